"""The rows of a file while they wait to be carried out: in the page itself, signed.

Nothing is kept on the server between the preview and the confirmation, so there is nothing to
delete and nothing that somebody else could read: the rows hold names of people. The page is the
secretary's own and is kept by no cache. What comes back is taken only if it was signed here, for
this forum, and no more than two hours ago; cells with personal identity numbers were masked before.
"""

from __future__ import annotations

from typing import Final

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from web.language import gettext as _
from web.secret import SHEETS, key_for
from web.settings import Settings
from web.sheets.reading import Sheet, from_kept, to_kept
from web.sheets.refused import refused

HOURS: Final = 2
LARGEST: Final = 400_000
"""Characters of a page's field; more would not come back."""


def written(sheet: Sheet, forum_id: str, settings: Settings) -> str:
    """Return a sheet as a text for a field of the page.

    Raises:
        SheetRefusedError: It is too large for one.
    """
    text = str(_signer(forum_id, settings).dumps(to_kept(sheet)))
    if len(text) > LARGEST:
        raise refused(_("The file holds more text than can be read at a time: divide it."))
    return text


def read_back(text: str, forum_id: str, settings: Settings) -> Sheet:
    """Return the sheet that a page held.

    Raises:
        SheetRefusedError: It was not signed here, or waited too long.
    """
    try:
        return from_kept(_signer(forum_id, settings).loads(text, max_age=HOURS * 3600))
    except SignatureExpired as error:
        raise refused(_("The page is more than two hours old: choose the file again.")) from error
    except BadSignature as error:
        raise refused(_("The rows did not come back whole: choose the file again.")) from error


def _signer(forum_id: str, settings: Settings) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key_for(SHEETS, settings), salt=f"sheet/{forum_id}")

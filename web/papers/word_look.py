"""What a Word file may not bring along that is handed out as it was sent.

`web.texts.word_file` has looked for macros, locks, bombs and odd parts already. Beyond that:
nothing is fetched when somebody opens it, and no other program is inside.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from web.papers.polyglot import refuse_second_kind_of_archive
from web.papers.refused import RefusedFileError
from web.texts.refused import RefusedTextError
from web.texts.word_file import looked_through

_AS_FILES: Final = {
    "locked_or_old": "locked",
    "has_macros": "has_programs",
    "unpacks_too_large": "unpacks_too_large",
    "file_too_large": "too_large",
    "not_word": "other_kind",
}
_PROGRAMS: Final = re.compile(r"activex|oleobject|\.(bin|exe|dll|js|vbs|html?|ps1|scr)$", re.I)
_FONTS_AND_PRINTERS: Final = re.compile(r"^word/(printersettings|fonts)/|\.odttf$", re.I)
_RELATIONSHIP: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL: Final = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.I)
_HYPERLINK: Final = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.I)
_WEB: Final = re.compile(rb"Target\s*=\s*[\"'](?:https?:|mailto:|#)", re.I)


def refuse_harmful_word(content: bytes) -> None:
    """Refuse a Word file that may do harm.

    Raises:
        RefusedFileError: It is no .docx, is locked, holds programs, unpacks to too much, is also of
            another kind, or fetches something from elsewhere.
    """
    refuse_second_kind_of_archive(content)
    try:
        looked_through(io.BytesIO(content)).close()
    except RefusedTextError as error:
        raise RefusedFileError(_AS_FILES.get(error.code, "damaged")) from None
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if _PROGRAMS.search(name) and not _FONTS_AND_PRINTERS.search(name):
                raise RefusedFileError("has_programs")
            if name.lower().endswith(".rels"):
                _refuse_fetching(parts.read(name))


def _refuse_fetching(relationships: bytes) -> None:
    if b"\x00" in relationships:  # in another encoding than UTF-8, which Word never writes
        raise RefusedFileError("damaged")
    for found in _RELATIONSHIP.findall(relationships):
        if _EXTERNAL.search(found) and not (_HYPERLINK.search(found) and _WEB.search(found)):
            raise RefusedFileError("loads_from_elsewhere")

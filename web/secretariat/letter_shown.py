"""The letter that an act sends, shown before it is done: to whom it goes, and what it says.

Source: screens.md, page 1, item 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, cast

import nh3
from flask import Flask, current_app
from markupsafe import Markup

from projections.meetings import MeetingRow
from web.installation import Installation
from web.language import page_language
from web.mail.letters import Letters
from web.mail.occasions import LetterKind, Occasion
from web.mail.outgoing import Letter
from web.mail.recipients import Recipient, recipients
from web.mail.told import address_hash
from web.mail.unreached import Unreached
from web.public import Reader
from web.secretariat.list_of_those_here import Part

OF_ACT: Final = {"invite": LetterKind.INVITATION, "papers": LetterKind.PAPERS}
"""By act: the letter that is sent after it."""
WORDS: Final = {"p", "b", "dl", "dt", "dd", "ul", "ol", "li", "blockquote"}
"""What is kept of a letter where it is shown."""


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter before it is sent.

    Attributes:
        subject: Its subject, as one recipient will get it; empty where nobody gets it.
        text: Its words, without the links.
        count: How many it goes to.
        unreached: Organizations that are expected and that nobody has an address for that works.
    """

    subject: str
    text: Markup
    count: int
    unreached: list[str]


def letter_shown(r: Reader, row: MeetingRow, act: str, parts: list[Part]) -> LetterShown | None:
    """Return the letter of an act; None for an act that sends none.

    Args:
        r: The secretariat.
        row: The meeting.
        act: The act.
        parts: Those who are expected.
    """
    kind = OF_ACT.get(act)
    if kind is None:
        return None
    now = datetime.now(UTC)
    installation: Installation = current_app.extensions["forum"]
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined]
    letters = Letters(app, installation, now, keeps_links=False)
    # Where in the log it will stand is not known before: the newest entry stands for it.
    occasion = Occasion(
        kind=kind, forum_id=r.forum_id, thing_id=row["meeting_id"], at=installation.read_position()
    )
    written: list[tuple[Recipient, Letter]] = []
    broken = Unreached(installation.accounts).every()
    for one in recipients(installation, now, with_examples=True):
        known = broken.get(one.key)
        if one.forum_id != r.forum_id or (known and known.address == address_hash(one.email)):
            continue
        if (found := letters.write(occasion, one, "", is_part=True)) is not None:
            written.append((one, found.letter))
    reached = {one.organization_id for one, _letter in written}
    own = [letter for one, letter in written if one.language == page_language()]
    shown = next(iter(own or [letter for _one, letter in written]), None)
    return LetterShown(
        subject=shown.subject if shown else "",
        text=_without_links(shown.html) if shown else Markup(),
        count=len(written),
        unreached=[
            line.called.text
            for part in parts
            for line in part.rows
            if line.capacity == "member" and line.organization_id not in reached
        ],
    )


def _without_links(html: str) -> Markup:
    return Markup(nh3.clean(html, tags=WORDS, attributes={}))

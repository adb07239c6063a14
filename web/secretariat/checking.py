"""The check before publishing: what hinders, what reminds, and masking a passage.

What is masked becomes a version of its own with a visible mark; the version before stays as it was.

Source: issue on the people's work, item 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from forum.errors import IncompleteError
from projections.meetings import MeetingRow
from projections.organizations import organizations
from web.forms import carry_out
from web.language import gettext as _
from web.language import page_language
from web.public import Reader, reader
from web.schemas.notes import MaskPassages
from web.secretariat import governance, secretariat
from web.secretariat.meeting import meeting_at
from web.secretariat.written import WrittenNotes, written_notes

if TYPE_CHECKING:
    from web.texts.check import Finding


@dataclass(frozen=True, slots=True)
class Check:
    """What was found in the version that would be published.

    Attributes:
        hinders: What must be masked or taken out first.
        reminds: What to look at.
        is_clean: Nothing was found in the text.
    """

    hinders: list[Finding]
    reminds: list[Finding]

    @property
    def is_clean(self) -> bool:
        """Whether no passage was found."""
        return not any(one.start is not None for one in (*self.hinders, *self.reminds))


def check_of(r: Reader, found: WrittenNotes) -> Check:
    """Look through the newest version of notes."""
    from web.texts.check import Strength, check

    names = [
        name["name"] for one in organizations(r.conn, sees=r.sees).values() for name in one["names"]
    ]
    findings = check(
        found.text.text if found.text else "",
        organizations=names,
        is_approved=found.row["is_approved"],
    )
    return Check(
        hinders=[one for one in findings if one.strength is Strength.HINDERS],
        reminds=[one for one in findings if one.strength is Strength.REMINDS],
    )


def refuse_hindered(r: Reader, row: MeetingRow) -> None:
    """Refuse to publish what may not be public.

    Raises:
        IncompleteError: Something hinders.
    """
    found = written_notes(r, row)
    if found is not None and check_of(r, found).hinders:
        raise IncompleteError(
            "the text holds what may not be public: mask it, or take it out, and publish then"
        )


@secretariat.post("/meetings/<ref>/notes/masked")
def mask_passages(ref: str) -> Response:
    """Mask the passages that were marked, as a new version with a reason."""
    from web.secretariat.moving_on import move_on

    r, row = reader(), meeting_at(ref)
    found = written_notes(r, row)
    if found is None or found.text is None:
        abort(404)
    text, language = found.text.text, found.text.lang or page_language()

    def act(data: dict[str, Any]) -> None:
        public = _masked(text, request.form.getlist("passage"), data["reason"], language)
        minutes_id = UUID(found.row["minutes_id"])
        if found.row["is_approved"]:
            governance().correct_minutes(
                minutes_id=minutes_id,
                text={language: public},
                reason={page_language(): _("Masked: %(reason)s", reason=data["reason"])},
                read=found.number,
            )
        else:
            governance().redraft_minutes(
                minutes_id=minutes_id, text={language: public}, read=found.number
            )

    return carry_out(
        "mask",
        MaskPassages,
        act,
        page=lambda: move_on(ref, "publish"),
        to=url_for("secretariat.move_on", ref=ref, act="publish"),
    )


def _masked(text: str, passages: list[str], reason: str, language: str) -> str:
    """The text with the marked passages masked.

    Raises:
        IncompleteError: Nothing is marked, or a mark does not fit the text.
    """
    from web.texts.masking import Mask, MaskError, public_version

    places = [one.partition("-")[::2] for one in passages]
    if not places or not all(a.isdigit() and b.isdigit() for a, b in places):
        raise IncompleteError("mark the passages that are to be masked")
    masks = [Mask(int(start), int(end), reason) for start, end in places]
    try:
        return public_version(text, masks, language).markdown
    except MaskError as error:
        raise IncompleteError(
            "a passage cannot be masked there: take it out of the text instead"
        ) from error

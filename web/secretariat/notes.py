"""The notes after the meeting: rewriting them, two writers at once, and answering comments.

Source: screens.md, page 1, item 7.
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from flask import make_response as answer
from flask import request, url_for
from werkzeug.wrappers import Response

from web.forms import carry_out, fill_in
from web.language import gettext as _
from web.language import ngettext, page_language
from web.public import reader
from web.schemas.notes import AnswerComment, RewriteNotes
from web.secretariat import governance, secretariat
from web.secretariat.meeting import meeting, meeting_at
from web.secretariat.written import text_of, written_notes


@secretariat.post("/meetings/<ref>/notes")
def rewrite_notes(ref: str) -> Response:
    """Write the draft anew, as a version of its own; nobody's words are written over."""
    row = meeting_at(ref)
    found = written_notes(reader(), row)

    def act(data: dict[str, Any]) -> None:
        text = {page_language(): data["text"]}
        if found is None:
            governance().assemble_minutes(meeting_id=UUID(row["meeting_id"]), text=text)
        else:
            minutes_id = UUID(found.row["minutes_id"])
            governance().redraft_minutes(minutes_id=minutes_id, text=text, read=data["read"])

    sent = carry_out("notes", RewriteNotes, act, page=lambda: meeting(ref), to=notes_of(ref))
    return _merged(ref) if sent.status_code == 409 else sent


@secretariat.post("/meetings/<ref>/notes/merged")
def merge_notes(ref: str) -> Response:
    """Put two texts together as was chosen, for a last look; nothing is saved."""
    return _merged(ref, status=200)


def _merged(ref: str, status: int = 409) -> Response:
    """Show what two wrote at once, put together; where both changed the same, one chooses."""
    from web.texts.merging import Chosen, merge  # only here is it needed

    r, row = reader(), meeting_at(ref)
    found = written_notes(r, row)
    read = request.form.get("read", "0")
    mine = request.form.get("text", "").replace("\r\n", "\n")
    base = text_of(r, found, int(read)) if found and read.isdigit() else ""
    theirs = found.text.text if found and found.text else ""
    laid = merge(base, mine, theirs)
    asked = [request.form.get(f"choice-{n}", "both") for n in range(len(laid.choices))]
    chosen = [one if one in {"mine", "theirs"} else "both" for one in asked]
    is_chosen = "choice-0" in request.form or not laid.choices
    note = (
        _("The two texts are put together. Look at it once more, then save.")
        if is_chosen
        else ngettext(
            "You and somebody else changed %(num)s passage in different ways: choose below.",
            "You and somebody else changed %(num)s passages in different ways: choose below.",
            len(laid.choices),
        )
    )
    values = {
        "text": laid.text(cast(list[Chosen], chosen)),
        "read": str(found.number if found else 0),
        "mine": mine,
        "base": read,
    }
    fill_in("notes", values, note)
    return answer(meeting(ref, choices_to_make=[] if is_chosen else laid.choices), status)


@secretariat.post("/meetings/<ref>/comments")
def answer_comment(ref: str) -> Response:
    """Say what became of a comment."""

    def act(data: dict[str, Any]) -> None:
        reason = {page_language(): data["reason"]} if data.get("reason") else None
        governance().answer_comment(
            comment_id=data["comment_id"], is_taken_in=data["answer"] == "in", reason=reason
        )

    return carry_out(
        "comment",
        AnswerComment,
        act,
        page=lambda: meeting(ref),
        to=notes_of(ref),
        key=request.form.get("comment_id", ""),
    )


def notes_of(ref: str) -> str:
    """The address of the notes on the page of their meeting."""
    return f"{url_for('secretariat.open_meeting', ref=ref)}#notes"

"""The notes after the meeting: rewriting them, answering comments; sending and publishing move on.

Source: screens.md, page 1, item 7.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from web.forms import carry_out
from web.language import page_language
from web.public import reader
from web.schemas.notes import AnswerComment, RewriteNotes
from web.secretariat import governance, secretariat
from web.secretariat.meeting import meeting, meeting_at
from web.secretariat.written import WrittenNotes, written_notes


@secretariat.post("/meetings/<ref>/notes")
def rewrite_notes(ref: str) -> Response:
    """Write the draft anew, as a version of its own; nobody's words are written over."""
    found = _notes(ref)

    def act(data: dict[str, Any]) -> None:
        governance().redraft_minutes(
            minutes_id=UUID(found.row["minutes_id"]),
            text={page_language(): data["text"]},
            read=data["read"],
        )

    return carry_out("notes", RewriteNotes, act, page=lambda: meeting(ref), to=_here(ref))


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
        to=_here(ref),
        key=request.form.get("comment_id", ""),
    )


def _notes(ref: str) -> WrittenNotes:
    found = written_notes(reader(), meeting_at(ref))
    if found is None:
        abort(404)
    return found


def _here(ref: str) -> str:
    return f"{url_for('secretariat.open_meeting', ref=ref)}#notes"

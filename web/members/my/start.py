"""Mitt forum: what is to be done, nearest first; what was sent; what we said; who speaks for us.

Source: screens.md, page 2 (signed in it is the same page with all duties under each other).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from werkzeug.wrappers import Response

from projections import minutes
from projections.calendar import standing
from projections.seats import sitting_on
from web.forms import carry_out
from web.language import page_language
from web.members.in_short import ItemInShort, meeting_in_short
from web.members.my import governance, my
from web.members.my.entered import entries_of
from web.members.my.meetings import invitation_of, invited
from web.members.my.once import meetings_of
from web.members.my.own import Own, own
from web.members.my.people import mandate_lines
from web.members.my.selection import open_selections
from web.members.my.to_do import Line, to_do
from web.members.my.views import own_rows
from web.public import Reader, reader, view_words
from web.public.meeting_words import meeting_title
from web.public.meetings import lead
from web.public.things import Things
from web.schemas.meeting import Nothing
from web.schemas.member import AnswerCall
from web.schemas.task import TaskDone


@my.get("/")
def start() -> str:
    """Show what is to be done and what became of what was said."""
    r, whose, things = reader(), own(), Things(reader(), [])
    lines = to_do(r, whose)
    said = view_words.things_of(r, [line.view for line in lines if line.view is not None])
    return render_template(
        "my/start.html",
        lines=lines,
        late=sum(line.duty["is_late"] for line in lines),
        invitation=lambda line: invitation_of(r, whose, line.meeting),
        talked_about=lambda line: _talked_about(r, line),
        to_read=_sent_round(r),
        coming=_coming(r, whose, lines),
        views=own_rows(r, whose)[:5],
        people=mandate_lines(r, whose)[:6] if whose.organization_id else [],
        row_of=lambda view: view_words.row(view, said),
        seat=_called_to(r, whose),
        selections=open_selections(r) if whose.organization_id and whose.acts else [],
        side_name=things.side,
        entered=entries_of(r, whose)[:3],
    )


@my.post("/call")
def answer_call() -> Response:
    """Say for a reserve whether it takes the seat that it was asked about."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        about = {"year": data["year"], "side": data["side"], "organization_id": whose.organization}
        if data["answer"] == "yes":
            governance().call_up_reserve(**about)
        else:
            governance().decline_reserve_call(**about)

    return carry_out("call", AnswerCall, act, page=start, to=url_for("my.start"))


@my.post("/verify/<uuid:minutes_id>")
def verify(minutes_id: UUID) -> Response:
    """Verify notes for the own organization."""
    whose = own()

    def act(_data: dict[str, Any]) -> None:
        governance().verify_minutes(minutes_id=minutes_id, organization_id=whose.organization)

    return carry_out(
        "verify", Nothing, act, page=start, to=url_for("my.start"), key=str(minutes_id)
    )


@my.post("/tasks/<uuid:task_id>")
def finish_task(task_id: UUID) -> Response:
    """Say that a task of the own organization, or of the side, was done."""

    def act(data: dict[str, Any]) -> None:
        said = {page_language(): data["text"]} if data.get("text") else None
        governance().finish_task(task_id=task_id, text=said)

    return carry_out("task", TaskDone, act, page=start, to=url_for("my.start"), key=str(task_id))


def _talked_about(r: Reader, line: Line) -> list[ItemInShort]:
    """What the meeting of an invitation is about, in short."""
    meeting = meeting_in_short(r, line.duty["about_id"])
    return meeting.items if meeting is not None else []


def _called_to(r: Reader, whose: Own) -> dict[str, Any] | None:
    """The side and year of the seat that the organization was asked to take."""
    for side in sitting_on(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day):
        if any(row["organization_id"] == whose.organization_id for row in side["reserves"]):
            return {"year": side["year"], "side": side["side"]}
    return None


def _sent_round(r: Reader) -> list[dict[str, Any]]:
    """Notes that were sent to the members and are not approved."""
    notes = minutes.minutes(r.conn, forum_id=r.forum_id, sees=r.sees)
    found = []
    for row in meetings_of(r):
        own_notes = notes.get(row["meeting_id"])
        if own_notes is None or own_notes["is_approved"] or own_notes["state"] == "withdrawn":
            continue
        if not any(one["act"] == "circulated" for one in own_notes["grounds"]):
            continue
        found.append(
            {
                "title": meeting_title(row),
                "lead": lead(row),
                "until": own_notes["comment_by"],
                "is_over": bool(
                    own_notes["comment_by"] and own_notes["comment_by"] < r.day.isoformat()
                ),
                "address": url_for("my.notes", ref=row["ref"]),
            }
        )
    return found[::-1]


def _coming(r: Reader, whose: Own, lines: list[Line]) -> list[dict[str, Any]]:
    """Meetings that were called and that the organization has answered, or need not."""
    asked = {line.duty["about_id"] for line in lines if line.form == "invitation"}
    found = []
    for row in meetings_of(r):
        is_ours = row["side"] in {None, whose.side.key}
        if not is_ours or standing(row, r.day) != "convened" or row["meeting_id"] in asked:
            continue
        found.append(
            {
                "title": meeting_title(row),
                "lead": lead(row),
                "is_own": row["side"] is not None,
                "said": invited(r, whose, row),
                "address": url_for("my.meeting", ref=row["ref"]),
            }
        )
    return found

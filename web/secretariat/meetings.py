"""The meetings of the forum as work: where each stands, and planning another."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from werkzeug.wrappers import Response

from forum.meeting.meeting_kinds import MeetingKind
from projections import meetings as planned
from web.forms import carry_out
from web.language import page_language
from web.public import reader
from web.public.meeting_words import kind_word
from web.public.meetings import meeting_lines
from web.schemas.meeting import PlanMeeting
from web.secretariat import governance, secretariat
from web.words import sentence

KINDS = (
    *(MeetingKind.DIALOGUE, MeetingKind.CONSTITUTING, MeetingKind.PLANNING),
    *(MeetingKind.CONSULTATION, MeetingKind.OTHER),
)
"""Kinds that the secretariat plans; a side's own meetings are that side's."""


@secretariat.get("/meetings/")
def meetings() -> str:
    """Show the meetings, those to come first."""
    r = reader()
    rows = planned.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
    lines = meeting_lines(r, [row for row in rows if row["side"] is None][::-1])
    today = r.day.isoformat()
    return render_template(
        "secretariat/meetings.html",
        coming=[one for one in lines if one.row["day"] >= today][::-1],
        earlier=[one for one in lines if one.row["day"] < today],
        kinds=[(kind.value, sentence(kind_word(kind.value))) for kind in KINDS],
    )


@secretariat.post("/meetings/")
def plan_meeting() -> Response:
    """Plan a meeting."""
    planned_id = UUID(int=0)

    def act(data: dict[str, Any]) -> None:
        nonlocal planned_id
        planned_id = governance().plan_meeting(
            classification=MeetingKind(data["kind"]),
            year=data["day"].latest.year,
            day=data["day"],
            title={page_language(): data["title"]} if data.get("title") else None,
        )

    def its_page() -> str:
        r = reader()
        every = planned.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
        ref = next((one["ref"] for one in every if one["meeting_id"] == str(planned_id)), None)
        if ref is None:  # not read yet: the list has it in a moment
            return url_for("secretariat.meetings")
        return url_for("secretariat.open_meeting", ref=ref)

    return carry_out("plan", PlanMeeting, act, page=meetings, to=its_page)

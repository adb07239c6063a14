"""The room of a side: its own meetings, what it brings, and its post in the presidium.

Members of the side read it; its coordinator acts. The secretariat and the administrators are
outsiders to it.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.meeting.meeting_kinds import MeetingKind
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.when import When
from projections import presidium
from projections.calendar import standing
from projections.meetings import MeetingRow
from projections.seats import sitting_on
from projections.themes import themes
from web.acting import also
from web.forms import carry_out
from web.language import gettext as _
from web.language import page_language, pick
from web.members.my import governance, my
from web.members.my.once import meetings_of, views_of
from web.members.my.own import own
from web.public import Reader, reader, view_words
from web.public.codes import code
from web.public.meeting_words import STANDINGS, kind_word, meeting_title
from web.public.meetings import lead
from web.public.things import Things
from web.schemas.member import NamePost, OwnMeeting, PlanOwnMeeting
from web.secretariat.attendance import local_time
from web.words import sentence

KINDS = (
    *(MeetingKind.PRE_MEETING, MeetingKind.START_UP_MEETING, MeetingKind.AFTER_TALK),
    MeetingKind.OTHER,
)
"""Kinds of meetings that a side has by itself."""
POSTS = (Post.CHAIR, Post.VICE_CHAIR)


@my.get("/side/")
def side() -> str:
    """Show the room of the side."""
    r, key = reader(), _side()
    rows = meetings_of(r)
    own_meetings = [row for row in rows if row["side"] == key]
    today = r.day.isoformat()
    said = view_words.in_list(
        [one for one in views_of(r) if one["side"] == key and _is_recent(r, one["said_on"])]
    )
    things = view_words.things_of(r, said)
    return render_template(
        "my/side.html",
        coming=[_meeting(r, row) for row in own_meetings if row["day"] >= today],
        earlier=[_meeting(r, row) for row in own_meetings if row["day"] < today][::-1][:10],
        views=[view_words.row(one, things) for one in said],
        themes=_themes(r, key),
        next_agenda=_next_agenda(rows, today),
        kinds=[(kind.value, sentence(kind_word(kind.value))) for kind in KINDS],
        posts=[(post.value, _post(post)) for post in POSTS],
        named=[
            one
            for one in presidium.presidium_on(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
            if one["side"] == key
        ],
        post_word=lambda name: _post(Post(name)),
        organizations=[("", _("Not said")), *_organizations(r, key)],
        today=today,
    )


@my.post("/side/meetings")
def plan_own_meeting() -> Response:
    """Plan and call a meeting of the side's own."""
    key = _side()

    def act(data: dict[str, Any]) -> None:
        do, day = governance(), data["day"]
        meeting_id = do.plan_meeting(
            classification=MeetingKind(data["kind"]),
            year=day.latest.year,
            day=day,
            title={page_language(): data["title"]} if data.get("title") else None,
            side=key,
        )
        if data.get("start") or data.get("place"):
            with also("schedule"):
                do.schedule_meeting(
                    meeting_id=meeting_id,
                    day=day,
                    start=_clock(day, data.get("start")),
                    end=_clock(day, data.get("end")),
                    place=data.get("place"),
                )
        with also("convene"):
            do.convene_meeting(meeting_id=meeting_id)

    return carry_out("plan", PlanOwnMeeting, act, page=side, to=url_for("my.side"))


@my.post("/side/cancel")
def cancel_own_meeting() -> Response:
    """Cancel a meeting of the side's own."""
    _side()

    def act(data: dict[str, Any]) -> None:
        reason = {page_language(): data["reason"]} if data.get("reason") else None
        governance().cancel_meeting(meeting_id=data["meeting_id"], reason=reason)

    key = request.form.get("meeting_id", "")
    return carry_out("cancel", OwnMeeting, act, page=side, to=url_for("my.side"), key=key)


@my.post("/side/post")
def name_post() -> Response:
    """Name who takes the side's post in the presidium."""
    key = _side()

    def act(data: dict[str, Any]) -> None:
        governance().appoint_presidium_member(
            year=data["start"].latest.year,
            post=Post(data["post"]),
            side=key,
            named_by=key,
            organization_id=data.get("organization_id"),
            start=data["start"],
        )

    return carry_out("post", NamePost, act, page=side, to=url_for("my.side"))


def _clock(day: When, clock: time | None) -> LocalTime | None:
    return local_time(datetime.combine(day.latest, clock)) if clock is not None else None


def _side() -> str:
    """The key of the side; 404 for who is on none, or is there no more."""
    whose = own()
    if whose.side.key is None or not whose.acts:
        abort(404)
    return whose.side.key


def _is_recent(r: Reader, said_on: str | None) -> bool:
    return said_on is not None and When(said_on).latest.year >= r.day.year - 1


def _meeting(r: Reader, row: MeetingRow) -> dict[str, Any]:
    mark, word = STANDINGS[standing(row, r.day)]
    return {
        "row": row,
        "title": meeting_title(row),
        "lead": lead(row),
        "state": (mark, str(word)),
        "address": url_for("my.meeting", ref=row["ref"]),
        "may_cancel": not row["is_cancelled"] and not row["is_held"],
    }


def _themes(r: Reader, key: str) -> list[dict[str, Any]]:
    rows = [
        one
        for one in themes(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
        if one["side"] == key and one["year"] >= r.day.year
    ]
    things = Things(r, [one["proposed_by_id"] for one in rows])
    return [
        {
            "title": pick(one["title"], page_language()),
            "by": things.called(one["proposed_by_id"]).text if one["proposed_by_id"] else "",
            "supporters": len(one["supporters"]),
            "address": url_for("public.theme", ref=one["ref"]),
        }
        for one in rows
    ]


def _next_agenda(rows: list[MeetingRow], today: str) -> dict[str, str] | None:
    """The next meeting of the whole forum: before it the side gathers what it brings."""
    coming = [row for row in rows if row["side"] is None and row["day"] >= today]
    open_ones = [row for row in coming if not row["is_cancelled"]]
    return {"lead": lead(open_ones[0])} if open_ones else None


def _organizations(r: Reader, key: str) -> list[tuple[str, str]]:
    seated = [
        row["organization_id"]
        for one in sitting_on(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
        if one["side"] == key
        for row in one["seated"]
    ]
    things = Things(r, seated)
    return sorted(((one, things.called(one).text) for one in seated), key=lambda pair: pair[1])


def _post(post: Post) -> str:
    return sentence(code(post.value, page_language()))

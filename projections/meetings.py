"""Meetings: what is known of each, from the plan to the day, and no more than that.

A meeting is planned, convened (the invitation is out), held or cancelled as the log says. Where it
stands on a day is in `calendar`, agendas are in `agendas`, who came is in `presence`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final, TypedDict

from forum.meeting.meeting import Meeting
from forum.record.when import When
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

MEETINGS = Table(
    name="meetings",
    columns={
        **SAID,
        "meeting_id": str,
        "kind": str,
        "side": str,
        "is_listed": int,
        "year": int,
        "day": str,
        "title": str,
        "is_draft": int,
        **CAUTIONS,
    },
    indexes=(("forum_id", "year"), ("meeting_id",)),
)
ACTS = Table(
    name="meeting_acts",
    columns={
        **SAID,
        **RECORDED,
        # published, scheduled, retitled, convened, held, cancelled, numbered or presided_by
        "act": str,
        "day": str,
        "start": str,
        "end": str,
        "place": str,
        "form": str,
        "at": str,
        "title": str,
        "convener_id": str,
        "annexes": int,
        "registration_deadline": str,
        "reason": str,
        "number": int,
        "post": str,
        "organization_id": str,
        **CAUTIONS,
    },
    indexes=(("forum_id",), ("aggregate_id",)),
)
_SAID_TOGETHER: Final = {
    "scheduled": ("start", "end", "place", "form"),
    "presided_by": ("post", "organization_id"),
}
"""What an act says anew as a whole: what it leaves out no longer holds."""
_ACT_FIELDS: Final = tuple(
    name for name in ACTS.columns if name not in {*SAID, *RECORDED, "act", "cautions"}
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Meeting.Planned():
            about = (said[0], plain(it.classification), it.side, int(it.is_listed), it.year)
            row = (*said, *about, plain(it.day), titles(it.title), int(it.is_draft))
            yield "meetings", (*row, cautions_told(told))
        case Meeting.Scheduled():
            yield _act(
                told,
                day=plain(it.day),
                start=plain(it.start),
                end=plain(it.end),
                place=it.place,
                reason=told.wordings(it.reason),
                form=plain(it.form),
            )
        case Meeting.Retitled():
            yield _act(told, title=titles(it.title))
        case Meeting.Convened():
            yield _act(
                told,
                convener_id=plain(it.convener_id),
                annexes=it.annexes,
                registration_deadline=plain(it.registration_deadline),
            )
        case Meeting.Held() | Meeting.Published():
            yield _act(told)
        case Meeting.Cancelled():
            yield _act(told, reason=told.wordings(it.reason))
        case Meeting.Numbered():
            yield _act(told, number=it.number)
        case Meeting.PresidedBy():
            yield _act(
                told,
                post=plain(it.post),
                organization_id=plain(it.organization_id),
                at=plain(it.at),
            )


def _act(told: Told, **said: str | int | None) -> Row:
    """The row of an act, named by the verb of its topic."""
    act = told.event.TOPIC.partition(".")[2]
    values = (said.get(name) for name in _ACT_FIELDS)
    return "meeting_acts", (*told.said, told.recorded, act, *values, cautions_told(told))


PROJECTION = Projection(
    name="meetings", version=3, tables=(MEETINGS, ACTS), handler=handler, about=(Meeting,)
)


class Chaired(TypedDict):
    """Somebody who presided, from a time on.

    Attributes:
        post: The post in the presidium, or None.
        organization_id: The organization that the chair came from, or None.
        at: From when on, a local time; None from the beginning.
    """

    post: str | None
    organization_id: str | None
    at: str | None


class MeetingRow(TypedDict):
    """A meeting, as the log has it.

    Attributes:
        meeting_id: Its id.
        ref: Its address: its number in the year (`2018-02`) or its day and kind.
        refs: Addresses it had before it was moved or numbered.
        kind: constituting, dialogue, planning, consultation, pre_meeting, start_up_meeting,
            after_talk or other.
        side: Key of the side whose own meeting it is; None for the whole forum's.
        year: The forum year.
        number: Its number in the year; None without one.
        day: The day, as exactly as it is known.
        moved_from: Earlier days, oldest first.
        moved_because: Why it was moved last, by language.
        start: Planned beginning, a local time, or None.
        end: Planned end, a local time, or None.
        place: Where, or None.
        form: on_site, remote or both, or None.
        title: What it is about, by language; empty if it has no title.
        is_draft: It is kept back: only the secretariat sees it.
        is_convened: The invitation to that day was seen.
        invited_on: The day of the newest invitation, as exactly as it is known, or None.
        is_held: A source tells of it afterwards.
        is_cancelled: It was cancelled.
        reason: Why it was cancelled, by language.
        convener_id: The organization that called it, or None.
        annexes: How many papers came with the invitation, or None.
        registration_deadline: Last day to answer, or None.
        chair_post: Post of whoever presided, or None.
        chair_id: Organization of whoever presided, or None.
        chairs: Everybody who presided, in the order in which it was entered.
        grounds: What each of its events rests on, in log order.
    """

    meeting_id: str
    ref: str
    refs: list[str]
    kind: str
    side: str | None
    year: int
    number: int | None
    day: str
    moved_from: list[str]
    moved_because: Names
    start: str | None
    end: str | None
    place: str | None
    form: str | None
    title: Names
    is_draft: bool
    is_convened: bool
    invited_on: str | None
    is_held: bool
    is_cancelled: bool
    reason: Names
    convener_id: str | None
    annexes: int | None
    registration_deadline: str | None
    chair_post: str | None
    chair_id: str | None
    chairs: list[Chaired]
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def meetings(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[MeetingRow]:
    """Return the meetings of a forum, by day and clock, oldest first."""
    acts: dict[str, list[Found]] = {}
    for act in of_forum(conn, ACTS, sees=sees, forum_id=forum_id):
        acts.setdefault(act["aggregate_id"], []).append(act)
    planned = of_forum(conn, MEETINGS, sees=sees, forum_id=forum_id)
    found = [_meeting(row, acts.get(row["meeting_id"], [])) for row in planned]
    taken: set[str] = set()
    for meeting in found:
        meeting["ref"] = _free(meeting["ref"], taken)
    return sorted(found, key=_time)


def find(every: Sequence[MeetingRow], ref: str) -> MeetingRow | None:
    """Return the meeting that has an address, or had it before it was moved or numbered."""
    now = (meeting for meeting in every if meeting["ref"] == ref)
    before = (meeting for meeting in every if ref in meeting["refs"])
    return next(now, None) or next(before, None)


def _time(row: MeetingRow) -> tuple[date, str]:
    """Where a meeting stands among others: by day, then by clock; an unknown clock comes last."""
    return When(row["day"]).earliest or date.min, row["start"] or "unknown"


def _meeting(planned: Found, acts: list[Found]) -> MeetingRow:
    """Fold what happened to one meeting: the newest word on each thing counts."""
    days = [planned["day"], *(act["day"] for act in acts if act["day"])]
    newest: dict[str, Any] = dict.fromkeys(_ACT_FIELDS)
    newest["title"] = planned["title"]
    newest["day"], invited_for, invited_on = planned["day"], None, None
    for act in acts:
        told = {name: act[name] for name in _ACT_FIELDS if act[name] is not None}
        newest |= dict.fromkeys(_SAID_TOGETHER.get(act["act"], ())) | told
        if act["act"] == "convened":
            invited_for, invited_on = newest["day"], day_of(act)
    done = {act["act"] for act in acts}
    why = {act["act"]: act["reason"] for act in acts if act["reason"] not in {None, "[]"}}
    refs = [f"{day.removeprefix('../')}-{planned['kind']}" for day in days]
    if newest["number"] is not None:
        refs.append(f"{planned['year']}-{newest['number']:02}")
    return MeetingRow(
        meeting_id=planned["meeting_id"],
        ref=refs[-1],
        refs=[ref for ref in dict.fromkeys(refs) if ref != refs[-1]],
        kind=planned["kind"],
        side=planned["side"],
        year=planned["year"],
        number=newest["number"],
        day=days[-1],
        moved_from=[day for day in dict.fromkeys(days) if day != days[-1]],
        moved_because=read_names(why.get("scheduled", "[]")),
        start=newest["start"],
        end=newest["end"],
        place=newest["place"],
        form=newest["form"],
        title=read_names(newest["title"]),
        is_draft=bool(planned["is_draft"]) and "published" not in done,
        is_convened=invited_for == newest["day"],
        invited_on=invited_on,
        is_held="held" in done,
        is_cancelled="cancelled" in done,
        reason=read_names(why.get("cancelled", "[]")),
        convener_id=newest["convener_id"],
        annexes=newest["annexes"],
        registration_deadline=newest["registration_deadline"],
        chair_post=newest["post"],
        chair_id=newest["organization_id"],
        chairs=[
            Chaired(post=act["post"], organization_id=act["organization_id"], at=act["at"])
            for act in acts
            if act["act"] == "presided_by"
        ],
        grounds=[ground(planned, "planned"), *(ground(act, act["act"]) for act in acts)],
    )


def _free(ref: str, taken: set[str]) -> str:
    """An address that no earlier meeting has: the second of a kind on a day gets -2."""
    free, count = ref, 1
    while free in taken:
        count += 1
        free = f"{ref}-{count}"
    taken.add(free)
    return free

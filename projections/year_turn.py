"""The turn of the year as one list: what is done, by which event, and what is left.

A step is done when what it is for has happened, or when somebody said so; else it is open, put off
or not needed. Asked with a day, like everything that depends on one.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.governing.year_turn import TurnStep, YearTurn
from projections.asking import Found, of_forum, rows
from projections.calendar import standing
from projections.details import plain
from projections.forums import YEARS, YEARS_CLOSED
from projections.grounds import RECORDED, is_after
from projections.groups import groups
from projections.mandates import mandates_by
from projections.meetings import meetings
from projections.minutes import minutes
from projections.names import Words, read_words
from projections.presidium import posts
from projections.publications import publications
from projections.rules import versions
from projections.seats import seats_in
from projections.tables import SAID, Table
from projections.told import Told
from projections.views import views
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

TURNS = Table(
    name="year_turns", columns={**SAID, "year": int}, indexes=(("forum_id",), ("aggregate_id",))
)
TURN_STEPS = Table(
    name="year_turn_steps",
    columns={**SAID, **RECORDED, "step": str, "act": str, "until": str, "text": str},
    indexes=(("aggregate_id",),),
    texts=("text",),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell that a turn was begun, and what was said of its steps."""
    match it := told.event:
        case YearTurn.Begun():
            yield "year_turns", (*told.said, it.year)
        case YearTurn.StepDone() | YearTurn.StepPutOff() | YearTurn.StepSetAside():
            act = it.TOPIC.partition(".")[2]
            until = plain(it.until) if isinstance(it, YearTurn.StepPutOff) else None
            about = (it.step.value, act, until, told.wordings(it.note))
            yield "year_turn_steps", (*told.said, told.recorded, *about)


PROJECTION = Projection(
    name="year_turn", version=1, tables=(TURNS, TURN_STEPS), handler=handler, about=(YearTurn,)
)


class StepRow(TypedDict):
    """One step of the turn of a year.

    Attributes:
        step: Which one; see `TurnStep`.
        state: done, open, put_off or not_needed.
        position: The event that shows or says it, or None.
        until: The day that it was put off to, or None.
        note: What was said of it, by language, or None.
        left: What is left, as people cite it: numbers of meetings and views, ids of organizations.
    """

    step: str
    state: str
    position: int | None
    until: str | None
    note: Words | None
    left: list[str]


class _Shown(TypedDict):
    """What the log shows of a step without anybody saying so."""

    position: int | None
    left: list[str]


@asked_by(*EVERYBODY)
def year_turn(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date, zone: str
) -> list[StepRow]:
    """Return the steps of the turn from a year to the next, as they stand on a day.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        year: The year that ends.
        day: The day asked about.
        zone: IANA name of the forum's zone.
    """
    where = {"forum_id": forum_id, "sees": sees}
    shown = {
        TurnStep.HAND_OVER_NOTE: _published(conn, where, "handover_note", year),
        TurnStep.RULES: _rules(conn, where, year + 1, day),
        TurnStep.MEETINGS: _meetings(conn, where, year + 1),
        TurnStep.SEATS: _seats(conn, where, year + 1),
        TurnStep.REPRESENTATIVES: _representatives(conn, where, year + 1),
        TurnStep.PRESIDIUM: _presidium(conn, where, year + 1),
        TurnStep.GROUPS: _groups(conn, where, year + 1),
        TurnStep.OPEN_VIEWS: _open_views(conn, where, day, zone),
        TurnStep.LAST_MINUTES: _last_minutes(conn, where, year, day),
        TurnStep.YEARLY_REPORT: _published(conn, where, "annual_publication", year),
        TurnStep.YEAR_CLOSED: _closed(conn, where, year),
    }
    said = _said(conn, where, year, day)
    return [_step(step, shown.get(step), said.get(step.value)) for step in TurnStep]


def _step(step: TurnStep, shown: _Shown | None, said: Found | None) -> StepRow:
    states = {"step_done": "done", "step_put_off": "put_off", "step_set_aside": "not_needed"}
    position = shown["position"] if shown is not None else None
    state = "done" if position is not None else states[said["act"]] if said else "open"
    left = shown["left"] if shown is not None and state != "done" else []
    return StepRow(
        step=step.value,
        state=state,
        position=position if position is not None else said["position"] if said else None,
        until=said["until"] if said and state == "put_off" else None,
        note=read_words(said["text"]) if said and said["text"] else None,
        left=left,
    )


def _said(
    conn: sqlite3.Connection, where: dict[str, str], year: int, day: date
) -> dict[str, Found]:
    """What was said of each step last, by a day."""
    begun = rows(
        conn,
        TURNS,
        sees=where["sees"],
        where="t.forum_id = :forum_id AND t.year = :year",
        forum_id=where["forum_id"],
        year=year,
    )
    if not begun:
        return {}
    acts = rows(
        conn,
        TURN_STEPS,
        sees=where["sees"],
        where="t.aggregate_id = :turn_id",
        turn_id=begun[0]["aggregate_id"],
    )
    return {act["step"]: act for act in acts if not is_after(act, day)}


def _published(conn: sqlite3.Connection, where: dict[str, str], kind: str, year: int) -> _Shown:
    found = [
        row["position"]
        for row in publications(conn, **where)
        if row["classification"] == kind and row["covers_year"] == year
    ]
    return _Shown(position=found[-1] if found else None, left=[])


def _rules(conn: sqlite3.Connection, where: dict[str, str], year: int, day: date) -> _Shown:
    of_year = [row for row in versions(conn, day=day, **where) if row["year"] == year]
    adopted = [row["adopted"]["position"] for row in of_year if row["adopted"]]
    left = [f"{row['year']}-{row['number']}" for row in of_year if not row["adopted"]]
    return _Shown(position=adopted[0] if adopted else None, left=left)


def _meetings(conn: sqlite3.Connection, where: dict[str, str], year: int) -> _Shown:
    planned = [
        row["grounds"][0]["position"]
        for row in meetings(conn, **where)
        if row["year"] == year and row["side"] is None and not row["is_cancelled"]
    ]
    return _Shown(position=planned[0] if planned else None, left=[])


def _seats(conn: sqlite3.Connection, where: dict[str, str], year: int) -> _Shown:
    seated = [
        row["position"] for side in seats_in(conn, year=year, **where) for row in side["seated"]
    ]
    return _Shown(position=seated[0] if seated else None, left=[])


def _representatives(conn: sqlite3.Connection, where: dict[str, str], year: int) -> _Shown:
    """Every organization with a seat has somebody who speaks for it from the first day on."""
    seated = [row for side in seats_in(conn, year=year, **where) for row in side["seated"]]
    first = date(year, 1, 1)
    speaking = {
        row["organization_id"]
        for row in mandates_by(conn, day=first, **where)
        if row["holds"] != "no"
    }
    without = [row["organization_id"] for row in seated if row["organization_id"] not in speaking]
    is_done = bool(seated) and not without
    return _Shown(position=seated[-1]["position"] if is_done else None, left=without)


def _presidium(conn: sqlite3.Connection, where: dict[str, str], year: int) -> _Shown:
    named = {post["post"]: post["position"] for post in posts(conn, year=year, **where)}
    missing = [post for post in ("chair", "vice_chair") if post not in named]
    return _Shown(position=None if missing else max(named.values()), left=missing)


def _open_views(conn: sqlite3.Connection, where: dict[str, str], day: date, zone: str) -> _Shown:
    open_states = {"late", "waiting", "no_answer", "followed_up", "passed_on"}
    numbers = [
        view["number"]
        for view in views(conn, day=day, zone=zone, **where)
        if view["state"] in open_states and view["standing"]["answer"] is None
    ]
    return _Shown(position=None, left=[str(number) for number in sorted(numbers)])


def _last_minutes(conn: sqlite3.Connection, where: dict[str, str], year: int, day: date) -> _Shown:
    """The notes of all meetings that were held in the year are approved and published."""
    notes = minutes(conn, day=day, **where)
    held = [
        row
        for row in meetings(conn, **where)
        if row["year"] == year and row["side"] is None and standing(row, day) == "held"
    ]
    positions, left = [], []
    for row in held:
        found = notes.get(row["meeting_id"])
        if found is not None and found["is_approved"] and found["state"] == "published":
            positions.append(found["grounds"][-1]["position"])
        else:
            left.append(row["ref"])
    return _Shown(position=max(positions) if positions and not left else None, left=left)


def _groups(conn: sqlite3.Connection, where: dict[str, str], year: int) -> _Shown:
    formed = [row["grounds"][0]["position"] for row in groups(conn, **where) if row["year"] == year]
    return _Shown(position=formed[0] if formed else None, left=[])


def _closed(conn: sqlite3.Connection, where: dict[str, str], year: int) -> _Shown:
    of_year = {row["aggregate_id"] for row in of_forum(conn, YEARS, **where) if row["year"] == year}
    closed = [
        row["position"]
        for row in of_forum(conn, YEARS_CLOSED, **where)
        if row["aggregate_id"] in of_year
    ]
    return _Shown(position=closed[-1] if closed else None, left=[])

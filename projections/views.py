"""Views: what was said, what was done with them, and where the answer stands on a day.

The answers themselves are in `feedback`. A view is never called feedback: that is what comes back.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.answering.view import View
from forum.record.when import When
from projections.asking import Found, of_forum
from projections.feedback import FeedbackStep, day_of, feedback_steps, recorded_on, said
from projections.moves import VIEW_MOVES, ViewMove, is_by, move_of
from projections.names import Names, Words
from projections.offices import office_names
from projections.standing import Standing, days_between, standing
from projections.tables import SAID, Table
from projections.told import Told
from projections.turn import Turn, turn
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

VIEWS = Table(
    name="views",
    columns={
        **SAID,
        "recorded": str,
        "number": int,
        "setting": str,
        "giver": str,
        "side": str,
        "organization_id": str,
        "meeting_id": str,
        "theme_id": str,
        "text": str,
        "group_id": str,
        "item_id": str,
    },
    indexes=(("forum_id", "number"), ("aggregate_id",)),
    texts=("text",),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell a view, or that it was passed on, handed back, gathered or withdrawn."""
    told_of, it = (*told.said, told.recorded), told.event
    match it:
        case View.Recorded():
            said_by = (it.organization_id, it.meeting_id, it.theme_id)
            ids = (str(one) if one else None for one in said_by)
            where = (str(one) if one else None for one in (it.group_id, it.item_id))
            text = told.wordings(it.text)
            about = (it.number, it.setting.value, it.giver.value, it.side)
            yield "views", (*told_of, *about, *ids, text, *where)
        case View.Referred():
            to_id, due = (str(one) if one else None for one in (it.to_id, it.due))
            yield "view_moves", (*told_of, "referred", to_id, it.to, due, told.wordings(it.text))
        case View.Returned():
            from_id = str(it.from_id) if it.from_id else None
            reason = told.wordings(it.reason)
            yield "view_moves", (*told_of, "returned", from_id, None, None, reason)
        case View.Withdrawn():
            reason = told.wordings(it.reason)
            yield "view_moves", (*told_of, "withdrawn", None, None, None, reason)
        case View.Gathered():
            yield "view_moves", (*told_of, "gathered", str(it.into_id), None, None, "[]")


PROJECTION = Projection(
    name="views", version=3, tables=(VIEWS, VIEW_MOVES), handler=handler, about=(View,)
)


class ViewRow(TypedDict):
    """A view and where its answer stands on a day.

    Attributes:
        position: The event that recorded it.
        view_id: Its id.
        number: The number that people cite.
        said_on: The day it was given, as known; None where that is unknown.
        setting: In what setting, such as dialogue or evaluation.
        giver: side, both_sides, organization, group, participants, presidium, secretariat, or
            unnamed where the giver did not allow to be named.
        side: The side, where the giver is one or is on one.
        organization_id: The organization that said it, or None.
        group_id: The group that said it, or None.
        meeting_id: The meeting where it was said, or None.
        theme_id: The theme it belongs to, or None.
        item_id: The item of the meeting's agenda that it was said on, or None.
        text: What was said, by language; empty where the text cannot be opened or was withdrawn.
        is_withdrawn: It was withdrawn, maybe after the day asked about: its text is left out.
        state: withdrawn, gathered (into a view that is not seen), answered, passed_on, waiting,
            no_news, late, followed_up or no_answer; for a gathered view that of the view that is
            answered for it.
        gathered_into: Number of that view, or None.
        standing: Where the answer stands; for a gathered view the answer to that other one.
        turn: Whose turn it is, or None where nobody has to do anything.
        days_taken: Days from the view to its answer; None where a day is not known in full.
        days_so_far: Days from the view to the day asked about; None likewise.
        days_given: Days from the view to the day the answer is due; None likewise.
        moves: What was done with it by that day, in order.
        steps: Every step of the answer up to that day, in order.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
    """

    position: int
    view_id: str
    number: int
    said_on: str | None
    setting: str
    giver: str
    side: str | None
    organization_id: str | None
    group_id: str | None
    meeting_id: str | None
    theme_id: str | None
    item_id: str | None
    text: Names
    is_withdrawn: bool
    state: str
    gathered_into: int | None
    standing: Standing
    turn: Turn | None
    days_taken: int | None
    days_so_far: int | None
    days_given: int | None
    moves: list[ViewMove]
    steps: list[FeedbackStep]
    basis: str | None
    source: str | None
    note: Words | None


@asked_by(*EVERYBODY)
def views(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date, zone: str
) -> list[ViewRow]:
    """Return the views that were given by a day, newest number first.

    A view whose day is unknown counts from the day when it was recorded.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: The day asked about: where each answer stood then.
        zone: IANA name of the forum's zone.
    """
    steps = feedback_steps(conn, forum_id=forum_id, sees=sees, zone=zone)
    offices = office_names(conn, sees=sees)
    moves: defaultdict[str, list[ViewMove]] = defaultdict(list)
    for row in of_forum(conn, VIEW_MOVES, sees=sees, forum_id=forum_id):
        move = move_of(row, zone)
        if is_by(move["day"], day):
            moves[row["aggregate_id"]].append(move)
    found = []
    for row in of_forum(conn, VIEWS, sees=sees, forum_id=forum_id):
        told = steps.get(row["aggregate_id"], []), moves[row["aggregate_id"]]
        if _may_be_by(day_of(row, zone) or recorded_on(row, zone), day):
            found.append(_view(row, zone, day, *told, offices))
    _answer_gathered(found, day)
    return sorted(found, key=lambda view: -view["number"])


@asked_by(*EVERYBODY)
def view(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date, zone: str, number: int
) -> ViewRow | None:
    """Return one view by its number, or None."""
    every = views(conn, forum_id=forum_id, sees=sees, day=day, zone=zone)
    return next((row for row in every if row["number"] == number), None)


def _view(
    row: Found,
    zone: str,
    day: date,
    steps: list[FeedbackStep],
    moves: list[ViewMove],
    offices: dict[str, str | None],
) -> ViewRow:
    said_on, stands = day_of(row, zone), standing(steps, day)
    answered_on = stands["answer"]["day"] if stands["answer"] else None
    return ViewRow(
        position=row["position"],
        view_id=row["aggregate_id"],
        number=row["number"],
        said_on=said_on,
        setting=row["setting"],
        giver=row["giver"],
        side=row["side"],
        organization_id=row["organization_id"],
        group_id=row["group_id"],
        meeting_id=row["meeting_id"],
        theme_id=row["theme_id"],
        item_id=row["item_id"],
        text=said(row["text"]),
        is_withdrawn=bool(row["is_withdrawn"]),
        state=_state(stands, moves),
        gathered_into=None,
        standing=stands,
        turn=turn(steps, moves, stands, day, offices),
        days_taken=days_between(said_on, answered_on),
        days_so_far=days_between(said_on, day.isoformat()),
        days_given=days_between(said_on, stands["due"]),
        moves=moves,
        steps=[step for step in steps if is_by(step["day"], day)],
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def _answer_gathered(found: list[ViewRow], day: date) -> None:
    """Let each gathered view follow the one that is answered for it."""
    views = {view["view_id"]: view for view in found}
    for view in found:
        into = view
        while into["state"] == "gathered" and (other := views.get(_into(into))) is not None:
            into = other
        if into is view or into["state"] == "withdrawn":
            continue
        answer = into["standing"]["answer"]
        view["gathered_into"] = into["number"]
        view["standing"], view["turn"] = into["standing"], into["turn"]
        view["days_taken"] = days_between(view["said_on"], answer["day"] if answer else None)
        view["days_given"] = days_between(view["said_on"], into["standing"]["due"])
    for view in found:
        if view["gathered_into"] is not None:
            view["state"] = _state(view["standing"], [])


def _into(view: ViewRow) -> str:
    """The id of the view that one was gathered into."""
    return next((move["to_id"] or "" for move in view["moves"] if move["move"] == "gathered"), "")


def _state(stands: Standing, moves: list[ViewMove]) -> str:
    """Say in one word where a view stands: what was done with it, else its answer."""
    done = {move["move"] for move in moves}
    if "withdrawn" in done or "gathered" in done:
        return "withdrawn" if "withdrawn" in done else "gathered"
    with_whom = [move["move"] for move in moves if move["move"] in ("referred", "returned")]
    if with_whom[-1:] == ["referred"] and stands["state"] in ("no_answer", "followed_up"):
        return "passed_on"
    return stands["state"]


def _may_be_by(when: str, day: date) -> bool:
    earliest = When(when).earliest
    return earliest is None or earliest <= day

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
from projections.feedback import FeedbackStep, day_of, feedback_steps, said
from projections.names import Names, Words
from projections.standing import Standing, days_between, standing
from projections.tables import SAID, Table
from projections.told import Told
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
    },
    indexes=(("forum_id", "number"), ("aggregate_id",)),
    texts=("text",),
)
VIEW_MOVES = Table(
    name="view_moves",
    columns={**SAID, "recorded": str, "move": str, "to_id": str, "to_name": str, "text": str},
    indexes=(("forum_id",),),
    texts=("text",),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell a view, or that it was passed on, gathered or withdrawn."""
    told_of, it = (*told.said, told.recorded), told.event
    match it:
        case View.Recorded():
            said_by = (it.organization_id, it.meeting_id, it.theme_id)
            ids = (str(one) if one else None for one in said_by)
            text = told.wordings(it.text)
            yield (
                "views",
                (*told_of, it.number, it.setting.value, it.giver.value, it.side, *ids, text),
            )
        case View.Referred():
            to_id = str(it.to_id) if it.to_id else None
            yield "view_moves", (*told_of, "referred", to_id, it.to, told.wordings(it.text))
        case View.Withdrawn():
            yield "view_moves", (*told_of, "withdrawn", None, None, told.wordings(it.reason))
        case View.Gathered():
            yield "view_moves", (*told_of, "gathered", str(it.into_id), None, "[]")


PROJECTION = Projection(
    name="views", version=1, tables=(VIEWS, VIEW_MOVES), handler=handler, about=(View,)
)


class ViewMove(TypedDict):
    """What was done with a view.

    Attributes:
        position: Its event.
        move: referred, gathered or withdrawn.
        day: The day as known, or None.
        to_id: To whom it was passed on, or into which view it was gathered, or None.
        to_name: The same as written, where it has no id; or None.
        text: What was said to it, by language.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
    """

    position: int
    move: str
    day: str | None
    to_id: str | None
    to_name: str | None
    text: Names
    basis: str | None
    source: str | None
    note: Words | None


class ViewRow(TypedDict):
    """A view and where its answer stands on a day.

    Attributes:
        position: The event that recorded it.
        view_id: Its id.
        number: The number that people cite.
        said_on: The day it was given, as known; None where that is unknown.
        setting: In what setting, such as dialogue or evaluation.
        giver: side, both_sides, participants, presidium or secretariat.
        side: The side, where the giver is one.
        organization_id: The organization that said it, or None.
        meeting_id: The meeting where it was said, or None.
        theme_id: The theme it belongs to, or None.
        text: What was said, by language; empty where the text cannot be opened or was withdrawn.
        is_withdrawn: It was withdrawn, maybe after the day asked about: its text is left out.
        state: withdrawn, gathered, answered, passed_on, waiting, late, followed_up or no_answer.
        standing: Where the answer stands.
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
    meeting_id: str | None
    theme_id: str | None
    text: Names
    is_withdrawn: bool
    state: str
    standing: Standing
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

    A view whose day is unknown is always among them.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: The day asked about: where each answer stood then.
        zone: IANA name of the forum's zone.
    """
    steps = feedback_steps(conn, forum_id=forum_id, sees=sees, zone=zone)
    moves: defaultdict[str, list[ViewMove]] = defaultdict(list)
    for row in of_forum(conn, VIEW_MOVES, sees=sees, forum_id=forum_id):
        move = _move(row, zone)
        if _is_by(move["day"], day):
            moves[row["aggregate_id"]].append(move)
    found = [
        _view(row, zone, day, steps.get(row["aggregate_id"], []), moves[row["aggregate_id"]])
        for row in of_forum(conn, VIEWS, sees=sees, forum_id=forum_id)
    ]
    given = [view for view in found if not view["said_on"] or _may_be_by(view["said_on"], day)]
    return sorted(given, key=lambda view: -view["number"])


@asked_by(*EVERYBODY)
def view(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date, zone: str, number: int
) -> ViewRow | None:
    """Return one view by its number, or None."""
    every = views(conn, forum_id=forum_id, sees=sees, day=day, zone=zone)
    return next((row for row in every if row["number"] == number), None)


def _view(
    row: Found, zone: str, day: date, steps: list[FeedbackStep], moves: list[ViewMove]
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
        meeting_id=row["meeting_id"],
        theme_id=row["theme_id"],
        text=said(row["text"]),
        is_withdrawn=bool(row["is_withdrawn"]),
        state=_state(stands, moves),
        standing=stands,
        days_taken=days_between(said_on, answered_on),
        days_so_far=days_between(said_on, day.isoformat()),
        days_given=days_between(said_on, stands["due"]),
        moves=moves,
        steps=[step for step in steps if _is_by(step["day"], day)],
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def _state(stands: Standing, moves: list[ViewMove]) -> str:
    """Say in one word where a view stands: what was done with it, else its answer."""
    done = {move["move"] for move in moves}
    if "withdrawn" in done or "gathered" in done:
        return "withdrawn" if "withdrawn" in done else "gathered"
    if "referred" in done and stands["state"] in ("no_answer", "followed_up"):
        return "passed_on"
    return stands["state"]


def _is_by(when: str | None, day: date) -> bool:
    return when is None or When(when).latest <= day


def _may_be_by(when: str, day: date) -> bool:
    earliest = When(when).earliest
    return earliest is None or earliest <= day


def _move(row: Found, zone: str) -> ViewMove:
    return ViewMove(
        position=row["position"],
        move=row["move"],
        day=day_of(row, zone),
        to_id=row["to_id"],
        to_name=row["to_name"],
        text=said(row["text"]),
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )

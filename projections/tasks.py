"""Tasks given at meetings: what is to be done, by whom and until when, and what became of it."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.meeting.task import Task
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

TASKS = Table(
    name="tasks",
    columns={
        **SAID,
        **RECORDED,
        "year": int,
        "meeting_id": str,
        "item_id": str,
        "text": str,
        "owner": str,
        "side": str,
        "organization_id": str,
        "office": str,
        "due": str,
        **CAUTIONS,
    },
    indexes=(("forum_id",),),
)
ACTS = Table(
    name="task_acts",
    columns={**SAID, **RECORDED, "act": str, "text": str, **CAUTIONS},
    indexes=(("forum_id",), ("aggregate_id",)),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    it = told.event
    match it:
        case Task.Given():
            row = (
                *told.said,
                told.recorded,
                it.year,
                plain(it.meeting_id),
                plain(it.item_id),
                told.wordings(it.text),
                plain(it.owner),
                it.side,
                plain(it.organization_id),
                it.office,
                plain(it.due),
                cautions_told(told),
            )
            yield "tasks", row
        case Task.Done():
            yield _act(told, "done", told.wordings(it.text))
        case Task.Dropped():
            yield _act(told, "dropped", told.wordings(it.reason))


def _act(told: Told, act: str, text: str) -> Row:
    return "task_acts", (*told.said, told.recorded, act, text, cautions_told(told))


PROJECTION = Projection(
    name="tasks", version=1, tables=(TASKS, ACTS), handler=handler, about=(Task,)
)


class TaskRow(TypedDict):
    """A task as it stood on a day.

    Attributes:
        task_id: Its id.
        year: The forum year of the meeting.
        meeting_id: The meeting at which it was given.
        item_id: The item of its agenda, or None.
        text: What is to be done, by language.
        owner: secretariat, side, organization or office.
        side: Key of the side that does it, or None.
        organization_id: The organization that does it, or None.
        office: The office outside the forum that does it, in short words, or None.
        due: Last day, or None.
        state: open, done or dropped.
        over_on: The day on which it was done or dropped, as exactly as it is known, or None.
        came_of_it: What came of it, or why it was dropped, by language.
        grounds: What it rests on.
    """

    task_id: str
    year: int
    meeting_id: str
    item_id: str | None
    text: Names
    owner: str
    side: str | None
    organization_id: str | None
    office: str | None
    due: str | None
    state: str
    over_on: str | None
    came_of_it: Names
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def tasks(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> list[TaskRow]:
    """Return the tasks of a forum in the order in which they were entered.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what happened after this day for certain.
    """
    over = {
        act["aggregate_id"]: act
        for act in of_forum(conn, ACTS, sees=sees, forum_id=forum_id)
        if not is_after(act, day)
    }
    return [
        _task(row, over.get(row["aggregate_id"]))
        for row in of_forum(conn, TASKS, sees=sees, forum_id=forum_id)
        if not is_after(row, day)
    ]


def _task(given: Found, over: Found | None) -> TaskRow:
    grounds = [ground(given, "given")]
    if over is not None:
        grounds.append(ground(over, over["act"]))
    return TaskRow(
        task_id=given["aggregate_id"],
        year=given["year"],
        meeting_id=given["meeting_id"],
        item_id=given["item_id"],
        text=read_names(given["text"]),
        owner=given["owner"],
        side=given["side"],
        organization_id=given["organization_id"],
        office=given["office"],
        due=given["due"],
        state=over["act"] if over else "open",
        over_on=day_of(over) if over else None,
        came_of_it=read_names(over["text"]) if over else [],
        grounds=grounds,
    )

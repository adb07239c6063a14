"""How those with a seat were chosen: the steps of each selection, announced and taken."""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.seating.selection import Selection
from projections.asking import of_forum
from projections.grounds import RECORDED, day_of
from projections.names import Names, Words, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

SELECTIONS = Table(
    name="selections", columns={**SAID, "year": int, "side": str}, indexes=(("forum_id", "year"),)
)
STEPS = Table(
    name="selection_steps",
    columns={**SAID, **RECORDED, "step": str, "is_taken": int, "detail": str},
    indexes=(("forum_id",),),
)
CHOICES = Table(
    name="selections_decided",
    columns={**SAID, **RECORDED, "decider": str},
    indexes=(("forum_id",),),
)
CHOSEN = Table(
    name="selections_chosen",
    columns={"aggregate_id": str, "organization_id": str},
    several=True,
    indexes=(("forum_id",), ("organization_id",)),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Selection.Opened():
            yield "selections", (*said, it.year, it.side)
        case Selection.StepPlanned():
            yield (
                "selection_steps",
                (*said, told.recorded, str(it.step), 0, told.wordings(it.detail)),
            )
        case Selection.StepTaken():
            yield (
                "selection_steps",
                (*said, told.recorded, str(it.step), 1, told.wordings(it.detail)),
            )
        case Selection.Decided():
            yield "selections_decided", (*said, told.recorded, it.decider)
            for organization_id in it.organization_ids:
                yield "selections_chosen", (said[0], str(organization_id))


PROJECTION = Projection(
    name="selections",
    version=1,
    tables=(SELECTIONS, STEPS, CHOICES, CHOSEN),
    handler=handler,
    about=(Selection,),
)


class StepRow(TypedDict):
    """A step of a selection.

    Attributes:
        position: Of its event, in the log.
        year: The forum year that the seats are for.
        side: Key of the side.
        step: A `SelectionStep`, or `decision` for the decision itself.
        is_taken: It was taken; else it was only announced.
        day: The day, as exactly as it is known; None where it is unknown. What the forum entered
            itself without a day was on the day of recording.
        detail: What was said or done, by language.
        decider: Who decided; only for the decision.
        basis: fact, inferred, planned or None.
        source: Where it stands.
        note: What is weak or odd about it, by language.
    """

    position: int
    year: int
    side: str
    step: str
    is_taken: bool
    day: str | None
    detail: Names
    decider: str | None
    basis: str | None
    source: str | None
    note: Words | None


@asked_by(*EVERYBODY)
def selection_steps(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int | None = None
) -> list[StepRow]:
    """Return the steps towards the seats of a year, or of all years, in the order of the log.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        year: The forum year that the seats are for; None for all.
    """
    opened = {
        row["aggregate_id"]: row
        for row in of_forum(conn, SELECTIONS, sees=sees, forum_id=forum_id)
        if year in {None, row["year"]}
    }
    steps = of_forum(conn, STEPS, sees=sees, forum_id=forum_id)
    decided = of_forum(conn, CHOICES, sees=sees, forum_id=forum_id)
    return [
        StepRow(
            position=row["position"],
            year=opened[row["aggregate_id"]]["year"],
            side=opened[row["aggregate_id"]]["side"],
            step=row.get("step", "decision"),
            is_taken=bool(row.get("is_taken", True)),
            day=day_of(row),
            detail=read_names(row.get("detail")),
            decider=row.get("decider"),
            basis=row["basis"],
            source=row["source"],
            note=row["note"],
        )
        for row in sorted([*steps, *decided], key=lambda row: int(row["position"]))
        if row["aggregate_id"] in opened
    ]

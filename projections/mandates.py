"""Mandates: in what role an organization is represented, from when to when; no names of persons."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.record.when import Holds, When, holds_on
from forum.seating.delegation import Delegation
from projections.asking import of_forum
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

DELEGATIONS = Table(
    name="delegations",
    columns={**SAID, "organization_id": str},
    indexes=(("forum_id",), ("organization_id",)),
)
MANDATES = Table(
    name="mandates",
    columns={
        **SAID,
        "mandate_id": str,
        "follows_id": str,
        "role": str,
        "side": str,
        "unit": str,
        "capacity": str,
        "start": str,
        "end": str,
    },
    indexes=(("forum_id",), ("mandate_id",)),
)
ENDED = Table(
    name="mandates_ended",
    columns={**SAID, "mandate_id": str, "end": str},
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Delegation.Opened():
            yield "delegations", (*said, str(it.organization_id))
        case Delegation.RepresentativeAppointed():
            capacity = str(it.capacity) if it.capacity else None
            about = str(it.mandate_id), None, str(it.role), it.side, it.unit, capacity
            yield "mandates", (*said, *about, str(it.start), str(it.end) if it.end else None)
        case Delegation.RepresentativeRotated():
            capacity = str(it.capacity) if it.capacity else None
            taken = str(it.successor_mandate_id), str(it.mandate_id), None, None, it.unit, capacity
            yield "mandates", (*said, *taken, str(it.start), None)
        case Delegation.MandateEnded():
            yield "mandates_ended", (*said, str(it.mandate_id), str(it.end))


PROJECTION = Projection(
    name="mandates",
    version=1,
    tables=(DELEGATIONS, MANDATES, ENDED),
    handler=handler,
    about=(Delegation,),
)


class MandateRow(TypedDict):
    """A person's mandate to speak for an organization, without the name.

    Attributes:
        mandate_id: Its id.
        organization_id: The organization.
        role: representative or deputy.
        side: Key of the side.
        unit: Ministry, office or unit, or None.
        capacity: politician, official, employee, volunteer or None.
        start: First day.
        end: Last day; None where none is set.
        follows_id: The mandate that it took over from, or None.
        holds: yes or perhaps, on the day asked about.
    """

    mandate_id: str
    organization_id: str
    role: str
    side: str
    unit: str | None
    capacity: str | None
    start: str
    end: str | None
    follows_id: str | None
    holds: str


@asked_by(*EVERYBODY)
def mandates_on(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, organization_id: str, day: date
) -> list[MandateRow]:
    """Return the mandates of an organization that held on a day, certainly or perhaps.

    Who took over a mandate has its role, side and last day; the one before ends the day before.
    """
    ours = {
        row["aggregate_id"]
        for row in of_forum(conn, DELEGATIONS, sees=sees, forum_id=forum_id)
        if row["organization_id"] == organization_id
    }
    ended = {
        row["mandate_id"]: row["end"] for row in of_forum(conn, ENDED, sees=sees, forum_id=forum_id)
    }
    found: dict[str, MandateRow] = {}
    handed_over: set[str] = set()
    for row in of_forum(conn, MANDATES, sees=sees, forum_id=forum_id):
        if row["aggregate_id"] not in ours:
            continue
        if (before := found.get(row["follows_id"])) is not None:
            row |= {key: before[key] for key in ("role", "side", "end")}
            if _holds(row["start"], None, day) is Holds.YES:
                handed_over.add(before["mandate_id"])
        end = ended.get(row["mandate_id"], row["end"])
        found[row["mandate_id"]] = MandateRow(
            mandate_id=row["mandate_id"],
            organization_id=organization_id,
            role=row["role"],
            side=row["side"],
            unit=row["unit"],
            capacity=row["capacity"],
            start=row["start"],
            end=end,
            follows_id=row["follows_id"],
            holds=_holds(row["start"], end, day).value,
        )
    return [
        mandate
        for mandate in found.values()
        if mandate["holds"] != "no" and mandate["mandate_id"] not in handed_over
    ]


def _holds(start: str, end: str | None, day: date) -> Holds:
    return holds_on(When(start), When(end) if end else None, day)

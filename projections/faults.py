"""Faults that somebody reported on a forum's pages, and what became of each.

No row holds what was written: each names its texts, which are opened through the key stores when a
page shows them to the secretariat.
"""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from typing import Final, TypedDict

from msgspec import json

from forum.keeping.fault import Fault
from forum.policy import Role
from projections.asking import of_forum
from projections.grounds import RECORDED
from projections.refs import Refs, read_refs, written_refs
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by
from projections.writing import Projection, Row

ANSWERED_WITHIN: Final = timedelta(days=14)
"""Calendar days in which a reported fault is answered; the page for reporting says so."""

FAULTS = Table(
    name="faults",
    columns={**SAID, **RECORDED, "refs": str, "page": str, "wants_answer": int},
    indexes=(("forum_id",), ("aggregate_id",)),
)
CLOSED = Table(
    name="faults_closed",
    columns={**SAID, **RECORDED, "outcome": str, "refs": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    said = (*told.said, told.recorded)
    match it := told.event:
        case Fault.Reported():
            page = json.encode([("und", it.page)] if it.page else []).decode()
            yield "faults", (*said, written_refs(it.text), page, int(it.wants_answer))
        case Fault.Closed():
            yield "faults_closed", (*said, it.outcome.value, written_refs(it.answer))


PROJECTION = Projection(
    name="faults", version=1, tables=(FAULTS, CLOSED), handler=handler, about=(Fault,)
)


class FaultRow(TypedDict):
    """A fault that was reported.

    Attributes:
        fault_id: Its id.
        position: The event that told it.
        recorded: When: RFC 3339, UTC.
        text: Where what was written lies.
        page: Where the words for its place lie; empty where none is named.
        wants_answer: An address for the answer was left.
        outcome: What became of it; None while it waits.
        answer: Where the answer lies.
        closed: When it was answered: RFC 3339, UTC; None while it waits.
    """

    fault_id: str
    position: int
    recorded: str
    text: Refs
    page: Refs
    wants_answer: bool
    outcome: str | None
    answer: Refs
    closed: str | None


@asked_by(Role.SECRETARIAT)
def faults(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[FaultRow]:
    """Return the faults that were reported in a forum, the newest first."""
    closed = {
        row["aggregate_id"]: row for row in of_forum(conn, CLOSED, sees=sees, forum_id=forum_id)
    }
    found = []
    for row in of_forum(conn, FAULTS, sees=sees, forum_id=forum_id):
        end = closed.get(row["aggregate_id"])
        found.append(
            FaultRow(
                fault_id=row["aggregate_id"],
                position=row["position"],
                recorded=row["recorded"],
                text=read_refs(row["refs"]),
                page=read_refs(row["page"]),
                wants_answer=bool(row["wants_answer"]),
                outcome=end["outcome"] if end else None,
                answer=read_refs(end["refs"]) if end else [],
                closed=end["recorded"] if end else None,
            )
        )
    return found[::-1]

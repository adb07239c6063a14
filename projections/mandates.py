"""Mandates: in what role an organization is represented, from when to when; no names of persons.

The tables hold the ids of persons, for those who ask by what somebody may act (`acting_by`); rows
that pages get do not.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypedDict

from forum.policy import Role
from forum.record.when import Holds, When, holds_on
from forum.seating.delegation import Delegation
from forum.seating.mandates import day_before
from projections.asking import Found, of_forum, rows
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

DELEGATIONS = Table(
    name="delegations",
    columns={**SAID, "organization_id": str},
    indexes=(("forum_id",), ("organization_id",), ("aggregate_id",)),
)
MANDATES = Table(
    name="mandates",
    columns={
        **SAID,
        "mandate_id": str,
        "person_id": str,
        "follows_id": str,
        "role": str,
        "side": str,
        "unit": str,
        "capacity": str,
        "start": str,
        "end": str,
    },
    indexes=(("forum_id",), ("mandate_id",), ("person_id",), ("aggregate_id",)),
)
ENDED = Table(
    name="mandates_ended",
    columns={**SAID, "mandate_id": str, "end": str},
    indexes=(("forum_id",), ("aggregate_id",)),
)

CANCELLED = Table(
    name="mandates_cancelled",
    columns={**SAID, "mandate_id": str},
    indexes=(("forum_id",), ("aggregate_id",)),
)
CONTACTS = Table(
    name="contacts",
    columns={**SAID, "contact_id": str, "person_id": str, "start": str},
    indexes=(("aggregate_id",), ("person_id",)),
)
CONTACTS_ENDED = Table(
    name="contacts_ended",
    columns={**SAID, "contact_id": str, "end": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Delegation.Opened():
            yield "delegations", (*said, str(it.organization_id))
        case Delegation.RepresentativeAppointed():
            capacity = str(it.capacity) if it.capacity else None
            about = str(it.role), it.side, it.unit, capacity
            ids = str(it.mandate_id), str(it.person_id)
            end = str(it.end) if it.end else None
            yield "mandates", (*said, *ids, None, *about, str(it.start), end)
        case Delegation.RepresentativeRotated():
            capacity = str(it.capacity) if it.capacity else None
            taken = str(it.mandate_id), None, None, it.unit, capacity
            ids = str(it.successor_mandate_id), str(it.person_id)
            yield "mandates", (*said, *ids, *taken, str(it.start), None)
        case Delegation.MandateEnded():
            yield "mandates_ended", (*said, str(it.mandate_id), str(it.end))
        case Delegation.MandateCancelled():
            yield "mandates_cancelled", (*said, str(it.mandate_id))
        case Delegation.ContactNamed():
            yield "contacts", (*said, str(it.contact_id), str(it.person_id), str(it.start))
        case Delegation.ContactEnded():
            yield "contacts_ended", (*said, str(it.contact_id), str(it.end))


PROJECTION = Projection(
    name="mandates",
    version=4,
    tables=(DELEGATIONS, MANDATES, ENDED, CANCELLED, CONTACTS, CONTACTS_ENDED),
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
        holds: yes, no or perhaps, on the day asked about.
        standing: current (certainly or perhaps), upcoming or ended, on that day.
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
    standing: str


@asked_by(*EVERYBODY)
def mandates_on(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, organization_id: str, day: date
) -> list[MandateRow]:
    """Return the mandates of an organization that held on a day, certainly or perhaps.

    Who took over a mandate has its role, side and last day; the one before ends the day before.
    """
    every = mandates_by(conn, forum_id=forum_id, sees=sees, day=day)
    return [
        row for row in every if row["organization_id"] == organization_id and row["holds"] != "no"
    ]


@asked_by(*EVERYBODY)
def mandates_by(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date
) -> list[MandateRow]:
    """Return all mandates of a forum but those called off, with where each stands on a day.

    The last day is included; one whose first day has not come is upcoming.
    """
    every = [of_forum(conn, table, sees=sees, forum_id=forum_id) for table in _OF_A_DELEGATION]
    return _folded(every, day)


@asked_by(Role.SYSTEM)
def mandates_of(
    conn: sqlite3.Connection, *, sees: str, delegation_id: str, day: date
) -> list[MandateRow]:
    """Return the mandates of one delegation as `mandates_by` does; it reads those alone."""
    its = {"where": "t.aggregate_id = :its", "its": delegation_id}
    return _folded([rows(conn, table, sees=sees, **its) for table in _OF_A_DELEGATION], day)


_OF_A_DELEGATION = (DELEGATIONS, MANDATES, ENDED, CANCELLED)


def _folded(every: Sequence[list[Found]], day: date) -> list[MandateRow]:
    """Put the rows of delegations together, as they stand on a day.

    Args:
        every: Their rows in each table of `_OF_A_DELEGATION`.
        day: The day.
    """
    delegations, mandates, ends, cancelled = every
    owners = {row["aggregate_id"]: row["organization_id"] for row in delegations}
    ended = {row["mandate_id"]: row["end"] for row in ends}
    off = {row["mandate_id"] for row in cancelled}
    given = [
        row for row in mandates if row["aggregate_id"] in owners and row["mandate_id"] not in off
    ]
    by_id = {row["mandate_id"]: row for row in given}
    last = dict(ended)
    for row in given:
        if row["follows_id"] in by_id:
            last[row["follows_id"]] = str(day_before(When(row["start"])))
    found = []
    for row in given:
        origin = _origin(row, by_id)
        end = last.get(row["mandate_id"], origin["end"])
        holds = holds_on(When(row["start"]), When(end) if end else None, day)
        found.append(
            MandateRow(
                mandate_id=row["mandate_id"],
                organization_id=owners[row["aggregate_id"]],
                role=origin["role"],
                side=origin["side"],
                unit=row["unit"],
                capacity=row["capacity"],
                start=row["start"],
                end=end,
                follows_id=row["follows_id"],
                holds=holds.value,
                standing=_standing(row["start"], holds, day),
            )
        )
    return [row for row in found if row["side"] is not None]


def _origin(row: Found, by_id: dict[str, Found]) -> Found:
    """The mandate that was appointed, from which this one was handed over."""
    while row["follows_id"] in by_id:
        row = by_id[row["follows_id"]]
    return row


def _standing(start: str, holds: Holds, day: date) -> str:
    if holds is not Holds.NO:
        return "current"
    first = When(start).earliest
    return "upcoming" if first is not None and day < first else "ended"

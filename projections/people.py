"""Persons behind mandates and contacts: whose they are, and where their sealed names lie.

No row holds a name: each holds it sealed, as the log does, and it is opened through the key store
when a page shows it to somebody who may read it. A name whose key was destroyed stays closed.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from msgspec import json

from forum.policy import Role
from forum.record.sealed import Sealed
from forum.record.when import Holds, When, holds_on
from forum.seating.person import Person
from projections.asking import of_forum, rows
from projections.mandates import CONTACTS, CONTACTS_ENDED, DELEGATIONS, MANDATES
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by
from projections.writing import Projection, Row

SEALED = Table(name="sealed_names", columns={**SAID, "sealed": str}, indexes=(("aggregate_id",),))


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    match it := told.event:
        case Person.Registered() | Person.Renamed():
            yield "sealed_names", (*told.said, json.encode(it.name.to_stored()).decode())


PROJECTION = Projection(
    name="people", version=1, tables=(SEALED,), handler=handler, about=(Person,)
)


class ContactRow(TypedDict):
    """Who answers for the open views of an organization without a seat.

    Attributes:
        organization_id: The organization.
        person_id: Who it is.
        start: First day.
    """

    organization_id: str
    person_id: str
    start: str


@asked_by(Role.SECRETARIAT)
def sealed_names(conn: sqlite3.Connection, *, sees: str, person_ids: set[str]) -> dict[str, Sealed]:
    """Return the newest sealed name of each person, by id; unknown ones are absent."""
    found = rows(
        conn,
        SEALED,
        sees=sees,
        where="t.aggregate_id IN (SELECT value FROM json_each(:ids))",
        ids=json.encode(sorted(person_ids)).decode(),
    )
    return {row["aggregate_id"]: Sealed.from_stored(json.decode(row["sealed"])) for row in found}


@asked_by(Role.SECRETARIAT)
def persons_of(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> dict[str, str]:
    """Return who holds each mandate of a forum: the person's id by that of the mandate."""
    found = of_forum(conn, MANDATES, sees=sees, forum_id=forum_id)
    return {row["mandate_id"]: row["person_id"] for row in found}


@asked_by(Role.SECRETARIAT)
def contacts_on(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date
) -> list[ContactRow]:
    """Return the contacts for open views who are so on a day, or will be.

    Whoever was contact before is so until the day before the next.
    """
    owners = {
        row["aggregate_id"]: row["organization_id"]
        for row in of_forum(conn, DELEGATIONS, sees=sees, forum_id=forum_id)
    }
    ended = {
        row["contact_id"]: row["end"]
        for row in of_forum(conn, CONTACTS_ENDED, sees=sees, forum_id=forum_id)
    }
    found: dict[str, ContactRow] = {}
    for row in of_forum(conn, CONTACTS, sees=sees, forum_id=forum_id):
        end = When(ended[row["contact_id"]]) if row["contact_id"] in ended else None
        begins_later = When(row["start"]).latest > day
        if row["aggregate_id"] not in owners or (begins_later and row["aggregate_id"] in found):
            continue
        found.pop(row["aggregate_id"], None)
        if begins_later or holds_on(When(row["start"]), end, day) is not Holds.NO:
            found[row["aggregate_id"]] = ContactRow(
                organization_id=owners[row["aggregate_id"]],
                person_id=row["person_id"],
                start=row["start"],
            )
    return list(found.values())

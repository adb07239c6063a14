"""Who holds which office, from when to when: ids of persons, and nothing of it is public."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.governing.holding import held
from forum.governing.office import Office
from forum.policy import Role
from forum.record.when import Holds, When
from projections.asking import Found, rows
from projections.forums import OFFICES, OFFICES_CLOSED
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by
from projections.writing import Projection, Row

NAMED = Table(
    name="office_holders",
    columns={**SAID, "person_id": str, "start": str},
    indexes=(("person_id",),),
)
LEFT = Table(
    name="office_holders_left",
    columns={**SAID, "person_id": str, "end": str},
    indexes=(("person_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Office.HolderNamed():
            yield "office_holders", (*said, str(it.person_id), str(it.start))
        case Office.HolderLeft():
            yield "office_holders_left", (*said, str(it.person_id), str(it.end))


PROJECTION = Projection(
    name="office_holders",
    version=1,
    tables=(NAMED, LEFT),
    handler=handler,
    about=(Office,),
)


class OfficeHolderRow(TypedDict):
    """An office that a person holds on a day, certainly or perhaps.

    Attributes:
        office_id: The office.
        person_id: Who holds it.
        kind: What the office is for.
        name: What it is called.
        serves_id: The forum that it acts in; None for all.
        organization_id: The organization that it belongs to, or None.
        side: Key of the side that it speaks for, or None.
        start: First day.
        end: Last day; None while it goes on.
    """

    office_id: str
    person_id: str
    kind: str
    name: str
    serves_id: str | None
    organization_id: str | None
    side: str | None
    start: str
    end: str | None


@asked_by(Role.SYSTEM, Role.SECRETARIAT, Role.ADMINISTRATOR, Role.AUDITOR)
def office_holders(
    conn: sqlite3.Connection, *, sees: str, day: date, person_id: str | None = None
) -> list[OfficeHolderRow]:
    """Return who holds each open office on a day, in the order in which the offices were opened.

    Args:
        conn: The read model.
        sees: From `seen_by`.
        day: The day asked about.
        person_id: Only what this person holds; everybody's if none is named.
    """
    its = ":person_id IS NULL OR t.person_id = :person_id"
    starts = _by_holding(rows(conn, NAMED, sees=sees, where=its, person_id=person_id))
    if not starts:
        return []
    ends = _by_holding(rows(conn, LEFT, sees=sees, where=its, person_id=person_id))
    closed = {row["aggregate_id"] for row in rows(conn, OFFICES_CLOSED, sees=sees)}
    offices = {
        row["aggregate_id"]: row
        for row in rows(conn, OFFICES, sees=sees)
        if row["aggregate_id"] not in closed
    }
    found = [
        _row(offices[office_id], person, str(span.start), str(span.end) if span.end else None)
        for (office_id, person), named in starts.items()
        for span in held(
            [When(row["start"]) for row in named],
            [When(row["end"]) for row in ends.get((office_id, person), ())],
        )
        if office_id in offices and span.holds_on(day) is not Holds.NO
    ]
    order = list(offices)
    return sorted(found, key=lambda row: order.index(row["office_id"]))


def _by_holding(found: list[Found]) -> dict[tuple[str, str], list[Found]]:
    """Rows by office and person."""
    by: dict[tuple[str, str], list[Found]] = {}
    for row in found:
        by.setdefault((row["aggregate_id"], row["person_id"]), []).append(row)
    return by


def _row(office: Found, person_id: str, start: str, end: str | None) -> OfficeHolderRow:
    return OfficeHolderRow(
        office_id=office["aggregate_id"],
        person_id=person_id,
        kind=office["kind"],
        name=office["name"],
        serves_id=office["serves_id"],
        organization_id=office["organization_id"],
        side=office["side"],
        start=start,
        end=end,
    )

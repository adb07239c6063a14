"""Organizations and what they are called: one id through every change of name.

Organizations belong to the installation; in which years they sat in a forum is in `seats`.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypedDict

from forum.record.when import Holds, When, holds_on
from forum.seating.organization import Organization
from projections.asking import Found, rows
from projections.names import Words
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

ORGANIZATIONS = Table(
    name="organizations",
    columns={**SAID, "slug": str, "classification": str},
    indexes=(("slug",), ("aggregate_id",)),
)
NAMES = Table(
    name="organization_names",
    columns={**SAID, "how": str, "name": str, "start": str, "end": str},
    indexes=(("aggregate_id",),),
)
FORMS = Table(
    name="organization_forms",
    columns={**SAID, "association_form": str},
    indexes=(("aggregate_id",),),
)

MAKE_UP = Table(
    name="organization_make_up",
    columns={**SAID, "gathers": str, "works_where": str, "size_class": str},
    indexes=(("aggregate_id",),),
)

NUMBERS = Table(
    name="organization_numbers",
    columns={**SAID, "organization_number": str},
    indexes=(("aggregate_id",),),
)
WEBSITES = Table(
    name="organization_websites",
    columns={**SAID, "website": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Organization.Registered():
            start, end = it.effective, it.name_end
            yield "organizations", (*said, it.slug, it.classification)
            yield "organization_names", (*said, "registered", it.name, _day(start), _day(end))
            if it.association_form is not None:
                yield "organization_forms", (*said, it.association_form)
        case Organization.Renamed():
            yield "organization_names", (*said, "renamed", it.name, _day(it.effective), None)
        case Organization.AlsoNamed():
            yield "organization_names", (*said, "also", it.name, _day(it.start), _day(it.end))
        case Organization.FormStated():
            yield "organization_forms", (*said, it.association_form)
        case Organization.MakeUpStated():
            size = it.size_class.value if it.size_class else None
            yield "organization_make_up", (*said, it.gathers, it.works_where, size)
        case Organization.NumberStated():
            yield "organization_numbers", (*said, it.organization_number)
        case Organization.WebsiteStated():
            yield "organization_websites", (*said, it.website)


PROJECTION = Projection(
    name="organizations",
    version=3,
    tables=(ORGANIZATIONS, NAMES, FORMS, MAKE_UP, NUMBERS, WEBSITES),
    handler=handler,
    about=(Organization,),
)


class NameRow(TypedDict):
    """A name of an organization.

    Attributes:
        name: The name.
        how: registered (its first name here), renamed, or also (used beside another).
        start: First day, as exactly as it is known; None where it is unknown.
        end: Last day; None while it goes on, or where it is unknown.
        basis: fact, inferred or None: that the name is this organization's.
        source: Where it is first seen.
        note: What is weak about it, by language.
    """

    name: str
    how: str
    start: str | None
    end: str | None
    basis: str | None
    source: str | None
    note: Words | None


class OrganizationRow(TypedDict):
    """An organization.

    Attributes:
        organization_id: Its id, the same under every name.
        slug: Its address.
        classification: What kind it is, or None.
        association_form: Its legal form as stated, or None.
        organization_number: Its number in public registers, or None.
        website: The address of its website, or None.
        names: Its names, in the order of the log.
    """

    organization_id: str
    slug: str
    classification: str | None
    association_form: str | None
    organization_number: str | None
    website: str | None
    names: list[NameRow]


@asked_by(*EVERYBODY)
def organization(conn: sqlite3.Connection, *, slug: str, sees: str) -> OrganizationRow | None:
    """Return the organization at an address, or None."""
    found = rows(conn, ORGANIZATIONS, sees=sees, where="t.slug = :slug", slug=slug)
    if not found:
        return None
    thing_id = found[-1]["aggregate_id"]
    about = "t.aggregate_id = :thing_id"
    said = {
        table.name: rows(conn, table, sees=sees, where=about, thing_id=thing_id)
        for table in _ABOUT_ONE
    }
    return _organization(found[-1], said)


@asked_by(*EVERYBODY)
def organizations(conn: sqlite3.Connection, *, sees: str) -> dict[str, OrganizationRow]:
    """Return all organizations of the installation by id."""
    said = {table.name: _grouped(rows(conn, table, sees=sees)) for table in _ABOUT_ONE}
    return {
        row["aggregate_id"]: _organization(
            row, {name: found.get(row["aggregate_id"], []) for name, found in said.items()}
        )
        for row in rows(conn, ORGANIZATIONS, sees=sees)
    }


def name_on(names: list[NameRow], day: date) -> str:
    """Return what an organization was called on a day.

    A name that it goes by wins over one used beside it, unless it certainly did not hold; then
    one that certainly held, then the one with the latest start, then the first in the log.

    Args:
        names: Its names, one or more.
        day: The day.
    """
    certainty = {Holds.YES: 2, Holds.PERHAPS: 1, Holds.NO: 0}

    def rank(row: NameRow) -> tuple[bool, bool, int, date]:
        start, end = (When(text) if text else None for text in (row["start"], row["end"]))
        begun = start.latest if start is not None and start.latest <= day else date.min
        holds = holds_on(start, end, day)
        return holds is not Holds.NO, row["how"] != "also", certainty[holds], begun

    return max(names, key=rank)["name"]


def called(organizations: Mapping[str, OrganizationRow], thing_id: str | None, day: date) -> str:
    """Return the name of an organization on a day; empty for one that is unknown here."""
    found = organizations.get(thing_id or "")
    return name_on(found["names"], day) if found else ""


_ABOUT_ONE = (NAMES, FORMS, NUMBERS, WEBSITES)


def _organization(row: Found, said: Mapping[str, list[Found]]) -> OrganizationRow:
    def last(table: Table, column: str) -> str | None:
        found = said[table.name]
        return found[-1][column] if found else None

    return OrganizationRow(
        organization_id=row["aggregate_id"],
        slug=row["slug"],
        classification=row["classification"],
        association_form=last(FORMS, "association_form"),
        organization_number=last(NUMBERS, "organization_number"),
        website=last(WEBSITES, "website"),
        names=[
            NameRow(
                name=name["name"],
                how=name["how"],
                start=name["start"],
                end=name["end"],
                basis=name["basis"],
                source=name["source"],
                note=name["note"],
            )
            for name in said[NAMES.name]
        ],
    )


def _grouped(found: list[Found]) -> dict[str, list[Found]]:
    grouped: dict[str, list[Found]] = {}
    for row in found:
        grouped.setdefault(row["aggregate_id"], []).append(row)
    return grouped


def _day(when: When | None) -> str | None:
    return str(when) if when is not None else None

"""The host and its offices, the forums, their sides, years and administrators.

Who sits for a side is in `seats`, the rules in `rules`.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.governing.forum import Forum
from forum.governing.host import Host
from forum.governing.office import Office
from forum.governing.year import ForumYear
from forum.policy import Role
from forum.record.when import Holds, When, holds_on
from projections.asking import Found, of_forum, rows
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by, seen_by
from projections.writing import Projection, Row

HOSTS = Table(name="hosts", columns={**SAID, "name": str, "zone": str})
OFFICES = Table(
    name="offices",
    columns={
        **SAID,
        "kind": str,
        "name": str,
        "serves_id": str,
        "organization_id": str,
        "side": str,
    },
)
OFFICES_CLOSED = Table(name="offices_closed", columns=SAID)
FORUMS = Table(
    name="forums",
    columns={**SAID, "slug": str, "zone": str, "invented": int},
    indexes=(("slug",),),
)
FORUM_NAMES = Table(name="forum_names", columns={**SAID, "name": str}, indexes=(("forum_id",),))
FORUM_TEXTS = Table(name="forum_texts", columns={**SAID, "text": str}, indexes=(("forum_id",),))
ADMINISTRATORS = Table(
    name="administrators", columns={**SAID, "organization_id": str}, indexes=(("forum_id",),)
)
SIDES = Table(
    name="sides",
    columns={**SAID, "side": str, "name": str, "classification": str, "has_fixed_seats": int},
    several=True,
    indexes=(("forum_id",),),
)
YEARS = Table(
    name="forum_years",
    columns={**SAID, "year": int, "start": str, "end": str},
    indexes=(("forum_id", "year"),),
)
CASE_NUMBERS = Table(
    name="case_numbers",
    columns={**SAID, "case_number": str, "authority_id": str, "authority": str},
    indexes=(("forum_id",),),
)
YEARS_CLOSED = Table(name="years_closed", columns=SAID, indexes=(("forum_id",),))


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Host.Established():
            yield "hosts", (*said, it.name, it.zone)
        case Host.Renamed():
            yield "hosts", (*said, it.name, None)
        case Office.Opened():
            serves, organization = map(_id, (it.serves_forum_id, it.organization_id))
            yield "offices", (*said, str(it.kind), it.name, serves, organization, it.side)
        case Office.Closed():
            yield "offices_closed", said
        case Forum.Founded():
            yield "forums", (*said, it.slug, it.zone, int(it.invented))
            yield "forum_names", (*said, titles(it.name))
            for side in it.sides:
                about = str(side.classification), int(side.has_fixed_seats)
                yield "sides", (*said, side.key, titles(side.name), *about)
        case Forum.Renamed():
            yield "forum_names", (*said, titles(it.name))
        case Forum.Described():
            yield "forum_texts", (*said, told.wordings(it.text))
        case Forum.Administered():
            yield "administrators", (*said, str(it.organization_id))
        case ForumYear.Opened():
            yield "forum_years", (*said, it.year, str(it.start), str(it.end))
        case ForumYear.CaseNumbered():
            yield "case_numbers", (*said, it.case_number, _id(it.authority_id), it.authority)
        case ForumYear.Closed():
            yield "years_closed", said


PROJECTION = Projection(
    name="forums",
    version=2,
    tables=(
        *(HOSTS, OFFICES, OFFICES_CLOSED, FORUMS, FORUM_NAMES, FORUM_TEXTS, ADMINISTRATORS),
        *(SIDES, YEARS, CASE_NUMBERS, YEARS_CLOSED),
    ),
    handler=handler,
    about=(Host, Office, Forum, ForumYear),
)


class SideRow(TypedDict):
    """A side of a forum.

    Attributes:
        side: Its key.
        name: What it is called, by language.
        classification: civil_society, public or other.
        has_fixed_seats: Whether organizations hold seats on it for a term.
    """

    side: str
    name: Names
    classification: str
    has_fixed_seats: bool


class ForumRow(TypedDict):
    """A forum.

    Attributes:
        forum_id: Its id.
        slug: Its address.
        zone: IANA time zone of its days.
        is_invented: Somebody made it up as an example.
        name: What it is called now, by language.
        text: Its description, by language; empty if there is none.
        sides: Its sides, in their order.
    """

    forum_id: str
    slug: str
    zone: str
    is_invented: bool
    name: Names
    text: Names
    sides: list[SideRow]


class YearRow(TypedDict):
    """A year of a forum.

    Attributes:
        year: Its number.
        start: First day, ISO.
        end: Last day, ISO.
        case_number: Number in an authority's registry, or None.
        authority: The authority as the source names it, or None.
        is_closed: Whether entries need evidence by now.
    """

    year: int
    start: str
    end: str
    case_number: str | None
    authority: str | None
    is_closed: bool


@asked_by(*EVERYBODY)
def host_name(conn: sqlite3.Connection, *, sees: str) -> str | None:
    """Return what the host calls itself, or None before it is established."""
    found = rows(conn, HOSTS, sees=sees)
    return str(found[-1]["name"]) if found else None


@asked_by(*EVERYBODY)
def forums(conn: sqlite3.Connection, *, sees: str) -> list[ForumRow]:
    """Return the forums of the installation, the real ones first, in the order of founding."""
    found = [_forum(conn, row, sees) for row in rows(conn, FORUMS, sees=sees)]
    return sorted(found, key=lambda forum: forum["is_invented"])


@asked_by(*EVERYBODY)
def forum_by_slug(
    conn: sqlite3.Connection, *, slug: str, sees: str = seen_by(Role.PUBLIC)
) -> ForumRow | None:
    """Return the forum at an address, or None; that there is a forum is known to everybody."""
    found = rows(conn, FORUMS, sees=sees, where="t.slug = :slug", slug=slug)
    return _forum(conn, found[-1], sees) if found else None


@asked_by(*EVERYBODY)
def administrator_id(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date
) -> str | None:
    """Return the organization that ran a forum on a day, or None where that is unknown.

    Where the day of a change is known too loosely, the earlier one counts until it is certain.
    """
    certain = [
        row
        for row in of_forum(conn, ADMINISTRATORS, sees=sees, forum_id=forum_id)
        if row["effective"] is None or holds_on(When(row["effective"]), None, day) is Holds.YES
    ]
    certain.sort(key=lambda row: When(row["effective"]).latest if row["effective"] else date.min)
    return certain[-1]["organization_id"] if certain else None


@asked_by(*EVERYBODY)
def years(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[YearRow]:
    """Return the years of a forum, oldest first."""
    numbered = _by_aggregate(of_forum(conn, CASE_NUMBERS, sees=sees, forum_id=forum_id))
    closed = _by_aggregate(of_forum(conn, YEARS_CLOSED, sees=sees, forum_id=forum_id))
    found = [
        YearRow(
            year=row["year"],
            start=row["start"],
            end=row["end"],
            case_number=numbered.get(row["aggregate_id"], {}).get("case_number"),
            authority=numbered.get(row["aggregate_id"], {}).get("authority"),
            is_closed=row["aggregate_id"] in closed,
        )
        for row in of_forum(conn, YEARS, sees=sees, forum_id=forum_id)
    ]
    return sorted(found, key=lambda year: year["year"])


def _forum(conn: sqlite3.Connection, founded: Found, sees: str) -> ForumRow:
    forum_id = founded["aggregate_id"]
    names = of_forum(conn, FORUM_NAMES, sees=sees, forum_id=forum_id)
    texts = of_forum(conn, FORUM_TEXTS, sees=sees, forum_id=forum_id)
    return ForumRow(
        forum_id=forum_id,
        slug=founded["slug"],
        zone=founded["zone"],
        is_invented=bool(founded["invented"]),
        name=read_names(names[-1]["name"]),
        text=read_names(texts[-1]["text"]) if texts else [],
        sides=[
            SideRow(
                side=row["side"],
                name=read_names(row["name"]),
                classification=row["classification"],
                has_fixed_seats=bool(row["has_fixed_seats"]),
            )
            for row in of_forum(conn, SIDES, sees=sees, forum_id=forum_id)
        ],
    )


def _by_aggregate(found: list[Found]) -> dict[str, Found]:
    """The newest row of each thing."""
    return {row["aggregate_id"]: row for row in found}


def _id(value: object) -> str | None:
    return str(value) if value is not None else None

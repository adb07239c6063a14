"""Who sits: the seats, reserves and participants of each side, on a day and year by year."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypedDict

from projections.membership import ActRow, SeatingRow, seatings
from projections.names import Words, alphabetical
from projections.organizations import OrganizationRow, called, organizations
from projections.sitting import SeatRow, compare, is_whole, standing_on
from projections.visible import EVERYBODY, asked_by


class SideSeats(TypedDict):
    """The seats of one side in one year.

    Attributes:
        year: The forum year.
        side: Key of the side.
        start: First day of the term, ISO.
        end: Last day of the term, ISO.
        organizations: Organizations with a seat as stated; None where it is unknown.
        seats: Seats as stated; None where it is unknown.
        seats_basis: What the number of seats rests on.
        size_basis: What the number of organizations rests on.
        size_source: Where the size stands.
        size_note: What is weak about the size, by language.
        is_whole: Every organization with a seat is known by name.
        seated: Those with a seat, by name.
        reserves: Those in reserve, in their order.
        participants: Those that took part without a seat, by name.
        left: Those that had left their seat by the day asked about.
    """

    year: int
    side: str
    start: str
    end: str
    organizations: int | None
    seats: int | None
    seats_basis: str | None
    size_basis: str | None
    size_source: str | None
    size_note: Words | None
    is_whole: bool
    seated: list[SeatRow]
    reserves: list[SeatRow]
    participants: list[SeatRow]
    left: list[SeatRow]


@asked_by(*EVERYBODY)
def seats_on(conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date) -> list[SideSeats]:
    """Return who sits on a day, side by side; empty where no term is known to hold it."""
    return _sides(conn, forum_id, sees, lambda s: _start(s) <= day <= _end(s), day)


@asked_by(*EVERYBODY)
def sitting_on(conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date) -> list[SideSeats]:
    """Return who sits on a day as `seats_on` does, but for names and what was in other years.

    Made for questions that only ask who sits: it reads that term alone.
    """
    found = seatings(conn, forum_id=forum_id, sees=sees, on=day)
    return [_side(seating, [seating], {}, day) for seating in found]


@asked_by(*EVERYBODY)
def seats_in(conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int) -> list[SideSeats]:
    """Return who sat in a year, side by side, as on the last day of the term."""
    return _sides(conn, forum_id, sees, lambda s: s["year"] == year)


@asked_by(*EVERYBODY)
def seats_by_year(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[SideSeats]:
    """Return who sat in each year, oldest first, as on the last day of each term."""
    return _sides(conn, forum_id, sees, lambda _: True)


@asked_by(*EVERYBODY)
def last_known_year(conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date) -> int | None:
    """Return the newest year begun by a day of which any organization is known, or None."""
    every = seatings(conn, forum_id=forum_id, sees=sees)
    return max((s["year"] for s in every if s["acts"] and _start(s) <= day), default=None)


def _sides(
    conn: sqlite3.Connection,
    forum_id: str,
    sees: str,
    wanted: Callable[[SeatingRow], bool],
    day: date | None = None,
) -> list[SideSeats]:
    every = seatings(conn, forum_id=forum_id, sees=sees)
    known = organizations(conn, sees=sees)
    return [_side(s, every, known, day or _end(s)) for s in every if wanted(s)]


def _side(
    seating: SeatingRow,
    every: Sequence[SeatingRow],
    known: dict[str, OrganizationRow],
    day: date,
) -> SideSeats:
    same_side = [other for other in every if other["side"] == seating["side"]]
    acts: dict[str, list[ActRow]] = {}
    for act in seating["acts"]:
        acts.setdefault(act["organization_id"], []).append(act)
    found = [row for about in acts.values() if (row := standing_on(about, day)) is not None]
    for row in found:
        about = known.get(row["organization_id"])
        row["slug"] = about["slug"] if about else ""
        row["name"] = row["name"] or called(known, row["organization_id"], day)
        if row["standing"] == "seat":
            compare(row, seating["year"], same_side)
    return SideSeats(
        year=seating["year"],
        side=seating["side"],
        start=seating["start"],
        end=seating["end"],
        organizations=seating["organizations"],
        seats=seating["seats"],
        seats_basis=seating["seats_basis"],
        size_basis=seating["size_basis"],
        size_source=seating["size_source"],
        size_note=seating["size_note"],
        is_whole=is_whole(seating),
        seated=_by_name(found, "seat"),
        reserves=sorted(_by_name(found, "reserve"), key=lambda row: row["order"] or 0),
        participants=_by_name(found, "participant"),
        left=_by_name(found, "left"),
    )


def _by_name(found: list[SeatRow], standing: str) -> list[SeatRow]:
    chosen = [row for row in found if row["standing"] == standing]
    return sorted(chosen, key=lambda row: alphabetical(row["name"]))


def _start(seating: SeatingRow) -> date:
    return date.fromisoformat(seating["start"])


def _end(seating: SeatingRow) -> date:
    return date.fromisoformat(seating["end"])

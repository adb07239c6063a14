"""Seatings: who got a seat, a place among the reserves or a part in a year, and who left it.

Holds what the events say, year by year and side by side. Who sits on a day, and since when, is
folded from these rows by `seats`; persons with a mandate are in `mandates`.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict
from uuid import UUID

from msgspec import json

from forum.record.values import Basis
from forum.seating.seating import Seating
from projections.asking import Found, rows
from projections.grounds import RECORDED, day_of
from projections.names import Names, Words, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

SEATINGS = Table(
    name="seatings",
    columns={**SAID, "year": int, "side": str, "start": str, "end": str},
    indexes=(("forum_id", "year"),),
)
SIZES = Table(
    name="seating_sizes",
    columns={**SAID, "organizations": int, "seats": int, "seats_basis": str},
    indexes=(("forum_id",),),
)
ACTS = Table(
    name="seat_acts",
    columns={
        **SAID,
        **RECORDED,
        "act": str,
        "organization_id": str,
        "seats": int,
        "seats_basis": str,
        "reserve_order": int,
        "named": str,
        "reason": str,
        "vacated_by_id": str,
    },
    indexes=(("forum_id",), ("organization_id",), ("aggregate_id",)),
)
CALLS = Table(
    name="reserve_calls",
    columns={**SAID, "organization_id": str, "answer_by": str, "vacated_by_id": str},
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event

    def act(
        kind: str,
        *,
        seats: int | None = None,
        basis: str | None = None,
        order: int | None = None,
        named: str | None = None,
        reason: str | None = None,
        vacated_by_id: UUID | None = None,
    ) -> Row:
        about = kind, str(it.organization_id), seats, basis, order, named, reason
        return "seat_acts", (
            *said,
            told.recorded,
            *about,
            str(vacated_by_id) if vacated_by_id else None,
        )

    match it:
        case Seating.Opened():
            yield "seatings", (*said, it.year, it.side, str(it.start), str(it.end))
        case Seating.SizeStated():
            yield "seating_sizes", (*said, it.organizations, it.seats, _basis(it.seats_basis))
        case Seating.SeatGranted():
            yield act("granted", seats=it.seats, basis=_basis(it.seats_basis), named=it.named)
        case Seating.ReservePlaced():
            yield act("reserve", order=it.order, named=it.named)
        case Seating.ParticipantListed():
            yield act("participant", named=it.named)
        case Seating.SeatVacated():
            yield act("vacated", reason=told.wordings(it.reason))
        case Seating.ReserveCalled():
            about = str(it.organization_id), str(it.answer_by)
            yield (
                "reserve_calls",
                (*said, *about, str(it.vacated_by_id) if it.vacated_by_id else None),
            )
        case Seating.ReserveCalledUp():
            yield act("called_up", seats=it.seats, vacated_by_id=it.vacated_by_id)
        case Seating.ReserveDeclined():
            yield act("declined")


PROJECTION = Projection(
    name="membership",
    version=3,
    tables=(SEATINGS, SIZES, ACTS, CALLS),
    handler=handler,
    about=(Seating,),
)


class ActRow(TypedDict):
    """One act about an organization in a seating.

    Attributes:
        position: Of the event, in the log.
        act: granted, reserve, participant, vacated, called_up or declined.
        organization_id: The organization.
        seats: Seats that it got; None where the number is unknown.
        seats_basis: What the number rests on.
        reserve_order: Its place among the reserves, from 1; only for reserve.
        named: Its name as the source has it.
        reason: Why the seat was left, by language.
        effective: The day from which it held; None where it holds for the whole year. A refusal
            holds from the day it was recorded, where nothing else is said.
        basis: fact, inferred, planned or None.
        source: Where it stands.
        note: What is weak or odd about it, by language.
    """

    position: int
    act: str
    organization_id: str
    seats: int | None
    seats_basis: str | None
    reserve_order: int | None
    named: str | None
    reason: Names
    effective: str | None
    basis: str | None
    source: str | None
    note: Words | None


class SeatingRow(TypedDict):
    """The seats of one side in one year, as the log tells them.

    Attributes:
        year: The forum year.
        side: Key of the side.
        start: First day of the term, ISO.
        end: Last day of the term.
        organizations: Organizations with a seat as stated; None where it is unknown.
        seats: Seats as stated; None where it is unknown.
        seats_basis: What the number of seats rests on.
        size_basis: What the number of organizations rests on.
        size_source: Where the size stands.
        size_note: What is weak about the size, by language.
        acts: What happened to each organization, in log order.
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
    acts: list[ActRow]


@asked_by(*EVERYBODY)
def seatings(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, on: date | None = None
) -> list[SeatingRow]:
    """Return the seatings of a forum, oldest first, sides in the order they were entered.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        on: Only those whose term holds this day; all if none is named.
    """
    asked = {"sees": sees, "forum_id": forum_id}
    in_term = "t.start <= :on AND :on <= t.end" if on is not None else "1"
    opened = rows(
        conn,
        SEATINGS,
        where=f"t.forum_id = :forum_id AND ({in_term})",
        on=on.isoformat() if on is not None else None,
        **asked,
    )
    ids = json.encode([row["aggregate_id"] for row in opened]).decode()
    its = (
        "t.forum_id = :forum_id AND t.aggregate_id IN (SELECT value FROM json_each(:ids))"
        if on is not None
        else "t.forum_id = :forum_id"
    )
    of_it = {"where": its, "ids": ids, **asked}
    sizes = {row["aggregate_id"]: row for row in rows(conn, SIZES, **of_it)}
    acts: dict[str, list[ActRow]] = {}
    for row in rows(conn, ACTS, **of_it):
        acts.setdefault(row["aggregate_id"], []).append(_act(row))
    found = [
        _seating(row, sizes.get(row["aggregate_id"]), acts.get(row["aggregate_id"], []))
        for row in opened
    ]
    return sorted(found, key=lambda seating: seating["year"])


def _basis(basis: Basis | None) -> str | None:
    return str(basis) if basis is not None else None


def _act(row: Found) -> ActRow:
    return ActRow(
        position=row["position"],
        act=row["act"],
        organization_id=row["organization_id"],
        seats=row["seats"],
        seats_basis=row["seats_basis"],
        reserve_order=row["reserve_order"],
        named=row["named"],
        reason=read_names(row["reason"]),
        effective=day_of(row) if row["act"] == "declined" else row["effective"],
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def _seating(row: Found, size: Found | None, acts: list[ActRow]) -> SeatingRow:
    size = size or {}
    return SeatingRow(
        year=row["year"],
        side=row["side"],
        start=row["start"],
        end=row["end"],
        organizations=size.get("organizations"),
        seats=size.get("seats"),
        seats_basis=size.get("seats_basis"),
        size_basis=size.get("basis"),
        size_source=size.get("source"),
        size_note=size.get("note"),
        acts=acts,
    )

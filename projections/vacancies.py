"""Seats that were left and are empty, who is next for each, and who was asked and has not answered.

Whose turn it is follows `forum.seating.calls`, so that nobody is named whom the log would refuse.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypedDict
from uuid import UUID

from forum.record.when import When
from forum.seating.calls import Call, Calls
from projections.asking import Found, of_forum
from projections.grounds import day_of
from projections.membership import ACTS, CALLS, SEATINGS
from projections.visible import EVERYBODY, asked_by


class CallRow(TypedDict):
    """A reserve that was asked and has neither taken the seat nor said no.

    Attributes:
        side: Key of the side.
        organization_id: The reserve.
        vacated_by_id: The organization whose seat it was offered; None where that is not told.
        called: The day on which it was asked; None where it is unknown.
        answer_by: The last day for its answer.
        is_late: That day has passed.
    """

    side: str
    organization_id: str
    vacated_by_id: str | None
    called: str | None
    answer_by: str
    is_late: bool


class VacancyRow(TypedDict):
    """A seat that an organization left, or is known to leave, and no reserve took.

    Attributes:
        side: Key of the side.
        organization_id: The organization that left it.
        since: The first day without it; None where it is unknown.
        call: The call about it that waits for an answer, or None.
        next_id: The reserve whose turn it is; None where one was asked, or none is left to ask.
    """

    side: str
    organization_id: str
    since: str | None
    call: CallRow | None
    next_id: str | None


class Vacancies(TypedDict):
    """What is empty in a year.

    Attributes:
        empty: Seats that were left, in the order in which they were entered.
        calls: Calls that wait for an answer, oldest first.
    """

    empty: list[VacancyRow]
    calls: list[CallRow]


@asked_by(*EVERYBODY)
def vacancies(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date
) -> Vacancies:
    """Return the empty seats and the calls of a year, as they stand on a day.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        year: The forum year.
        day: The day asked about; what was done later does not count.
    """
    where = {"sees": sees, "forum_id": forum_id}
    sides = {
        row["aggregate_id"]: row["side"]
        for row in of_forum(conn, SEATINGS, **where)
        if row["year"] == year
    }
    told = Vacancies(empty=[], calls=[])
    acts, asked = of_forum(conn, ACTS, **where), of_forum(conn, CALLS, **where)
    for key, side in sides.items():
        own_acts = [row for row in acts if row["aggregate_id"] == key and _counts(row, day)]
        own_calls = [row for row in asked if row["aggregate_id"] == key and _counts(row, day)]
        calls = _open_calls(own_calls, own_acts, side, day)
        told["calls"] += calls
        told["empty"] += _empty(own_acts, own_calls, calls, side)
    return told


def _counts(row: Found, day: date) -> bool:
    """Whether something was done by a day; that a seat will be left is known before it is."""
    if row.get("act") == "vacated":
        return True
    if row.get("act") == "called_up" and row["recorded"] <= f"{day.isoformat()}Z":
        return True  # a seat that is taken from a later day on is not empty until then
    done = day_of(row) if row.get("act") == "declined" else row["effective"]
    return done is None or When(done).latest <= day


def _open_calls(
    asked: Iterable[Found], acts: Iterable[Found], side: str, day: date
) -> list[CallRow]:
    answered = {
        row["organization_id"]: row["position"]
        for row in acts
        if row["act"] in {"called_up", "declined"}
    }
    newest = {row["organization_id"]: row for row in asked}
    return [
        CallRow(
            side=side,
            organization_id=organization_id,
            vacated_by_id=row["vacated_by_id"],
            called=row["effective"],
            answer_by=row["answer_by"],
            is_late=When(row["answer_by"]).latest < day,
        )
        for organization_id, row in newest.items()
        if answered.get(organization_id, 0) < row["position"]
    ]


def _empty(
    acts: list[Found], asked: list[Found], calls: list[CallRow], side: str
) -> list[VacancyRow]:
    left = [row for row in acts if row["act"] == "vacated"]
    for row in acts:
        if row["act"] == "called_up" and left:
            named = row["vacated_by_id"]
            taken = (one for one in left if named in {None, one["organization_id"]})
            if (one := next(taken, None)) is not None:
                left.remove(one)
    waiting = {
        UUID(row["organization_id"]): row["reserve_order"]
        for row in acts
        if row["act"] == "reserve"
    }
    for row in acts:
        if row["act"] == "called_up":
            waiting.pop(UUID(row["organization_id"]), None)
    free = list(calls)
    found = []
    for row in left:
        about = {row["organization_id"], None}
        call = next((one for one in free if one["vacated_by_id"] in about), None)
        if call is not None:
            free.remove(call)
        found.append(
            VacancyRow(
                side=side,
                organization_id=row["organization_id"],
                since=row["effective"],
                call=call,
                next_id=None
                if call
                else _next(_turns(asked, acts, row["organization_id"]), waiting, calls),
            )
        )
    return found


def _turns(asked: Iterable[Found], acts: Iterable[Found], left_id: str) -> tuple[Calls, UUID]:
    """Who was asked about a seat; a call that names none counts as about it."""
    turns = Calls()
    for row in asked:
        turns.asked.append(
            Call(
                organization_id=UUID(row["organization_id"]),
                vacated_by_id=UUID(row["vacated_by_id"] or left_id),
                asked=When(row["effective"]) if row["effective"] else None,
                answer_by=When(row["answer_by"]),
            )
        )
    for row in acts:
        if row["act"] == "declined":
            turns.decline(UUID(row["organization_id"]))
    return turns, UUID(left_id)


def _next(
    asked: tuple[Calls, UUID], waiting: Mapping[UUID, int], calls: Iterable[CallRow]
) -> str | None:
    """The reserve whose turn it is, of those that are not asked about another seat."""
    busy = {UUID(one["organization_id"]) for one in calls}
    free = {one: order for one, order in waiting.items() if one not in busy}
    turns, left_id = asked
    first = turns.first(free, left_id)
    return str(first[0]) if first is not None else None

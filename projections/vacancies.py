"""Seats that were left and are empty, and reserves that were asked and have not answered."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from projections.asking import Found, of_forum
from projections.membership import ACTS, CALLS, SEATINGS
from projections.visible import EVERYBODY, asked_by


class VacancyRow(TypedDict):
    """A seat that an organization left and no reserve took.

    Attributes:
        side: Key of the side.
        organization_id: The organization that left it.
        since: The first day without it; None where it is unknown.
    """

    side: str
    organization_id: str
    since: str | None


class CallRow(TypedDict):
    """A reserve that was asked and has neither taken the seat nor said no.

    Attributes:
        side: Key of the side.
        organization_id: The reserve.
        called: The day on which it was asked; None where it is unknown.
        answer_by: The last day for its answer.
        is_late: That day has passed.
    """

    side: str
    organization_id: str
    called: str | None
    answer_by: str
    is_late: bool


class Vacancies(TypedDict):
    """What is empty in a year.

    Attributes:
        empty: Seats that were left, in the order in which they were.
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
        day: The day asked about: a seat that is left later is not empty yet.
    """
    where = {"sees": sees, "forum_id": forum_id}
    sides = {
        row["aggregate_id"]: row["side"]
        for row in of_forum(conn, SEATINGS, **where)
        if row["year"] == year
    }
    acts = [row for row in of_forum(conn, ACTS, **where) if row["aggregate_id"] in sides]
    return Vacancies(
        empty=_empty(acts, sides, day),
        calls=_calls(
            [row for row in of_forum(conn, CALLS, **where) if row["aggregate_id"] in sides],
            acts,
            sides,
            day,
        ),
    )


def _empty(acts: list[Found], sides: Mapping[str, str], day: date) -> list[VacancyRow]:
    """Seats that were left by the day; a reserve that named none took the first."""
    left = [
        VacancyRow(
            side=sides[row["aggregate_id"]],
            organization_id=row["organization_id"],
            since=row["effective"],
        )
        for row in acts
        if row["act"] == "vacated" and (row["effective"] or "") <= day.isoformat()
    ]
    for row in acts:
        if row["act"] != "called_up":
            continue
        side, named = sides[row["aggregate_id"]], row["vacated_by_id"]
        taken = next(
            (
                one
                for one in left
                if one["side"] == side and named in {None, one["organization_id"]}
            ),
            None,
        )
        if taken is not None:
            left.remove(taken)
    return left


def _calls(
    calls: list[Found], acts: list[Found], sides: Mapping[str, str], day: date
) -> list[CallRow]:
    answered = {
        (row["aggregate_id"], row["organization_id"]): row["position"]
        for row in acts
        if row["act"] in {"called_up", "declined"}
    }
    newest = {(row["aggregate_id"], row["organization_id"]): row for row in calls}
    return [
        CallRow(
            side=sides[row["aggregate_id"]],
            organization_id=row["organization_id"],
            called=row["effective"],
            answer_by=row["answer_by"],
            is_late=row["answer_by"] < day.isoformat(),
        )
        for key, row in newest.items()
        if answered.get(key, 0) < row["position"]
    ]

"""One organization over the years of a forum: seat, reserve or part, and the whole it is of.

A year that nothing is known of is told as unknown, never left out and never counted as without.
"""

import sqlite3
from datetime import date
from typing import TypedDict

from projections.seats import SideSeats, seats_by_year
from projections.sitting import SeatRow
from projections.visible import EVERYBODY, asked_by


class OrganizationYear(TypedDict):
    """A year of an organization in a forum.

    Attributes:
        year: The forum year.
        side: The side that is told of, by key; None where the organization is on no side.
        standing: seat, reserve, participant or left; none where the list of the year is whole
            and it is not on it; unknown else.
        seat: What is known of its seat or place, or None.
        of: The whole side that year, or None where nothing is known of it.
    """

    year: int
    side: str | None
    standing: str
    seat: SeatRow | None
    of: SideSeats | None


@asked_by(*EVERYBODY)
def organization_years(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, organization_id: str, day: date
) -> list[OrganizationYear]:
    """Return an organization's years in a forum, oldest first.

    They run from the first year of which any seat is known to the last one begun by a day.
    """
    every = [
        side
        for side in seats_by_year(conn, forum_id=forum_id, sees=sees)
        if date.fromisoformat(side["start"]) <= day and _known(side)
    ]
    if not every:
        return []
    ours = {side["year"]: (side, row) for side in every if (row := _row(side, organization_id))}
    key = ours[max(ours)][0]["side"] if ours else None
    whole = {
        side["year"]: side
        for side in every
        if side["side"] == key or (key is None and side["seated"])
    }
    found = []
    for year in range(every[0]["year"], every[-1]["year"] + 1):
        of, seat = ours.get(year, (whole.get(year), None))
        found.append(
            OrganizationYear(
                year=year,
                side=ours[year][0]["side"] if year in ours else key,
                standing=_standing(of, seat),
                seat=seat,
                of=of,
            )
        )
    return found


def _known(side: SideSeats) -> bool:
    named = side["seated"] or side["reserves"] or side["participants"] or side["left"]
    return bool(named) or side["organizations"] is not None or side["seats"] is not None


def _row(side: SideSeats, organization_id: str) -> SeatRow | None:
    every = [*side["seated"], *side["reserves"], *side["participants"], *side["left"]]
    return next((row for row in every if row["organization_id"] == organization_id), None)


def _standing(of: SideSeats | None, seat: SeatRow | None) -> str:
    if seat is not None:
        return seat["standing"]
    return "none" if of is not None and of["is_whole"] else "unknown"

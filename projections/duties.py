"""Duties: what is to be done in a forum on a day, by whom and until when.

Pages, mail and the `forum` program draw from here. Nothing is stored: each duty follows from what
has happened by the day asked about, and from the rules in force then. What was entered afterwards
from older sources makes no duties.

Source: design section 7; issue on the whole life of a forum, item 13.
"""

import sqlite3
from collections.abc import Sequence
from datetime import date

from projections import (
    duties_of_documents,
    duties_of_evaluations,
    duties_of_meetings,
    duties_of_reports,
    duties_of_seats,
    duties_of_tasks,
    duties_of_themes,
    duties_of_views,
)
from projections.asking import of_forum
from projections.duty import Asked, Duty
from projections.forums import YEARS, YEARS_CLOSED
from projections.happened import Happened
from projections.limits import Limits
from projections.rules import in_force
from projections.visible import EVERYBODY, asked_by

__all__ = ["Duty", "duties", "of_actor"]


@asked_by(*EVERYBODY)
def duties(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date, zone: str
) -> list[Duty]:
    """Return the duties of a forum on a day: those with the earliest last day first.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`; who may see less is told less.
        day: The day asked about.
        zone: IANA name of the forum's zone.
    """
    asked = _asked(conn, forum_id, sees, day, zone)
    found = [
        *duties_of_meetings.found(asked),
        *duties_of_views.found(asked),
        *duties_of_seats.found(asked),
        *duties_of_documents.found(asked),
        *duties_of_evaluations.found(asked),
        *duties_of_themes.found(asked),
        *duties_of_tasks.found(asked),
        *duties_of_reports.found(asked),
    ]
    return sorted(
        found, key=lambda duty: (duty["due"] or "9999", duty["since"] or "", duty["kind"])
    )


@asked_by(*EVERYBODY)
def duties_of_the_meetings(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date, zone: str
) -> list[Duty]:
    """Return the duties about the meetings of a forum alone, for a page that shows no others.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: The day asked about.
        zone: IANA name of the forum's zone.
    """
    return list(duties_of_meetings.found(_asked(conn, forum_id, sees, day, zone)))


def _asked(conn: sqlite3.Connection, forum_id: str, sees: str, day: date, zone: str) -> Asked:
    rules = in_force(conn, forum_id=forum_id, sees=sees, day=day)
    happened = Happened(conn=conn, forum_id=forum_id, sees=sees, day=day, zone=zone)
    years = {day.year - 1, day.year, day.year + 1}
    return Asked(
        **vars(happened),
        limits=Limits.of(rules),
        open_years=frozenset(years - _closed(happened)),
    )


def _closed(happened: Happened) -> set[int]:
    """The years that were closed by the day."""
    closed = happened.acts(YEARS_CLOSED, "forum_id", [happened.forum_id])
    ids = {row["aggregate_id"] for rows in closed.values() for row in rows}
    opened = of_forum(happened.conn, YEARS, **happened.where)
    return {row["year"] for row in opened if row["aggregate_id"] in ids}


def of_actor(every: Sequence[Duty], whose: str, whose_id: str | None = None) -> list[Duty]:
    """Return the duties of one actor, named as a duty names it.

    Args:
        every: All duties.
        whose: secretariat, side, organization or office.
        whose_id: Key of the side, id of the organization, or the office in words.
    """
    return [duty for duty in every if (duty["whose"], duty["whose_id"]) == (whose, whose_id)]

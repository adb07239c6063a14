"""The report of a year, composed from the log: what was done, said and answered, and by whom.

Numbers are counts, and what is not known is said. It has no table of its own; asked again for the
same day and position it is the same.

Source: issue on the whole life of a forum, item 10.
"""

import sqlite3
from collections import Counter
from datetime import date
from statistics import median
from typing import TypedDict

from projections.calendar import standing
from projections.decisions import DecisionRow, decisions
from projections.meetings import MeetingRow, meetings
from projections.participation import AttendanceRow, RotationRow, attendance_in, rotation_by_year
from projections.presidium import PostRow, posts
from projections.rules_followed import FollowedRow, rules_followed
from projections.seats import SideSeats, seats_in
from projections.themes import ThemeRow, themes
from projections.views import ViewRow, views
from projections.visible import EVERYBODY, asked_by


class FeedbackTimes(TypedDict):
    """What became of the views of a year.

    Attributes:
        given: Views that were given in the year and not taken back; gathered ones count too.
        states: How many of them are in each state.
        in_time: Answers that came by the day promised or by the rules, put off or not.
        late: Answers that came later.
        median_days: Days from a view to its answer, in the middle of those that are known; None
            where none is.
        longest_days: The longest of them.
    """

    given: int
    states: dict[str, int]
    in_time: int
    late: int
    median_days: int | None
    longest_days: int | None


class YearlyReport(TypedDict):
    """The report of a year, as it stood on a day.

    Attributes:
        year: The forum year.
        day: The day, ISO.
        held: The forum's own meetings that were held, oldest first.
        cancelled: Those that were cancelled.
        attendance: How often each organization came.
        seats: The seats of each side, as on the last day of the term.
        rotation: Who stayed and who was new, by side with seats.
        posts: Who held the posts of the presidium.
        themes: The themes of the year.
        decisions: What was decided.
        views: Views given in the year, oldest first.
        feedback: What became of them.
        rules: How the rules were followed.
    """

    year: int
    day: str
    held: list[MeetingRow]
    cancelled: list[MeetingRow]
    attendance: list[AttendanceRow]
    seats: list[SideSeats]
    rotation: list[RotationRow]
    posts: list[PostRow]
    themes: list[ThemeRow]
    decisions: list[DecisionRow]
    views: list[ViewRow]
    feedback: FeedbackTimes
    rules: list[FollowedRow]


@asked_by(*EVERYBODY)
def yearly_report(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date, zone: str
) -> YearlyReport:
    """Return the report of a year as it stood on a day.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        year: The forum year.
        day: The day asked about.
        zone: IANA name of the forum's zone.
    """
    where = {"forum_id": forum_id, "sees": sees}
    own = [
        meeting
        for meeting in meetings(conn, **where)
        if meeting["year"] == year and meeting["side"] is None
    ]
    given = [
        view
        for view in views(conn, day=day, zone=zone, **where)
        if (view["said_on"] or "").removeprefix("../")[:4] == str(year)
        and view["state"] != "withdrawn"
    ]
    rotation = rotation_by_year(conn, day=day, **where)
    return YearlyReport(
        year=year,
        day=day.isoformat(),
        held=[meeting for meeting in own if standing(meeting, day) == "held"],
        cancelled=[meeting for meeting in own if standing(meeting, day) == "cancelled"],
        attendance=attendance_in(conn, year=year, day=day, **where),
        seats=seats_in(conn, year=year, **where),
        rotation=[row for row in rotation if row["year"] == year],
        posts=posts(conn, forum_id=forum_id, sees=sees, year=year),
        themes=[theme for theme in themes(conn, day=day, **where) if theme["year"] == year],
        decisions=[one for one in decisions(conn, day=day, **where) if one["year"] == year],
        views=given[::-1],
        feedback=_times(given),
        rules=rules_followed(conn, year=year, day=day, zone=zone, **where),
    )


def _times(given: list[ViewRow]) -> FeedbackTimes:
    answered = [view for view in given if view["standing"]["answer"] is not None]
    kept = Counter(view["standing"]["kept"] for view in answered)
    days = [view["days_taken"] for view in answered if view["days_taken"] is not None]
    return FeedbackTimes(
        given=len(given),
        states=dict(Counter(view["state"] for view in given)),
        in_time=kept["in_time"] + kept["extended"],
        late=kept["late"],
        median_days=round(median(days)) if days else None,
        longest_days=max(days, default=None),
    )

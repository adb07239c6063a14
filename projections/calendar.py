"""The calendar: which meeting is next, which was the last, and where each stands on a day.

Whether a meeting that was only planned or convened took place is unknown once its day has passed,
and `standing` says so: it is never taken for held.
"""

import sqlite3
from datetime import date

from forum.record.when import When
from projections.meetings import MeetingRow, meetings
from projections.visible import EVERYBODY, asked_by


@asked_by(*EVERYBODY)
def next_meeting(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date
) -> MeetingRow | None:
    """Return the forum's own first meeting on a day or after it that is not cancelled."""
    coming = (
        meeting
        for meeting in meetings(conn, forum_id=forum_id, sees=sees)
        if meeting["side"] is None and standing(meeting, day) in {"planned", "convened"}
    )
    return next(coming, None)


@asked_by(*EVERYBODY)
def last_held_meeting(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date
) -> MeetingRow | None:
    """Return the forum's own last meeting that was held by a day for certain, or None."""
    held = [
        meeting
        for meeting in meetings(conn, forum_id=forum_id, sees=sees)
        if meeting["side"] is None and standing(meeting, day) == "held"
    ]
    return held[-1] if held else None


def standing(meeting: MeetingRow, day: date) -> str:
    """Say where a meeting stands on a day.

    Returns:
        `cancelled`; `held`; `convened` or `planned` until its day has passed, and after that
        `convened_only` or `planned_only`: whether it was held is unknown.
    """
    if meeting["is_cancelled"]:
        return "cancelled"
    if meeting["is_held"] and last_day(meeting) <= day:
        return "held"
    seen = "convened" if meeting["is_convened"] else "planned"
    return f"{seen}_only" if last_day(meeting) < day else seen


def last_day(meeting: MeetingRow) -> date:
    """The last day that the meeting's day can mean."""
    return When(meeting["day"]).latest

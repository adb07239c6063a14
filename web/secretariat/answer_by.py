"""Until when one can answer an invitation, as the rules in force let it be set."""

from __future__ import annotations

from forum.record.when import When
from projections.limits import Limits
from projections.meetings import MeetingRow
from projections.rules import in_force
from web.public import Reader


def last_day_to_answer(r: Reader, row: MeetingRow) -> str:
    """The latest day that the rules allow, ISO; empty where they set none or the day is open."""
    limits = Limits.of(in_force(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day))
    days, day = limits.days("registration_days"), When(row["day"])
    if days is None or not day.is_exact:
        return ""
    return limits.days_before(day.latest, days).isoformat()

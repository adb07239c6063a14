"""What reports ask for: an answer to each fault that was reported, and to each objection."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from projections import faults, objections
from projections.asking import ask
from projections.duty import Asked, Duty
from projections.told import instant_text
from projections.visible import visible

_OPEN: Final = {
    "fault": ("answer_fault", "faults", "faults_closed", faults.ANSWERED_WITHIN),
    "objection": (
        "answer_objection",
        "objections",
        "objections_answered",
        objections.ANSWERED_WITHIN,
    ),
}
"""By what is reported: the duty, its table, that of the answers, and the time there is."""


def found(asked: Asked) -> Iterator[Duty]:
    """Yield what was reported by the day and not answered by then, from the day it came."""
    zone = ZoneInfo(asked.zone)
    ended = datetime.combine(asked.day + timedelta(days=1), time(), zone)
    for about, (kind, reported, answered, within) in _OPEN.items():
        for row in ask(
            asked.conn,
            f"SELECT r.aggregate_id, r.recorded FROM {reported} AS r "
            f"WHERE {visible('r')} AND r.forum_id = :forum_id AND r.recorded < :ended "
            f"AND NOT EXISTS (SELECT 1 FROM {answered} AS a WHERE {visible('a')} "
            "AND a.aggregate_id = r.aggregate_id AND a.recorded < :ended) ORDER BY r.position",
            sees=asked.sees,
            forum_id=asked.forum_id,
            ended=instant_text(ended.astimezone(ZoneInfo("UTC"))),
        ):
            since = datetime.fromisoformat(row["recorded"]).astimezone(zone).date()
            yield asked.duty(kind, about, row["aggregate_id"], since=since, due=since + within)

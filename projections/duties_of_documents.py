"""What the registry asks for: a number for each document that was entered."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from projections.asking import ask
from projections.duty import Asked, Duty
from projections.told import instant_text
from projections.visible import visible

_WITHOUT_NUMBER: Final = f"""
    SELECT d.aggregate_id, d.recorded
    FROM documents AS d
    WHERE {visible("d")} AND d.forum_id = :forum_id AND d.document_number IS NULL
      AND d.basis IS NULL AND d.recorded < :ended
      AND NOT EXISTS (
        SELECT 1 FROM document_entries AS n
        WHERE {visible("n")} AND n.aggregate_id = d.aggregate_id
          AND n.document_number IS NOT NULL AND n.recorded < :ended)
    ORDER BY d.position
"""


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the documents that have no number, from the day they were entered."""
    zone = ZoneInfo(asked.zone)
    ended = datetime.combine(asked.day + timedelta(days=1), time(), zone)
    for row in ask(
        asked.conn,
        _WITHOUT_NUMBER,
        sees=asked.sees,
        forum_id=asked.forum_id,
        ended=instant_text(ended.astimezone(ZoneInfo("UTC"))),
    ):
        since = datetime.fromisoformat(row["recorded"]).astimezone(zone).date()
        yield asked.duty("register", "document", row["aggregate_id"], since=since)

"""What evaluations ask for: to be closed when their last day has passed."""

from collections.abc import Iterator
from datetime import timedelta

from forum.record.when import When
from projections.duty import Asked, Duty
from projections.evaluations import EVALUATIONS, RESULTS


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the evaluations whose last day has passed and that are not closed."""
    opened = asked.acts(EVALUATIONS, "forum_id", [asked.forum_id]).get(asked.forum_id, [])
    over = {row["aggregate_id"]: row for row in opened if When(row["last_day"]).latest < asked.day}
    closed = asked.acts(RESULTS, "aggregate_id", over)
    for evaluation_id, row in over.items():
        if evaluation_id not in closed:
            since = When(row["last_day"]).latest + timedelta(days=1)
            yield asked.duty("close_evaluation", "meeting", row["meeting_id"], since=since)

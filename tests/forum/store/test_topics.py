"""Which topics a log holds, on both stores."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eventsourcing.persistence import StoredEvent


def test_the_log_gives_each_topic_once(
    recorder: Any, new_event: Callable[..., StoredEvent]
) -> None:
    assert recorder.topics() == set()

    recorder.insert_events([new_event(), new_event()])

    assert recorder.topics() == {"theme.proposed"}

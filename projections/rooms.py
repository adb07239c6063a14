"""Rooms: the meeting that an event belongs to, so that nothing of a closed meeting is shown.

An event is in a meeting's room if it is the meeting's own, names the meeting, answers a view that
was said there, or belongs to a thing whose first event did.
"""

import sqlite3
from collections import OrderedDict
from typing import Any

KEPT = 20_000
"""Aggregates whose room is kept in memory; older ones are looked up again."""

_WITH_ROOMS = frozenset({"presence", "minutes", "decision", "view", "feedback"})


class Rooms:
    """Knows the room of each aggregate that has one.

    Args:
        conn: The read model, whose history holds the rooms of earlier events.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._known: OrderedDict[str, str | None] = OrderedDict()

    def of(self, event: Any) -> str | None:  # noqa: ANN401 - any event class
        """Return the id of the meeting whose room an event belongs to, or None."""
        noun = type(event).TOPIC.partition(".")[0]
        if noun == "meeting":
            return str(event.originator_id)
        if noun not in _WITH_ROOMS:
            return None
        aggregate_id = str(event.originator_id)
        if (meeting_id := getattr(event, "meeting_id", None)) is not None:
            return self._keep(aggregate_id, str(meeting_id))
        if (view_id := getattr(event, "view_id", None)) is not None:
            return self._keep(aggregate_id, self._look_up(str(view_id)))
        if event.originator_version == 1:
            return self._keep(aggregate_id, None)
        return self._look_up(aggregate_id)

    def _look_up(self, aggregate_id: str) -> str | None:
        if aggregate_id in self._known:
            return self._known[aggregate_id]
        row = self._conn.execute(
            "SELECT room_id FROM events WHERE aggregate_id = ? AND room_id IS NOT NULL LIMIT 1",
            (aggregate_id,),
        ).fetchone()
        return self._keep(aggregate_id, row[0] if row else None)

    def _keep(self, aggregate_id: str, room: str | None) -> str | None:
        self._known[aggregate_id] = room
        if len(self._known) > KEPT:
            self._known.popitem(last=False)
        return room

"""Rooms: the meeting that an event belongs to, so that nothing of a closed meeting is shown.

An event is in a meeting's room if it is the meeting's own, names the meeting, answers a view that
was said there, comments on its notes, or belongs to a thing whose first event did. A room is closed
while the newest announcement of its meeting is not for everybody; its texts are not even opened.
"""

import sqlite3
from collections import OrderedDict
from typing import Any, TypeVar

from forum import policy
from forum.meeting.meeting import Meeting
from forum.record.ids import id_text
from projections.tables import Table

T = TypeVar("T")
KEPT = 20_000
"""Things whose room, and rooms whose audience, are kept in memory; others are looked up again."""

ROOMS = Table(
    name="rooms",
    columns={"meeting_id": str, "audience": str},
    indexes=(("meeting_id", "position"),),
    sought=(("meeting_id", "position"),),
    listed=False,
)
"""Who may enter: a row for each announcement of a meeting. A strike leaves it: what was closed
stays closed until the meeting is announced anew."""


def enters(room: str) -> str:
    """Return the SQL condition that somebody may enter a room: its newest announcement counts.

    Asked row by row, so that it costs as much in an installation of thousands of forums.

    Args:
        room: The expression that holds the meeting's id, written by us.
    """
    return (
        f"EXISTS (SELECT 1 FROM rooms AS q WHERE q.meeting_id = {room} "
        "AND q.audience IN (SELECT value FROM json_each(:sees)) AND NOT EXISTS "
        "(SELECT 1 FROM rooms AS r WHERE r.meeting_id = q.meeting_id AND r.position > q.position))"
    )


_INHERITING = frozenset(
    {"presence", "minutes", "decision", "view", "feedback", "group", "evaluation"}
    | {"section", "comment", "task"}
)
"""Nouns of things that stay in the room of their first event."""


class Rooms:
    """Knows the room of each thing that has one, and whether a room is closed.

    Args:
        conn: The read model, whose history holds the rooms of earlier events.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._known: OrderedDict[str, str | None] = OrderedDict()
        self._closed: OrderedDict[str, bool] = OrderedDict()

    def of(self, event: Any) -> str | None:  # noqa: ANN401 - any event class
        """Return the id of the meeting whose room an event belongs to, or None."""
        noun = event.TOPIC.partition(".")[0]
        if noun == "meeting":
            aggregate_id = id_text(event.originator_id)
            if isinstance(event, Meeting.Planned | Meeting.Published):
                closed = policy.room(event) != policy.PUBLIC
                _keep(self._closed, aggregate_id, closed)
            return aggregate_id
        meeting_id = getattr(event, "meeting_id", None)
        if noun not in _INHERITING:
            return id_text(meeting_id) if meeting_id else None
        aggregate_id = id_text(event.originator_id)
        if meeting_id is not None:
            return _keep(self._known, aggregate_id, id_text(meeting_id))
        about_id = getattr(event, "view_id", None) or getattr(event, "minutes_id", None)
        if about_id is not None:
            return _keep(self._known, aggregate_id, self._look_up(id_text(about_id)))
        if event.originator_version == 1:
            return _keep(self._known, aggregate_id, None)
        return self._look_up(aggregate_id)

    def is_closed(self, room: str | None) -> bool:
        """Whether a room is not open to everybody."""
        if room is None:
            return False
        if room not in self._closed:
            row = self._conn.execute(
                "SELECT audience FROM rooms WHERE meeting_id = ? ORDER BY position DESC LIMIT 1",
                (room,),
            ).fetchone()
            _keep(self._closed, room, row is None or row[0] != policy.PUBLIC)
        return self._closed[room]

    def _look_up(self, aggregate_id: str) -> str | None:
        if aggregate_id in self._known:
            return self._known[aggregate_id]
        row = self._conn.execute(
            "SELECT room_id FROM events WHERE aggregate_id = ? AND room_id IS NOT NULL LIMIT 1",
            (aggregate_id,),
        ).fetchone()
        return _keep(self._known, aggregate_id, row[0] if row else None)


def _keep(known: "OrderedDict[str, T]", key: str, value: T) -> T:
    known[key] = value
    if len(known) > KEPT:
        known.popitem(last=False)
    return value

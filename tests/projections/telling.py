"""Given events, then rows: a read model that was told what aggregates have waiting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from forum import policy
from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from projections.all import PROJECTIONS
from projections.read_model import ReadModel
from projections.told import Told
from projections.visible import seen_by

FORUM_ID = derived_id("forum", "pgf")
SEES = seen_by(Role.PUBLIC)
HERE = {"forum_id": str(FORUM_ID), "sees": SEES}


@contextmanager
def here(**context: Any) -> Iterator[None]:
    """Act in one forum at an instant that never changes."""
    instant = datetime(2021, 1, 2, 12, tzinfo=UTC)
    with acting(SYSTEM_OFFICE_ID, forum_id=FORUM_ID, simulated_now=instant, **context):
        yield


def told(folder: Path, *things: Any, opened: dict[Any, str] | None = None) -> sqlite3.Connection:
    """Return a read model that was told the waiting events of these things, in this order."""
    model = ReadModel(folder / f"read-{uuid4().hex}.db", PROJECTIONS)
    events = [event for thing in things for event in thing.collect_events()]
    batch = []
    for position, event in enumerate(events, 1):
        room = model.rooms.of(event)
        closed = model.rooms.is_closed(room)
        audience = policy.audience(event)
        batch.append(Told(position, event, audience, opened or {}, {}, room, closed))
    model.apply(batch, row_hash=b"", log_id="log")
    return model.conn

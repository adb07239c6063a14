"""The stock runner: the library's own `ProjectionRunner`, one event and one transaction at a time.

The same handlers, the same tables and the same settings of SQLite as ours; only the journal is the
library's choice, and the indexes are there from the first row on, since it follows for ever and has
no end at which to make them. The recorder of SQLite has no subscriptions, so it is given one that
polls.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    StoredEvent,
    Subscription,
    Tracking,
)
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteDatastore,
    SQLiteTrackingRecorder,
)

from forum.record.mapper import ForumMapper
from forum.record.rowhash import row_hash
from forum.store.opening import Store
from forum.store.sqlite import SQLiteForumRecorder
from projections.all import PROJECTIONS
from projections.read_model import FILLING, ReadModel
from projections.rooms import Rooms
from projections.told import tell
from projections.writing import Writer
from tests.bench.sources import source_of

POLL = 0.05  # seconds
SELECTED = 500  # events at a time, as the library's own subscription does


def fill(store: Store, path: Path) -> Path:
    """Fill a new file by the stock runner, and return it."""
    ReadModel(path, PROJECTIONS).close()
    with source_of(store) as source:
        last = source.log.last_position()
        done = Event()
        rooms = Rooms(sqlite3.connect(path, check_same_thread=False))

        class View(_View):
            def told(self, event: Any, tracking: Tracking) -> None:
                batch = tell([(tracking.notification_id, event)], source.log, source.keys, rooms)
                batch[0].row_hash = event.row_hash
                with self.datastore.transaction(commit=True) as cursor:
                    self.writer.write(cursor.sqlite_cursor.connection, batch)
                    self._insert_tracking(cursor, tracking)
                if tracking.notification_id == last:
                    done.set()

        environment = {
            **store.environment,
            "READ_PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "READ_SQLITE_DBNAME": str(path),
            "READ_CREATE_TABLE": "y",
        }
        runner = ProjectionRunner(
            application_class=_App, projection_class=_Read, view_class=View, env=environment
        )
        with runner:
            while not done.wait(0.2):
                runner.run_forever(timeout=0)  # raises what stopped the runner
    return path


class _View(SQLiteTrackingRecorder):
    def __init__(self, datastore: SQLiteDatastore, **kwargs: Any) -> None:
        datastore.pool.close()
        datastore.pool = _Pool(db_name=datastore.pool.db_name)
        super().__init__(datastore, **kwargs)
        self.writer = Writer(PROJECTIONS)

    def told(self, event: Any, tracking: Tracking) -> None:
        raise NotImplementedError


class _Pool(SQLiteConnectionPool):
    """Connections that sync as little and keep as much in memory as ours, filling a new file."""

    def _create_connection(self) -> SQLiteConnection:
        connection = super()._create_connection()
        for name in ("synchronous", "cache_size"):
            connection.cursor().execute(f"PRAGMA {name}={FILLING[name]}")
        return connection


class _Read(Projection[_View]):
    name = "read"

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.told(domain_event, tracking)


class _Mapper(ForumMapper):
    """Ours, which also hashes the row while it is at hand."""

    def to_domain_event(self, stored_event: StoredEvent) -> Any:
        event = super().to_domain_event(stored_event)
        event.__dict__["row_hash"] = row_hash(
            event.originator_id,
            event.originator_version,
            stored_event.topic,
            stored_event.state,
        )
        return event


class _App(Application[UUID]):
    name = "Forum"

    def construct_mapper(self) -> ForumMapper:
        return _Mapper()

    def construct_recorder(self) -> ApplicationRecorder:
        recorder = super().construct_recorder()
        if isinstance(recorder, SQLiteForumRecorder):
            recorder = _PolledRecorder(recorder.datastore)
        return recorder


class _PolledRecorder(SQLiteForumRecorder):
    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[Any]:
        return _Polling(self, gt=gt, topics=topics)


class _Polling(Subscription[Any]):
    """Asks for more events when it has used those it had; waits a little where there are none."""

    _waiting: Sequence[Notification] = ()
    _place = 0

    def __next__(self) -> Notification:
        while self._place == len(self._waiting):
            if self._has_been_stopped:
                raise StopIteration
            self._place = 0
            self._waiting = self._recorder.select_notifications(
                start=self._last_notification_id or 0,
                limit=SELECTED,
                topics=self._topics,
                inclusive_of_start=False,
            )
            if self._waiting:
                self._last_notification_id = self._waiting[-1].id
            else:
                time.sleep(POLL)
        self._place += 1
        return self._waiting[self._place - 1]

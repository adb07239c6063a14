"""What is special to the log on SQLite: its file, and that copying it changes no position."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.tests import persistence as library

from forum.store.rows import CommandRow, FoundCommand, TextRow
from forum.store.sqlite import SQLiteForumDatastore, SQLiteForumRecorder, prepare

NewEvent = Callable[..., StoredEvent]


def open_log(path: Path) -> SQLiteForumRecorder:
    prepare(path)
    recorder = SQLiteForumRecorder(SQLiteForumDatastore(str(path)))
    recorder.create_table()
    return recorder


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SQLiteForumRecorder]:
    recorder = open_log(tmp_path / "log.db")
    yield recorder
    recorder.datastore.close()


class TestLibrary(library.ApplicationRecorderTestCase[SQLiteForumRecorder]):
    """eventsourcing's own tests of a recorder."""

    INITIAL_VERSION = 1

    @pytest.fixture(autouse=True)
    def _in_folder(self, tmp_path: Path) -> None:
        self.path = tmp_path / "log.db"

    def create_recorder(self) -> SQLiteForumRecorder:
        return open_log(self.path)

    def new_originator_id(self) -> UUID:
        return uuid4()


def setting(log: SQLiteForumRecorder, name: str) -> Any:
    with log.datastore.transaction(commit=False) as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def test_pages_are_large_enough_for_texts(log: SQLiteForumRecorder) -> None:
    assert setting(log, "page_size") == 8192


def test_every_commit_is_synced_into_a_write_ahead_log(log: SQLiteForumRecorder) -> None:
    assert setting(log, "synchronous") == 2
    assert setting(log, "journal_mode") == "wal"


def test_preparing_again_changes_nothing(
    log: SQLiteForumRecorder, tmp_path: Path, new_event: NewEvent
) -> None:
    log.insert_events([new_event()])

    prepare(tmp_path / "log.db")

    assert log.last_position() == 1


def test_a_row_cannot_be_replaced(log: SQLiteForumRecorder, new_event: NewEvent) -> None:
    event = new_event()
    log.insert_events([event])

    def replace() -> None:
        with log.datastore.transaction(commit=True) as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO stored_events VALUES (1, ?, 1, 't', 'x')",
                (event.originator_id.hex,),
            )

    with pytest.raises(IntegrityError, match="append-only"):
        replace()


def test_a_reload_by_dump_keeps_positions(
    log: SQLiteForumRecorder, tmp_path: Path, new_event: NewEvent
) -> None:
    command, text = CommandRow(uuid4(), os.urandom(32)), TextRow(uuid4(), os.urandom(40))
    log.insert_events([new_event(), new_event()])
    # A gap before the first row: a reload that counts anew would close it.
    with log.datastore.transaction(commit=True) as cursor:
        cursor.execute("DROP TRIGGER stored_events_no_delete")
        cursor.execute("DELETE FROM stored_events WHERE rowid = 1")
    log.create_table()
    log.insert_events([new_event()], texts=[text], command=command, new_texts=1)
    with closing(sqlite3.connect(tmp_path / "log.db")) as source:
        dump = "\n".join(source.iterdump())

    prepare(tmp_path / "again.db")
    with closing(sqlite3.connect(tmp_path / "again.db")) as target:
        target.executescript(dump)
    again = open_log(tmp_path / "again.db")

    assert again.read_rows(0, 99) == log.read_rows(0, 99)
    assert [row.position for row in again.read_rows(0, 99)] == [2, 3]
    assert again.find_command(command.command_id) == FoundCommand(command.fingerprint, 3, 3)
    assert again.read_texts([text.text_id]) == {text.text_id: text.sealed}
    with (
        pytest.raises(IntegrityError, match="append-only"),
        again.datastore.transaction(commit=True) as cursor,
    ):
        cursor.execute("DELETE FROM texts")
    again.datastore.close()


def test_the_newest_position_is_not_used_again_after_a_reload(
    log: SQLiteForumRecorder, tmp_path: Path, new_event: NewEvent
) -> None:
    log.insert_events([new_event(), new_event()])
    with log.datastore.transaction(commit=True) as cursor:
        cursor.execute("DROP TRIGGER stored_events_no_delete")
        cursor.execute("DELETE FROM stored_events WHERE rowid = 2")
    with closing(sqlite3.connect(tmp_path / "log.db")) as source:
        dump = "\n".join(source.iterdump())
    with closing(sqlite3.connect(tmp_path / "again.db")) as target:
        target.executescript(dump)

    again = open_log(tmp_path / "again.db")

    assert again.insert_events([new_event()]) == [3]
    again.datastore.close()

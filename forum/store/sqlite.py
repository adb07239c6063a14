"""The log on SQLite: events, texts and commands of one save in one transaction.

Knows the file's settings (write-ahead log, pages of 8 KiB, every commit synced) and the three
tables of `sqlite_tables`. Leaves to `saving` what a save may bring, and to `forum.record` what an
event means. As a persistence module it shows one factory, `SQLiteForumFactory`.

Two hooks are private in the library, hence its version is pinned: `_insert_events`, called inside
the transaction, and `_create_connection` of the pool, the only place where a connection's settings
can be made.
"""

import sqlite3
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing import sqlite as library
from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.utils import Environment, EnvType

from forum.record.ids import id_of
from forum.store import sqlite_tables as sql
from forum.store.refusals import CommandRepeatedError
from forum.store.rows import FoundCommand, LogRow
from forum.store.saving import Save

PAGE_SIZE = 8192  # bytes; two texts of 2 kB fit a page, one would not fill half of it
LOCK_TIMEOUT = 30  # seconds that a writer waits for another, in this process or the next
_IDS_A_QUERY = 500  # below the 999 parameters that older SQLite allows
_LAST = 2**63 - 1


def prepare(path: Path) -> None:
    """Make the log's file with its page size, before the library opens it.

    The library switches to the write-ahead log at once, and from then on the page size is fixed.
    A file that holds something already is left as it is.
    """
    if path.exists() and path.stat().st_size:
        return
    connection = sqlite3.connect(path)
    try:
        connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


class SQLiteForumRecorder(library.SQLiteApplicationRecorder):
    """Writes and reads the log; see `insert_events` of the library for the events themselves.

    `insert_events` takes the keyword arguments of `Save.checked` and returns the positions. It
    writes all or nothing.

    Raises (from `insert_events`):
        IntegrityError: If an event with this aggregate and version exists.
        CommandRepeatedError: If the command was already carried out.
        PinMovedError: If a pinned aggregate is not at the version given.
        TextsMissingError: If the texts are not those that the events name.
    """

    def __init__(self, datastore: library.SQLiteDatastore) -> None:
        super().__init__(datastore)
        self.insert_events_statement = sql.INSERT_EVENT

    def construct_create_table_statements(self) -> list[str]:
        """Give the statements that make tables and triggers, each harmless when repeated."""
        return list(sql.CREATE)

    def _insert_events(
        self, c: library.SQLiteCursor, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int]:
        save = Save.checked(stored_events, **kwargs)
        if not stored_events:
            return []
        # Writing comes first: a transaction that reads first cannot always get the write lock.
        positions = super()._insert_events(c, stored_events) or []
        if save.texts:
            c.executemany(sql.INSERT_TEXT, [(id_.bytes, sealed) for id_, sealed in save.texts])
        if save.command is not None:
            command_id, fingerprint = save.command
            row = (command_id.bytes, fingerprint, positions[0], positions[-1])
            try:
                c.execute(sql.INSERT_COMMAND, row)
            except sqlite3.IntegrityError as error:
                if _is_repeated(error):
                    raise CommandRepeatedError(command_id) from error
                raise
        found = {}
        for pin in save.pins:
            c.execute(sql.SELECT_VERSION, (pin.aggregate_id.hex, pin.below))
            found[pin.aggregate_id] = c.fetchone()[0]
        save.refuse_moved(found)
        return positions

    def find_command(self, command_id: UUID) -> FoundCommand | None:
        """Look up whether a command was carried out."""
        with self.datastore.transaction(commit=False) as c:
            c.execute(sql.SELECT_COMMAND, (command_id.bytes,))
            row = c.fetchone()
        return FoundCommand(*row) if row else None

    def read_rows(self, start: int, limit: int, stop: int | None = None) -> list[LogRow]:
        """Read stored events in order of position.

        Args:
            start: The position after which to begin.
            limit: The largest number of rows.
            stop: The last position wanted; None is the end of the log.
        """
        with self.datastore.transaction(commit=False) as c:
            c.execute(sql.SELECT_ROWS, (start, _LAST if stop is None else stop, limit))
            return [
                LogRow(position, id_of(originator), version, topic, state)
                for position, originator, version, topic, state in c.fetchall()
            ]

    def read_texts(self, ids: Collection[UUID]) -> dict[UUID, bytes]:
        """Read sealed texts; ids without a text are absent from the answer."""
        of_bytes = {id_.bytes: id_ for id_ in ids}
        wanted = list(of_bytes)
        texts: dict[UUID, bytes] = {}
        with self.datastore.transaction(commit=False) as c:
            for at in range(0, len(wanted), _IDS_A_QUERY):
                some = wanted[at : at + _IDS_A_QUERY]
                marks = ",".join("?" * len(some))
                c.execute(f"SELECT text_id, sealed FROM texts WHERE text_id IN ({marks})", some)
                texts.update((of_bytes[id_], sealed) for id_, sealed in c.fetchall())
        return texts

    def topics(self) -> set[str]:
        """Give every topic that an event of the log has; reads the whole log."""
        with self.datastore.transaction(commit=False) as c:
            c.execute(sql.SELECT_TOPICS)
            return {row[0] for row in c.fetchall()}

    def last_position(self) -> int:
        """Give the position of the newest event, 0 for an empty log."""
        return self.max_notification_id() or 0


def _is_repeated(error: sqlite3.IntegrityError) -> bool:
    return error.sqlite_errorname == "SQLITE_CONSTRAINT_PRIMARYKEY"


class SQLiteForumPool(library.SQLiteConnectionPool):
    """Connections on which every commit reaches the disk and a replaced row is a deleted row."""

    def _create_connection(self) -> library.SQLiteConnection:
        connection = super()._create_connection()
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA recursive_triggers=ON")
        return connection


class SQLiteForumDatastore(library.SQLiteDatastore):
    """The log's file, or a shared database in memory for tests."""

    def __init__(self, db_name: str, *, lock_timeout: int = LOCK_TIMEOUT) -> None:
        super().__init__(db_name)
        self.pool = SQLiteForumPool(
            db_name=db_name, lock_timeout=lock_timeout, pool_timeout=float(lock_timeout)
        )


class SQLiteForumFactory(library.SQLiteFactory):
    """Gives an application the recorder above; needs only the setting `SQLITE_DBNAME`."""

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        pool = self.datastore.pool
        self.datastore = SQLiteForumDatastore(
            pool.db_name, lock_timeout=pool.lock_timeout or LOCK_TIMEOUT
        )

    def application_recorder(self) -> ApplicationRecorder:
        """Make the recorder, and its tables unless the setting `CREATE_TABLE` says no."""
        recorder = SQLiteForumRecorder(self.datastore)
        if self.env_create_table():
            recorder.create_table()
        return recorder

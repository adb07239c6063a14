"""One read model: one SQLite file of a node, disposable, with its position in the log.

Rows and position are written in one transaction, so each event is applied exactly once. The file
remembers the log it follows (`log_id`) and the hash of the last row it saw, and stops on a
difference: another log, or a restored backup.
"""

import hashlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forum.record.envelope import StruckFields
from projections.rooms import Rooms
from projections.tables import Table
from projections.told import Told

Row = tuple[str, tuple[Any, ...]]
Handler = Callable[[Told], Iterator[Row]]


class ReadModelError(Exception):
    """The read model cannot be used as it is."""


class AnotherLogError(ReadModelError):
    """The log is not the one that was followed."""


class StaleReadModelError(ReadModelError):
    """The file was made by other tables or handlers: it is rebuilt."""


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A subject's tables and the handler that fills them.

    Attributes:
        name: The subject.
        version: Raised when the handler writes other rows from the same events.
        tables: Its tables.
        handler: Gives the rows of one event, as (table name, values after the common columns).
    """

    name: str
    version: int
    tables: tuple[Table, ...]
    handler: Handler


def version_of(projections: Sequence[Projection]) -> str:
    """Return the read model's version: a hash of its tables and handler versions."""
    said = [
        (p.name, p.version, *((t.insert, t.indexes, t.searched) for t in p.tables))
        for p in projections
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


class ReadModel:
    """A read model for one writer and many readers.

    Args:
        path: The file.
        projections: What it holds.
        synchronous: SQLite's setting; `OFF` while a new file is filled that can be thrown away.

    Raises:
        StaleReadModelError: The file holds other tables.
        ReadModelError: The file cannot be read; delete it or run `forum rebuild`.
    """

    def __init__(
        self, path: Path, projections: Sequence[Projection], *, synchronous: str = "NORMAL"
    ) -> None:
        self.path = path
        self.projections = tuple(projections)
        self.version = version_of(projections)
        self.tables = {table.name: table for p in projections for table in p.tables}
        self.moved = threading.Condition()
        try:
            self._open(synchronous)
            self.rooms = Rooms(self.conn)
        except sqlite3.DatabaseError as error:
            raise ReadModelError(f"the read model {path.name} cannot be read: {error}") from error

    def _open(self, synchronous: str) -> None:
        self.conn = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self.conn.execute("PRAGMA journal_mode=WAL")
        self.conn.execute(f"PRAGMA synchronous={synchronous}")
        self.conn.execute(
            "CREATE TABLE IF NOT EXISTS follow (one INTEGER PRIMARY KEY CHECK (one = 1), "
            "position INTEGER NOT NULL, version TEXT NOT NULL, log_id TEXT, row_hash BLOB)"
        )
        row = self.conn.execute("SELECT position, version, log_id, row_hash FROM follow").fetchone()
        if row is None:
            with self._transaction():
                import sqlite_utils  # a quarter of a second that only a new file needs

                db = sqlite_utils.Database(self.conn)
                for table in self.tables.values():
                    table.create(db)
                self.conn.execute(
                    "INSERT INTO follow VALUES (1, 0, ?, NULL, NULL)", (self.version,)
                )
            row = (0, self.version, None, None)
        if row[1] != self.version:
            self.conn.close()
            raise StaleReadModelError("the read model is of another version: it is rebuilt")
        self.position: int = row[0]
        self.log_id: str | None = row[2]
        self.row_hash: bytes | None = row[3]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.conn.execute("ROLLBACK")
            raise
        self.conn.execute("COMMIT")

    def apply(self, batch: Sequence[Told], *, row_hash: bytes, log_id: str) -> None:
        """Write the rows of a batch and the new position, all or nothing.

        Args:
            batch: In log order, after the position of this file.
            row_hash: `H_row` of the last event of the batch.
            log_id: The log followed.

        Raises:
            ReadModelError: Somebody else moved this file meanwhile.
        """
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in self.tables}
        with self._transaction():
            for told in batch:
                self._collect(told, rows)
                if isinstance(told.event, StruckFields):
                    self._write(rows)
                    struck: Any = told.event
                    self._take_away(str(struck.originator_id), struck.version)
            self._write(rows)
            moved = self.conn.execute(
                "UPDATE follow SET position = ?, log_id = ?, row_hash = ? WHERE position = ?",
                (batch[-1].position, log_id, row_hash, self.position),
            )
            if moved.rowcount != 1:
                raise ReadModelError("another follower writes this read model: stop one of them")
        with self.moved:
            self.position = batch[-1].position
            self.log_id, self.row_hash = log_id, row_hash
            self.moved.notify_all()

    def _collect(self, told: Told, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        counted: dict[str, int] = {}
        for projection in self.projections:
            for name, values in projection.handler(told):
                table = self.tables[name]
                common: tuple[Any, ...] = (told.position,)
                if table.several:
                    number = counted.get(name, 0)
                    counted[name] = number + 1
                    common += (number,)
                common += (told.forum,)
                if table.listed:
                    common += (told.audience, told.room)
                rows[name].append(common + values)

    def _write(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        for name, waiting in rows.items():
            if waiting:
                self.conn.executemany(self.tables[name].insert, waiting)
                waiting.clear()

    def _take_away(self, aggregate_id: str, version: int) -> None:
        """Remove the rows of a struck event; its line in the history stays, marked."""
        found = self.conn.execute(
            "SELECT position FROM events WHERE aggregate_id = ? AND version = ?",
            (aggregate_id, version),
        ).fetchone()
        if found is None:
            return
        for name in self.tables:
            if name not in KEPT_WHEN_STRUCK:
                self.conn.execute(f"DELETE FROM {name} WHERE position = ?", found)

    def wait(self, position: int, timeout: float = 5.0) -> bool:
        """Wait in this process until the file has reached a position; False after `timeout` s."""
        with self.moved:
            return self.moved.wait_for(lambda: self.position >= position, timeout)

    def close(self) -> None:
        """Close the file."""
        self.conn.close()


KEPT_WHEN_STRUCK = frozenset({"events", "rooms", "mentions", "strikes"})
"""Tables of the history: what was struck stays to be seen there."""


def digest(conn: sqlite3.Connection, tables: Iterable[Table]) -> str:
    """Return a digest of all rows, to compare a rebuilt read model with one that followed."""
    hashed = hashlib.sha256()
    for table in sorted(tables, key=lambda table: table.name):
        key = "position, n" if table.several else "position"
        columns = ", ".join(table.all_columns)
        for row in conn.execute(f"SELECT {columns} FROM {table.name} ORDER BY {key}"):
            hashed.update(repr((table.name, *row)).encode())
    return hashed.hexdigest()

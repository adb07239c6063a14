"""One read model: one SQLite file of a node, disposable, with its position in the log.

Rows and position are written in one transaction, so each event is applied exactly once. The file
remembers the log it follows (`log_id`) and the hash of the last row it saw, and stops on a
difference: another log, or a restored backup.
"""

import hashlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from projections.rooms import Rooms
from projections.tables import Table
from projections.told import Told
from projections.writing import Projection, Writer

if TYPE_CHECKING:
    import sqlite_utils

LIVE: Final = {"journal_mode": "WAL", "synchronous": "NORMAL"}
"""SQLite's settings for a file that is read while it is written."""
FILLING: Final = {"journal_mode": "OFF", "synchronous": "OFF", "cache_size": "-16000"}
"""Its settings while a new file is filled, which is thrown away if anything fails: nothing can be
undone or is synced, and 16 MB of the file are kept in memory."""


class ReadModelError(Exception):
    """The read model cannot be used as it is."""


class AnotherLogError(ReadModelError):
    """The log is not the one that was followed."""


class StaleReadModelError(ReadModelError):
    """The file was made by other tables or handlers: it is rebuilt."""


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
        filling: It is a new file that is filled before anybody reads it; call `finish` then.

    Raises:
        StaleReadModelError: The file holds other tables.
        ReadModelError: The file cannot be read; delete it or run `forum rebuild`.
    """

    def __init__(
        self,
        path: Path,
        projections: Sequence[Projection],
        *,
        filling: bool = False,
    ) -> None:
        self.path = path
        self.projections = tuple(projections)
        self.version = version_of(projections)
        self._writer = Writer(self.projections)
        self.tables = self._writer.tables
        self.moved = threading.Condition()
        try:
            self._open(filling)
            self.rooms = Rooms(self.conn)
        except sqlite3.DatabaseError as error:
            raise ReadModelError(f"the read model {path.name} cannot be read: {error}") from error

    def _open(self, filling: bool) -> None:
        self.conn = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self.configure(FILLING if filling else LIVE)
        self.conn.execute(
            "CREATE TABLE IF NOT EXISTS follow (one INTEGER PRIMARY KEY CHECK (one = 1), "
            "position INTEGER NOT NULL, version TEXT NOT NULL, log_id TEXT, row_hash BLOB)"
        )
        row = self.conn.execute("SELECT position, version, log_id, row_hash FROM follow").fetchone()
        if row is None:
            with self._transaction():
                db = self._with_utils()
                for table in self.tables.values():
                    table.create(db)
                    if not filling:
                        table.finish(db)
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

    def _with_utils(self) -> "sqlite_utils.Database":
        import sqlite_utils  # a quarter of a second that only a new file needs

        return sqlite_utils.Database(self.conn)

    def configure(self, settings: Mapping[str, str]) -> None:
        """Give SQLite its settings: `LIVE`, or `FILLING`."""
        for name, value in settings.items():
            self.conn.execute(f"PRAGMA {name}={value}")

    def finish(self) -> None:
        """Make what readers of a new file need, once it is filled, and let it be read and followed.

        That is the indexes that writing did not need, what SQLite notes of the tables to plan its
        queries, and the write-ahead log.
        """
        with self._transaction():
            db = self._with_utils()
            for table in self.tables.values():
                table.finish(db)
        self.conn.execute("PRAGMA optimize")
        self.configure(LIVE)

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
        with self._transaction():
            moved = self.conn.execute(
                "UPDATE follow SET position = ?, log_id = ?, row_hash = ? WHERE position = ?",
                (batch[-1].position, log_id, row_hash, self.position),
            )
            if moved.rowcount != 1:
                raise ReadModelError("another follower writes this read model: stop one of them")
            self._writer.write(self.conn, batch)
        with self.moved:
            self.position = batch[-1].position
            self.log_id, self.row_hash = log_id, row_hash
            self.moved.notify_all()

    def wait(self, position: int, timeout: float = 5.0) -> bool:
        """Wait in this process until the file has reached a position; False after `timeout` s."""
        with self.moved:
            return self.moved.wait_for(lambda: self.position >= position, timeout)

    def close(self) -> None:
        """Close the file."""
        self.conn.close()


def digest(conn: sqlite3.Connection, tables: Iterable[Table]) -> str:
    """Return a digest of all rows, to compare a rebuilt read model with one that followed."""
    hashed = hashlib.sha256()
    for table in sorted(tables, key=lambda table: table.name):
        key = "position, n" if table.several else "position"
        columns = ", ".join(table.all_columns)
        for row in conn.execute(f"SELECT {columns} FROM {table.name} ORDER BY {key}"):
            hashed.update(repr((table.name, *row)).encode())
    return hashed.hexdigest()

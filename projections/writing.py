"""Writing rows: what handlers give for an event goes into tables, what is struck comes out.

Works inside the transaction of whoever calls. The position in the log is left to `read_model`.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from forum.record.envelope import ForumAggregate, StruckFields
from projections.tables import Table
from projections.told import Told

Row = tuple[str, tuple[Any, ...]]
"""A table's name, and the values after its common columns."""
Handler = Callable[[Told], Iterator[Row]]

KEPT_WHEN_STRUCK = frozenset({"events", "rooms", "mentions", "strikes"})
"""Tables of the history: what was struck stays to be seen there."""


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A subject's tables and the handler that fills them.

    Attributes:
        name: The subject.
        version: Raised when the handler writes other rows from the same events.
        tables: Its tables.
        handler: Gives the rows of one event.
        about: The things whose events it tells of, so that it is asked about no others; empty for
            all.
    """

    name: str
    version: int
    tables: tuple[Table, ...]
    handler: Handler
    about: tuple[type[ForumAggregate], ...] = ()


class Writer:
    """Fills the tables of a read model.

    Attributes:
        tables: All tables by name.

    Raises:
        ValueError: Two projections have a table of the same name.
    """

    def __init__(self, projections: Sequence[Projection]) -> None:
        self.tables: dict[str, Table] = {}
        for projection in projections:
            for table in projection.tables:
                if self.tables.setdefault(table.name, table) is not table:
                    raise ValueError(f"two projections have a table {table.name}")
        self._inserts = {name: table.insert for name, table in self.tables.items()}
        self._projections = projections
        self._asked: dict[str, tuple[Handler, ...]] = {}

    def write(self, conn: sqlite3.Connection, batch: Iterable[Told]) -> None:
        """Write the rows of events, in log order."""
        rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for told in batch:
            self._collect(told, rows)
            if isinstance(told.event, StruckFields):
                self._insert(conn, rows)
                struck: Any = told.event
                self._take_away(conn, str(struck.originator_id), struck.version)
        self._insert(conn, rows)

    def _collect(self, told: Told, rows: defaultdict[str, list[tuple[Any, ...]]]) -> None:
        position = told.position
        unlisted = (told.forum,)
        listed = (told.forum, told.audience, told.room)
        for handler in self._handlers(told.event.TOPIC):
            for name, values in handler(told):
                table, waiting = self.tables[name], rows[name]
                common: tuple[Any, ...] = listed if table.listed else unlisted
                if not table.several:
                    waiting.append((position, *common, *values))
                elif waiting and waiting[-1][0] == position:
                    waiting.append((position, waiting[-1][1] + 1, *common, *values))
                else:
                    waiting.append((position, 0, *common, *values))

    def _handlers(self, topic: str) -> tuple[Handler, ...]:
        """The handlers that tell of events with this topic."""
        handlers = self._asked.get(topic)
        if handlers is None:
            handlers = tuple(
                projection.handler
                for projection in self._projections
                if not projection.about or any(topic in _topics(it) for it in projection.about)
            )
            self._asked[topic] = handlers
        return handlers

    def _insert(
        self,
        conn: sqlite3.Connection,
        rows: defaultdict[str, list[tuple[Any, ...]]],
    ) -> None:
        for name, waiting in rows.items():
            conn.executemany(self._inserts[name], waiting)
        rows.clear()

    def _take_away(self, conn: sqlite3.Connection, aggregate_id: str, version: int) -> None:
        """Remove the rows of a struck event; its line in the history stays, marked."""
        found = conn.execute(
            "SELECT position FROM events WHERE aggregate_id = ? AND version = ?",
            (aggregate_id, version),
        ).fetchone()
        if found is None:
            return
        for name in self.tables:
            if name not in KEPT_WHEN_STRUCK:
                conn.execute(f"DELETE FROM {name} WHERE position = ?", tuple(found))


def _topics(thing: type[ForumAggregate]) -> set[str]:
    """The topics of a thing's events."""
    return {getattr(member, "TOPIC", "") for member in vars(thing).values()}

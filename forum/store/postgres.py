"""The log on PostgreSQL: events, texts and commands of one save in one transaction.

Knows the transaction, the tables of `postgres_tables`, and what a lost connection means for a save.
Leaves to `saving` what a save may bring, to `postgres_lost` how reading goes on, and to
`forum.record` what an event means. As a persistence module it shows one factory,
`PostgresForumFactory`.

The library's own hooks inside the transaction are not used: what Python raises in them is held
back until the transaction has committed. So the public `insert_events` is written anew here; it
calls one private method of the library, `_insert_stored_events` (lock, NOTIFY, INSERT), and takes
`select_events` out of its wrapper, hence the library's version is pinned.
"""

import time
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing import postgres as library
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    StoredEvent,
)
from eventsourcing.utils import Environment, EnvType
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, args_row, dict_row, tuple_row

from forum.store.postgres_lost import (
    ATTEMPTS,
    LOST,
    PAUSE,
    WAIT,
    drop_dead,
    tried_again,
    unreachable,
)
from forum.store.postgres_tables import COMMANDS_KEY, EVENTS_TABLE, Statements
from forum.store.refusals import CommandRepeatedError, StoreError
from forum.store.rows import FoundCommand, LogRow
from forum.store.saving import Save

CONNINFO = "POSTGRES_CONNINFO"
"""Setting of the factory: the whole address of the database, for libpq."""

PIPELINED = 64 * 1024
"""Bytes of texts that go in the same round trip as the rest of a save.

More go before it, in the same transaction: the driver does not send on what is left in its buffer
while it waits for answers in a pipeline, so that a megabyte waits for ever (tried with 3.3.9).
"""
_LAST = 2**63 - 1


class PostgresForumRecorder(library.PostgresApplicationRecorder):
    """Writes and reads the log.

    `insert_events` takes the keyword arguments of `Save.checked` and returns the positions. It
    writes all or nothing. A save with a command survives a lost connection: it looks the command
    up before it tries again. A save without one does not, since its outcome cannot be known.

    Raises (from `insert_events`):
        IntegrityError: If an event with this aggregate and version exists.
        CommandRepeatedError: If the command was already carried out.
        PinMovedError: If a pinned aggregate is not at the version given.
        TextsMissingError: If the texts are not those that the events name.
        OperationalError: If the connection was lost in a save without a command.
        UnreachableError: If it was lost in every attempt, or whether the command was carried out
            cannot be looked up: repeat it. Reading raises this as well.
    """

    def __init__(
        self, datastore: library.PostgresDatastore, *, events_table_name: str = EVENTS_TABLE
    ) -> None:
        super().__init__(datastore, events_table_name=events_table_name)
        # The library's function inserts without the table lock, so that followers miss events.
        del self.sql_create_statements[self.create_insert_function_statement_index]
        self._statements = Statements.of(datastore.schema, events_table_name)
        self.sql_create_statements += self._statements.create

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Save events with what belongs to them; see the class."""
        save = Save.checked(stored_events, **kwargs)
        if not stored_events:
            return []
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._insert_once(stored_events, save)
            except LOST as error:
                if save.command is None:
                    raise
                drop_dead(self.datastore)
                if positions := self._own_positions(stored_events, save):
                    return positions
                if attempt == ATTEMPTS:
                    raise unreachable(self.datastore, error) from error
                time.sleep(PAUSE * attempt)
                drop_dead(self.datastore)  # also those that died during the pause
            except IntegrityError:
                # After a lost connection the first attempt may have been committed late.
                if attempt > 1 and (positions := self._own_positions(stored_events, save)):
                    return positions
                raise
        raise AssertionError("the last attempt returns or raises")

    def _insert_once(self, stored_events: Sequence[StoredEvent], save: Save) -> Sequence[int]:
        # What is raised leaves the pipeline first and then undoes the transaction.
        with self.datastore.get_connection() as conn, conn.transaction():
            if large := sum(len(text.sealed) for text in save.texts) > PIPELINED:
                self._insert_texts(conn, save)
            try:
                with conn.pipeline() as pipeline:
                    positions, found = self._send(
                        conn, pipeline, stored_events, save, with_texts=not large
                    )
            except psycopg.errors.UniqueViolation as error:
                if save.command is not None and error.diag.constraint_name == COMMANDS_KEY:
                    raise CommandRepeatedError(save.command.command_id) from error
                raise
            save.refuse_moved(found)
        return positions

    def _send(
        self,
        conn: psycopg.Connection[DictRow],
        pipeline: psycopg.Pipeline,
        stored_events: Sequence[StoredEvent],
        save: Save,
        *,
        with_texts: bool,
    ) -> tuple[list[int], dict[UUID, int]]:
        """Write everything in one round trip; give the positions and the pinned versions."""
        statements = self._statements
        inserted, pinned = conn.cursor(), conn.cursor()
        self._insert_stored_events(inserted, stored_events)
        if save.texts and with_texts:
            self._insert_texts(conn, save)
        if save.command is not None:
            conn.execute(statements.insert_command, [*save.command, len(stored_events)])
        if save.pins:
            ids, _, below = zip(*save.pins, strict=True)
            pinned.execute(statements.select_versions, [list(ids), list(below)])
        pipeline.sync()
        positions = [row["notification_id"] for row in inserted.fetchall()]
        found = pinned.fetchall() if save.pins else []
        return positions, {row["id"]: row["version"] for row in found}

    def _insert_texts(self, conn: psycopg.Connection[DictRow], save: Save) -> None:
        ids, sealed = zip(*save.texts, strict=True)
        conn.execute(self._statements.insert_texts, [list(ids), list(sealed)])

    def _own_positions(self, stored_events: Sequence[StoredEvent], save: Save) -> list[int] | None:
        """Look up whether an attempt whose answer was lost wrote these very events."""
        assert save.command is not None
        done = self.find_command(save.command.command_id)
        if done is None:
            return None
        rows = self.read_rows(done.first_position - 1, len(stored_events), done.last_position)
        written = [(row.originator_id, row.originator_version, row.state) for row in rows]
        if written != [(e.originator_id, e.originator_version, e.state) for e in stored_events]:
            raise CommandRepeatedError(save.command.command_id)
        return [row.position for row in rows]

    @tried_again
    def find_command(self, command_id: UUID) -> FoundCommand | None:
        """Look up whether a command was carried out."""
        with (
            self.datastore.get_connection() as conn,
            conn.cursor(binary=True, row_factory=args_row(FoundCommand)) as curs,
        ):
            curs.execute(self._statements.select_command, [command_id], prepare=True)
            return curs.fetchone()

    @tried_again
    def read_rows(self, start: int, limit: int, stop: int | None = None) -> list[LogRow]:
        """Read stored events in order of position.

        Args:
            start: The position after which to begin.
            limit: The largest number of rows.
            stop: The last position wanted; None is the end of the log.
        """
        bounds = [start, _LAST if stop is None else stop, limit]
        with (
            self.datastore.get_connection() as conn,
            conn.cursor(binary=True, row_factory=args_row(LogRow)) as curs,
        ):
            curs.execute(self._statements.select_rows, bounds, prepare=True)
            return curs.fetchall()

    @tried_again
    def read_texts(self, ids: Collection[UUID]) -> dict[UUID, bytes]:
        """Read sealed texts; ids without a text are absent from the answer."""
        with (
            self.datastore.get_connection() as conn,
            conn.cursor(binary=True, row_factory=tuple_row) as curs,
        ):
            curs.execute(self._statements.select_texts, [list(ids)], prepare=True)
            return dict(curs.fetchall())

    @tried_again
    def topics(self) -> set[str]:
        """Give every topic that an event of the log has; reads the whole log."""
        with (
            self.datastore.get_connection() as conn,
            conn.cursor(row_factory=tuple_row) as curs,
        ):
            curs.execute(self._statements.select_topics)
            return {row[0] for row in curs.fetchall()}

    @tried_again
    def last_position(self) -> int:
        """Give the position of the newest event, 0 for an empty log."""
        with self.datastore.get_connection() as conn, conn.cursor(row_factory=tuple_row) as curs:
            curs.execute(self.max_notification_id_statement)
            row = curs.fetchone()
        return (row and row[0]) or 0

    # The library's own wrapper goes on for a minute while the server is away.
    select_events = tried_again(library.PostgresAggregateRecorder.select_events.__wrapped__)


class PostgresForumFactory(library.PostgresFactory):
    """Gives an application the recorder above, on fixed table names.

    Needs the library's settings, or beside them `POSTGRES_CONNINFO`, which then alone says how to
    connect.
    """

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        if self.datastore.enable_db_functions:
            raise StoreError(
                "POSTGRES_ENABLE_DB_FUNCTIONS makes followers miss events: leave it out"
            )
        # After an outage a connection is made as soon as somebody asks, not minutes later.
        self.datastore.pool.reconnect_timeout = WAIT
        if conninfo := self.env.get(CONNINFO):
            self.datastore.pool.kwargs = {**conninfo_to_dict(conninfo), "row_factory": dict_row}

    def application_recorder(self) -> ApplicationRecorder:
        """Make the recorder on `forum_events`, whatever the application is called."""
        recorder = PostgresForumRecorder(self.datastore)
        if self.env_create_table():
            recorder.create_table()
        return recorder

"""The accounts store, open: how its database is read and written.

What is in it is in the modules of each noun (`accounts`, `sessions`, `links`, `attempts`). Open it
after a fork, in the process that uses it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from web.accounts import migrations

_READING = "forum_reading"
"""Mark of a transaction that only reads, so that it waits for nobody on SQLite."""


class AccountStore:
    """The database of accounts; its methods may be called from several threads."""

    def __init__(self, prepare: Callable[[], sa.Engine]) -> None:
        """Take what opens the database, which is opened when it is first needed.

        Args:
            prepare: Makes the database if it is missing, and opens it.
        """
        self._prepare = prepare
        self._opened: tuple[int, sa.Engine] | None = None
        self._lock = threading.Lock()

    def migrate(self) -> None:
        """Carry out the migrations that are missing; see `migrations.migrate`."""
        engine = opened(self._prepare())
        try:
            migrations.migrate(engine)
        finally:
            engine.dispose()

    def check(self) -> None:
        """Refuse a store of another version; see `migrations.check`."""
        self._engine()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Read, in one transaction."""
        engine = self._engine().execution_options(**{_READING: True})
        with engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Read and write, in one transaction; what is read does not change meanwhile on SQLite."""
        with self._engine().begin() as connection:
            yield connection

    def close(self) -> None:
        """Close the connections."""
        if self._opened is not None:
            self._opened[1].dispose()

    def _engine(self) -> sa.Engine:
        with self._lock:
            if self._opened is None or self._opened[0] != os.getpid():
                engine = opened(self._prepare())
                try:
                    migrations.check(engine)
                except BaseException:
                    engine.dispose()
                    raise
                self._opened = os.getpid(), engine
            return self._opened[1]


def opened(engine: sa.Engine) -> sa.Engine:
    """Let transactions on SQLite begin where we say, not where the driver guesses.

    The driver begins none before a `SELECT` or a `CREATE TABLE`; and one that reads before it
    writes would meet another such and fail at once.
    """
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _leave_beginning_to_us)
        sa.event.listen(engine, "begin", _begin)
    return engine


def _leave_beginning_to_us(connection: Any, _: object) -> None:  # noqa: ANN401 - of the driver
    connection.isolation_level = None


def _begin(connection: sa.Connection) -> None:
    is_reading = connection.get_execution_options().get(_READING)
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")

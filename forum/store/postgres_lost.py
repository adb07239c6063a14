"""A lost connection to PostgreSQL: dead connections go, reading is tried again, then a refusal.

After a restart of the server every connection that waits in the pool is dead, and each of them
would fail one more attempt; so all are looked at as soon as one has failed. Whether a *save* may be
tried again is left to `postgres`.
"""

import contextlib
import functools
import time
from collections.abc import Callable
from typing import Any, TypeVar, cast

import psycopg
from eventsourcing import postgres as library
from eventsourcing.persistence import InterfaceError, OperationalError
from psycopg_pool import PoolTimeout

from forum.store.refusals import UnreachableError

LOST = (InterfaceError, OperationalError)
"""What a lost connection raises: the outcome of a running save is then unknown."""

WAIT = 5
"""Seconds that a caller waits for a connection, and that the pool tries to make one by itself."""

ATTEMPTS = 3
PAUSE = 0.2  # seconds

Read = TypeVar("Read", bound=Callable[..., Any])


def tried_again(read: Read) -> Read:
    """Let a method of a recorder that only reads survive lost connections.

    It raises `UnreachableError` if the server gives no connection for `WAIT` seconds, or the
    connection is lost in three attempts.
    """

    @functools.wraps(read)
    def read_again(recorder: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        datastore = recorder.datastore
        for _ in range(ATTEMPTS):
            try:
                return read(recorder, *args, **kwargs)
            except LOST as error:
                if isinstance(error.__cause__, PoolTimeout):
                    break
                drop_dead(datastore)
                time.sleep(PAUSE)
        name = datastore.pool.kwargs["dbname"]
        raise UnreachableError(f"the database {name}", "the connection was lost")

    return cast(Read, read_again)


def drop_dead(datastore: library.PostgresDatastore) -> None:
    """Throw away the connections in the pool that are dead; new ones are made meanwhile."""
    with contextlib.suppress(psycopg.Error):
        datastore.pool.check()

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

ATTEMPTS = 5
PAUSE = 0.2
"""Seconds after the first failed attempt; twice as many after the second, and so on: 2 in all."""

Read = TypeVar("Read", bound=Callable[..., Any])


def tried_again(read: Read) -> Read:
    """Let a method of a recorder that only reads survive lost connections.

    It raises `UnreachableError` if the server gives no connection for `WAIT` seconds, or the
    connection is lost in every attempt.
    """

    @functools.wraps(read)
    def read_again(recorder: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return read(recorder, *args, **kwargs)
            except LOST as error:
                if attempt == ATTEMPTS or isinstance(error.__cause__, PoolTimeout):
                    raise unreachable(recorder.datastore, error) from error
                time.sleep(PAUSE * attempt)
                drop_dead(recorder.datastore)  # also those that died during the pause
        raise AssertionError("the last attempt returns or raises")

    return cast(Read, read_again)


def unreachable(datastore: library.PostgresDatastore, error: Exception) -> UnreachableError:
    """Make the refusal for a lost connection; without the error's text, which names machines."""
    assert isinstance(datastore.pool.kwargs, dict)
    fault = type(error.__cause__ or error).__name__
    return UnreachableError(
        f"the database {datastore.pool.kwargs['dbname']}", f"no connection: {fault}"
    )


def drop_dead(datastore: library.PostgresDatastore) -> None:
    """Throw away the connections in the pool that are dead; new ones are made meanwhile."""
    with contextlib.suppress(psycopg.Error):
        datastore.pool.check()

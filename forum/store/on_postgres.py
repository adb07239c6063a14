"""Where the store lies on PostgreSQL: databases of one server.

The log is in the database that `FORUM_STORE` names; the key stores are in databases of their own,
so that they can be saved apart from it: `<log>_personal_keys` and `<log>_text_keys`. Answers to
evaluations that are not closed yet lie in `<log>_answers`, made when the first are invited; who can
sign in in `<log>_accounts`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sa
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Identifier

from forum.store.address import shown
from forum.store.keys import is_key_store
from forum.store.postgres import CONNINFO, PostgresForumFactory
from forum.store.postgres_lost import WAIT
from forum.store.postgres_tables import COMMANDS_TABLE, EVENTS_TABLE, TEXTS_TABLE
from forum.store.refusals import AddressError, StoreError, UnreachableError

MAX_NAME = 63  # bytes of a database's name
OLDEST = 140000  # server version as libpq counts it: PostgreSQL 14
_STRANGE = frozenset("@=")
"""Signs in a host or database that speak of an address divided in the wrong place."""
_ONE_INIT_AT_A_TIME = 0x0F0D1A10  # an advisory lock of the log's database


class OnPostgres:
    """A database and the two beside it.

    Attributes:
        name: What to call the store in a refusal; without user and password.
        key_stores: The databases of the personal keys and of the text keys.
    """

    def __init__(self, address: str) -> None:
        shown(address)
        try:
            self._params: dict[str, Any] = conninfo_to_dict(address)
        except psycopg.ProgrammingError:
            raise AddressError from None
        if any(_STRANGE & set(str(self._params.get(name, ""))) for name in ("host", "dbname")):
            raise AddressError
        database = self._params.get("dbname")
        if not database:
            raise UnreachableError("the address in FORUM_STORE", "it names no database")
        self._params.setdefault("connect_timeout", "10")
        self.name = _called(str(database))
        self.key_stores = (f"{database}_personal_keys", f"{database}_text_keys")
        self._answers = f"{database}_answers"
        self._accounts = f"{database}_accounts"
        if len(self.key_stores[0].encode()) > MAX_NAME:
            raise UnreachableError(self.name, "its name is too long for those of its key stores")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other nodes from making the store at the same time."""
        with self._connected() as connection:
            if connection.info.server_version < OLDEST:
                raise UnreachableError(self.name, "PostgreSQL 14 or newer is needed")
            connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_INIT_AT_A_TIME])
            yield

    def make_room(self) -> None:
        """Make the databases of the key stores, unless they are there.

        Raises:
            StoreError: If the user may not make databases.
        """
        for name in self.key_stores:
            self._make_database(name)

    def refuse_unusable(self) -> None:
        """Look whether the server answers.

        Raises:
            UnreachableError: If it does not, or does not let us in.
        """
        with self._connected():
            pass

    def has_log(self) -> bool:
        """Whether the log's tables were made."""
        tables = [EVENTS_TABLE, TEXTS_TABLE, COMMANDS_TABLE]
        with self._connected() as connection:
            found = connection.execute(
                "SELECT count(*) FROM pg_tables "
                "WHERE schemaname = 'public' AND tablename = ANY(%s)",
                [tables],
            ).fetchone()
        return found == (len(tables),)

    def make_log(self) -> None:
        """Make the log's tables."""
        factory = PostgresForumFactory({**self.environment(), "CREATE_TABLE": "y"})
        try:
            factory.application_recorder()
        finally:
            factory.close()

    def has_key_store(self, where: str) -> bool:
        """Whether one of `key_stores` was made."""
        with self._connected() as connection:
            if not _has_database(connection, where):
                return False
        engine = self.key_engine(where)
        try:
            return is_key_store(engine)
        finally:
            engine.dispose()

    def key_engine(self, where: str) -> sa.Engine:
        """Open one of `key_stores`."""

        def connect() -> psycopg.Connection[Any]:
            return _connect({**self._params, "dbname": where})

        return sa.create_engine(
            "postgresql+psycopg://",
            creator=connect,
            pool_pre_ping=True,
            hide_parameters=True,
        )

    def answers_engine(self) -> sa.Engine:
        """Open the database of the answers to evaluations, which is made if it is missing.

        Raises:
            StoreError: If the user may not make databases.
        """
        return self._engine_beside(self._answers)

    def accounts_engine(self) -> sa.Engine:
        """Open the database of accounts, which is made if it is missing.

        Raises:
            StoreError: If the user may not make databases.
        """
        return self._engine_beside(self._accounts)

    def environment(self) -> dict[str, str]:
        """Give the settings of the eventsourcing library; keep them out of logs."""
        in_conninfo = "see POSTGRES_CONNINFO"  # the library asks for these, and does not use them
        return {
            "PERSISTENCE_MODULE": "forum.store.postgres",
            "POSTGRES_DBNAME": self._params["dbname"],
            "POSTGRES_HOST": in_conninfo,
            "POSTGRES_USER": in_conninfo,
            "POSTGRES_PASSWORD": in_conninfo,
            CONNINFO: make_conninfo(**self._params),
            "POSTGRES_CONNECT_TIMEOUT": str(WAIT),
            "POSTGRES_LOCK_TIMEOUT": "30",
            "POSTGRES_SCHEMA": "public",
            "CREATE_TABLE": "n",
        }

    def _engine_beside(self, name: str) -> sa.Engine:
        with self.alone():
            self._make_database(name)
        return self.key_engine(name)

    def _make_database(self, name: str) -> None:
        with self._connected() as connection:
            if _has_database(connection, name):
                return
            try:
                connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
            except psycopg.errors.InsufficientPrivilege:
                raise StoreError(
                    f"this user may not make the database {name}: let an administrator make "
                    "it for this user, then run `forum init` again"
                ) from None

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection[Any]]:
        with _connect({**self._params, "autocommit": True}) as connection:
            yield connection


def _connect(params: dict[str, Any]) -> psycopg.Connection[Any]:
    try:
        return psycopg.connect(**params)
    except psycopg.OperationalError as error:
        raise UnreachableError(_called(params["dbname"]), _without_secrets(error, params)) from None
    except psycopg.Error:
        raise AddressError from None


def _without_secrets(error: Exception, params: dict[str, Any]) -> str:
    """Return what the server or libpq says, unless that repeats the password."""
    said = str(error)
    return "no answer" if (secret := params.get("password")) and str(secret) in said else said


def _called(database: str) -> str:
    return f"the database {database}"


def _has_database(connection: psycopg.Connection[Any], name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return found is not None

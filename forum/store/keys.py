"""Key stores: one random key an id, wrapped with the master key, destroyed for good.

Knows how keys lie in their own SQLite file or PostgreSQL database. Which id stands for whom is left
to those who seal. A key that is destroyed leaves its id behind, so that it is never made again.

On SQLite a destroyed key is overwritten in the file at once (`secure_delete`, a rollback journal
instead of a write-ahead log). On PostgreSQL the table is written anew without it; its write-ahead
log keeps the wrapped key until it is recycled. Copies below the file (journals on a free block,
worn cells of a disk, backups) stay wrapped: a new master key makes them useless.

Source: design section 3, item 7; trust.md 3.3.
"""

import os
import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from forum.errors import NewerLogError
from forum.store.refusals import KeyExistedError, WrongKeyError

POOL = 256  # keys made ahead in one durable transaction
KEY_SIZE = 32  # bytes, in clear
VERSION = 1  # of the two tables below
_IDS_A_QUERY = 500

_METADATA = sa.MetaData()
_KEYS = sa.Table(
    "keys",
    _METADATA,
    sa.Column("key_id", sa.LargeBinary(16), primary_key=True),
    sa.Column("wrapped", sa.LargeBinary(40), nullable=True),  # null: destroyed
    sqlite_with_rowid=False,
)
_ABOUT = sa.Table(
    "key_store",
    _METADATA,
    sa.Column("one", sa.Integer, sa.CheckConstraint("one = 1"), primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("check_value", sa.LargeBinary, nullable=False),  # random bytes, wrapped
)


class KeyStore:
    """One key store; its methods may be called from several threads.

    Build it after a fork. A process that is forked later starts a pool of its own.

    Attributes:
        where: What to call the store in a refusal.
    """

    def __init__(self, engine: sa.Engine, master: bytes, where: str) -> None:
        """Take a database that `create` has prepared.

        Args:
            engine: The database, which holds nothing else.
            master: The master key, 32 bytes.
            where: What to call the store in a refusal; no password.
        """
        self._engine = engine
        self._master = master
        self.where = where
        self._pool: list[tuple[UUID, bytes]] = []
        self._pool_process = os.getpid()
        self._lock = threading.Lock()

    def create(self) -> None:
        """Make the tables and the check value, unless they are there."""
        _METADATA.create_all(self._engine)
        with self._engine.begin() as connection:
            if connection.execute(sa.select(_ABOUT.c.one)).first() is None:
                check = aes_key_wrap(self._master, os.urandom(KEY_SIZE))
                connection.execute(
                    _ABOUT.insert().values(one=1, version=VERSION, check_value=check)
                )

    def check(self) -> None:
        """Compare the master key and the version of the tables.

        Raises:
            WrongKeyError: If the master key is not the one that the store was made with.
            NewerLogError: If a newer version of the program has changed the tables.
        """
        with self._engine.connect() as connection:
            version, check = connection.execute(
                sa.select(_ABOUT.c.version, _ABOUT.c.check_value)
            ).one()
        if version > VERSION:
            raise NewerLogError(f"key store version {version}")
        try:
            aes_key_unwrap(self._master, check)
        except InvalidUnwrap:
            raise WrongKeyError(self.where) from None

    def make(self, key_ids: Sequence[UUID]) -> None:
        """Make one key for each id, all or none; durable on return.

        Raises:
            KeyExistedError: If one of the ids exists or was destroyed.
        """
        self._insert([(key_id, os.urandom(KEY_SIZE)) for key_id in key_ids])

    def take(self) -> tuple[UUID, bytes]:
        """Give a new id with its key, already durable.

        Keys are made ahead; those that a process has not used when it ends stay unused.
        """
        with self._lock:
            if self._pool_process != os.getpid():
                self._pool, self._pool_process = [], os.getpid()
                self._engine.dispose(close=False)
            if not self._pool:
                made = [(uuid4(), os.urandom(KEY_SIZE)) for _ in range(POOL)]
                self._insert(made)
                self._pool = made
            return self._pool.pop()

    def get(self, key_ids: Collection[UUID]) -> dict[UUID, bytes]:
        """Give the keys of those ids that have one; destroyed and unknown ids are absent."""
        keys: dict[UUID, bytes] = {}
        with self._engine.connect() as connection:
            for some in _divided(key_ids):
                rows = connection.execute(
                    sa.select(_KEYS.c.key_id, _KEYS.c.wrapped).where(
                        _KEYS.c.key_id.in_(some), _KEYS.c.wrapped.is_not(None)
                    )
                )
                for key_id, wrapped in rows:
                    keys[UUID(bytes=key_id)] = aes_key_unwrap(self._master, wrapped)
        return keys

    def destroy(self, key_ids: Collection[UUID]) -> None:
        """Destroy keys for good; an id that is unknown here is from now on never made.

        Repeating it is harmless, so a restore can replay the list of the log.
        """
        with self._engine.begin() as connection:
            for some in _divided(set(key_ids)):
                these = _KEYS.c.key_id.in_(some)
                connection.execute(_KEYS.update().where(these).values(wrapped=None))
                known = set(connection.scalars(sa.select(_KEYS.c.key_id).where(these)))
                missing = [{"key_id": key_id} for key_id in some if key_id not in known]
                if missing:
                    connection.execute(_KEYS.insert(), missing)
        if self._engine.dialect.name == "postgresql":
            with self._engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                connection.execute(sa.text("VACUUM FULL keys"))

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _insert(self, made: Sequence[tuple[UUID, bytes]]) -> None:
        rows = [
            {"key_id": key_id.bytes, "wrapped": aes_key_wrap(self._master, key)}
            for key_id, key in made
        ]
        if not rows:
            return
        try:
            with self._engine.begin() as connection:
                connection.execute(_KEYS.insert(), rows)
        except sa.exc.IntegrityError:
            raise KeyExistedError from None


@dataclass(frozen=True, slots=True)
class Keys:
    """The two key stores of an installation.

    Attributes:
        personal: Keys of what is known about persons; its backups are kept shortly.
        texts: Keys of texts, one a version; kept with the log.
    """

    personal: KeyStore
    texts: KeyStore

    def both(self) -> tuple[KeyStore, KeyStore]:
        """Give the two stores, personal keys first."""
        return self.personal, self.texts

    def close(self) -> None:
        """Close the connections of both."""
        for key_store in self.both():
            key_store.close()


def is_key_store(engine: sa.Engine) -> bool:
    """Whether `KeyStore.create` was carried out in a database."""
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(_ABOUT.name):
            return False
        return connection.execute(sa.select(_ABOUT.c.one)).first() is not None


def sqlite_engine(path: Path) -> sa.Engine:
    """Open a SQLite file in which what is deleted is overwritten and every commit is synced."""
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": 30},
        hide_parameters=True,
    )

    def configure(connection: Any, _: object) -> None:  # noqa: ANN401 - as the driver gives it
        for setting in ("secure_delete=ON", "journal_mode=DELETE", "synchronous=EXTRA"):
            connection.execute(f"PRAGMA {setting}").close()

    sa.event.listen(engine, "connect", configure)
    return engine


def _divided(key_ids: Collection[UUID]) -> Iterator[list[bytes]]:
    """The ids as stored, as many at a time as one query may ask for."""
    ids = [key_id.bytes for key_id in key_ids]
    for at in range(0, len(ids), _IDS_A_QUERY):
        yield ids[at : at + _IDS_A_QUERY]

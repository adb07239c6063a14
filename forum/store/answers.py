"""Answers to evaluations until they are closed: kept out of the log, and without a link to anybody.

All answers to one evaluation lie in one cell, sealed under a key of its own and shuffled anew with
each one that comes: there is no order, no time and no row for each. Invitations are spent in
another table, of which only the hashes of those that are not spent yet are left. When an evaluation
is over, its key is destroyed first, so that what a disk or a write-ahead log still holds of it
cannot be read.

Before that, whoever holds the master key and copies of the file from between two answers can tell
which one came in between; PostgreSQL keeps such copies in its write-ahead log until that is
recycled.

Source: design section 3, item 13.
"""

import hashlib
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from random import SystemRandom
from typing import Final
from uuid import UUID

import msgspec
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from forum.store.keys import KeyStore

Answer = Mapping[str, str]
"""What one person answered, by the question's key."""

_NONCE: Final = 12
_HASH: Final = hashlib.sha256().digest_size
_METADATA = sa.MetaData()
_ANSWERS = sa.Table(
    "answers",
    _METADATA,
    sa.Column("evaluation_id", sa.LargeBinary(16), primary_key=True),
    sa.Column("key_id", sa.LargeBinary(16), nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("is_over", sa.Boolean, nullable=False),
    sqlite_with_rowid=False,
)
_INVITATIONS = sa.Table(
    "invitations",
    _METADATA,
    sa.Column("evaluation_id", sa.LargeBinary(16), primary_key=True),
    sa.Column("unspent", sa.LargeBinary, nullable=False),  # hashes in order, one after the other
    sqlite_with_rowid=False,
)


class AnswerStore:
    """The answers of an installation; its methods may be called from several threads."""

    def __init__(self, prepare: Callable[[], sa.Engine], keys: KeyStore) -> None:
        """Take what opens the database, which is made when it is first needed.

        Args:
            prepare: Makes the database if it is missing, and opens it.
            keys: Where the key of each evaluation is made and destroyed.
        """
        self._prepare = prepare
        self._keys = keys
        self._opened: tuple[int, sa.Engine] | None = None
        self._lock = threading.Lock()

    def invite(self, evaluation_id: UUID, count: int) -> list[str]:
        """Make invitations, each good for one answer; only their hashes are kept.

        Args:
            evaluation_id: The evaluation.
            count: How many.
        """
        tokens = [secrets.token_urlsafe(16) for _ in range(count)]
        here = evaluation_id.bytes
        with self._engine().begin() as connection:
            if not self._locked(connection, here):
                key_id, key = self._keys.take()
                sealed = _sealed(key, here, [])
                row = {"evaluation_id": here, "key_id": key_id.bytes}
                connection.execute(_ANSWERS.insert().values(**row, sealed=sealed, is_over=False))
                connection.execute(_INVITATIONS.insert().values(evaluation_id=here, unspent=b""))
            unspent = self._unspent(connection, here) | {_hash(token) for token in tokens}
            self._keep_unspent(connection, here, unspent)
        return tokens

    def answer(self, evaluation_id: UUID, token: str, given: Answer) -> bool:
        """Take an answer and spend its invitation; False where that is spent or unknown.

        Args:
            evaluation_id: The evaluation.
            token: From `invite`.
            given: The answer.
        """
        here, spent = evaluation_id.bytes, _hash(token)
        with self._engine().begin() as connection:
            if not self._locked(connection, here):
                return False
            unspent = self._unspent(connection, here)
            key_id, sealed, is_over = self._row(connection, here)
            if is_over or spent not in unspent:
                return False
            self._keep_unspent(connection, here, unspent - {spent})
            key = self._keys.get([key_id])[key_id]
            every = [*_opened(key, here, sealed), dict(given)]
            SystemRandom().shuffle(every)
            kept = _ANSWERS.update().where(_ANSWERS.c.evaluation_id == here)
            connection.execute(kept.values(sealed=_sealed(key, here, every)))
        self._leave_nothing()
        return True

    def end(self, evaluation_id: UUID) -> None:
        """Take no more answers."""
        with self._engine().begin() as connection:
            over = _ANSWERS.update().where(_ANSWERS.c.evaluation_id == evaluation_id.bytes)
            connection.execute(over.values(is_over=True))

    def read(self, evaluation_id: UUID) -> list[dict[str, str]]:
        """Return all answers, in an order that tells nothing."""
        here = evaluation_id.bytes
        with self._engine().connect() as connection:
            found = connection.execute(_row_of(here)).first()
        key_id = UUID(bytes=found.key_id) if found else None
        key = self._keys.get([key_id]).get(key_id) if key_id else None
        if found is None or key is None:
            return []
        every = _opened(key, here, found.sealed)
        SystemRandom().shuffle(every)
        return every

    def forget(self, evaluation_id: UUID) -> None:
        """Destroy all answers and invitations for good; repeating it is harmless."""
        here = evaluation_id.bytes
        with self._engine().connect() as connection:
            found = connection.execute(_row_of(here)).first()
        if found is None:
            return
        self._keys.destroy([UUID(bytes=found.key_id)])
        with self._engine().begin() as connection:
            for table in (_ANSWERS, _INVITATIONS):
                connection.execute(table.delete().where(table.c.evaluation_id == here))
        self._leave_nothing()

    def close(self) -> None:
        """Close the connections."""
        if self._opened is not None:
            self._opened[1].dispose()

    def _engine(self) -> sa.Engine:
        with self._lock:
            if self._opened is None or self._opened[0] != os.getpid():
                engine = self._prepare()
                _METADATA.create_all(engine)
                self._opened = os.getpid(), engine
            return self._opened[1]

    def _locked(self, connection: sa.Connection, here: bytes) -> bool:
        """Keep others from this evaluation until the transaction ends; False if there is none."""
        same = _ANSWERS.update().where(_ANSWERS.c.evaluation_id == here)
        return connection.execute(same.values(key_id=_ANSWERS.c.key_id)).rowcount == 1

    def _row(self, connection: sa.Connection, here: bytes) -> tuple[UUID, bytes, bool]:
        found = connection.execute(_row_of(here)).one()
        return UUID(bytes=found.key_id), found.sealed, found.is_over

    def _unspent(self, connection: sa.Connection, here: bytes) -> set[bytes]:
        ours = _INVITATIONS.c.evaluation_id == here
        hashes = connection.scalars(sa.select(_INVITATIONS.c.unspent).where(ours)).one()
        return {hashes[at : at + _HASH] for at in range(0, len(hashes), _HASH)}

    def _keep_unspent(self, connection: sa.Connection, here: bytes, unspent: set[bytes]) -> None:
        kept = _INVITATIONS.update().where(_INVITATIONS.c.evaluation_id == here)
        connection.execute(kept.values(unspent=b"".join(sorted(unspent))))

    def _leave_nothing(self) -> None:
        """Write the tables anew without what was there before; SQLite overwrites that itself."""
        engine = self._engine()
        if engine.dialect.name == "postgresql":
            with engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                for table in (_ANSWERS, _INVITATIONS):
                    connection.execute(sa.text(f"VACUUM FULL {table.name}"))


def _row_of(here: bytes) -> sa.Select[tuple[bytes, bytes, bool]]:
    columns = _ANSWERS.c.key_id, _ANSWERS.c.sealed, _ANSWERS.c.is_over
    return sa.select(*columns).where(_ANSWERS.c.evaluation_id == here)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _sealed(key: bytes, here: bytes, every: list[dict[str, str]]) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, msgspec.json.encode(every), b"answers/v1|" + here)


def _opened(key: bytes, here: bytes, sealed: bytes) -> list[dict[str, str]]:
    plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], b"answers/v1|" + here)
    return msgspec.json.decode(plain, type=list[dict[str, str]])

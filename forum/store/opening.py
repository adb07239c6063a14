"""Making and opening the store: the log, its key stores and the master key, in the right order.

Knows in which order things are made and what may be missing; where they lie is left to `on_sqlite`
and `on_postgres`. Open it after a fork, in the process that uses it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa

from forum.store.address import SCHEMES
from forum.store.answers import AnswerStore
from forum.store.keys import Keys, KeyStore
from forum.store.master import make_master, read_master
from forum.store.on_sqlite import OnSQLite
from forum.store.refusals import (
    LostKeyError,
    MissingKeyStoreError,
    NotInitialisedError,
    StoreError,
)


class Place(Protocol):
    """Where a store lies; see `on_sqlite.OnSQLite` and `on_postgres.OnPostgres`."""

    name: str
    key_stores: tuple[str, str]

    def alone(self) -> AbstractContextManager[None]: ...  # noqa: D102
    def make_room(self) -> None: ...  # noqa: D102
    def refuse_unusable(self) -> None: ...  # noqa: D102
    def has_log(self) -> bool: ...  # noqa: D102
    def make_log(self) -> None: ...  # noqa: D102
    def has_key_store(self, where: str) -> bool: ...  # noqa: D102
    def key_engine(self, where: str) -> sa.Engine: ...  # noqa: D102
    def answers_engine(self) -> sa.Engine: ...  # noqa: D102
    def accounts_engine(self) -> sa.Engine: ...  # noqa: D102
    def environment(self) -> dict[str, str]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Store:
    """An open store.

    Attributes:
        environment: Settings for the application of the eventsourcing library; they may hold a
            password. The mapper is not among them.
        keys: The two key stores.
        answers: Answers to evaluations that are not closed yet.
        accounts_engine: Opens the database of accounts, made if it is missing; what is in it is
            the pages' own, and so is closing it.
    """

    environment: dict[str, str] = field(repr=False)
    keys: Keys
    answers: AnswerStore
    accounts_engine: Callable[[], sa.Engine] = field(repr=False)

    def close(self) -> None:
        """Close the key stores and the answers; the application closes the log."""
        self.answers.close()
        self.keys.close()


def init_store(folder: Path, store_url: str = "", key_file: Path | None = None) -> None:
    """Make what is missing of a store; a whole one is left as it is.

    Key stores are made before the log, so that a log without them is a loss and no beginning.

    Args:
        folder: The data folder.
        store_url: Empty for SQLite in that folder, or a `postgresql://` address.
        key_file: The master key; None is `secret/master.key` in the folder.

    Raises:
        LostKeyError, WrongKeyError, KeyFileError: If there are key stores and the master key is
            missing, another or damaged.
        MissingKeyStoreError: If there is a log without one of its key stores.
        ReadOnlyFolderError, NotADatabaseError, UnreachableError: If it cannot be made there.
    """
    place = _place(folder, store_url)
    key_file = _key_file(folder, key_file)
    with place.alone():
        place.make_room()
        made = [where for where in place.key_stores if place.has_key_store(where)]
        if place.has_log():
            _refuse_missing(place)
        if key_file.exists():
            master = read_master(key_file)
        elif made:
            raise LostKeyError(key_file)
        else:
            master = make_master(key_file)
        keys = _keys(place, master)
        try:
            for key_store in keys.both():
                if key_store.where in made:
                    key_store.check()
            for key_store in keys.both():
                key_store.create()
        finally:
            keys.close()
        place.make_log()


def open_store(folder: Path, store_url: str = "", key_file: Path | None = None) -> Store:
    """Open a store that `init_store` has made; the arguments are the same.

    Raises:
        NotInitialisedError: If there is none.
        LostKeyError, WrongKeyError, KeyFileError: If the master key is missing, another or
            damaged.
        MissingKeyStoreError: If a key store is missing.
        NewerLogError: If a key store was changed by a newer version of the program.
        ReadOnlyFolderError, NotADatabaseError, UnreachableError: If it cannot be used.
    """
    place = _place(folder, store_url)
    key_file = _key_file(folder, key_file)
    if not place.has_log():
        raise NotInitialisedError(place.name)
    _refuse_missing(place)
    place.refuse_unusable()
    keys = _keys(place, read_master(key_file))
    try:
        for key_store in keys.both():
            key_store.check()
    except BaseException:
        keys.close()
        raise
    answers = AnswerStore(place.answers_engine, keys.texts)
    return Store(place.environment(), keys, answers, place.accounts_engine)


def _place(folder: Path, store_url: str) -> Place:
    if not store_url:
        return OnSQLite(folder)
    if not store_url.startswith(SCHEMES):
        raise StoreError("FORUM_STORE is empty or a postgresql:// address: correct it")
    try:
        from forum.store.on_postgres import OnPostgres
    except ImportError:
        raise StoreError(
            "PostgreSQL needs the driver: pip install 'dialogue-forum[postgres]'"
        ) from None
    return OnPostgres(store_url)


def _key_file(folder: Path, key_file: Path | None) -> Path:
    return key_file or folder / "secret" / "master.key"


def _refuse_missing(place: Place) -> None:
    for where in place.key_stores:
        if not place.has_key_store(where):
            raise MissingKeyStoreError(where)


def _keys(place: Place, master: bytes) -> Keys:
    personal, texts = (KeyStore(place.key_engine(at), master, at) for at in place.key_stores)
    return Keys(personal, texts)

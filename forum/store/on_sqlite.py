"""Where the store lies on SQLite: folders and files of the data folder.

`log/log.db` holds events, texts and commands; `keys/personal.db` and `keys/texts.db` the keys;
`answers/answers.db` the answers to evaluations that are not closed yet; `accounts/accounts.db`
who can sign in.
"""

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from forum.store.keys import is_key_store, sqlite_engine
from forum.store.master import sync_folder
from forum.store.refusals import NotADatabaseError, ReadOnlyFolderError
from forum.store.sqlite import LOCK_TIMEOUT, SQLiteForumFactory, prepare

_MAGIC = b"SQLite format 3\x00"


class OnSQLite:
    """A data folder.

    Attributes:
        name: What to call the store in a refusal.
        key_stores: The files of the personal keys and of the text keys.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._log = self._folder / "log" / "log.db"
        self.name = str(folder)
        self.key_stores = (
            str(self._folder / "keys" / "personal.db"),
            str(self._folder / "keys" / "texts.db"),
        )

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes on this machine from making the store at the same time."""
        with _writing(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    def make_room(self) -> None:
        """Make the folders, and the log's file with its page size.

        Raises:
            ReadOnlyFolderError: If they cannot be made.
            NotADatabaseError: If something else stands there.
        """
        for folder in (self._log.parent, self._folder / "keys"):
            with _writing(folder):
                folder.mkdir(mode=0o700, exist_ok=True)
        self.refuse_unusable()
        prepare(self._log)
        sync_folder(self._log.parent)
        sync_folder(self._folder)

    def refuse_unusable(self) -> None:
        """Look whether the files are databases and can be written.

        Raises:
            NotADatabaseError: If a file is damaged.
            ReadOnlyFolderError: If a file or its folder cannot be written.
        """
        for path in (self._log, *map(Path, self.key_stores)):
            _refuse_unusable(path)

    def has_log(self) -> bool:
        """Whether the log's tables were made."""
        if not self._log.exists():
            return False
        _refuse_unusable(self._log)
        connection = sqlite3.connect(self._log)
        try:
            return bool(
                connection.execute(
                    "SELECT count(*) = 3 FROM sqlite_master WHERE type = 'table' "
                    "AND name IN ('stored_events', 'texts', 'commands')"
                ).fetchone()[0]
            )
        finally:
            connection.close()

    def make_log(self) -> None:
        """Make the log's tables."""
        factory = SQLiteForumFactory({**self.environment(), "CREATE_TABLE": "y"})
        try:
            factory.application_recorder()
        finally:
            factory.close()

    def has_key_store(self, where: str) -> bool:
        """Whether one of `key_stores` was made."""
        path = Path(where)
        if not path.exists() or not path.stat().st_size:
            return False
        _refuse_unusable(path)
        engine = self.key_engine(where)
        try:
            return is_key_store(engine)
        finally:
            engine.dispose()

    def key_engine(self, where: str) -> sa.Engine:
        """Open one of `key_stores`."""
        return sqlite_engine(Path(where))

    def answers_engine(self) -> sa.Engine:
        """Open the file of the answers to evaluations; its folder is made if it is missing.

        Raises:
            ReadOnlyFolderError: If it cannot be made.
        """
        return self._engine_beside("answers")

    def accounts_engine(self) -> sa.Engine:
        """Open the file of accounts; its folder is made if it is missing.

        Raises:
            ReadOnlyFolderError: If it cannot be made.
        """
        return self._engine_beside("accounts")

    def environment(self) -> dict[str, str]:
        """Give the settings of the eventsourcing library."""
        return {
            "PERSISTENCE_MODULE": "forum.store.sqlite",
            "SQLITE_DBNAME": str(self._log),
            "SQLITE_LOCK_TIMEOUT": str(LOCK_TIMEOUT),
            "CREATE_TABLE": "n",
        }

    def _engine_beside(self, name: str) -> sa.Engine:
        folder = self._folder / name
        with _writing(folder):
            folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / f"{name}.db"
        if path.exists():
            _refuse_unusable(path)
        return sqlite_engine(path)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReadOnlyFolderError(folder, error.strerror or type(error).__name__) from None


def _refuse_unusable(path: Path) -> None:
    """Refuse a file that is no SQLite database or is read-only; an empty one may become one."""
    with _writing(path.parent), tempfile.TemporaryFile(dir=path.parent):
        if not path.exists():
            return
        with path.open("r+b") as file:
            head = file.read(len(_MAGIC))
    if head and head != _MAGIC:
        raise NotADatabaseError(path)
    connection = sqlite3.connect(path)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        raise  # busy, which is no damage
    except sqlite3.DatabaseError:
        raise NotADatabaseError(path) from None
    finally:
        connection.close()

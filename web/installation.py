"""One running installation: its log, its commands, its read model, and the follower between them.

Built in the process that uses it, after a fork. Readers use connections of their own to the read
model that the pointer names; one follower a node writes it, elected by a lock on a file.
"""

import fcntl
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Self
from uuid import UUID

from forum.application import Governance
from forum.errors import UnknownThingError
from forum.governing.host import Host
from forum.keeping.claim import Claim
from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import HOST_ID, SYSTEM_OFFICE_ID, derived_id
from forum.store.opening import init_store, open_store
from projections import forums
from projections.all import PROJECTIONS
from projections.follower import Follower, Source, catch_up
from projections.questions import check_questions
from projections.read_model import ReadModel, version_of
from projections.rebuilding import current_file, open_or_rebuild, rebuild
from projections.visible import seen_by
from web.settings import Settings

READ = "read"
"""Folder of the read models in the data folder; it may be deleted at any time."""


class Installation:
    """An open installation.

    Args:
        settings: Where it lies.

    Raises:
        StoreError: It cannot be opened; the sentence says what to do.
    """

    def __init__(self, settings: Settings) -> None:
        check_questions()
        self.settings = settings
        self.store = open_store(settings.data, settings.store, settings.key_file)
        self.governance = Governance(self.store)
        self.source = Source(
            self.governance.recorder,  # type: ignore[arg-type]
            self.governance.mapper,  # type: ignore[arg-type]
            self.store.keys,
        )
        self.folder = settings.data / READ
        self.follower: Follower | None = None
        self.model: ReadModel | None = None
        self._lock: IO[str] | None = None
        self._local = threading.local()

    @classmethod
    def made(cls, settings: Settings, *, host: str, zone: str = "Europe/Stockholm") -> Self:
        """Make what is missing of an installation, establish its host, and open it."""
        init_store(settings.data, settings.store, settings.key_file)
        installation = cls(settings)
        if installation.position() == 0:
            with acting(SYSTEM_OFFICE_ID):
                installation.governance.establish_host(name=host, zone=zone)
        return installation

    def position(self) -> int:
        """The log's last position; 0 while it is empty."""
        return int(self.governance.recorder.last_position())  # type: ignore[attr-defined]

    def host_name(self) -> str:
        """What the host calls itself."""
        with acting(SYSTEM_OFFICE_ID), self.governance.rehearsal():
            return self.governance.load(Host, HOST_ID).name

    def forum_id(self, slug: str) -> UUID:
        """Return the id of a forum by its slug.

        Raises:
            UnknownThingError: There is no such forum.
        """
        with acting(SYSTEM_OFFICE_ID), self.governance.rehearsal():
            claim = self.governance.find(Claim, derived_id("claim", "slug", slug))
        if claim is None:
            raise UnknownThingError("forum", slug)
        return claim.owner_id

    def has_forum(self, slug: str) -> bool:
        """Whether there is a forum with this slug."""
        try:
            self.forum_id(slug)
        except UnknownThingError:
            return False
        return True

    def real_forums(self) -> list[str]:
        """Return the slugs of the forums that are not invented examples."""
        self.catch_up()
        found = forums.forums(self.reading(), sees=seen_by(Role.PUBLIC))
        return [forum["slug"] for forum in found if not forum["is_invented"]]

    # The read model.

    def catch_up(self, told: Callable[[int], None] | None = None) -> ReadModel:
        """Bring the read model up to the log in this process; rebuild it where needed."""
        if self.model is None:
            self.model = open_or_rebuild(self.source, self.folder, PROJECTIONS, told)
        catch_up(self.source, self.model, told=told)
        return self.model

    def rebuild(self, told: Callable[[int], None] | None = None) -> Path:
        """Fill a new read model from the whole log and put it in the old one's place."""
        if self.model is not None:
            self.model.close()
            self.model = None
        return rebuild(self.source, self.folder, PROJECTIONS, told)

    def follow(self) -> bool:
        """Start the node's follower in this process, unless another process has it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = (self.folder / "follower.lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return False
        self._lock = lock
        self.follower = Follower(self.source, self.catch_up())
        self.follower.on_newer = self._stop_writing
        self.governance.on_saved = self.follower.wake.set
        self.follower.start()
        return True

    def _stop_writing(self, newer: str) -> None:
        self.governance.stopped = newer

    def wait(self, position: int, timeout: float = 5.0) -> bool:
        """Wait until pages show what was written at a position; False after `timeout` seconds."""
        if self.follower is not None and self.model is not None:
            return self.model.wait(position, timeout)
        until = time.monotonic() + timeout
        while self.read_position() < position:
            if time.monotonic() > until:
                return False
            time.sleep(0.01)
        return True

    def reading(self) -> sqlite3.Connection:
        """Return this thread's read-only connection to the read model in use."""
        path = current_file(self.folder)
        if path is None:
            self.catch_up()
            path = current_file(self.folder)
            assert path is not None
        if getattr(self._local, "path", None) != path:
            if getattr(self._local, "conn", None) is not None:
                self._local.conn.close()
            self._local.conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            self._local.conn.row_factory = sqlite3.Row
            self._local.path = path
        conn: sqlite3.Connection = self._local.conn
        return conn

    def read_position(self) -> int:
        """The log position that pages show."""
        row = self.reading().execute("SELECT position FROM follow").fetchone()
        return int(row[0])

    def health(self) -> dict[str, object]:
        """Position, lag in events and the follower's last error."""
        position, read = self.position(), self.read_position()
        return {
            "position": position,
            "read_position": read,
            "lag": max(0, position - read),
            "error": self.follower.error if self.follower else None,
        }

    def status(self) -> dict[str, object]:
        """What `forum status` tells."""
        conn = self.reading()
        found = forums.forums(conn, sees=seen_by(Role.PUBLIC))
        events = conn.execute("SELECT count(*) FROM events").fetchone()[0]
        return {
            "events": events,
            **self.health(),
            "forums": [forum["slug"] for forum in found],
            "read_model_version": version_of(PROJECTIONS),
            "settings": self.settings.public(),
        }

    def close(self) -> None:
        """Stop the follower and close every file."""
        if self.follower is not None:
            self.follower.stop()
        if self.model is not None:
            self.model.close()
        if getattr(self._local, "conn", None) is not None:
            self._local.conn.close()
        self.governance.close()
        self.store.close()
        if self._lock is not None:
            self._lock.close()

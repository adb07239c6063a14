"""The read model of a node: which process writes it, and how all of them read it.

Readers use connections of their own to the file that the pointer names. One process of a node
writes it at a time, elected by a lock on a file: the follower of a server, or a short program that
brings it up to the log and goes.
"""

import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from projections.asking import forget
from projections.election import Election
from projections.follower import Follower, Source, catch_up, told_as
from projections.read_model import ReadModel, ReadModelError, version_of
from projections.rebuilding import current_file, open_or_rebuild, rebuild
from projections.writing import Projection

PATIENCE = 30.0
"""Seconds to wait for another process of this node to bring the read model up to the log."""


class ReadSide:
    """One process's share in the read model of its node.

    Args:
        source: The log.
        folder: Where the read models lie; it may be deleted at any time.
        lock: The file whose lock elects the writer, outside that folder.
        projections: What the read model holds.

    Attributes:
        follower: The thread that follows in this process, or stands by; None without `follow`.
        model: What that thread writes; None while it stands by.
        on_newer: Called with what a newer version of the program wrote, when the follower meets it.
    """

    def __init__(
        self, source: Source, folder: Path, lock: Path, projections: Sequence[Projection]
    ) -> None:
        self.source = source
        self.folder = folder
        self.projections = projections
        self.follower: Follower | None = None
        self.model: ReadModel | None = None
        self.on_newer: Callable[[str], None] | None = None
        self._election = Election(lock)
        self._one_at_a_time = threading.Lock()
        self._local = threading.local()

    def position(self) -> int:
        """The log's last position; 0 while it is empty."""
        return self.source.log.last_position()

    def catch_up(self, told: Callable[[int], None] | None = None) -> None:
        """Bring the read model up to the log; rebuild it where needed.

        Where another process of this node writes it, that is waited for.

        Raises:
            AnotherLogError: The log is not the one that was followed so far.
            ReadModelError: The other process is behind for 30 seconds.
        """
        position, until = self.position(), time.monotonic() + PATIENCE
        while not self._brought_up(told) and not self._shows(position):
            if time.monotonic() > until:
                raise ReadModelError(
                    "another process writes the read model and is behind: look at its /health, "
                    "or stop it and try again"
                )
            time.sleep(0.01)

    def _brought_up(self, told: Callable[[int], None] | None) -> bool:
        """Bring the read model up in this call; False if somebody else writes it."""
        with self._one_at_a_time:
            if self.follower is not None or not self._election.won():
                return False
            try:
                with closing(
                    open_or_rebuild(self.source, self.folder, self.projections, told)
                ) as model:
                    catch_up(self.source, model, told=told)
            finally:
                self._election.give_up()
            return True

    def _shows(self, position: int) -> bool:
        """Whether the read model in use is one of this program and has reached a position."""
        if current_file(self.folder) is None:
            return False
        reached, version = self.reading().execute("SELECT position, version FROM follow").fetchone()
        return bool(reached >= position and version == version_of(self.projections))

    def rebuild(self, told: Callable[[int], None] | None = None) -> Path:
        """Fill a new read model from the whole log and put it in the old one's place.

        A follower goes on with the new one, in whatever process it is.
        """
        return rebuild(self.source, self.folder, self.projections, told)

    def follow(self) -> bool:
        """Start to follow in this process; False while another one of this node is elected.

        It stands by then, and takes over when the other one ends.
        """
        with self._one_at_a_time:
            elected = self._election.won()
            if elected:
                self.model = open_or_rebuild(self.source, self.folder, self.projections)
                catch_up(self.source, self.model)
            self.follower = Follower(self.source, self._model_to_write)
            self.follower.on_newer = self.on_newer
            self.follower.start()
        return elected

    def _model_to_write(self) -> ReadModel | None:
        """Give the follower the read model in use; opened anew after a rebuild or a failure."""
        if not self._election.won():
            return None
        assert self.follower is not None
        model = self.model
        if model is not None and (
            self.follower.error is not None or current_file(self.folder) != model.path
        ):
            self.model = None
            model.close()
        if self.model is None:
            self.model = open_or_rebuild(self.source, self.folder, self.projections)
        return self.model

    def wait(self, position: int, timeout: float = 5.0) -> bool:
        """Wait until pages show what was written at a position; False after `timeout` seconds."""
        forget()
        until = time.monotonic() + timeout
        while self.read_position() < position:
            if (left := until - time.monotonic()) <= 0:
                return False
            if (model := self.model) is not None:  # ours to write: it wakes us
                model.wait(position, min(left, 0.5))
            else:
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
        """Position, lag in events and the last error; what cannot be read now is None."""
        position = read = None
        error = self.follower.error if self.follower else None
        try:
            read = self.read_position()
            position = self.position()
        except Exception as failure:
            error = error or told_as(failure)
        return {
            "position": position,
            "read_position": read,
            "lag": None if position is None or read is None else max(0, position - read),
            "error": error,
        }

    def close(self) -> None:
        """Stop the follower and close this thread's files."""
        if self.follower is not None:
            self.follower.stop()
        if self.model is not None:
            self.model.close()
        if getattr(self._local, "conn", None) is not None:
            self._local.conn.close()
        self._election.give_up()

"""Following the log: one code path for following live and for rebuilding.

The follower pulls batches of 1,000 events in log order, applies each in one transaction, and
waits for the next. A failure is told on `/health`, tried again with growing pauses, and never
ends the thread.
"""

import gc
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol
from uuid import UUID

from forum.errors import ForumError, NewerLogError
from forum.record.ids import HOST_ID
from forum.record.mapper import ForumMapper
from forum.record.rowhash import row_hash
from forum.store.keys import Keys
from forum.store.rows import LogRow
from projections.read_model import AnotherLogError, ReadModel, ReadModelError
from projections.told import Told, tell

BATCH = 1_000


class LogReader(Protocol):
    """What is read of a log: the recorder of either store."""

    def read_rows(self, start: int, limit: int, stop: int | None = None) -> list[LogRow]:
        """Return rows after `start`, up to and with `stop`, in order."""

    def read_texts(self, ids: Iterable[UUID]) -> dict[UUID, bytes]:
        """Return encrypted texts by id."""

    def last_position(self) -> int:
        """Return the position of the newest event, 0 for an empty log."""


class Source:
    """A log with what is needed to understand it.

    Args:
        log: The recorder.
        mapper: Decodes rows.
        keys: Opens texts and names.
    """

    def __init__(self, log: LogReader, mapper: ForumMapper, keys: Keys) -> None:
        self.log = log
        self.mapper = mapper
        self.keys = keys

    def log_id(self) -> str | None:
        """Return the id of the log, from its first event; None for an empty log.

        Raises:
            AnotherLogError: The log does not begin with its host.
        """
        first = self.log.read_rows(0, 1)
        if not first:
            return None
        if first[0].originator_id != HOST_ID:
            raise AnotherLogError("the log does not begin with its host: it is not one of ours")
        return str(self.mapper.decode(*first[0][1:]).log_id)


def catch_up(
    source: Source,
    model: ReadModel,
    *,
    stop: int | None = None,
    batch: int = BATCH,
    told: Callable[[int], None] | None = None,
) -> int:
    """Bring a read model up to the log, or up to a position.

    Args:
        source: The log.
        model: The read model.
        stop: Last position to apply; None for all there is.
        batch: Events a transaction.
        told: Called with the position after each batch (for a progress bar).

    Returns:
        How many events were applied.

    Raises:
        AnotherLogError: The log is not the one that was followed so far.
    """
    applied = 0
    log_id = _check_same_log(source, model)
    while True:
        with _no_collecting():
            rows = _apply(source, model, log_id, batch, stop)
        if not rows:
            return applied
        applied += rows
        if told is not None:
            told(model.position)


def _apply(
    source: Source, model: ReadModel, log_id: str | None, batch: int, stop: int | None
) -> int:
    """Apply the next batch and return its size; all that it held is let go on return."""
    rows = source.log.read_rows(model.position, batch, stop)
    if rows:
        told = _told(source, model, rows)
        log_id = log_id or str(told[0].event.log_id)
        model.apply(told, row_hash=told[-1].row_hash, log_id=log_id)
    return len(rows)


def _told(source: Source, model: ReadModel, rows: list[LogRow]) -> list[Told]:
    decode = source.mapper.decode
    events = [(row.position, decode(*row[1:])) for row in rows]
    batch = tell(events, source.log, source.keys, model.rooms)
    for told, row in zip(batch, rows, strict=True):
        told.row_hash = row_hash(*row[1:])
    return batch


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the collector of cycles away: a batch makes none, and looking costs a tenth of it.

    What was made must be let go inside, or the collector goes through it on the way out.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check_same_log(source: Source, model: ReadModel) -> str | None:
    """Refuse a log whose id or whose last row seen differs from what the file remembers."""
    log_id = source.log_id()
    if model.position == 0:
        return log_id
    last = source.log.read_rows(model.position - 1, 1, model.position)
    same = last and model.row_hash == row_hash(*last[0][1:])
    if log_id != model.log_id or not same:
        raise AnotherLogError(
            "the log is another one, or a restored backup: run forum rebuild to read it anew"
        )
    return log_id


class Follower(threading.Thread):
    """Keeps the read model of a node up with the log in the background.

    Args:
        source: The log.
        model: Asked before each round for the read model to write; it gives None while another
            process of the node writes it.
        poll: Seconds between two rounds when nobody wakes it.

    Attributes:
        error: The last failure, as `told_as` tells it; None while all is well.
        on_newer: Called with what a newer version of the program wrote, when that is met.
    """

    def __init__(
        self, source: Source, model: Callable[[], ReadModel | None], *, poll: float = 0.25
    ) -> None:
        super().__init__(name="follower", daemon=True)
        self.source = source
        self.model = model
        self.poll = poll
        self.wake = threading.Event()
        self.stopping = threading.Event()
        self.error: str | None = None
        self.on_newer: Callable[[str], None] | None = None

    def run(self) -> None:
        """Follow until `stop`; pause longer after each failure, at most 30 seconds."""
        pause = 1.0
        while not self.stopping.is_set():
            try:
                self.wake.clear()
                model = self.model()
                if model is not None:
                    catch_up(self.source, model)
                self.error = None
                pause = 1.0
                self.wake.wait(self.poll)
            except Exception as error:
                self.error = told_as(error)
                if isinstance(error, NewerLogError) and self.on_newer is not None:
                    self.on_newer(error.what)
                self.stopping.wait(pause)
                pause = min(pause * 2, 30.0)

    def stop(self) -> None:
        """End the thread and wait for it."""
        self.stopping.set()
        self.wake.set()
        if self.is_alive():
            self.join()


def told_as(error: Exception) -> str:
    """Return the sentence of a refusal, else only the name of the class: it may quote words."""
    return str(error) if isinstance(error, ForumError | ReadModelError) else type(error).__name__

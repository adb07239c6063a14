"""The read model as it was known at a position: the same tables, filled up to there.

What may be seen is what was visible then and still is: a text that was withdrawn since is not
handed out, and what was erased cannot be opened.

Source: design section 6, two clocks.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from projections.follower import Source, catch_up
from projections.read_model import ReadModel
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection


@asked_by(*EVERYBODY)
def position_as_of(conn: sqlite3.Connection, *, instant: datetime) -> int:
    """Return the last position that was known at an instant, 0 for none.

    Timestamps can go back a little, where two machines write; what counts is the newest so far.

    Args:
        conn: The read model as it is now.
        instant: An aware instant.
    """
    asked = instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    first_later = conn.execute(
        "SELECT min(position) FROM events WHERE recorded > ?", (asked,)
    ).fetchone()[0]
    last = conn.execute("SELECT max(position) FROM events").fetchone()[0] or 0
    return int(last if first_later is None else first_later - 1)


@contextmanager
def opened_as_of(
    source: Source,
    projections: Sequence[Projection],
    position: int,
    *,
    now: sqlite3.Connection,
) -> Iterator[sqlite3.Connection]:
    """Open the read model as it was known at a position; it is gone afterwards.

    Args:
        source: The log.
        projections: What it holds.
        position: The last position that is known.
        now: The read model as it is: what was withdrawn since is taken from there.
    """
    with TemporaryDirectory(prefix="forum-as-of-") as folder:
        model = ReadModel(Path(folder) / "as-of.db", projections)
        try:
            catch_up(source, model, stop=position)
            since = now.execute("SELECT * FROM withdrawals WHERE position > ?", (position,))
            marks = ", ".join("?" * len(since.description))
            model.conn.executemany(f"INSERT INTO withdrawals VALUES ({marks})", since.fetchall())
            yield model.conn
        finally:
            model.conn.close()

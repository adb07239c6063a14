"""Rebuilding beside and swapping: a new file is filled, then a pointer names it.

Readers look the pointer up and open what it names; the old file is removed when nobody needs it.
A file is never replaced under an open connection: its write-ahead log would meet another file.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from projections.follower import Source, catch_up
from projections.read_model import (
    Projection,
    ReadModel,
    ReadModelError,
    StaleReadModelError,
    version_of,
)

POINTER = "current"


def current_file(folder: Path) -> Path | None:
    """Return the read model that is in use, or None if there is none yet."""
    try:
        name = (folder / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    path = folder / name
    return path if path.is_file() else None


def rebuild(
    source: Source,
    folder: Path,
    projections: Sequence[Projection],
    told: Callable[[int], None] | None = None,
) -> Path:
    """Fill a new read model from the whole log and put it in the place of the old one.

    Args:
        source: The log.
        folder: Where read models lie.
        projections: What it holds.
        told: Called with the position after each batch.

    Returns:
        The new file, which `current_file` names from now on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = current_file(folder)
    number = 1
    while (path := folder / f"read-{version_of(projections)}-{number}.db").exists():
        number += 1
    model = ReadModel(path, projections, synchronous="OFF")
    try:
        catch_up(source, model, told=told)
        model.conn.execute("PRAGMA optimize")
        model.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        model.close()
        remove(path)
        raise
    model.close()
    _sync(path)
    point_to(path)
    if old is not None and old != path:
        remove(old)
    return path


def open_or_rebuild(
    source: Source,
    folder: Path,
    projections: Sequence[Projection],
    told: Callable[[int], None] | None = None,
) -> ReadModel:
    """Open the read model in use; rebuild it where there is none, or it is stale or unreadable."""
    path = current_file(folder)
    if path is not None:
        try:
            model = ReadModel(path, projections)
            model.conn.execute("SELECT count(*) FROM events").fetchone()
            return model
        except (StaleReadModelError, ReadModelError):
            pass
    return ReadModel(rebuild(source, folder, projections, told), projections)


def point_to(path: Path) -> None:
    """Name the read model in use, atomically."""
    pointer = path.parent / POINTER
    beside = pointer.with_suffix(".new")
    beside.write_text(path.name, encoding="ascii")
    _sync(beside)
    os.replace(beside, pointer)


def remove(path: Path) -> None:
    """Remove a read model with its write-ahead log."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

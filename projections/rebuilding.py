"""Rebuilding beside and swapping: a new file is filled, then a pointer names it.

Readers look the pointer up and open what it names; the old file is removed when nobody needs it.
A file is never replaced under an open connection: its write-ahead log would meet another file.
One process rebuilds at a time, by a lock on a file; another one waits.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from projections.follower import Source, catch_up
from projections.read_model import ReadModel, ReadModelError, version_of
from projections.writing import Projection

POINTER = "current"
LOCK = "rebuild.lock"


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

    Where another process is rebuilding, that is waited for.

    Args:
        source: The log.
        folder: Where read models lie.
        projections: What it holds.
        told: Called with the position after each batch.

    Returns:
        The new file, which `current_file` names from now on.
    """
    with _alone(folder):
        return _rebuilt(source, folder, projections, told)


def _rebuilt(
    source: Source,
    folder: Path,
    projections: Sequence[Projection],
    told: Callable[[int], None] | None,
) -> Path:
    old = current_file(folder)
    number = 1
    while (path := folder / f"read-{version_of(projections)}-{number}.db").exists():
        number += 1
    model = ReadModel(path, projections, filling=True)
    try:
        catch_up(source, model, told=told)
        model.finish()
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
    if (model := _opened(folder, projections)) is not None:
        return model
    with _alone(folder):
        if (model := _opened(folder, projections)) is not None:  # another process made it meanwhile
            return model
        return ReadModel(_rebuilt(source, folder, projections, told), projections)


def _opened(folder: Path, projections: Sequence[Projection]) -> ReadModel | None:
    path = current_file(folder)
    if path is None:
        return None
    try:
        model = ReadModel(path, projections)
        model.conn.execute("SELECT count(*) FROM events").fetchone()
    except ReadModelError:
        return None
    return model


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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

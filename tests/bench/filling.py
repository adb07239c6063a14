"""One filling of a read model, in a process of its own: `python -m tests.bench.filling`.

Says in one line of JSON how long it took, how much memory it had at most, and the digest of all
rows. A process of its own, because a peak of memory is one of a process.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import msgspec
import sqlite_utils

from forum.store.opening import Store
from projections.all import PROJECTIONS
from projections.read_model import digest
from projections.rebuilding import rebuild
from tests.bench import stock
from tests.bench.floor import Floor
from tests.bench.places import Place
from tests.bench.sources import source_of

assert sqlite_utils  # ours imports it when it is needed; the clock is for other things

VARIANTS = ("floor", "late", "building", "ours", "stock")


@dataclass(frozen=True)
class Filled:
    """How one filling went.

    Attributes:
        events: Events of the log.
        seconds: By the clock on the wall.
        processor: Seconds of the processor, of all threads.
        peak: Bytes of memory at most, the program itself among them.
        size: Bytes of the file.
        digest: Of all rows.
    """

    events: int
    seconds: float
    processor: float
    peak: int
    size: int
    digest: str


def filled(variant: str, place: Place, folder: Path) -> Filled:
    """Fill a new read model in a folder and measure it."""
    with place.opened() as store:
        fill = _prepared(variant, place, store, folder)
        wall, processor = time.perf_counter(), time.process_time()
        path = fill()
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        peak = _peak()
    conn = sqlite3.connect(path)
    tables = [table for projection in PROJECTIONS for table in projection.tables]
    (events,) = conn.execute("SELECT count(*) FROM events").fetchone()
    return Filled(events, wall, processor, peak, path.stat().st_size, digest(conn, tables))


def _prepared(variant: str, place: Place, store: Store, folder: Path) -> Callable[[], Path]:
    if variant == "ours":
        return partial(_ours, store, folder)
    if variant == "stock":
        return partial(stock.fill, store, folder / "stock.db")
    builds, late = variant == "building", variant != "floor"
    return Floor(place, store, folder / "floor.db", builds=builds, late=late).fill


def _ours(store: Store, folder: Path) -> Path:
    with source_of(store) as source:
        return rebuild(source, folder, PROJECTIONS)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("variant", choices=VARIANTS)
    parser.add_argument("data", type=Path)
    parser.add_argument("--url", default="")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="filling-", dir=asked.data))
    try:
        done = filled(asked.variant, Place(asked.data, asked.url), folder)
    finally:
        shutil.rmtree(folder)
    sys.stdout.write(msgspec.json.encode(asdict(done)).decode() + "\n")


def _peak() -> int:
    """Bytes of memory at most; Linux counts those of the parent in `ru_maxrss`, so not that."""
    status = Path("/proc/self/status")
    if not status.exists():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()

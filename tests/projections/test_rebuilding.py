"""A read model that was rebuilt is used like any other, however it was filled."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from forum.store.opening import init_store, open_store
from projections.all import PROJECTIONS
from projections.rebuilding import rebuild
from tests.bench.invented_log import write_log
from tests.bench.sources import source_of


def test_readers_do_not_wait_for_the_writer_of_a_rebuilt_read_model(tmp_path: Path) -> None:
    init_store(tmp_path)
    store = open_store(tmp_path)
    write_log(store, 200)
    with source_of(store) as source:
        path = rebuild(source, tmp_path / "read", PROJECTIONS)
    store.close()
    writer, reader = (sqlite3.connect(path, timeout=0, isolation_level=None) for _ in range(2))

    writer.execute("BEGIN EXCLUSIVE")

    assert reader.execute("SELECT count(*) FROM events").fetchone() == (200,)
    writer.execute("COMMIT")

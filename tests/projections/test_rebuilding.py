"""A read model that was rebuilt is used like any other, however it was filled."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forum.store.opening import init_store, open_store
from projections.all import PROJECTIONS
from projections.follower import catch_up
from projections.read_model import ReadModel
from projections.rebuilding import rebuild
from projections.told import instant_text
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


def test_a_rebuilt_read_model_has_the_same_tables_and_indexes_as_one_that_followed(
    tmp_path: Path,
) -> None:
    init_store(tmp_path)
    store = open_store(tmp_path)
    write_log(store, 600)
    with source_of(store) as source:
        rebuilt = sqlite3.connect(rebuild(source, tmp_path / "read", PROJECTIONS))
        followed = ReadModel(tmp_path / "followed.db", PROJECTIONS)
        catch_up(source, followed, batch=100)
    store.close()

    made = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%stat%' ORDER BY 1, 2"
    words = "SELECT term, doc, col FROM found_words ORDER BY 1, 2, 3"
    vocabulary = "CREATE VIRTUAL TABLE temp.found_words USING fts5vocab(main, found_fts, instance)"
    for conn in (rebuilt, followed.conn):
        conn.execute(vocabulary)

    assert rebuilt.execute(made).fetchall() == followed.conn.execute(made).fetchall()
    assert rebuilt.execute(words).fetchall() == followed.conn.execute(words).fetchall() != []
    followed.close()


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (datetime(2026, 3, 1, 8, tzinfo=UTC), "2026-03-01T08:00:00.000000Z"),
        (datetime(2026, 3, 1, 8, 0, 5, 20, tzinfo=UTC), "2026-03-01T08:00:05.000020Z"),
    ],
)
def test_instants_are_written_to_the_microsecond_so_that_text_sorts(
    instant: datetime, text: str
) -> None:
    assert instant_text(instant) == text

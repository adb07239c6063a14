"""The bench runs, compares like with like, and says all it has to; how fast it is, is no test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from forum.record.catalogue import CATALOGUE
from forum.store.opening import Store, init_store, open_store
from projections.all import PROJECTIONS
from projections.follower import catch_up
from projections.read_model import ReadModel
from tests.bench.filling import Filled
from tests.bench.invented_log import write_log
from tests.bench.mix import LIVES
from tests.bench.rebuilds import Rebuilt, RowsDifferError
from tests.bench.report import Report
from tests.bench.running import QUICK, run
from tests.bench.sources import source_of

pytestmark = pytest.mark.xdist_group("bench")  # one run for all


@pytest.fixture(scope="module")
def report() -> Report:
    return run(QUICK, with_postgres=False)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    init_store(tmp_path / "data")
    store = open_store(tmp_path / "data")
    yield store
    store.close()


def test_every_way_of_rebuilding_gives_the_same_rows(report: Report) -> None:
    (long, short) = report.rebuilds

    assert set(long.filled) == {"floor", "late", "building", "ours", "stock"}
    assert {one.digest for several in long.filled.values() for one in several} == {long.digest}
    assert (long.events, short.events) == (QUICK.events, QUICK.short)


def test_ways_of_rebuilding_that_give_other_rows_are_not_compared() -> None:
    one, other = (Filled(10, 1.0, 1.0, 1, 1, digest) for digest in ("one", "other"))
    rebuilt = Rebuilt("SQLite")
    rebuilt.add("floor", one)

    with pytest.raises(RowsDifferError):
        rebuilt.add("ours", other)


def test_both_sides_of_a_command_load_and_save_as_much(report: Report) -> None:
    assert [(one.loads, one.events, one.same) for one in report.commands] == [
        (4, 1, True),
        (4, 1, True),
        (8, 3, True),
    ]


def test_the_table_has_a_row_for_everything_that_has_a_bar(report: Report) -> None:
    whats = [row[0] for row in report.rows()]

    assert sum(what.startswith("Command: ") for what in whats) == 3
    assert sum(what.startswith("Saving one act") for what in whats) == 1
    assert sum(what.startswith("Rebuild of 2,000 events") for what in whats) == 4
    assert whats[-2:] == [
        "Peak memory of a rebuild, 2,000 events",
        "Growth of the peak with the log",
    ]


def test_what_could_not_be_measured_is_said(report: Report) -> None:
    assert "- Not measured: PostgreSQL (left out)." in report.text()


def test_the_table_takes_the_place_of_the_one_in_the_document(
    report: Report, tmp_path: Path
) -> None:
    document = tmp_path / "bench.md"
    document.write_text(
        "# Bench\n\n<!-- measured -->\nthe table before\n<!-- /measured -->\n\nThe end.\n"
    )

    report.write(document)

    written = document.read_text()
    assert "the table before" not in written
    assert written.startswith("# Bench\n\n<!-- measured -->\n| What ")
    assert written.endswith("<!-- /measured -->\n\nThe end.\n")


def test_the_document_has_a_place_for_the_table() -> None:
    document = Path(__file__).parents[2] / "docs" / "bench.md"

    assert re.search("<!-- measured -->.*<!-- /measured -->", document.read_text(), re.DOTALL)


def test_the_mix_has_every_kind_of_thing() -> None:
    nouns = {entry.topic.partition(".")[0] for entry in CATALOGUE}

    assert {life.noun for life in LIVES} | {"host", "office", "forum"} == nouns


def test_every_verb_of_the_mix_is_a_topic() -> None:
    topics = {entry.topic for entry in CATALOGUE}
    told = {
        f"{life.noun}.{re.split('[?*]', step)[0]}" for life in LIVES for step in life.steps.split()
    }

    assert told - topics == set()


def test_the_same_seed_writes_the_same_story(store: Store, tmp_path: Path) -> None:
    init_store(tmp_path / "again")
    again = open_store(tmp_path / "again")

    stories = []
    for one in (store, again):
        write_log(one, 400)
        with source_of(one) as source:
            rows = source.log.read_rows(0, 400)
        stories.append([row[:4] for row in rows])  # a state holds salt, and ids of keys
    again.close()

    assert stories[0] == stories[1]


def test_an_invented_log_can_be_followed(store: Store, tmp_path: Path) -> None:
    write_log(store, 300)
    model = ReadModel(tmp_path / "read.db", PROJECTIONS)

    with source_of(store) as source:
        assert catch_up(source, model) == 300
    model.close()

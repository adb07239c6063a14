"""A projection is asked about the things that it names, and would tell nothing of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forum import policy
from forum.store.opening import Store, init_store, open_store
from projections.all import PROJECTIONS
from projections.read_model import ReadModel, digest
from projections.told import Told
from projections.writing import Projection
from tests.bench.invented_log import one_of_each


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    init_store(tmp_path)
    store = open_store(tmp_path)
    yield store
    store.close()


def rows(path: Path, projections: Sequence[Projection], events: Sequence[Any]) -> str:
    batch = [
        Told(position, event, policy.audience(event), {}, {})
        for position, event in enumerate(events, 1)
    ]
    model = ReadModel(path, projections)
    model.apply(batch, row_hash=b"", log_id="log")
    found = digest(model.conn, model.tables.values())
    model.close()
    return found


def test_what_a_projection_is_not_asked_about_it_tells_nothing_of(
    store: Store, tmp_path: Path
) -> None:
    about_all = [replace(projection, about=()) for projection in PROJECTIONS]
    events = [event for seed in range(5) for event in one_of_each(store.keys, seed=seed)]

    asked_about_all = rows(tmp_path / "all.db", about_all, events)

    assert rows(tmp_path / "some.db", PROJECTIONS, events) == asked_about_all


def test_two_projections_cannot_have_a_table_of_the_same_name(tmp_path: Path) -> None:
    first = PROJECTIONS[0]
    table = replace(first.tables[0], columns={})
    twin = replace(first, name="twin", tables=(table,))

    with pytest.raises(ValueError, match=f"two projections have a table {table.name}"):
        ReadModel(tmp_path / "read.db", [first, twin])

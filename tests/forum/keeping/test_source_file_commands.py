from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError, TooLongError
from forum.governing.office import OfficeKind
from forum.keeping.source_file import SourceFile, SourceRow
from forum.keeping.source_file_commands import RepeatedRowError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import EventAt

Reading = Callable[..., UUID]
NOW = datetime(2018, 6, 2, tzinfo=UTC)


@pytest.fixture
def read(governance: Any, forum_id: UUID) -> Reading:
    """Record a file by an import run."""
    run_id = uuid4()
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        governance.open_office(kind=OfficeKind.IMPORT_RUN, name="Import", office_id=run_id)

    def record(content: str, *rows: SourceRow, name: str = "themes.csv") -> UUID:
        with acting(run_id, forum_id=forum_id, simulated_now=NOW):
            source_id: UUID = governance.record_source_file(name=name, content=content, rows=rows)
        return source_id

    return record


def row(key: str, made: int = 1) -> SourceRow:
    thing_id = UUID(int=7)
    return SourceRow(
        key=key, made=tuple(EventAt(aggregate_id=thing_id, version=n + 1) for n in range(made))
    )


def topics(events: list[Any]) -> list[str]:
    return [event.TOPIC for event in events]


def test_a_file_is_read_with_its_rows(read: Reading, written: Any) -> None:
    source_id = read("a\nb\n", row("a"), row("b"))

    (noted,) = written()
    assert noted.originator_id == source_id
    assert [kept.key for kept in noted.rows] == ["a", "b"]
    assert noted.text.size == 4


def test_the_same_file_again_writes_nothing(read: Reading, written: Any) -> None:
    read("a\nb\n", row("a"), row("b"))
    read("a\nb\n", row("a"), row("b"))

    assert topics(written()) == ["source_file.read"]


def test_a_file_that_differs_only_in_its_text_is_noted(read: Reading, written: Any) -> None:
    read("a\n", row("a"))
    read("a, with a note\n", row("a"))

    again = written()[-1]
    assert (again.TOPIC, again.rows, again.gone) == ("source_file.read_again", (), ())


def test_rows_that_are_new_and_rows_that_are_gone_are_noted(read: Reading, written: Any) -> None:
    read("a\nb\n", row("a"), row("b"))
    read("b\nc\n", row("b"), row("c"))

    again = written()[-1]
    assert [kept.key for kept in again.rows] == ["c"]
    assert again.gone == ("a",)


def test_a_large_file_is_divided_over_events_and_comes_back_whole(
    read: Reading, written: Any, governance: Any, acting_secretariat: Any
) -> None:
    rows = [row(f"{number:04}|{'å' * 100}") for number in range(300)]

    source_id = read("large", *rows)
    read("empty")
    read("empty")

    first, again = "source_file.read", "source_file.read_again"
    parts = topics(written())
    assert parts[0] == first
    assert parts.count(again) == 1
    assert parts.count("source_file.continued") >= 3
    assert max(len(found.state) for found in governance.recorder.read_rows(0, 100)) < 32 * 1024
    with acting_secretariat(), governance.rehearsal():
        source = governance.load(SourceFile, source_id)
    assert source.rows == {kept.key: kept.made for kept in rows}
    assert source.gone == set(source.rows)


def test_a_file_without_rows_can_be_read(read: Reading, written: Any) -> None:
    read("header\n")

    assert written()[-1].rows == ()


def test_rows_have_short_keys_of_their_own_and_a_file_has_a_name(
    read: Reading, written: Any
) -> None:
    with pytest.raises(RepeatedRowError):
        read("a\na\n", row("a"), row("a"))
    with pytest.raises(TooLongError):
        read("a\n", row("a" * 301))
    with pytest.raises(IncompleteError):
        read("a\n", row("a"), name=" ")

    assert written() == []

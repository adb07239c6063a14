from __future__ import annotations

from uuid import UUID, uuid4

from forum.keeping.source_file import SourceFile, SourceRow
from forum.record.text import TextRef
from forum.record.values import EventAt

THING = UUID(int=7)


def text() -> TextRef:
    return TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type="text/plain")


def row(key: str, *versions: int) -> SourceRow:
    made = tuple(EventAt(aggregate_id=THING, version=version) for version in versions)
    return SourceRow(key=key, made=made)


def read(*rows: SourceRow) -> SourceFile:
    return SourceFile(name="themes.csv", text=text(), rows=rows)


def test_a_forum_has_each_file_once() -> None:
    assert read().id == SourceFile.create_id("themes.csv")


def test_rows_that_are_new_or_made_other_events_are_changed() -> None:
    source = read(row("2017|a", 1), row("2017|b", 2))

    assert source.changed((row("2017|a", 1), row("2017|b", 5), row("2017|c", 6))) == (
        row("2017|b", 5),
        row("2017|c", 6),
    )


def test_a_row_that_is_gone_is_told_once_and_keeps_what_it_made() -> None:
    source = read(row("2017|a", 1), row("2017|b", 2))
    left = (row("2017|a", 1),)
    assert source.missing(left) == ("2017|b",)

    source.read_again(text=text(), rows=(), gone=("2017|b",))

    assert source.missing(left) == ()
    assert source.rows["2017|b"] == row("2017|b", 2).made


def test_a_row_that_comes_back_is_told() -> None:
    source = read(row("2017|a", 1))
    source.read_again(text=text(), rows=(), gone=("2017|a",))

    assert source.changed((row("2017|a", 1),)) == (row("2017|a", 1),)
    source.go_on(rows=(row("2017|a", 1),))

    assert source.changed((row("2017|a", 1),)) == ()
    assert source.missing(()) == ("2017|a",)

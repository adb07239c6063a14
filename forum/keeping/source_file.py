"""A file of older facts that was imported: its text, and which events each row made.

The importer knows a row again by its natural key; what a row means is left to it.
"""

from typing import ClassVar
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, event

from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.text import TextRef
from forum.record.values import EventAt


class SourceRow(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One row of a file that was read.

    Attributes:
        key: The row's natural key, its parts divided by `|`, a `|` or backslash within a part after
            a backslash; at most 300 characters.
        made: The events that the row made, those in force now; empty where it made none.
    """

    key: str
    made: tuple[EventAt, ...] = ()


class SourceFile(ForumAggregate):
    """One file by its name, over all times that it was read."""

    TOPIC = "source_file"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset(
        {"source_file.read", "source_file.read_again", "source_file.continued"}
    )

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "source_file.reserved"

    class Read(ForumAggregate.Event, Aggregate.Created):
        """A file of older facts was read for the first time.

        Attributes:
            name: The file's name without folders, such as `meetings.csv`.
            text: The whole file as it was read.
            rows: Its rows with what they made; more of them may follow in `source_file.continued`.
        """

        TOPIC = "source_file.read"
        name: str
        text: TextRef
        rows: tuple[SourceRow, ...]

    class ReadAgain(ForumAggregate.Event):
        """A file was read again, and was not what it was.

        Attributes:
            text: The whole file as it was read now.
            rows: The rows that are new, changed or back, with what they made.
            gone: Keys of rows that are in the file no more; what they made stays.
        """

        TOPIC = "source_file.read_again"
        text: TextRef
        rows: tuple[SourceRow, ...]
        gone: tuple[str, ...]

    class Continued(ForumAggregate.Event):
        """More rows of the file that was just read; one event holds 32 KiB at most.

        Attributes:
            rows: Further rows with what they made.
            gone: Further keys of rows that are in the file no more.
        """

        TOPIC = "source_file.continued"
        rows: tuple[SourceRow, ...]
        gone: tuple[str, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """Declared as for every thing; that a file was read is never struck."""

        TOPIC = "source_file.struck"

    @event(Read)
    def __init__(self, name: str, text: TextRef, rows: tuple[SourceRow, ...]) -> None:
        self.name = name
        self.text = text
        self.rows = {row.key: row.made for row in rows}
        self.gone: set[str] = set()

    @staticmethod
    def create_id(name: str) -> UUID:
        """A forum has each file once."""
        return id_in_forum("source_file", name)

    def changed(self, rows: tuple[SourceRow, ...]) -> tuple[SourceRow, ...]:
        """Return those rows that are new, made other events, or were gone."""
        return tuple(
            row for row in rows if self.rows.get(row.key) != row.made or row.key in self.gone
        )

    def missing(self, rows: tuple[SourceRow, ...]) -> tuple[str, ...]:
        """Return the keys of known rows that are not among these and were not gone before."""
        there = {row.key for row in rows} | self.gone
        return tuple(key for key in self.rows if key not in there)

    @event(ReadAgain)
    def read_again(self, text: TextRef, rows: tuple[SourceRow, ...], gone: tuple[str, ...]) -> None:
        """Note that the file was read again."""
        self.text = text
        self._note(rows, gone)

    @event(Continued)
    def go_on(self, rows: tuple[SourceRow, ...], gone: tuple[str, ...] = ()) -> None:
        """Note more rows of the file that was just read."""
        self._note(rows, gone)

    def _note(self, rows: tuple[SourceRow, ...], gone: tuple[str, ...]) -> None:
        for row in rows:
            self.rows[row.key] = row.made
            self.gone.discard(row.key)
        self.gone.update(gone)

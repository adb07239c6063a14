"""Tables of the read model, described once: columns, keys, indexes, audience.

Every table has `position` (of the event that the row comes from) and `forum_id`; a listed table
also has `audience` and `room_id`, which `visible` checks in every question.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


KINDS: dict[type, str] = {str: "TEXT", int: "INTEGER"}
SAID: dict[str, type] = {
    "aggregate_id": str,
    "effective": str,
    "basis": str,
    "source": str,
    "note": str,
}
"""Columns that begin the rows of most tables: whose event it is, from when it held, and on what
ground it is believed. Their values are `Told.said`."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table.

    Attributes:
        name: Its name.
        columns: Column names and types (`str`, `int`), beside the common ones.
        several: Whether one event gives several rows (then `n` numbers them from 0).
        indexes: Column groups that questions look up by.
        sought: Those of them that writing looks up by too, so that they are there from the first
            row on.
        listed: Whether rows are shown in lists, and so carry audience and room.
        searched: Columns in the full-text index `<name>_fts`, whose rows follow the table's by
            triggers. Words are found as they are written: å is not a.
        texts: Columns of what a thing says at length, by language: empty in what questions are
            given once the thing was withdrawn.
    """

    name: str
    columns: dict[str, type]
    several: bool = False
    indexes: tuple[tuple[str, ...], ...] = field(default=())
    sought: tuple[tuple[str, ...], ...] = field(default=())
    listed: bool = True
    searched: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def all_columns(self) -> dict[str, type]:
        """Common columns first, then the table's own: the order of a row's values."""
        common: dict[str, type] = {"position": int}
        if self.several:
            common["n"] = int
        common["forum_id"] = str
        if self.listed:
            common |= {"audience": str, "room_id": str}
        return common | self.columns

    @property
    def insert(self) -> str:
        """The statement that inserts one row."""
        names = ", ".join(self.all_columns)
        marks = ", ".join("?" * len(self.all_columns))
        return f"INSERT INTO {self.name} ({names}) VALUES ({marks})"

    def create(self, db: "sqlite_utils.Database") -> None:
        """Make the table, with the indexes that writing needs."""
        key = ("position", "n") if self.several else "position"
        table = db.table(self.name)
        table.create(self.all_columns, pk=key, not_null={"position"})
        for columns in self.sought:
            table.create_index(columns)

    def finish(self, db: "sqlite_utils.Database") -> None:
        """Make the other indexes and the full-text index, of the rows that are there and to come.

        Of many rows at once they take a third of the time that they take row by row.
        """
        table = db.table(self.name)
        for columns in self.indexes:
            if columns not in self.sought:
                table.create_index(columns)
        if self.searched:
            table.enable_fts(
                self.searched, create_triggers=True, tokenize="unicode61 remove_diacritics 0"
            )

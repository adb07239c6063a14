"""Reading rows: the statement that most questions are made of, with access always in it.

A question asks for the visible rows of one table and folds them; statements that join or count
are written out where they are needed, with `visible` for each table.
"""

import sqlite3
from contextvars import ContextVar
from typing import Any

from projections.names import read_words
from projections.tables import Table
from projections.visible import visible, withdrawn

Found = dict[str, Any]
"""One row, by column."""


def rows(
    conn: sqlite3.Connection, table: Table, *, sees: str, where: str = "1", **bound: object
) -> list[Found]:
    """Return the rows of a listed table that somebody may see, in log order.

    Where the table has texts at length, `is_withdrawn` says that those of a row are left out
    because its thing was withdrawn afterwards.

    Args:
        conn: The read model.
        table: The table, called `t` in `where`.
        sees: From `seen_by`.
        where: A condition, written by us.
        bound: Values for the names in `where`.
    """
    key = "t.position, t.n" if table.several else "t.position"
    columns = f"t.*, {withdrawn('t')} AS is_withdrawn" if table.texts else "t.*"
    found = ask(
        conn,
        f"SELECT {columns} FROM {table.name} AS t WHERE {visible('t')} AND ({where}) "
        f"ORDER BY {key}",
        sees=sees,
        **bound,
    )
    for row in found if table.texts else ():
        if row["is_withdrawn"]:
            row |= dict.fromkeys(table.texts)
    return found


def of_forum(conn: sqlite3.Connection, table: Table, *, sees: str, forum_id: str) -> list[Found]:
    """Return the visible rows of one forum, in log order."""
    return rows(conn, table, sees=sees, where="t.forum_id = :forum_id", forum_id=forum_id)


def ask(conn: sqlite3.Connection, statement: str, **bound: object) -> list[Found]:
    """Return the rows of a statement that is written out, with `visible` for each listed table.

    Between `remember` and `forget` the same statement is asked once.
    """
    known = _KNOWN.get()
    if known is None:
        return _answer(conn, statement, bound)
    key = (conn, statement, *sorted(bound.items()))
    if key not in known:
        known[key] = _answer(conn, statement, bound)
    return [dict(row) for row in known[key]]  # who asks may change what it gets


def remember() -> None:
    """Begin to remember answers in this thread: a page asks many questions of the same tables."""
    _KNOWN.set({})


def forget() -> None:
    """Forget all answers, as something was written, or the page is done."""
    if _KNOWN.get() is not None:
        _KNOWN.set({})


def stop_remembering() -> None:
    """Ask each statement anew from now on in this thread."""
    _KNOWN.set(None)


_KNOWN: ContextVar[dict[tuple[object, ...], list[Found]] | None] = ContextVar("known", default=None)


def _answer(conn: sqlite3.Connection, statement: str, bound: dict[str, object]) -> list[Found]:
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return [_read(dict(row)) for row in cursor.execute(statement, bound)]


def _read(row: Found) -> Found:
    """Take a note apart into its languages."""
    if row.get("note") is not None:
        row["note"] = read_words(row["note"])
    return row

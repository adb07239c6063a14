"""What the offices of the log are called; whoever else is to answer a view is none of them."""

import sqlite3

from projections.asking import rows
from projections.forums import OFFICES, OFFICES_CLOSED
from projections.visible import EVERYBODY, asked_by


@asked_by(*EVERYBODY)
def office_names(conn: sqlite3.Connection, *, sees: str) -> dict[str, str | None]:
    """Return what each office is called by its id; None for a secretariat.

    Args:
        conn: The read model.
        sees: From `seen_by`.
    """
    return {
        row["aggregate_id"]: None if row["kind"] == "secretariat" else row["name"]
        for row in rows(conn, OFFICES, sees=sees)
    }


@asked_by(*EVERYBODY)
def secretariat_id(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> str | None:
    """Return the open secretariat of a forum: one of its own before one that serves all.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
    """
    closed = {row["aggregate_id"] for row in rows(conn, OFFICES_CLOSED, sees=sees)}
    found = [
        row
        for row in rows(conn, OFFICES, sees=sees)
        if row["kind"] == "secretariat"
        and row["aggregate_id"] not in closed
        and row["serves_id"] in {None, forum_id}
    ]
    found.sort(key=lambda row: row["serves_id"] is None)
    return found[0]["aggregate_id"] if found else None

"""Offices that have an account here: whoever else is to answer needs none."""

import sqlite3

from projections.asking import rows
from projections.forums import OFFICES
from projections.visible import EVERYBODY, asked_by


@asked_by(*EVERYBODY)
def accounts(conn: sqlite3.Connection, *, sees: str) -> dict[str, str | None]:
    """Return the offices that have an account by id: what they are called, None for a secretariat.

    Args:
        conn: The read model.
        sees: From `seen_by`.
    """
    return {
        row["aggregate_id"]: None if row["kind"] == "secretariat" else row["name"]
        for row in rows(conn, OFFICES, sees=sees)
    }

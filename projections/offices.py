"""What the offices of the log are called; whoever else is to answer a view is none of them."""

import sqlite3

from projections.asking import rows
from projections.forums import OFFICES
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

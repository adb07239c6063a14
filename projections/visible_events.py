"""Which of some events somebody may see: their rooms and audiences, asked by number."""

import sqlite3
from collections.abc import Collection

import msgspec

from projections.asking import ask
from projections.visible import EVERYBODY, asked_by, visible


@asked_by(*EVERYBODY)
def visible_positions(
    conn: sqlite3.Connection, *, sees: str, positions: Collection[int]
) -> set[int]:
    """Return those of some positions of the log whose events somebody may see.

    Args:
        conn: The read model.
        sees: From `seen_by`.
        positions: The numbers that are asked about.
    """
    found = ask(
        conn,
        f"SELECT e.position FROM events AS e WHERE {visible('e')} "
        "AND e.position IN (SELECT value FROM json_each(:positions))",
        sees=sees,
        positions=msgspec.json.encode(sorted(positions)).decode(),
    )
    return {row["position"] for row in found}

"""Themes that were adopted and have no end yet: for the turn of the year and the yearly report."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from projections.themes import ThemeRow, themes
from projections.visible import EVERYBODY, asked_by


@asked_by(*EVERYBODY)
def themes_without_end(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date
) -> list[ThemeRow]:
    """Return the adopted themes of a year of which it is not told what became.

    Left out are those that were concluded, declined, withdrawn or replaced, and those that a
    theme of a later year goes on with.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        year: The forum year.
        day: The day asked about.
    """
    every = themes(conn, forum_id=forum_id, sees=sees, day=day)
    return [row for row in without_end(every) if row["year"] == year]


def without_end(every: Sequence[ThemeRow]) -> list[ThemeRow]:
    """Return the adopted themes among all of a forum that have no end yet."""
    goes_on = {row["theme_id"]: row["year"] for row in every if row["state"] not in NOT_TAKEN_UP}
    return [
        row
        for row in every
        if row["state"] == "adopted"
        and not any(goes_on.get(later, 0) > row["year"] for later in row["continued_by"])
    ]


NOT_TAKEN_UP = frozenset({"declined", "withdrawn"})
"""States of a later theme that was to go on with one, and does not."""

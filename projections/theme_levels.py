"""The level of participation and the step that a theme declares: its items take them over."""

import sqlite3
from collections.abc import Iterable, Iterator

from msgspec import json

from forum.meeting.theme import Theme
from projections.asking import Found, rows
from projections.details import plain
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

THEME_LEVELS = Table(
    name="theme_levels",
    columns={**SAID, "level": str, "step": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    match it := told.event:
        case Theme.LevelDeclared():
            yield "theme_levels", (*told.said, plain(it.level), plain(it.step))


PROJECTION = Projection(
    name="theme_levels", version=1, tables=(THEME_LEVELS,), handler=handler, about=(Theme,)
)


@asked_by(*EVERYBODY)
def theme_levels(
    conn: sqlite3.Connection, *, sees: str, theme_ids: Iterable[str]
) -> dict[str, Found]:
    """Return what some themes declare, the newest of each, by id: `level` and `step`, or None."""
    ids = json.encode(sorted(theme_ids)).decode()
    where = "t.aggregate_id IN (SELECT value FROM json_each(:ids))"
    found = rows(conn, THEME_LEVELS, sees=sees, where=where, ids=ids)
    return {row["aggregate_id"]: row for row in found}

"""What an event put a value in the place of, so that a page can show before and after."""

import sqlite3
from typing import Any, Final

import msgspec

from projections.asking import ask
from projections.details import without_texts
from projections.lookback import EventRow
from projections.visible import EVERYBODY, asked_by, visible, withdrawn

REPLACING: Final = frozenset(
    {"renamed", "retitled", "numbered", "scheduled", "extended", "promised", "described"}
    | {"size_stated", "form_stated", "corrected", "redrafted", "reordered", "administered"}
)
"""Verbs of events that put a value in the place of an earlier one, so that both can be shown."""


@asked_by(*EVERYBODY)
def earlier_details(
    conn: sqlite3.Connection, *, sees: str, event: EventRow
) -> dict[str, list[Any]]:
    """Return the values whose place an event took, as [kind, value] by field.

    Empty for an event that adds something and replaces nothing.
    """
    if event["topic"].partition(".")[2] not in REPLACING:
        return {}
    found = ask(
        conn,
        f"SELECT e.details, {withdrawn('e')} AS is_withdrawn FROM events AS e "
        f"LEFT JOIN strikes AS s ON {visible('s')} "
        "AND s.aggregate_id = e.aggregate_id AND s.version = e.version "
        f"WHERE {visible('e')} AND s.position IS NULL AND e.aggregate_id = :aggregate_id "
        "AND e.position < :position AND (e.version = 1 OR e.topic = :topic "
        "OR e.subject IS NOT NULL) ORDER BY e.position",
        sees=sees,
        aggregate_id=event["aggregate_id"],
        position=event["position"],
        topic=event["topic"],
    )
    told: dict[str, list[Any]] = {}
    for row in found:
        said = msgspec.json.decode(row["details"])
        said = without_texts(said) if row["is_withdrawn"] else said
        told |= {name: valued for name, *valued in said}
    return {name: told[name] for name, *_ in event["details"] if name in told}

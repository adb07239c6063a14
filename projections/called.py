"""What things are called, whatever they are: folded from the history, where every event stands.

Pages use it for lines, links and filters; a subject's own projection knows more about it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from typing import Any, TypedDict

import msgspec

from projections.asking import ask
from projections.names import Names
from projections.visible import EVERYBODY, asked_by, visible


class SubjectRow(TypedDict):
    """What a thing is called.

    Attributes:
        kind: Its noun, such as `meeting`.
        names: Its name by language; a language of `""` for a proper name; empty for none.
        number: Its number, or None.
        year: The forum year it belongs to, or None.
        side: The side it belongs to, or None.
        day: Its day as known, or None.
        slug: Its place in addresses, of an organization or a forum, or None.
        sort: Its classification or series, or None.
        about: Ids of what its first event names; where that may not be seen, the meeting in
            whose room it is.
    """

    kind: str
    names: Names
    number: int | None
    year: int | None
    side: str | None
    day: str | None
    slug: str | None
    sort: str | None
    about: list[str]


@asked_by(*EVERYBODY)
def subjects(conn: sqlite3.Connection, *, ids: Collection[str], sees: str) -> dict[str, SubjectRow]:
    """Return what things are called, by id; the newest name counts.

    A struck event names its thing only as long as no other does. What may not be seen is absent.
    """
    found = ask(
        conn,
        "SELECT e.aggregate_id, e.subject_kind, e.subject, e.room_id, s.position AS struck_at "
        f"FROM events AS e LEFT JOIN strikes AS s ON {visible('s')} "
        "AND s.aggregate_id = e.aggregate_id AND s.version = e.version "
        f"WHERE {visible('e')} AND e.aggregate_id IN (SELECT value FROM json_each(:ids)) "
        "ORDER BY s.position IS NULL, e.position",
        ids=msgspec.json.encode(sorted(set(ids))).decode(),
        sees=sees,
    )
    said: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for row in found:
        told = msgspec.json.decode(row["subject"]) if row["subject"] else {}
        known = said[row["aggregate_id"]]
        if row["room_id"] and "about" not in known:
            known["about"] = [row["room_id"]]
        known |= {"kind": row["subject_kind"], **told}
    return {thing_id: _subject(told) for thing_id, told in said.items()}


def _subject(told: dict[str, Any]) -> SubjectRow:
    return SubjectRow(
        kind=told["kind"],
        names=[(language, text) for language, text in told.get("names", [])],
        number=told.get("number"),
        year=told.get("year"),
        side=told.get("side"),
        day=told.get("day"),
        slug=told.get("slug"),
        sort=told.get("sort"),
        about=told.get("about", []),
    )

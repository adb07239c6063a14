"""Questions about the history: which events there are, and one event.

An event is of a forum if it is the forum's own, or of the installation (an organization, an
office) and mentioned in the forum. The order is that of the log; a day is only looked for.
"""

import sqlite3
from collections.abc import Collection
from datetime import date
from typing import Any, Final, TypedDict, cast

import msgspec

from projections.asking import Found, ask
from projections.details import without_texts
from projections.names import Words, read_words
from projections.visible import EVERYBODY, asked_by, visible, withdrawn


class EventRow(TypedDict):
    """One event.

    Attributes:
        position: Its number in the log.
        topic: Its kind, such as `organization.renamed`.
        aggregate_id: The thing that it is about.
        version: Its number among that thing's events.
        actor_id: The office or mandate that acted.
        command_id: The command that it came from.
        recorded: When it was recorded, RFC 3339, UTC.
        clock: `simulated` in an invented example, else None.
        effective: The day from which it held true, as known; None: the day of recording.
        on_behalf_of_id: For whom it was entered, or None.
        channel: How it came in, or None.
        received: When it came in, or None.
        rules_version: The version of the rules it relied on, or None.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
        cautions: Codes with reasons.
        details: Its fields, as `projections.details` gives them; texts of a thing that was
            withdrawn afterwards are left out.
        row_hash: `H_row` in hexadecimal.
        struck_at: Position of the strike, or None.
        struck_why: The reason of the strike, by language; None where it cannot be read.
        strikes_at: Position of the event that this one strikes, or None.
    """

    position: int
    topic: str
    aggregate_id: str
    version: int
    actor_id: str
    command_id: str
    recorded: str
    clock: str | None
    effective: str | None
    on_behalf_of_id: str | None
    channel: str | None
    received: str | None
    rules_version: str | None
    basis: str | None
    source: str | None
    note: Words | None
    cautions: list[tuple[str, Words | None]]
    details: list[list[Any]]
    row_hash: str
    struck_at: int | None
    struck_why: Words | None
    strikes_at: int | None


class EventPage(TypedDict):
    """A page of the history, newest first.

    Attributes:
        events: The events of the page.
        count: How many there are with these filters, on all pages.
        older: Positions (lowest, highest) of the next page, or None.
        newer: The `before` that shows the page above, 0 for the newest page, None on that page.
    """

    events: list[EventRow]
    count: int
    older: tuple[int, int] | None
    newer: int | None


_HERE: Final = (
    "(e.forum_id = :forum_id OR (e.forum_id IS NULL AND EXISTS (SELECT 1 FROM mentions AS m "
    "WHERE m.forum_id = :forum_id AND m.mentioned_id = e.aggregate_id)))"
)
_FILTER: Final = (
    f"{_HERE} AND (:kind IS NULL OR e.subject_kind = :kind) "
    "AND (:year IS NULL OR substr(e.day, 1, 4) = :year) AND (:since IS NULL OR e.day >= :since) "
    "AND (:things IS NULL OR e.position IN (SELECT m.position FROM mentions AS m "
    "WHERE m.mentioned_id IN (SELECT value FROM json_each(:things))))"
)
_EVENT: Final = (
    f"SELECT e.*, {withdrawn('e')} AS is_withdrawn, s.position AS struck_at, "
    "s.reason AS struck_why, t.position AS strikes_at "
    f"FROM events AS e LEFT JOIN strikes AS s ON {visible('s')} "
    "AND s.aggregate_id = e.aggregate_id AND s.version = e.version "
    f"LEFT JOIN strikes AS mine ON {visible('mine')} AND mine.position = e.position "
    f"LEFT JOIN events AS t ON {visible('t')} "
    "AND t.aggregate_id = mine.aggregate_id AND t.version = mine.version "
)


@asked_by(*EVERYBODY)
def events(
    conn: sqlite3.Connection,
    *,
    forum_id: str,
    sees: str,
    kind: str | None = None,
    year: int | None = None,
    things: Collection[str] | None = None,
    since: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> EventPage:
    """Return a page of a forum's history, newest first.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        kind: Only events about things of this noun, such as `meeting`.
        year: Only what is told of this year; an event whose day is not known in full counts in
            the last year that it can mean.
        things: Only events about these things, or which name one of them, by id.
        since: Only what is told of this day or later, by the last day that it can mean.
        before: Only events with a lower position.
        limit: Events a page.
    """
    binds: dict[str, object] = {
        "forum_id": forum_id,
        "sees": sees,
        "kind": kind,
        "year": None if year is None else f"{year:04}",
        "since": since.isoformat() if since else None,
        "things": None if things is None else msgspec.json.encode(sorted(things)).decode(),
    }
    shown = f"FROM events AS e WHERE {visible('e')} AND {_FILTER}"
    place = f"{visible('e')} AND {_FILTER} AND e.position < coalesce(:before, 1 << 62)"
    found = ask(
        conn,
        f"{_EVENT} WHERE {place} ORDER BY e.position DESC LIMIT :limit",
        **binds,
        before=before,
        limit=limit,
    )
    end = found[-1]["position"] if found else 0
    further = ask(
        conn,
        f"SELECT min(position) AS low, max(position) AS high FROM (SELECT e.position {shown} "
        "AND e.position < :end ORDER BY e.position DESC LIMIT :limit)",
        **binds,
        end=end,
        limit=limit,
    )[0]
    count = ask(conn, f"SELECT count(*) AS n {shown}", **binds)[0]["n"]
    return EventPage(
        events=[_event(row) for row in found],
        count=count,
        older=(further["low"], further["high"]) if further["low"] else None,
        newer=None if before is None else _newer(conn, shown, binds, before, limit),
    )


def _newer(
    conn: sqlite3.Connection, shown: str, binds: dict[str, object], before: int, limit: int
) -> int | None:
    """Return the `before` of the page above, 0 for the first page, None if nothing is above."""
    above = ask(
        conn,
        f"SELECT e.position {shown} AND e.position >= :before ORDER BY e.position LIMIT :most",
        **binds,
        before=before,
        most=limit + 1,
    )
    if not above:
        return None
    return int(above[-1]["position"]) if len(above) > limit else 0


@asked_by(*EVERYBODY)
def event(conn: sqlite3.Connection, *, forum_id: str, sees: str, position: int) -> EventRow | None:
    """Return one event of a forum by its number, or None."""
    found = ask(
        conn,
        f"{_EVENT} WHERE {visible('e')} AND {_HERE} AND e.position = :position",
        forum_id=forum_id,
        sees=sees,
        position=position,
    )
    return _event(found[0]) if found else None


@asked_by(*EVERYBODY)
def filters(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> tuple[list[str], list[int]]:
    """Return the nouns and the years that a forum's history can be filtered by."""
    found = ask(
        conn,
        "SELECT DISTINCT e.subject_kind AS kind, substr(e.day, 1, 4) AS year FROM events AS e "
        f"WHERE {visible('e')} AND {_HERE}",
        forum_id=forum_id,
        sees=sees,
    )
    return sorted({row["kind"] for row in found}), sorted({int(row["year"]) for row in found})


def _event(row: Found) -> EventRow:
    kept = {name: row[name] for name in EventRow.__annotations__ if name in row}
    kept["details"] = msgspec.json.decode(row["details"])
    if row["is_withdrawn"]:
        kept["details"] = without_texts(kept["details"])
    kept["cautions"] = [
        (code, read_words(reason)) for code, reason in msgspec.json.decode(row["cautions"])
    ]
    if "struck_why" in kept:
        why = read_words(kept["struck_why"]) or ()
        kept["struck_why"] = tuple(pair for pair in why if pair[1]) or None
    return cast(EventRow, kept)

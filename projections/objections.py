"""What was entered for an organization by somebody else, and what the organization says of it.

Entries are those of the history; objections name their texts, which are opened through the key
stores when a page shows them.
"""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from typing import Final, TypedDict

from forum.keeping.objection import Objection
from forum.policy import Role
from projections.asking import ask, of_forum
from projections.details import plain
from projections.grounds import RECORDED
from projections.refs import Refs, read_refs, written_refs
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by, visible
from projections.writing import Projection, Row

ANSWERED_WITHIN: Final = timedelta(days=30)
"""Calendar days in which an objection is answered: the month that the law gives for correcting."""
_SENT_IN: Final = "('e_mail', 'telephone', 'letter', 'at_a_meeting')"
"""How an act came in that an office typed in for somebody; see `forum.record.values.Channel`."""
_SERVING: Final = "('register', 'claim', 'person')"
"""Nouns of things that only come along with what was sent."""

OBJECTIONS = Table(
    name="objections",
    columns={
        **SAID,
        **RECORDED,
        "organization_id": str,
        "entry_id": str,
        "version": int,
        "refs": str,
    },
    indexes=(("forum_id",), ("organization_id",), ("aggregate_id",)),
)
ANSWERED = Table(
    name="objections_answered",
    columns={**SAID, **RECORDED, "outcome": str, "refs": str},
    indexes=(("aggregate_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    said = (*told.said, told.recorded)
    match it := told.event:
        case Objection.Raised():
            about = plain(it.organization_id), plain(it.entry_id), it.version
            yield "objections", (*said, *about, written_refs(it.reason))
        case Objection.Answered():
            yield "objections_answered", (*said, it.outcome.value, written_refs(it.reason))


PROJECTION = Projection(
    name="objections",
    version=1,
    tables=(OBJECTIONS, ANSWERED),
    handler=handler,
    about=(Objection,),
)


class ObjectionRow(TypedDict):
    """What an organization says of an entry that was made for it.

    Attributes:
        objection_id: Its id.
        organization_id: The organization.
        entry_id: The thing that the entry is about.
        version: Version of the entry, of that thing.
        recorded: When: RFC 3339, UTC.
        reason: Where what is said lies.
        outcome: struck, set_right or stands; None while it waits.
        answer: Where the answer lies.
    """

    objection_id: str
    organization_id: str
    entry_id: str
    version: int
    recorded: str
    reason: Refs
    outcome: str | None
    answer: Refs


class EntryRow(TypedDict):
    """What was entered for an organization by somebody else.

    Attributes:
        position: Its number in the log.
        topic: Its kind.
        aggregate_id: The thing that it is about.
        version: Its number among that thing's events.
        recorded: When it was entered: RFC 3339, UTC.
        organization_id: For whom.
        channel: How it came in.
        received: When it came in, or None.
        is_struck: It counts as not having happened.
    """

    position: int
    topic: str
    aggregate_id: str
    version: int
    recorded: str
    organization_id: str
    channel: str
    received: str | None
    is_struck: bool


@asked_by(Role.SECRETARIAT)
def objections(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[ObjectionRow]:
    """Return what organizations say of entries that were made for them, the newest first."""
    answered = {
        row["aggregate_id"]: row for row in of_forum(conn, ANSWERED, sees=sees, forum_id=forum_id)
    }
    found = []
    for row in of_forum(conn, OBJECTIONS, sees=sees, forum_id=forum_id):
        end = answered.get(row["aggregate_id"])
        found.append(
            ObjectionRow(
                objection_id=row["aggregate_id"],
                organization_id=row["organization_id"],
                entry_id=row["entry_id"],
                version=row["version"],
                recorded=row["recorded"],
                reason=read_refs(row["refs"]),
                outcome=end["outcome"] if end else None,
                answer=read_refs(end["refs"]) if end else [],
            )
        )
    return found[::-1]


@asked_by(Role.SECRETARIAT)
def entered_for(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, organization_id: str | None = None
) -> list[EntryRow]:
    """Return what an office entered for an organization, the newest first: one row an act.

    Who may ask is the secretariat; a member's page asks as it would, and only of its own
    organization.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        organization_id: Only for this organization; for all if none is named.
    """
    found = ask(
        conn,
        "SELECT min(e.position) AS position, e.topic, e.aggregate_id, e.version, e.recorded, "
        "e.on_behalf_of_id AS organization_id, e.channel, e.received, "
        "s.position IS NOT NULL AS is_struck "
        f"FROM events AS e LEFT JOIN strikes AS s ON {visible('s')} "
        "AND s.aggregate_id = e.aggregate_id AND s.version = e.version "
        f"WHERE {visible('e')} AND (e.forum_id = :forum_id OR e.forum_id IS NULL) "
        "AND e.on_behalf_of_id IS NOT NULL "
        "AND (:organization_id IS NULL OR e.on_behalf_of_id = :organization_id) "
        f"AND e.channel IN {_SENT_IN} AND e.subject_kind NOT IN {_SERVING} "
        "GROUP BY e.command_id, e.aggregate_id ORDER BY position DESC",
        sees=sees,
        forum_id=forum_id,
        organization_id=organization_id,
    )
    return [EntryRow(**{**row, "is_struck": bool(row["is_struck"])}) for row in found]  # type: ignore[typeddict-item]

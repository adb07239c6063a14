"""Nominations as they come in, before they are laid open: told to those whose they are.

What is laid open later is in `choosing`. Motivations are in no read model.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.policy import Role
from forum.seating.nomination import Nomination
from projections.asking import Found, of_forum
from projections.details import plain
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by
from projections.writing import Projection, Row

NOMINATIONS = Table(
    name="nominations",
    columns={**SAID, "year": int, "side": str, "organization_id": str},
    indexes=(("forum_id",),),
)
ACTS = Table(
    name="nomination_acts",
    columns={**SAID, "act": str, "by_id": str, "received": str, "is_late": int},
    indexes=(("forum_id",), ("aggregate_id",)),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    said, it = told.said, told.event
    act = it.TOPIC.partition(".")[2]
    match it:
        case Nomination.Opened():
            yield "nominations", (*said, it.year, it.side, plain(it.organization_id))
        case Nomination.Made():
            about = plain(it.by_id), plain(it.received_at), int(it.is_late)
            yield "nomination_acts", (*said, act, *about)
        case Nomination.TakenBack():
            yield "nomination_acts", (*said, act, plain(it.by_id), None, None)
        case Nomination.Accepted() | Nomination.Declined():
            yield "nomination_acts", (*said, act, None, None, None)


PROJECTION = Projection(
    name="nominations",
    version=1,
    tables=(NOMINATIONS, ACTS),
    handler=handler,
    about=(Nomination,),
)


class NominationRow(TypedDict):
    """The nomination of an organization for one side and year.

    Attributes:
        year: The forum year that the seats are for.
        side: Key of the side.
        organization_id: The organization.
        by: Those whose nomination of it stands: id, when it came in (RFC 3339 in UTC) and whether
            it was late; its own id where it nominated itself.
        stands: Whether it said that it stands; None while it has not been said. Who nominates
            itself stands.
    """

    year: int
    side: str
    organization_id: str
    by: list[tuple[str, str, bool]]
    stands: bool | None


@asked_by(Role.SECRETARIAT)
def nominations_for(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, side: str
) -> list[NominationRow]:
    """Return those whose nomination for a side and year stands, in the order they first came."""
    return [
        row
        for row in _every(conn, forum_id, sees)
        if row["year"] == year and row["side"] == side and row["by"]
    ]


@asked_by(Role.SECRETARIAT, Role.MEMBER)
def nominations_of(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, organization_id: str
) -> list[NominationRow]:
    """Return the nominations of an organization, and those that it made, newest year first.

    Nominations are the secretariat's until they are laid open; only what this one organization
    knows already is handed out, whatever else `sees` lets be seen.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`, of the secretariat.
        organization_id: The organization.
    """
    found = []
    for row in _every(conn, forum_id, sees):
        if row["organization_id"] != organization_id:
            own = [made for made in row["by"] if made[0] == organization_id]
            if not own:
                continue
            row = NominationRow({**row, "by": own})
        found.append(row)
    return sorted(found, key=lambda one: (-one["year"], one["side"]))


def _every(conn: sqlite3.Connection, forum_id: str, sees: str) -> list[NominationRow]:
    acts: dict[str, list[Found]] = {}
    for act in of_forum(conn, ACTS, sees=sees, forum_id=forum_id):
        acts.setdefault(act["aggregate_id"], []).append(act)
    return [
        _nomination(row, acts.get(row["aggregate_id"], []))
        for row in of_forum(conn, NOMINATIONS, sees=sees, forum_id=forum_id)
    ]


def _nomination(row: Found, acts: list[Found]) -> NominationRow:
    by: dict[str, tuple[str, str, bool]] = {}
    stands: bool | None = None
    for act in acts:
        match act["act"]:
            case "made":
                by[act["by_id"]] = act["by_id"], act["received"], bool(act["is_late"])
            case "taken_back":
                by.pop(act["by_id"], None)
            case "accepted" | "declined":
                stands = act["act"] == "accepted"
    if stands is None and row["organization_id"] in by:
        stands = True
    return NominationRow(
        year=row["year"],
        side=row["side"],
        organization_id=row["organization_id"],
        by=list(by.values()),
        stands=stands,
    )

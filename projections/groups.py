"""Groups: who prepares a theme or a meeting, and whether both sides are in it."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TypedDict

from forum.meeting.group import Group
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, Ground, cautions_told, ground
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

GROUPS = Table(
    name="groups",
    columns={
        **SAID,
        "year": int,
        "purpose": str,
        "classification": str,
        "theme_id": str,
        "meeting_id": str,
        **CAUTIONS,
    },
    indexes=(("forum_id", "year"),),
)
JOINED = Table(
    name="group_members",
    columns={
        **SAID,
        "organization_id": str,
        "side": str,
        "capacity": str,
        "head_count": int,
        "named": str,
        **CAUTIONS,
    },
    indexes=(("forum_id",),),
)
LEFT = Table(
    name="group_leavers", columns={**SAID, "organization_id": str}, indexes=(("forum_id",),)
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Group.Formed():
            ids = (plain(it.theme_id), plain(it.meeting_id))
            kind = plain(it.classification)
            yield (
                "groups",
                (*said, it.year, titles(it.purpose), kind, *ids, cautions_told(told)),
            )
        case Group.MemberJoined():
            about = (str(it.organization_id), it.side, plain(it.capacity), it.head_count, it.named)
            yield "group_members", (*said, *about, cautions_told(told))
        case Group.MemberLeft():
            yield "group_leavers", (*said, str(it.organization_id))


PROJECTION = Projection(
    name="groups", version=1, tables=(GROUPS, JOINED, LEFT), handler=handler, about=(Group,)
)


class MemberRow(TypedDict):
    """An organization in a group.

    Attributes:
        organization_id: The organization.
        named: Its name as the source has it, or None.
        side: Key of its side, or None.
        capacity: member, convener or secretariat.
        head_count: People, or None where it is unknown.
        has_left: It is no longer in the group.
        grounds: What it rests on.
    """

    organization_id: str
    named: str | None
    side: str | None
    capacity: str
    head_count: int | None
    has_left: bool
    grounds: list[Ground]


class GroupRow(TypedDict):
    """A group.

    Attributes:
        group_id: Its id.
        year: The forum year.
        purpose: What it is for, by language.
        classification: planning, drafting or committee.
        theme_id: The theme it prepares, or None.
        meeting_id: The meeting it prepares, or None.
        members: Its organizations, in the order of the log.
        grounds: What it rests on.
    """

    group_id: str
    year: int
    purpose: Names
    classification: str
    theme_id: str | None
    meeting_id: str | None
    members: list[MemberRow]
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def groups(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[GroupRow]:
    """Return the groups of a forum, by year and then in the order of the log."""
    joined: dict[str, list[Found]] = {}
    for row in of_forum(conn, JOINED, sees=sees, forum_id=forum_id):
        joined.setdefault(row["aggregate_id"], []).append(row)
    left = {
        (row["aggregate_id"], row["organization_id"]): row["position"]
        for row in of_forum(conn, LEFT, sees=sees, forum_id=forum_id)
    }
    found = [
        _group(row, joined.get(row["aggregate_id"], []), left)
        for row in of_forum(conn, GROUPS, sees=sees, forum_id=forum_id)
    ]
    return sorted(found, key=lambda group: group["year"])


def sides_in(group: GroupRow, kinds: Mapping[str, str]) -> set[str]:
    """Return which parts of society are in a group: civil_society, public or other.

    Caution W4 asks for both the first two. The secretariat's people count for no side.

    Args:
        group: The group.
        kinds: Classification of the forum's sides, by key.
    """
    return {
        kinds[side]
        for member in group["members"]
        if (side := member["side"] or "") in kinds
        and member["capacity"] != "secretariat"
        and not member["has_left"]
    }


def _group(formed: Found, joined: list[Found], left: Mapping[tuple[str, str], int]) -> GroupRow:
    newest = {row["organization_id"]: row for row in joined}
    return GroupRow(
        group_id=formed["aggregate_id"],
        year=formed["year"],
        purpose=read_names(formed["purpose"]),
        classification=formed["classification"],
        theme_id=formed["theme_id"],
        meeting_id=formed["meeting_id"],
        members=[
            MemberRow(
                organization_id=row["organization_id"],
                named=row["named"],
                side=row["side"],
                capacity=row["capacity"],
                head_count=row["head_count"],
                has_left=left.get((row["aggregate_id"], row["organization_id"]), 0)
                > row["position"],
                grounds=[ground(row, "member_joined")],
            )
            for row in newest.values()
        ],
        grounds=[ground(formed, "formed")],
    )

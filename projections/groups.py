"""Groups: who prepares a theme or a meeting, and whether both sides are in it."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TypedDict

from forum.meeting.group import Group
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground
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
    name="group_leavers",
    columns={**SAID, "organization_id": str, **CAUTIONS},
    indexes=(("forum_id",),),
)
CONVENERS = Table(
    name="group_conveners", columns={**SAID, "organization_id": str}, indexes=(("forum_id",),)
)
PAPERS = Table(
    name="group_papers",
    columns={**SAID, **RECORDED, "title": str},
    indexes=(("forum_id",),),
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
            yield "group_leavers", (*said, str(it.organization_id), cautions_told(told))
        case Group.ConvenerNamed():
            yield "group_conveners", (*said, str(it.organization_id))
        case Group.PaperAdded():
            # What it says is for members, and so in no read model.
            yield "group_papers", (*said, told.recorded, titles(it.title))


PROJECTION = Projection(
    name="groups",
    version=2,
    tables=(GROUPS, JOINED, LEFT, CONVENERS, PAPERS),
    handler=handler,
    about=(Group,),
)


class MemberRow(TypedDict):
    """An organization in a group.

    Attributes:
        organization_id: The organization.
        named: Its name as the source has it, or None.
        side: Key of its side, or None.
        capacity: member, convener or secretariat; a convener that was named later is one too, and
            those who were it before are members.
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


class PaperRow(TypedDict):
    """A paper of a group.

    Attributes:
        title: What it is called, by language.
        day: The day it was added, as exactly as it is known, or None.
        grounds: What it rests on.
    """

    title: Names
    day: str | None
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
        papers: Its papers that the reader may see, in the order of the log.
        grounds: What it rests on: how it was formed, and who left.
    """

    group_id: str
    year: int
    purpose: Names
    classification: str
    theme_id: str | None
    meeting_id: str | None
    members: list[MemberRow]
    papers: list[PaperRow]
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def groups(conn: sqlite3.Connection, *, forum_id: str, sees: str) -> list[GroupRow]:
    """Return the groups of a forum, by year and then in the order of the log."""
    acts = {
        table.name: _by_group(of_forum(conn, table, sees=sees, forum_id=forum_id))
        for table in (JOINED, LEFT, CONVENERS, PAPERS)
    }
    found = [
        _group(row, {name: rows.get(row["aggregate_id"], []) for name, rows in acts.items()})
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


def _by_group(rows: list[Found]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for row in rows:
        found.setdefault(row["aggregate_id"], []).append(row)
    return found


def _group(formed: Found, acts: Mapping[str, list[Found]]) -> GroupRow:
    newest = {row["organization_id"]: row for row in acts[JOINED.name]}
    left = {row["organization_id"]: row["position"] for row in acts[LEFT.name]}
    named = acts[CONVENERS.name][-1] if acts[CONVENERS.name] else None
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
                capacity=_capacity(row, named),
                head_count=row["head_count"],
                has_left=left.get(row["organization_id"], 0) > row["position"],
                grounds=[ground(row, "member_joined")],
            )
            for row in newest.values()
        ],
        papers=[
            PaperRow(
                title=read_names(row["title"]),
                day=day_of(row),
                grounds=[ground(row, "paper_added")],
            )
            for row in acts[PAPERS.name]
        ],
        grounds=[
            ground(formed, "formed"),
            *(ground(row, "member_left") for row in acts[LEFT.name]),
        ],
    )


def _capacity(joined: Found, named: Found | None) -> str:
    """As what an organization is in a group, after a convener was named (or none was)."""
    capacity: str = joined["capacity"]
    if named is None or named["position"] < joined["position"] or capacity == "secretariat":
        return capacity
    is_named = named["organization_id"] == joined["organization_id"]
    return "convener" if is_named else "member"

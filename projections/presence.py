"""Presence: which organizations were at a meeting, with how many people, and who sent apologies.

Counts are of people where they say `head_count`, of organizations elsewhere. What a source does
not tell stays unknown: an organization whose people nobody counted was there all the same.
"""

import sqlite3
from collections.abc import Iterable
from typing import TypedDict

from msgspec import json

from projections.asking import Found, of_forum, rows
from projections.grounds import Ground, ground
from projections.presence_rows import ACTS, CAPACITIES, PRESENCES, STATUS
from projections.visible import EVERYBODY, asked_by


class Clocked(TypedDict):
    """When people came or went.

    Attributes:
        at: A local time.
        applies_to_some: It holds for some of the organization's people only.
    """

    at: str
    applies_to_some: bool


class StandIn(TypedDict):
    """Somebody who took part on behalf of a representative.

    Attributes:
        person_id: Who it was.
        mandate_id: The mandate of the representative.
        from_item_id: The item from which on; None from the beginning.
    """

    person_id: str
    mandate_id: str
    from_item_id: str | None


class PresenceRow(TypedDict):
    """An organization at a meeting, in one capacity.

    Attributes:
        presence_id: Its id.
        meeting_id: The meeting.
        organization_id: The organization.
        named: Its name as the source has it on that day, or None.
        side: Key of the side it came for, or None.
        capacity: member, guest or secretariat.
        status: registered (it said that it comes), present, apology, or unaccounted (neither in
            the part of the notes that is seen).
        head_count: People, or None where nobody counted them; for registered, those to come.
        of_which_interns: People, or None.
        unit: The part of the organization that came, or None.
        is_unlisted: It was there, but is not on the list.
        arrived: When people came late.
        left: When people left early.
        stand_ins: Who took part on behalf of its representatives.
        capacities: What those who came are, by word and number, as far as they were counted:
            politicians, officials, employees, volunteers, and units.
        is_remote: It said that it takes part from elsewhere, when it registered last.
        sends_another: It said then that somebody comes instead of its representative.
        is_late: It registered after the last day.
        grounds: What each of its events rests on.
    """

    presence_id: str
    meeting_id: str
    organization_id: str
    named: str | None
    side: str | None
    capacity: str
    status: str
    head_count: int | None
    of_which_interns: int | None
    unit: str | None
    is_unlisted: bool
    arrived: list[Clocked]
    left: list[Clocked]
    stand_ins: list[StandIn]
    capacities: dict[str, int]
    is_remote: bool
    sends_another: bool
    is_late: bool
    grounds: list[Ground]


class PresenceCount(TypedDict):
    """How many came to a meeting for one side, as members.

    Attributes:
        meeting_id: The meeting.
        organizations: Organizations present.
        people: People present that were counted.
        is_counted: Whether all of those present were counted.
        apologies: Organizations that sent apologies.
        unaccounted: Organizations neither present nor excused in what is seen.
    """

    meeting_id: str
    organizations: int
    people: int
    is_counted: bool
    apologies: int
    unaccounted: int


@asked_by(*EVERYBODY)
def presence_at(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> list[PresenceRow]:
    """Return the organizations at a meeting, in the order of the list that was entered."""
    bound = {"meeting_id": meeting_id}
    opened = rows(conn, PRESENCES, sees=sees, where="t.meeting_id = :meeting_id", **bound)
    acts = rows(conn, ACTS, sees=sees, where="t.room_id = :meeting_id", **bound)
    return _fold(opened, acts)


@asked_by(*EVERYBODY)
def presence_of(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, organization_id: str
) -> list[PresenceRow]:
    """Return the meetings of a forum that an organization is on record for."""
    of_one = "t.forum_id = :forum_id AND t.organization_id = :organization_id"
    bound = {"forum_id": forum_id, "organization_id": organization_id}
    opened = rows(conn, PRESENCES, sees=sees, where=of_one, **bound)
    ids = json.encode([row["aggregate_id"] for row in opened]).decode()
    its = "t.aggregate_id IN (SELECT value FROM json_each(:ids))"
    acts = rows(conn, ACTS, sees=sees, where=its, ids=ids)
    return _fold(opened, acts)


@asked_by(*EVERYBODY)
def presence_counts(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, side: str
) -> dict[str, PresenceCount]:
    """Return by meeting id how many came for a side; a meeting nobody counted is not in it."""
    opened = of_forum(conn, PRESENCES, sees=sees, forum_id=forum_id)
    acts = of_forum(conn, ACTS, sees=sees, forum_id=forum_id)
    by_meeting: dict[str, list[PresenceRow]] = {}
    for row in _fold(opened, acts):
        if row["side"] == side and row["capacity"] == "member":
            by_meeting.setdefault(row["meeting_id"], []).append(row)
    return {meeting_id: count(meeting_id, found) for meeting_id, found in by_meeting.items()}


def count(meeting_id: str, found: Iterable[PresenceRow]) -> PresenceCount:
    """Count the members of one side at a meeting."""
    by_status: dict[str, list[PresenceRow]] = {}
    for row in found:
        by_status.setdefault(row["status"], []).append(row)
    present = by_status.get("present", [])
    heads = [row["head_count"] for row in present if row["head_count"] is not None]
    return PresenceCount(
        meeting_id=meeting_id,
        organizations=_organizations(present),
        people=sum(heads),
        is_counted=len(heads) == len(present),
        apologies=_organizations(by_status.get("apology", [])),
        unaccounted=_organizations(by_status.get("unaccounted", [])),
    )


def _organizations(found: Iterable[PresenceRow]) -> int:
    return len({row["organization_id"] for row in found})


def _fold(opened: list[Found], acts: list[Found]) -> list[PresenceRow]:
    """One row for each presence whose status is known: the newest word on it counts."""
    by_presence: dict[str, list[Found]] = {}
    for act in acts:
        by_presence.setdefault(act["aggregate_id"], []).append(act)
    found = []
    for row in opened:
        own = by_presence.get(row["aggregate_id"], [])
        said = [act for act in own if act["act"] in STATUS]
        if said:
            found.append(_presence(row, said[-1], own))
    return found


def _presence(opened: Found, newest: Found, acts: list[Found]) -> PresenceRow:
    registered = next((act for act in reversed(acts) if act["act"] == "registered"), None)
    return PresenceRow(
        presence_id=opened["aggregate_id"],
        meeting_id=opened["meeting_id"],
        organization_id=opened["organization_id"],
        named=opened["named"],
        side=opened["side"],
        capacity=opened["capacity"],
        status=STATUS[newest["act"]],
        head_count=newest["head_count"],
        of_which_interns=newest["of_which_interns"],
        unit=newest["unit"],
        is_unlisted=bool(newest["is_unlisted"]),
        arrived=_clocked(acts, "arrived"),
        left=_clocked(acts, "left"),
        stand_ins=[
            StandIn(
                person_id=act["person_id"],
                mandate_id=act["mandate_id"],
                from_item_id=act["item_id"],
            )
            for act in acts
            if act["act"] == "stood_in"
        ],
        capacities=_capacities(acts),
        is_remote=bool(registered and registered["is_remote"]),
        sends_another=bool(registered and registered["person_id"]),
        is_late=any(act["is_late"] for act in acts),
        grounds=[ground(act, act["act"]) for act in acts],
    )


def _clocked(acts: list[Found], which: str) -> list[Clocked]:
    return [
        Clocked(at=act["at"], applies_to_some=bool(act["applies_to_some"]))
        for act in acts
        if act["act"] == which
    ]


def _capacities(acts: list[Found]) -> dict[str, int]:
    """The newest count; what was not counted is left out."""
    counted = [act for act in acts if act["act"] == "capacities_counted"]
    if not counted:
        return {}
    return {name: counted[-1][name] for name in CAPACITIES if counted[-1][name] is not None}

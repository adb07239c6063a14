"""Decisions: what was decided, by whom, how and where, and what became of it.

Only what is a decision in the log: one whose outcome nobody saw is an item of an agenda.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.meeting.decision import Decision
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

DECISIONS = Table(
    name="decisions",
    columns={
        **SAID,
        **RECORDED,
        "number": int,
        "year": int,
        "subject": str,
        "title": str,
        "text": str,
        "decided_by": str,
        "side": str,
        "how": str,
        "organization_id": str,
        "meeting_id": str,
        "outside_meeting": int,
        "item_id": str,
        "replaces_id": str,
        **CAUTIONS,
    },
    indexes=(("forum_id", "year", "number"), ("meeting_id",)),
)
ACTS = Table(
    name="decision_acts",
    columns={**SAID, **RECORDED, "act": str, "text": str, **CAUTIONS},
    indexes=(("forum_id",),),
)
ASSIGNED = Table(
    name="decision_assignments",
    columns={
        **SAID,
        **RECORDED,
        "legal_basis": str,
        "owner": str,
        "owner_id": str,
        "done_by": str,
        **CAUTIONS,
    },
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    match it:
        case Decision.Taken():
            yield (
                "decisions",
                (
                    *said,
                    told.recorded,
                    it.number,
                    it.year,
                    plain(it.subject),
                    titles(it.title),
                    told.wordings(it.text),
                    plain(it.decided_by),
                    it.side,
                    plain(it.how),
                    plain(it.organization_id),
                    plain(it.meeting_id),
                    int(it.outside_meeting),
                    plain(it.item_id),
                    plain(it.replaces_id),
                    cautions_told(told),
                ),
            )
        case Decision.Reopened():
            yield _act(told, "reopened", told.wordings(it.reason))
        case Decision.Assigned():
            about = (it.legal_basis, it.owner, plain(it.owner_id), plain(it.done_by))
            row = (*said, told.recorded, *about, cautions_told(told))
            yield "decision_assignments", row
        case Decision.FollowedUp():
            yield _act(told, "followed_up", told.wordings(it.text))


def _act(told: Told, act: str, text: str) -> Row:
    return "decision_acts", (*told.said, told.recorded, act, text, cautions_told(told))


PROJECTION = Projection(
    name="decisions",
    version=2,
    tables=(DECISIONS, ACTS, ASSIGNED),
    handler=handler,
    about=(Decision,),
)


class DecisionAct(TypedDict):
    """What happened to a decision afterwards.

    Attributes:
        act: reopened (taken up again) or followed_up.
        day: The day, as exactly as it is known, or None.
        text: Why, or what was done, by language.
        grounds: What it rests on.
    """

    act: str
    day: str | None
    text: Names
    grounds: list[Ground]


class DecisionRow(TypedDict):
    """A decision.

    Attributes:
        decision_id: Its id.
        ref: Its number, such as `2018-004`: also its address.
        number: Its number in the year.
        year: The forum year that it is for.
        day: The day it was taken, as exactly as it is known, or None.
        subject: organizations, themes, presidium, chair, vice_chair, planning_groups,
            selection_committee, rules, notes or other.
        title: What was decided in short, by language.
        text: The decision at length, by language; empty if it is not in the log.
        decided_by: forum, each_side, side, administrator, presidium or organization; None where
            it is unknown.
        side: Key of the side that decided alone, or None.
        how: jointly, appointment, election or None.
        organization_id: The organization that decided, where one did.
        meeting_id: The meeting it was taken at, or None.
        outside_meeting: It was taken outside a meeting.
        item_id: The item of the agenda it was taken on, or None.
        replaces_id: The decision, taken up again before, that it takes the place of, or None.
        legal_basis: The act, rule or agreement that it rests on, or None.
        owner: Who carries it out, in short words, or None.
        owner_id: The organization that carries it out, or None.
        done_by: Last day to carry it out, or None.
        acts: What happened to it afterwards.
        grounds: What it rests on.
    """

    decision_id: str
    ref: str
    number: int
    year: int
    day: str | None
    subject: str
    title: Names
    text: Names
    decided_by: str | None
    side: str | None
    how: str | None
    organization_id: str | None
    meeting_id: str | None
    outside_meeting: bool
    item_id: str | None
    replaces_id: str | None
    legal_basis: str | None
    owner: str | None
    owner_id: str | None
    done_by: str | None
    acts: list[DecisionAct]
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def decisions(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> list[DecisionRow]:
    """Return the decisions of a forum, by number.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what happened after this day for certain.
    """
    acts: dict[str, list[Found]] = {}
    for act in of_forum(conn, ACTS, sees=sees, forum_id=forum_id):
        if not is_after(act, day):
            acts.setdefault(act["aggregate_id"], []).append(act)
    assigned = {
        row["aggregate_id"]: row
        for row in of_forum(conn, ASSIGNED, sees=sees, forum_id=forum_id)
        if not is_after(row, day)
    }
    found = [
        _decision(row, acts.get(row["aggregate_id"], []), assigned.get(row["aggregate_id"], {}))
        for row in of_forum(conn, DECISIONS, sees=sees, forum_id=forum_id)
        if not is_after(row, day)
    ]
    return sorted(found, key=lambda row: (row["year"], row["number"]))


def _decision(taken: Found, acts: list[Found], assigned: Found) -> DecisionRow:
    return DecisionRow(
        decision_id=taken["aggregate_id"],
        ref=f"{taken['year']}-{taken['number']:03}",
        number=taken["number"],
        year=taken["year"],
        day=day_of(taken),
        subject=taken["subject"],
        title=read_names(taken["title"]),
        text=read_names(taken["text"]),
        decided_by=taken["decided_by"],
        side=taken["side"],
        how=taken["how"],
        organization_id=taken["organization_id"],
        meeting_id=taken["meeting_id"],
        outside_meeting=bool(taken["outside_meeting"]),
        item_id=taken["item_id"],
        replaces_id=taken["replaces_id"],
        legal_basis=assigned.get("legal_basis"),
        owner=assigned.get("owner"),
        owner_id=assigned.get("owner_id"),
        done_by=assigned.get("done_by"),
        acts=[
            DecisionAct(
                act=act["act"],
                day=day_of(act),
                text=read_names(act["text"]),
                grounds=[ground(act, act["act"])],
            )
            for act in acts
        ],
        grounds=[ground(taken, "taken")],
    )

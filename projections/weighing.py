"""What a selection weighs before it is laid open: nominations, conflicts of interest, the proposal.

Only the secretariat is told. No row holds what was written: each names its texts, which are opened
through the key stores when a page shows them.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.policy import Role
from forum.record.ids import id_text
from forum.seating.selection import Selection
from projections.asking import rows
from projections.grounds import RECORDED, day_of
from projections.nominations import NominationRow, nominations_for
from projections.refs import Refs, read_refs, written_refs
from projections.selections import SELECTIONS
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import asked_by
from projections.writing import Projection, Row

CONFLICTS = Table(
    name="selection_conflicts",
    columns={**SAID, **RECORDED, "member_id": str, "about_id": str},
    indexes=(("forum_id",),),
)
PROPOSALS = Table(
    name="selection_proposals",
    columns={
        **SAID,
        **RECORDED,
        "organization_id": str,
        "outcome": str,
        "seats": int,
        "reserve_order": int,
        "refs": str,
        "open_refs": str,
    },
    several=True,
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the rows of one event."""
    said, it = told.said, told.event
    about: tuple[object, ...]
    match it:
        case Selection.ConflictDeclared():
            about = id_text(it.member_id), id_text(it.about_id)
            yield "selection_conflicts", (*said, told.recorded, *about)
        case Selection.Proposed():
            for place in it.places:
                about = id_text(place.organization_id), str(place.outcome)
                size = place.seats, place.reserve_order
                texts = written_refs(place.reason), written_refs(place.public_reason)
                yield "selection_proposals", (*said, told.recorded, *about, *size, *texts)


PROJECTION = Projection(
    name="weighing",
    version=1,
    tables=(CONFLICTS, PROPOSALS),
    handler=handler,
    about=(Selection,),
)


class ProposedRow(TypedDict):
    """What the committee proposes for an organization.

    Attributes:
        organization_id: The organization.
        outcome: seat, reserve or not_proposed.
        seats: How many seats; None where unknown or none.
        reserve_order: Its place among the reserves, or None.
        reason: Where the reason lies that only it is told.
        public_reason: Where the reason lies that everybody may read.
    """

    organization_id: str
    outcome: str
    seats: int | None
    reserve_order: int | None
    reason: Refs
    public_reason: Refs


class Weighed(TypedDict):
    """What a selection weighs.

    Attributes:
        nominations: Those who were nominated, in the order in which they first were.
        conflicts: Conflicts of interest: the member's organization, and the one it concerns.
        proposed: The newest proposal; empty where there is none.
        proposed_on: Its day, or None.
    """

    nominations: list[NominationRow]
    conflicts: list[tuple[str, str]]
    proposed: list[ProposedRow]
    proposed_on: str | None


@asked_by(Role.SECRETARIAT)
def weighed(conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, side: str) -> Weighed:
    """Return what the selection of a side for a year weighs, open or not."""
    opened = rows(
        conn,
        SELECTIONS,
        sees=sees,
        where="t.forum_id = :forum_id AND t.year = :year AND t.side = :side",
        forum_id=forum_id,
        year=year,
        side=side,
    )
    if not opened:
        return Weighed(nominations=[], conflicts=[], proposed=[], proposed_on=None)
    its: dict[str, str] = {
        "sees": sees,
        "where": "t.forum_id = :forum_id AND t.aggregate_id = :its",
        "forum_id": forum_id,
        "its": opened[0]["aggregate_id"],
    }
    proposals = rows(conn, PROPOSALS, **its)
    newest = [row for row in proposals if row["position"] == proposals[-1]["position"]]
    return Weighed(
        nominations=nominations_for(conn, forum_id=forum_id, sees=sees, year=year, side=side),
        conflicts=[(row["member_id"], row["about_id"]) for row in rows(conn, CONFLICTS, **its)],
        proposed=[
            ProposedRow(
                organization_id=row["organization_id"],
                outcome=row["outcome"],
                seats=row["seats"],
                reserve_order=row["reserve_order"],
                reason=read_refs(row["refs"]),
                public_reason=read_refs(row["open_refs"]),
            )
            for row in newest
        ],
        proposed_on=day_of(newest[0]) if newest else None,
    )

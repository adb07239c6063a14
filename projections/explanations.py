"""What a forum says of itself in a year: reasons that hold for all of it, and explained limits."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from forum.governing.year import ForumYear
from projections.asking import Found, of_forum
from projections.forums import YEARS
from projections.grounds import RECORDED, day_of, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

KEPT_REASONS = Table(
    name="kept_reasons",
    columns={
        **SAID,
        **RECORDED,
        "act": str,  # kept or ended
        "caution": str,
        "meeting_kind": str,
        "reason": str,
    },
    indexes=(("forum_id",),),
)
EXPLANATIONS = Table(
    name="limits_explained",
    columns={**SAID, **RECORDED, "of_limit": str, "text": str},
    indexes=(("forum_id",),),
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    said, it = (*told.said, told.recorded), told.event
    match it:
        case ForumYear.ReasonKept():
            about = it.caution, it.meeting_kind, told.wordings(it.reason)
            yield "kept_reasons", (*said, "kept", *about)
        case ForumYear.KeptReasonEnded():
            yield "kept_reasons", (*said, "ended", it.caution, it.meeting_kind, "[]")
        case ForumYear.LimitExplained():
            yield "limits_explained", (*said, it.limit, told.wordings(it.text))


PROJECTION = Projection(
    name="explanations",
    version=1,
    tables=(KEPT_REASONS, EXPLANATIONS),
    handler=handler,
    about=(ForumYear,),
)


class KeptReasonRow(TypedDict):
    """A reason for a caution that holds for all acts of a year that it fits.

    Attributes:
        position: Its event.
        caution: Its code, `W1` … `W15`.
        meeting_kind: The series of meetings that it holds for; None for every act.
        reason: By language.
        day: The day from which it holds, or None.
        ended_on: The day on which it was ended; None while it holds.
    """

    position: int
    caution: str
    meeting_kind: str | None
    reason: Names
    day: str | None
    ended_on: str | None


class ExplanationRow(TypedDict):
    """What the forum said of how it followed a limit.

    Attributes:
        position: Its event.
        day: The day on which it was said, or None.
        text: By language.
    """

    position: int
    day: str | None
    text: Names


@asked_by(*EVERYBODY)
def kept_reasons(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date
) -> list[KeptReasonRow]:
    """Return the reasons that were given once for a year, by a day, those that ended included."""
    holding: dict[tuple[str, str | None], KeptReasonRow] = {}
    found: list[KeptReasonRow] = []
    for row in _of_year(conn, KEPT_REASONS, forum_id, sees, year, day):
        key = row["caution"], row["meeting_kind"]
        if key in holding:
            holding.pop(key)["ended_on"] = day_of(row)
        if row["act"] == "kept":
            kept = KeptReasonRow(
                position=row["position"],
                caution=row["caution"],
                meeting_kind=row["meeting_kind"],
                reason=read_names(row["reason"]),
                day=day_of(row),
                ended_on=None,
            )
            holding[key] = kept
            found.append(kept)
    return found


@asked_by(*EVERYBODY)
def explanations(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date
) -> dict[str, ExplanationRow]:
    """Return the newest explanation of each limit that was explained for a year, by a day."""
    return {
        row["of_limit"]: ExplanationRow(
            position=row["position"], day=day_of(row), text=read_names(row["text"])
        )
        for row in _of_year(conn, EXPLANATIONS, forum_id, sees, year, day)
    }


def _of_year(
    conn: sqlite3.Connection, table: Table, forum_id: str, sees: str, year: int, day: date
) -> list[Found]:
    ids = {
        row["aggregate_id"]
        for row in of_forum(conn, YEARS, sees=sees, forum_id=forum_id)
        if row["year"] == year
    }
    found = of_forum(conn, table, sees=sees, forum_id=forum_id)
    return [row for row in found if row["aggregate_id"] in ids and not is_after(row, day)]

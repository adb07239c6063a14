"""Taking part over the years: who stays, leaves, is new or returns; presence; make-up of a side.

Numbers are counts, never shares, and always with what is unknown. Make-up is told by organizations:
their form, whom they gather, where they work, their size, and whether they are new to the forum.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from forum.record.when import When
from projections.asking import rows
from projections.calendar import standing
from projections.mandates import MandateRow, mandates_by
from projections.meetings import meetings
from projections.organizations import MAKE_UP, organizations
from projections.presence import presence_at
from projections.seats import SideSeats, seats_by_year
from projections.visible import EVERYBODY, asked_by


class RotationRow(TypedDict):
    """One year of one side with fixed seats, compared with the year before.

    Attributes:
        year: The forum year.
        side: Key of the side.
        is_known: Both years are wholly known; else the counts of organizations are None.
        stayed: Organizations that had a seat the year before too.
        new: Organizations that never had one before.
        back: Organizations that had one in an earlier year, and none the year before.
        left: Organizations that had one the year before, and none this year.
        representatives: Mandates of representatives that held at some time in the year.
        rotated: Those of them that were taken over from somebody else in the year.
    """

    year: int
    side: str
    is_known: bool
    stayed: int | None
    new: int | None
    back: int | None
    left: int | None
    representatives: int
    rotated: int


class AttendanceRow(TypedDict):
    """How often an organization came to the forum's own meetings of a year.

    Attributes:
        organization_id: The organization.
        attended: Meetings that it came to.
        apologies: Meetings that it sent apologies to.
        unaccounted: Meetings at which it is neither present nor excused in what is seen.
        held: Meetings held by the day whose attendance was entered.
    """

    organization_id: str
    attended: int
    apologies: int
    unaccounted: int
    held: int


class MakeUpRow(TypedDict):
    """One answer to one question about the organizations of a side.

    Attributes:
        kind: association_form, gathers, works_where, size_class or experience.
        value: The answer, as stated; new, back or stayed for experience; None where unknown.
        organizations: How many.
    """

    kind: str
    value: str | None
    organizations: int


@asked_by(*EVERYBODY)
def rotation_by_year(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date
) -> list[RotationRow]:
    """Return continuity and renewal of each side with seats, for years begun by a day."""
    begun = _begun(seats_by_year(conn, forum_id=forum_id, sees=sees), day)
    given = mandates_by(conn, forum_id=forum_id, sees=sees, day=day)
    known = {(side["year"], side["side"]): side for side in begun}
    return [
        _rotation(side, known.get((side["year"] - 1, side["side"])), given, day) for side in begun
    ]


@asked_by(*EVERYBODY)
def attendance_in(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, day: date
) -> list[AttendanceRow]:
    """Return how often each organization came to the forum's own meetings of a year by a day."""
    held = [
        meeting["meeting_id"]
        for meeting in meetings(conn, forum_id=forum_id, sees=sees)
        if meeting["year"] == year and meeting["side"] is None and standing(meeting, day) == "held"
    ]
    came = [presence_at(conn, sees=sees, meeting_id=meeting_id) for meeting_id in held]
    counted = [presences for presences in came if presences]
    told: dict[str, AttendanceRow] = {}
    for presences in counted:
        members = [one for one in presences if one["capacity"] == "member"]
        for organization_id in dict.fromkeys(one["organization_id"] for one in members):
            row = told.setdefault(organization_id, _nothing_yet(organization_id, len(counted)))
            seen = {one["status"] for one in members if one["organization_id"] == organization_id}
            row["attended"] += "present" in seen
            row["apologies"] += "present" not in seen and "apology" in seen
            row["unaccounted"] += seen == {"unaccounted"}
    return list(told.values())


@asked_by(*EVERYBODY)
def make_up(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, year: int, side: str, day: date
) -> list[MakeUpRow]:
    """Return what sorts of organizations have a seat on a side in a year, as stated by a day."""
    every = seats_by_year(conn, forum_id=forum_id, sees=sees)
    found = [one for one in every if one["year"] == year and one["side"] == side]
    seated = [row for one in found for row in one["seated"]]
    known = organizations(conn, sees=sees)
    stated = _stated(conn, sees, day)
    answers: dict[str, list[str | None]] = {
        "association_form": [
            about["association_form"] if (about := known.get(row["organization_id"])) else None
            for row in seated
        ]
    }
    for kind in ("gathers", "works_where", "size_class"):
        answers[kind] = [stated.get(row["organization_id"], {}).get(kind) for row in seated]
    answers["experience"] = [
        row["arrival"] if row["arrival"] != "unknown" else None for row in seated
    ]
    return [
        MakeUpRow(kind=kind, value=value, organizations=given.count(value))
        for kind, given in answers.items()
        for value in _unknown_last(given)
    ]


def _begun(every: Iterable[SideSeats], day: date) -> list[SideSeats]:
    return [
        side
        for side in every
        if side["start"] and When(side["start"]).latest <= day and (side["seated"] or side["left"])
    ]


def _rotation(
    side: SideSeats, before: SideSeats | None, given: list[MandateRow], day: date
) -> RotationRow:
    sat, sat_before = _with_seat(side), _with_seat(before) if before else set()
    is_known = before is not None and before["is_whole"] and side["is_whole"]
    arrivals = [row["arrival"] for row in side["seated"]]
    first, last = (date.fromisoformat(side[end]) for end in ("start", "end"))
    held = [
        mandate
        for mandate in given
        if mandate["side"] == side["side"]
        and mandate["role"] == "representative"
        and When(mandate["start"]).latest <= min(last, day)
        and (mandate["end"] is None or When(mandate["end"]).latest >= first)
    ]
    rotated = [
        mandate
        for mandate in held
        if mandate["follows_id"] is not None and When(mandate["start"]).latest >= first
    ]
    return RotationRow(
        year=side["year"],
        side=side["side"],
        is_known=is_known,
        stayed=len(sat & sat_before) if is_known else None,
        new=arrivals.count("new") if is_known else None,
        back=arrivals.count("back") if is_known else None,
        left=len(sat_before - sat) if is_known else None,
        representatives=len(held),
        rotated=len(rotated),
    )


def _with_seat(side: SideSeats) -> set[str]:
    return {row["organization_id"] for row in (*side["seated"], *side["left"])}


def _nothing_yet(organization_id: str, held: int) -> AttendanceRow:
    return AttendanceRow(
        organization_id=organization_id, attended=0, apologies=0, unaccounted=0, held=held
    )


def _stated(conn: sqlite3.Connection, sees: str, day: date) -> dict[str, dict[str, str]]:
    """What was stated of each organization by a day; what is stated later adds or replaces."""
    stated: dict[str, dict[str, str]] = {}
    found = rows(conn, MAKE_UP, sees=sees)
    for row in sorted(found, key=lambda row: (_since(row["effective"]), row["position"])):
        if _since(row["effective"]) <= day:
            said = {kind: row[kind] for kind in ("gathers", "works_where", "size_class")}
            told = {kind: value for kind, value in said.items() if value is not None}
            stated.setdefault(row["aggregate_id"], {}).update(told)
    return stated


def _since(effective: str | None) -> date:
    return When(effective).latest if effective else date.min


def _unknown_last(given: list[str | None]) -> list[str | None]:
    known = sorted({value for value in given if value is not None})
    return [*known, None] if None in given else [*known]

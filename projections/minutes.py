"""Minutes: where the notes of each meeting stand, and the versions that were published.

Drafts are in no row. What was published stays to be read after a correction; after a withdrawal
the day and the reason stay, and the text is not handed out, whatever day is asked about.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, TypedDict

from forum.publishing.minutes import Minutes
from projections.asking import Found, of_forum
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground, is_after
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

ACTS = Table(
    name="minutes_acts",
    columns={
        **SAID,
        **RECORDED,
        # assembled, redrafted, circulated, verifiers_named, verified, approved, filed, published,
        # corrected or withdrawn
        "act": str,
        "number": int,
        "text": str,
        "reason": str,
        "before_approval": int,
        "is_public": int,
        "at_meeting_id": str,
        "decision_id": str,
        "in_writing": int,
        "approved_by": str,
        "organization_id": str,
        "post": str,
        "comment_by": str,
        "withdrawal_ground": str,
        **CAUTIONS,
    },
    indexes=(("forum_id",), ("room_id",), ("decision_id",)),
    texts=("text", "reason"),
)
VERIFIERS = Table(
    name="minutes_verifiers",
    columns={"aggregate_id": str, "organization_id": str},
    several=True,
    indexes=(("forum_id",),),
)
_FIELDS: Final = tuple(
    name for name in ACTS.columns if name not in {*SAID, *RECORDED, *CAUTIONS, "act"}
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event; the meeting is its room."""
    it = told.event
    match it:
        case Minutes.Assembled() | Minutes.Filed():
            yield _act(told)
        case Minutes.Redrafted():
            yield _act(told, number=it.number)
        case Minutes.Circulated():
            yield _act(told, number=it.number, comment_by=plain(it.comment_by))
        case Minutes.VerifiersNamed():
            yield _act(told)
            for organization_id in it.organization_ids:
                yield "minutes_verifiers", (told.said[0], plain(organization_id))
        case Minutes.Verified():
            by = {"organization_id": plain(it.organization_id), "post": plain(it.post)}
            yield _act(told, number=it.number, **by)
        case Minutes.Approved():
            yield _act(
                told,
                number=it.number,
                at_meeting_id=plain(it.at_meeting_id),
                decision_id=plain(it.decision_id),
                in_writing=int(it.in_writing),
                approved_by=plain(it.by),
            )
        case Minutes.Published():
            text = told.wordings(it.text)
            before = int(it.before_approval)
            yield _act(told, number=it.number, text=text, before_approval=before, is_public=1)
        case Minutes.Corrected() if it.is_public:
            text, reason = told.wordings(it.text), told.wordings(it.reason)
            yield _act(told, number=it.number, text=text, reason=reason, is_public=1)
        case Minutes.Corrected():
            yield _act(told, number=it.number)
        case Minutes.Withdrawn():
            reason = told.wordings(it.reason)
            yield _act(told, reason=reason, withdrawal_ground=plain(it.ground))


def _act(told: Told, **said: str | int | None) -> Row:
    """The row of an act, named by the verb of its topic."""
    act = told.event.TOPIC.partition(".")[2]
    values = (said.get(name) for name in _FIELDS)
    return "minutes_acts", (*told.said, told.recorded, act, *values, cautions_told(told))


PROJECTION = Projection(
    name="minutes", version=3, tables=(ACTS, VERIFIERS), handler=handler, about=(Minutes,)
)


class VersionRow(TypedDict):
    """A version that was published.

    Attributes:
        number: Its number, from 1.
        day: The day it was published, as exactly as it is known, or None.
        text: The notes, by language; empty if the text is not in the log or was withdrawn. A text
            of no letters was erased.
        is_withdrawn: It was withdrawn later; text and reason are left out.
        is_correction: It corrects an approved version.
        reason: Why it was corrected, by language.
        before_approval: It was published before the notes were approved.
        is_approved: It is the version that was approved.
        grounds: What it rests on.
    """

    number: int
    day: str | None
    text: Names
    is_withdrawn: bool
    is_correction: bool
    reason: Names
    before_approval: bool
    is_approved: bool
    grounds: list[Ground]


class MinutesRow(TypedDict):
    """The notes of a meeting, as far as the reader may know of them.

    Attributes:
        minutes_id: Their id.
        meeting_id: The meeting.
        state: draft (nothing published), published, or withdrawn.
        is_approved: They were approved.
        approved_on: The day of approval, or None.
        approved_at_id: The meeting that approved them, or None.
        approved_in_writing: They were approved in writing.
        approved_by: by_verifiers or by_the_chairs, or None.
        comment_by: Last day for comments, or None.
        decision_id: The decision that approved them, or None.
        is_filed: They were filed.
        versions: Published versions, oldest first, each where it was published last; none while
            they are withdrawn.
        withdrawn_numbers: Numbers of the versions that were withdrawn with them.
        withdrawn_on: The day they were withdrawn, or None.
        reason: Why they were withdrawn, by language.
        withdrawal_ground: duplicate, secrecy, dropped, wrong or other; None where not said.
        grounds: What each of their events rests on.
    """

    minutes_id: str
    meeting_id: str
    state: str
    is_approved: bool
    approved_on: str | None
    approved_at_id: str | None
    approved_in_writing: bool
    approved_by: str | None
    comment_by: str | None
    decision_id: str | None
    is_filed: bool
    versions: list[VersionRow]
    withdrawn_numbers: list[int]
    withdrawn_on: str | None
    reason: Names
    withdrawal_ground: str | None
    grounds: list[Ground]


@asked_by(*EVERYBODY)
def minutes(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> dict[str, MinutesRow]:
    """Return the notes of a forum's meetings, by meeting id.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what happened after this day for certain.
    """
    acts: dict[str, list[Found]] = {}
    for act in of_forum(conn, ACTS, sees=sees, forum_id=forum_id):
        if is_after(act, day):
            continue
        acts.setdefault(act["room_id"], []).append(act)
    return {meeting_id: _minutes(meeting_id, own) for meeting_id, own in acts.items()}


@asked_by(*EVERYBODY)
def awaited_verifiers(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, day: date | None = None
) -> dict[str, dict[str, str | None]]:
    """Return the organizations that are named to verify notes and have not done so.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: Leave out what happened after this day for certain.

    Returns:
        By meeting id, the organizations with the day on which they were named, where it is known.
    """
    asked = {"sees": sees, "forum_id": forum_id}
    named: dict[str, list[Found]] = {}
    for row in of_forum(conn, VERIFIERS, **asked):
        named.setdefault(row["aggregate_id"], []).append(row)
    acts: dict[str, list[Found]] = {}
    for act in of_forum(conn, ACTS, **asked):
        if act["aggregate_id"] in named and not is_after(act, day):
            acts.setdefault(act["aggregate_id"], []).append(act)
    found = {}
    for minutes_id, own in acts.items():
        newest = [act for act in own if act["act"] == "verifiers_named"][-1:]
        done = {act["organization_id"] for act in own if act["act"] == "verified"}
        if not newest or any(act["act"] in {"approved", "withdrawn"} for act in own):
            continue
        found[own[0]["room_id"]] = {
            row["organization_id"]: day_of(newest[0])
            for row in named[minutes_id]
            if row["position"] == newest[0]["position"] and row["organization_id"] not in done
        }
    return found


def _minutes(meeting_id: str, acts: list[Found]) -> MinutesRow:
    newest: dict[str, Any] = {act["act"]: act for act in acts}
    approved, withdrawn = newest.get("approved"), newest.get("withdrawn")
    out = _published(acts)
    is_withdrawn = withdrawn is not None and (
        not out or withdrawn["position"] > out[-1]["position"]
    )
    return MinutesRow(
        minutes_id=acts[0]["aggregate_id"],
        meeting_id=meeting_id,
        state="withdrawn" if is_withdrawn else "published" if out else "draft",
        is_approved=approved is not None,
        approved_on=day_of(approved) if approved else None,
        approved_at_id=approved["at_meeting_id"] if approved else None,
        approved_in_writing=bool(approved and approved["in_writing"]),
        approved_by=approved["approved_by"] if approved else None,
        comment_by=newest["circulated"]["comment_by"] if "circulated" in newest else None,
        decision_id=approved["decision_id"] if approved else None,
        is_filed="filed" in newest,
        versions=[] if is_withdrawn else [_version(act, approved) for act in out],
        withdrawn_numbers=[act["number"] for act in out] if is_withdrawn else [],
        withdrawn_on=day_of(withdrawn) if is_withdrawn and withdrawn else None,
        reason=read_names(withdrawn["reason"]) if is_withdrawn and withdrawn else [],
        withdrawal_ground=withdrawn["withdrawal_ground"] if is_withdrawn and withdrawn else None,
        grounds=[ground(act, act["act"]) for act in acts],
    )


def _published(acts: list[Found]) -> list[Found]:
    """The acts that published each version last, oldest first."""
    last: dict[int, Found] = {}
    for act in acts:
        if act["is_public"]:
            last.pop(act["number"], None)
            last[act["number"]] = act
    return list(last.values())


def _version(act: Found, approved: Found | None) -> VersionRow:
    return VersionRow(
        number=act["number"],
        day=day_of(act),
        text=read_names(act["text"]),
        is_withdrawn=bool(act["is_withdrawn"]),
        is_correction=act["act"] == "corrected",
        reason=read_names(act["reason"]),
        before_approval=bool(act["before_approval"]),
        is_approved=approved is not None and approved["number"] == act["number"],
        grounds=[ground(act, act["act"])],
    )

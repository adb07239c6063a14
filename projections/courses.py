"""The course of a meeting: papers sent, opened, closed, and the feedback promised at its end."""

import sqlite3
from collections.abc import Iterator
from typing import Final, TypedDict

from forum.meeting.meeting import Meeting
from projections.asking import Found, rows
from projections.details import plain
from projections.grounds import CAUTIONS, RECORDED, Ground, cautions_told, day_of, ground
from projections.names import Names, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

ACTS = Table(
    name="meeting_course",
    columns={
        **SAID,
        **RECORDED,
        # papers_sent, opened, closed, feedback_promised or admission_stated
        "act": str,
        "at": str,
        "papers": int,
        "is_late": int,
        "text": str,
        "how": str,
        "owner": str,
        "owner_id": str,
        "due": str,
        **CAUTIONS,
    },
    indexes=(("aggregate_id",),),
)
_FIELDS: Final = tuple(
    name for name in ACTS.columns if name not in {*SAID, *RECORDED, *CAUTIONS, "act"}
)


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    it = told.event
    match it:
        case Meeting.PapersSent():
            yield _act(told, papers=it.papers, is_late=int(it.is_late))
        case Meeting.Opened() | Meeting.Closed():
            yield _act(told, at=plain(it.at))
        case Meeting.AdmissionStated():
            yield _act(told, text=told.wordings(it.who), how=told.wordings(it.how))
        case Meeting.FeedbackPromised():
            yield _act(
                told,
                text=told.wordings(it.text),
                owner=it.owner,
                owner_id=plain(it.owner_id),
                due=plain(it.due),
            )


def _act(told: Told, **said: str | int | None) -> Row:
    """The row of an act, named by the verb of its topic."""
    act = told.event.TOPIC.partition(".")[2]
    values = (said.get(name) for name in _FIELDS)
    return "meeting_course", (*told.said, told.recorded, act, *values, cautions_told(told))


PROJECTION = Projection(
    name="courses", version=2, tables=(ACTS,), handler=handler, about=(Meeting,)
)


class PapersRow(TypedDict):
    """Papers that were sent before a meeting.

    Attributes:
        day: When, as exactly as it is known, or None.
        papers: How many, or None where they were not counted.
        is_late: Fewer days before the meeting than the rules say.
        grounds: What it rests on.
    """

    day: str | None
    papers: int | None
    is_late: bool
    grounds: list[Ground]


class PromiseRow(TypedDict):
    """Feedback that the chair promised at the end of a meeting.

    Attributes:
        text: What kind, by language.
        owner: Who owes it, in short words, or None.
        owner_id: The organization that owes it, or None.
        due: Last day, or None.
        grounds: What it rests on.
    """

    text: Names
    owner: str | None
    owner_id: str | None
    due: str | None
    grounds: list[Ground]


class CourseRow(TypedDict):
    """The course of a meeting.

    Attributes:
        papers: Papers sent before it, oldest first.
        is_opened: It was opened.
        opened_at: When, a local time, or None.
        is_closed: It was closed.
        closed_at: When, a local time, or None.
        promises: What was promised at its end.
        who: Who may come, by language; empty where that was not said.
        how: How to come, by language; empty where that was not said.
    """

    papers: list[PapersRow]
    is_opened: bool
    opened_at: str | None
    is_closed: bool
    closed_at: str | None
    promises: list[PromiseRow]
    who: Names
    how: Names


@asked_by(*EVERYBODY)
def course(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> CourseRow:
    """Return what is known of the course of a meeting."""
    where = "t.aggregate_id = :meeting_id"
    acts: dict[str, list[Found]] = {}
    for row in rows(conn, ACTS, sees=sees, where=where, meeting_id=meeting_id):
        acts.setdefault(row["act"], []).append(row)
    opened, closed = acts.get("opened", []), acts.get("closed", [])
    admission = acts.get("admission_stated", [])
    return CourseRow(
        papers=[_papers(row) for row in acts.get("papers_sent", [])],
        is_opened=bool(opened),
        opened_at=opened[-1]["at"] if opened else None,
        is_closed=bool(closed),
        closed_at=closed[-1]["at"] if closed else None,
        promises=[_promise(row) for row in acts.get("feedback_promised", [])],
        who=read_names(admission[-1]["text"]) if admission else [],
        how=read_names(admission[-1]["how"]) if admission else [],
    )


def _papers(row: Found) -> PapersRow:
    return PapersRow(
        day=day_of(row),
        papers=row["papers"],
        is_late=bool(row["is_late"]),
        grounds=[ground(row, row["act"])],
    )


def _promise(row: Found) -> PromiseRow:
    return PromiseRow(
        text=read_names(row["text"]),
        owner=row["owner"],
        owner_id=row["owner_id"],
        due=row["due"],
        grounds=[ground(row, row["act"])],
    )

"""Drafts: sections, versions of notes that are not public, and comments; where their texts are.

No row holds what they say: each names its texts, which are opened through the key stores when a
page shows them to somebody who may read them.

Source: design section 3, item 5, and section 6.
"""

import sqlite3
from collections.abc import Iterator
from typing import TypedDict

from forum.publishing.comment import Comment
from forum.publishing.minutes import Minutes
from forum.publishing.section import Section
from projections.asking import Found, rows
from projections.details import plain
from projections.grounds import RECORDED
from projections.refs import Refs, read_refs, written_refs
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

SECTIONS = Table(
    name="sections",
    columns={**SAID, **RECORDED, "meeting_id": str, "item_id": str, "number": int, "refs": str},
    indexes=(("aggregate_id",), ("meeting_id",)),
)
VERSIONS = Table(
    name="minutes_drafts",
    columns={**SAID, **RECORDED, "act": str, "number": int, "refs": str},
    indexes=(("aggregate_id",),),
)
COMMENTS = Table(
    name="comments",
    columns={
        **SAID,
        **RECORDED,
        "minutes_id": str,
        "number": int,
        "organization_id": str,
        "item_id": str,
        "is_late": int,
        "refs": str,
    },
    indexes=(("minutes_id",), ("aggregate_id",)),
)
ANSWERS = Table(
    name="comment_answers",
    columns={**SAID, **RECORDED, "is_taken_in": int, "refs": str},
    indexes=(("aggregate_id",),),
)
_FIRST = 1
"""The number of the version by which a section or the notes begin."""


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    said, it = (*told.said, told.recorded), told.event
    match it:
        case Section.Written():
            where = plain(it.meeting_id), plain(it.item_id)
            yield "sections", (*said, *where, _FIRST, written_refs(it.text))
        case Section.Rewritten():
            yield "sections", (*said, None, None, it.number, written_refs(it.text))
        case Minutes.Assembled():
            yield "minutes_drafts", (*said, "assembled", _FIRST, written_refs(it.text))
        case Minutes.Redrafted() | Minutes.Circulated() | Minutes.Corrected():
            act = it.TOPIC.partition(".")[2]
            yield "minutes_drafts", (*said, act, it.number, written_refs(it.text))
        case Comment.Made():
            about = plain(it.minutes_id), it.number, plain(it.organization_id), plain(it.item_id)
            yield "comments", (*said, *about, int(it.is_late), written_refs(it.text))
        case Comment.Answered():
            yield "comment_answers", (*said, int(it.is_taken_in), written_refs(it.reason))


PROJECTION = Projection(
    name="drafts",
    version=1,
    tables=(SECTIONS, VERSIONS, COMMENTS, ANSWERS),
    handler=handler,
    about=(Section, Minutes, Comment),
)


class SectionRow(TypedDict):
    """What is written under an item of an agenda, in its newest version.

    Attributes:
        item_id: The item.
        number: The version's number, from 1.
        recorded: When it was written: RFC 3339, UTC.
        refs: Where the text lies.
    """

    item_id: str
    number: int
    recorded: str
    refs: Refs


class DraftRow(TypedDict):
    """A version of notes.

    Attributes:
        number: Its number, from 1.
        act: assembled, redrafted, circulated (the same version again) or corrected.
        recorded: When: RFC 3339, UTC.
        refs: Where the text lies.
    """

    number: int
    act: str
    recorded: str
    refs: Refs


class CommentRow(TypedDict):
    """A comment on notes that were sent to the members.

    Attributes:
        comment_id: Its id.
        number: The version that was commented on.
        organization_id: The organization, or None for an office.
        item_id: The item that it is about, or None.
        is_late: It came after the last day.
        recorded: When: RFC 3339, UTC.
        refs: Where the text lies.
        is_taken_in: What became of it; None while that was not said.
        reason: Where the reason lies.
    """

    comment_id: str
    number: int
    organization_id: str | None
    item_id: str | None
    is_late: bool
    recorded: str
    refs: Refs
    is_taken_in: bool | None
    reason: Refs


@asked_by(*EVERYBODY)
def sections(conn: sqlite3.Connection, *, sees: str, meeting_id: str) -> dict[str, SectionRow]:
    """Return the newest version of each section of a meeting, by item."""
    where = (
        "t.aggregate_id IN (SELECT s.aggregate_id FROM sections AS s "
        "WHERE s.meeting_id = :meeting_id)"
    )
    items: dict[str, str] = {}
    found: dict[str, SectionRow] = {}
    for row in rows(conn, SECTIONS, sees=sees, where=where, meeting_id=meeting_id):
        item_id = items.setdefault(row["aggregate_id"], row["item_id"])
        found[item_id] = SectionRow(
            item_id=item_id,
            number=row["number"],
            recorded=row["recorded"],
            refs=read_refs(row["refs"]),
        )
    return found


@asked_by(*EVERYBODY)
def drafts(conn: sqlite3.Connection, *, sees: str, minutes_id: str) -> list[DraftRow]:
    """Return the versions of notes, oldest first; each once, also if it was circulated."""
    found: dict[int, DraftRow] = {}
    where = "t.aggregate_id = :minutes_id"
    for row in rows(conn, VERSIONS, sees=sees, where=where, minutes_id=minutes_id):
        found[row["number"]] = DraftRow(
            number=row["number"],
            act=row["act"],
            recorded=row["recorded"],
            refs=read_refs(row["refs"]),
        )
    return [found[number] for number in sorted(found)]


@asked_by(*EVERYBODY)
def comments(conn: sqlite3.Connection, *, sees: str, minutes_id: str) -> list[CommentRow]:
    """Return the comments on notes, oldest first, each with what became of it."""
    made = rows(
        conn, COMMENTS, sees=sees, where="t.minutes_id = :minutes_id", minutes_id=minutes_id
    )
    where = (
        "t.aggregate_id IN (SELECT c.aggregate_id FROM comments AS c "
        "WHERE c.minutes_id = :minutes_id)"
    )
    answered = {
        row["aggregate_id"]: row
        for row in rows(conn, ANSWERS, sees=sees, where=where, minutes_id=minutes_id)
    }
    return [_comment(row, answered.get(row["aggregate_id"])) for row in made]


def _comment(made: Found, answer: Found | None) -> CommentRow:
    return CommentRow(
        comment_id=made["aggregate_id"],
        number=made["number"],
        organization_id=made["organization_id"],
        item_id=made["item_id"],
        is_late=bool(made["is_late"]),
        recorded=made["recorded"],
        refs=read_refs(made["refs"]),
        is_taken_in=bool(answer["is_taken_in"]) if answer else None,
        reason=read_refs(answer["refs"]) if answer else [],
    )

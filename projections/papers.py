"""The papers of a meeting as they stand: what each is called, where its file lies, in which order.

No row holds a file or a reason: each names where it lies, and it is opened through the key stores
when it is handed to somebody who may read it. A file that was replaced or withdrawn is named by no
answer, whatever day is asked about.

Source: design section 3, item 5; trial 16.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, TypedDict

from msgspec import json

from forum.meeting.meeting import Meeting
from forum.record.text import TextRef
from projections.asking import Found, rows
from projections.details import plain
from projections.grounds import RECORDED, day_of, is_after
from projections.names import Names, read_names
from projections.refs import Refs, read_refs, written_refs
from projections.tables import SAID, Table
from projections.told import Told, titles
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

ACTS = Table(
    name="meeting_papers",
    columns={
        **SAID,
        **RECORDED,
        "act": str,  # added, replaced, described, published or withdrawn
        "number": int,
        "item_id": str,
        "title": str,
        "file": str,
        "language": str,
        "pages": int,
        "is_public": int,
        "withdrawal_ground": str,
        "reason": str,
    },
    indexes=(("aggregate_id",),),
)
ORDERS = Table(
    name="meeting_paper_orders",
    columns={**SAID, **RECORDED, "numbers": str},
    indexes=(("aggregate_id",),),
)
_FIELDS: Final = tuple(name for name in ACTS.columns if name not in {*SAID, *RECORDED})


def handler(told: Told) -> Iterator[Row]:
    """Give the row of one event."""
    it = told.event
    match it:
        case Meeting.PaperAdded() | Meeting.PaperPublished():
            yield _act(told, **_about(it), **_of_file(it))
        case Meeting.PaperReplaced():
            yield _act(told, **_of_file(it), reason=written_refs(it.reason))
        case Meeting.PaperDescribed():
            yield _act(told, **_about(it))
        case Meeting.PaperWithdrawn():
            yield _act(told, withdrawal_ground=plain(it.ground), reason=written_refs(it.reason))
        case Meeting.PapersReordered():
            numbers = json.encode(it.numbers).decode()
            yield "meeting_paper_orders", (*told.said, told.recorded, numbers)


def _act(told: Told, **said: str | int | None) -> Row:
    """The row of an act, named by the last word of its topic."""
    it = told.event
    is_public = int(getattr(it, "is_public", True))  # what opens a paper does so for everybody
    common = {"act": it.TOPIC.rpartition("_")[2], "number": it.number, "is_public": is_public}
    values = ({**common, **said}.get(name) for name in _FIELDS)
    return "meeting_papers", (*told.said, told.recorded, *values)


def _about(it: Any) -> dict[str, str | None]:  # noqa: ANN401 - one of the events above
    return {"item_id": plain(it.item_id), "title": titles(it.title)}


def _of_file(it: Any) -> dict[str, str | int | None]:  # noqa: ANN401 - one of the events above
    return {"file": _file(it.file), "language": it.language, "pages": it.pages}


def _file(ref: TextRef) -> str:
    return json.encode(ref).decode()


PROJECTION = Projection(
    name="papers", version=1, tables=(ACTS, ORDERS), handler=handler, about=(Meeting,)
)


class PaperRow(TypedDict):
    """A paper of a meeting.

    Attributes:
        number: Among the papers of the meeting; its address ends with it.
        item_id: The item that it belongs to, or None for the whole meeting.
        title: What it is called, by language.
        file: Where its file lies; None where it was withdrawn.
        language: Of the file.
        pages: How many pages the file has, or None where they were not counted.
        is_public: Everybody may read it.
        added_on: The day it was laid before the meeting, or None where that is not known.
        replaced_on: The day its file was last replaced, or None.
        replaced_because: Why, where that lies.
        withdrawn_on: The day it was withdrawn, or None.
        withdrawal_ground: Why in a word, or None.
        withdrawn_because: Why, where that lies.
        modified: Log position of the last event about it.
    """

    number: int
    item_id: str | None
    title: Names
    file: TextRef | None
    language: str
    pages: int | None
    is_public: bool
    added_on: str | None
    replaced_on: str | None
    replaced_because: Refs
    withdrawn_on: str | None
    withdrawal_ground: str | None
    withdrawn_because: Refs
    modified: int


@asked_by(*EVERYBODY)
def papers(
    conn: sqlite3.Connection, *, sees: str, meeting_id: str, day: date | None = None
) -> list[PaperRow]:
    """Return the papers of a meeting that the reader may know of, in their order.

    Args:
        conn: The read model.
        sees: From `seen_by`.
        meeting_id: The meeting.
        day: Leave out what certainly came after it; None for no day.
    """
    where = "t.aggregate_id = :meeting_id"
    found: dict[int, PaperRow] = {}
    for row in rows(conn, ACTS, sees=sees, where=where, meeting_id=meeting_id):
        if row["act"] in {"added", "published"}:
            if not is_after(row, day):
                found[row["number"]] = _paper(row, found.get(row["number"]))
        elif row["number"] in found:
            _change(found[row["number"]], row)
    for row in rows(conn, ORDERS, sees=sees, where=where, meeting_id=meeting_id):
        first = {number: found[number] for number in json.decode(row["numbers"]) if number in found}
        found = {**first, **found}
    return list(found.values())


def _paper(row: Found, before: PaperRow | None) -> PaperRow:
    return PaperRow(
        number=row["number"],
        item_id=row["item_id"],
        title=read_names(row["title"]),
        file=json.decode(row["file"], type=TextRef),
        language=row["language"],
        pages=row["pages"],
        is_public=bool(row["is_public"]),
        added_on=before["added_on"] if before else day_of(row),
        replaced_on=before["replaced_on"] if before else None,
        replaced_because=before["replaced_because"] if before else [],
        withdrawn_on=None,
        withdrawal_ground=None,
        withdrawn_because=[],
        modified=row["position"],
    )


def _change(paper: PaperRow, row: Found) -> None:
    """Take over what was told of a paper after it was added."""
    paper["modified"] = row["position"]
    match row["act"]:
        case "described":
            paper["item_id"], paper["title"] = row["item_id"], read_names(row["title"])
        case "replaced":
            paper["file"] = json.decode(row["file"], type=TextRef)
            paper["language"], paper["pages"] = row["language"], row["pages"]
            paper["replaced_on"] = day_of(row)
            paper["replaced_because"] = read_refs(row["reason"])
        case "withdrawn":
            paper["file"] = None
            paper["withdrawn_on"] = day_of(row)
            paper["withdrawal_ground"] = row["withdrawal_ground"]
            paper["withdrawn_because"] = read_refs(row["reason"])

"""The items of an agenda as lines, with the one that is open: the right column of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from flask import url_for

from projections.agendas import ItemRow, agenda
from projections.decisions import decisions
from projections.drafts import SectionRow, sections
from projections.meetings import MeetingRow
from projections.tasks import tasks
from projections.views import views
from web.closed_texts import in_words, opened
from web.language import Worded, page_language, pick
from web.public import Reader
from web.public.codes import code
from web.public.decision_words import DecisionWords, decisions_in_words
from web.public.task_words import TaskWords, tasks_in_words
from web.public.view_words import row as view_line
from web.public.view_words import things_of


@dataclass(frozen=True, slots=True)
class Line:
    """An item on one line.

    Attributes:
        row: The item.
        title: What it is called.
        kind: The word for its kind, or empty.
        is_under: It stands under another item.
        is_open: It is the one that is open.
        is_done: It was decided, or something is written under it.
        decisions: Decisions on it.
        views: Views said on it, as lines.
        tasks: Tasks given on it.
        written: What is written under it, or None.
        version: The version of that; 0 where nothing is written.
        address: The page with this item open.
    """

    row: ItemRow
    title: Worded
    kind: str
    is_under: bool
    is_open: bool
    is_done: bool
    decisions: list[DecisionWords]
    views: list[dict[str, object]]
    tasks: list[TaskWords]
    written: Worded | None
    version: int
    address: str


class Lines(NamedTuple):
    """The agenda of a meeting.

    Attributes:
        items: Its items.
        loose_tasks: Tasks given at the meeting, but on no item that is on the agenda.
    """

    items: list[Line]
    loose_tasks: list[TaskWords]


def item_lines(r: Reader, meeting: MeetingRow, wanted: str | None, *, running: bool) -> Lines:
    """Set the agenda of a meeting, one item open.

    Args:
        r: Who reads.
        meeting: The meeting.
        wanted: The id of the item to open; the first that is not done if none is named.
        running: Whether an item is opened without being named.
    """
    meeting_id = meeting["meeting_id"]
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    items = agenda(r.conn, sees=r.sees, meeting_id=meeting_id)
    every = [one for item in items for one in (item, *item["items"]) if not one["is_dropped"]]
    written = sections(r.conn, sees=r.sees, meeting_id=meeting_id)
    contents = opened(one["refs"] for one in written.values())
    taken = [one for one in decisions(r.conn, **asked) if one["meeting_id"] == meeting_id]
    said = [
        one
        for one in views(r.conn, **asked, day=r.day, zone=r.forum["zone"])
        if one["meeting_id"] == meeting_id
    ]
    ids = [one["item_id"] for one in every]
    given = tasks_in_words(
        r, [one for one in tasks(r.conn, **asked) if one["meeting_id"] == meeting_id]
    )
    under = {one["item_id"] for item in items for one in item["items"]}
    first = next((one["item_id"] for one in every if not _is_done(one, written)), None)
    open_id = wanted if wanted in ids else first if running else None
    called = things_of(r, said)
    language = page_language()
    here = partial(_address, meeting["ref"])
    lines = []
    for item in every:
        item_id = item["item_id"]
        section = written.get(item_id)
        closed_by = (item["decision_id"], item_id)
        lines.append(
            Line(
                row=item,
                title=pick(item["title"], language),
                kind=code(item["kind"], language) if item["kind"] else "",
                is_under=item_id in under,
                is_open=item_id == open_id,
                is_done=_is_done(item, written),
                decisions=decisions_in_words(
                    r,
                    [
                        one
                        for one in taken
                        if {one["decision_id"], one["item_id"]} & {*closed_by} - {None}
                    ],
                ),
                views=[view_line(one, called) for one in said if one["item_id"] == item_id],
                tasks=[one for one in given if one.row["item_id"] == item_id],
                written=in_words(section["refs"], contents) if section else None,
                version=section["number"] if section else 0,
                address=f"{here(item_id)}#open-item",
            )
        )
    return Lines(lines, [one for one in given if one.row["item_id"] not in ids])


def _is_done(item: ItemRow, written: dict[str, SectionRow]) -> bool:
    return item["decision_id"] is not None or item["is_settled"] or item["item_id"] in written


def _address(ref: str, item_id: str) -> str:
    return url_for("secretariat.open_meeting", ref=ref, item=item_id)

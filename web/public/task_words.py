"""Tasks on a page: what is to be done, by whom and until when, and what became of it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from forum.record.when import When
from projections.tasks import TaskRow, tasks
from web.language import Worded, page_language
from web.language import gettext as _
from web.public import Reader
from web.public.codes import code
from web.public.sides import sides
from web.public.things import Things
from web.public.view_words import spoken
from web.words import day as said_day
from web.words import sentence


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task in words.

    Attributes:
        row: The task.
        text: What is to be done.
        whose: Who does it.
        state: Mark and word: a key of `web.marks.STATES` and what it means here.
        note: Its last day, or the day on which it was over; empty where neither is known.
        came_of_it: What came of it, or why it was dropped; None where that is not said.
    """

    row: TaskRow
    text: Worded
    whose: str
    state: tuple[str, str]
    note: str
    came_of_it: Worded | None


def tasks_in_words(reader: Reader, found: Sequence[TaskRow]) -> list[TaskWords]:
    """Set tasks, as they stand on the day of the page."""
    things = Things(reader, [row["organization_id"] for row in found])
    return [
        TaskWords(
            row=row,
            text=spoken(row["text"]) or Worded(_("The text cannot be read here."), None),
            whose=whose(reader, row, things),
            state=_state(row, reader.day),
            note=_note(row),
            came_of_it=spoken(row["came_of_it"]),
        )
        for row in found
    ]


def task_in_words(reader: Reader, task_id: str) -> TaskWords | None:
    """Return a task of the forum; None where there is none with that id, or it may not be seen."""
    every = tasks(reader.conn, forum_id=reader.forum_id, sees=reader.sees, day=reader.past)
    found = [one for one in every if one["task_id"] == task_id]
    return tasks_in_words(reader, found)[0] if found else None


def whose(reader: Reader, row: TaskRow, things: Things) -> str:
    """Who does a task, with a capital."""
    match row["owner"]:
        case "organization":
            return things.headed(row["organization_id"]).text
        case "side":
            own = sides(reader)
            return own[row["side"]].name.text if row["side"] in own else row["side"] or ""
        case "office":
            return sentence(row["office"] or "")
    return sentence(code(row["owner"], page_language()))


def _state(row: TaskRow, today: date) -> tuple[str, str]:
    match row["state"]:
        case "done":
            return "done", _("Done")
        case "dropped":
            return "not-kept", _("Dropped")
    if row["due"] and When(row["due"]).latest < today:
        return "late", _("Overdue")
    return "waiting", _("To do")


def _note(row: TaskRow) -> str:
    language = page_language()
    if row["state"] != "open":
        return said_day(row["over_on"], language) if row["over_on"] else ""
    return _("by %(day)s", day=said_day(row["due"], language)) if row["due"] else ""

"""What has come back since the last meeting, for the page of the next one."""

from __future__ import annotations

from typing import Any

from projections.agendas import agenda
from projections.calendar import last_day
from projections.came_back import CameBack, MeetingPromise, came_back
from projections.evaluations import EvaluationRow, GroupRow
from projections.meetings import MeetingRow
from web.public import Reader, view_words
from web.public.task_words import tasks_in_words


def came_back_in_words(reader: Reader, meeting: MeetingRow) -> dict[str, Any] | None:
    """Set what a meeting looks back at; None where it has no such item on its agenda.

    Args:
        reader: Who reads, on the day that is shown.
        meeting: The meeting; what came after its day is not told.
    """
    items = agenda(reader.conn, sees=reader.sees, meeting_id=meeting["meeting_id"])
    looking = [one for one in items if one["standing"] == "look_back" and not one["is_dropped"]]
    if not looking:
        return None
    found = came_back(
        reader.conn,
        forum_id=reader.forum_id,
        sees=reader.sees,
        since_id=looking[0]["about_id"],
        day=min(reader.day, last_day(meeting)),
        zone=reader.forum["zone"],
    )
    called = view_words.things_of(reader, [*found["answered"], *found["open"]])
    return {
        "since": found["since"],
        "answered": [view_words.row(view, called) for view in found["answered"]],
        "open": [view_words.row(view, called) for view in found["open"]],
        "promises": [_promise(one) for one in found["promises"]],
        "tasks": tasks_in_words(reader, found["tasks"]),
        "evaluation": _evaluation(found["evaluation"]) if found["evaluation"] else None,
        "is_empty": _is_empty(found),
    }


def _promise(one: MeetingPromise) -> dict[str, Any]:
    return {**one, "text": view_words.spoken(one["text"])}


def _is_empty(found: CameBack) -> bool:
    said = found["answered"] or found["open"] or found["promises"] or found["tasks"]
    return not said and found["evaluation"] is None


def _evaluation(it: EvaluationRow) -> dict[str, Any]:
    """What those who came to the last meeting thought of it."""
    return {
        "answered": it["answered"],
        "comment": view_words.spoken(it["comment"]),
        "questions": [
            {
                "text": view_words.spoken(question["text"]),
                "groups": [_group(group) for group in question["groups"]],
                "said": question["said"],
                "is_left_out": question["is_left_out"],
            }
            for question in it["questions"]
        ],
    }


def _group(group: GroupRow) -> str:
    """How many answered what: "4–5: 6"."""
    low, high = group["low"], group["high"]
    values = str(low) if low == high else f"{low}\N{EN DASH}{high}"
    return f"{values}: {group['count']}"

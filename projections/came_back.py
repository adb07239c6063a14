"""What has come back since a meeting: answers, what is still open and with whom, what was promised.

The second standing item of every agenda asks for it. Composes the questions of the subjects; it
has no table of its own.

Source: issue on the whole life of a forum, item 6.
"""

import sqlite3
from datetime import date
from typing import TypedDict

from forum.record.when import When
from projections.calendar import last_day, standing
from projections.courses import course
from projections.evaluations import EvaluationRow, evaluation_of
from projections.meetings import meetings
from projections.names import Names
from projections.tasks import TaskRow, tasks
from projections.views import ViewRow, views
from projections.visible import EVERYBODY, asked_by


class MeetingPromise(TypedDict):
    """Feedback that the chair promised at the end of a meeting.

    Attributes:
        meeting_id: The meeting.
        ref: How people cite it.
        text: What was promised, by language.
        owner: Who owes it, in short words, or None.
        owner_id: The organization that owes it, or None.
        due: Last day, or None.
        is_passed: That day has passed.
    """

    meeting_id: str
    ref: str
    text: Names
    owner: str | None
    owner_id: str | None
    due: str | None
    is_passed: bool


class CameBack(TypedDict):
    """What has come back since a day, as it stood on another.

    Attributes:
        since: The day from which on, ISO; None where there was no meeting before.
        answered: Views that had an answer in between, newest number first.
        open: Views without an answer, those that are late first; whose turn it is stands in each.
        promises: What was promised at meetings before, the first due first.
        tasks: Tasks given at meetings before: those that are open, the first due first, then those
            that were done or dropped in between.
        evaluation: The evaluation of the meeting since which is looked back, once it is closed; or
            None.
    """

    since: str | None
    answered: list[ViewRow]
    open: list[ViewRow]
    promises: list[MeetingPromise]
    tasks: list[TaskRow]
    evaluation: EvaluationRow | None


@asked_by(*EVERYBODY)
def came_back(
    conn: sqlite3.Connection,
    *,
    forum_id: str,
    sees: str,
    since_id: str | None,
    day: date,
    zone: str,
) -> CameBack:
    """Return what has come back since a meeting, as it stood on a day.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        since_id: The meeting since which is looked back; None for all that ever came back.
        day: The day asked about, such as that of the next meeting.
        zone: IANA name of the forum's zone.
    """
    held = [
        meeting
        for meeting in meetings(conn, forum_id=forum_id, sees=sees)
        if meeting["side"] is None and standing(meeting, day) == "held"
    ]
    since = next((last_day(one) for one in held if one["meeting_id"] == since_id), None)
    said = [
        view
        for view in views(conn, forum_id=forum_id, sees=sees, day=day, zone=zone)
        if view["state"] not in ("withdrawn", "gathered") and view["gathered_into"] is None
    ]
    before = [meeting for meeting in held if last_day(meeting) < day]
    promises = [
        MeetingPromise(
            meeting_id=meeting["meeting_id"],
            ref=meeting["ref"],
            text=promise["text"],
            owner=promise["owner"],
            owner_id=promise["owner_id"],
            due=promise["due"],
            is_passed=promise["due"] is not None and When(promise["due"]).latest < day,
        )
        for meeting in before
        for promise in course(conn, sees=sees, meeting_id=meeting["meeting_id"])["promises"]
    ]
    return CameBack(
        since=since.isoformat() if since is not None else None,
        answered=[view for view in said if _was_answered(view, since)],
        open=sorted(
            (view for view in said if view["standing"]["answer"] is None),
            key=lambda view: (-(view["standing"]["days_late"] or 0), view["number"]),
        ),
        promises=sorted(promises, key=lambda promise: promise["due"] or "9999"),
        tasks=_tasks(conn, {one["meeting_id"] for one in before}, forum_id, sees, since, day),
        evaluation=_closed(conn, sees, since_id, day) if since_id is not None else None,
    )


def _tasks(
    conn: sqlite3.Connection,
    meeting_ids: set[str],
    forum_id: str,
    sees: str,
    since: date | None,
    day: date,
) -> list[TaskRow]:
    """The tasks of some meetings: the open ones, then those that were over after a day."""
    given = [
        task
        for task in tasks(conn, forum_id=forum_id, sees=sees, day=day)
        if task["meeting_id"] in meeting_ids
    ]
    still = [task for task in given if task["state"] == "open"]
    over = [task for task in given if task["state"] != "open" and _was_over(task, since)]
    return [*sorted(still, key=lambda task: task["due"] or "9999"), *over]


def _was_over(task: TaskRow, since: date | None) -> bool:
    """Whether a task was done or dropped after a day, as far as is known."""
    return since is None or task["over_on"] is None or When(task["over_on"]).latest > since


def _closed(
    conn: sqlite3.Connection, sees: str, meeting_id: str, day: date
) -> EvaluationRow | None:
    """The evaluation of a meeting, if it was closed by a day."""
    found = evaluation_of(conn, sees=sees, meeting_id=meeting_id)
    if found is None or found["closed_on"] is None:
        return None
    return found if When(found["closed_on"]).latest <= day else None


def _was_answered(view: ViewRow, since: date | None) -> bool:
    """Whether the answer that counts came after a day, as far as is known."""
    answer = view["standing"]["answer"]
    if answer is None:
        return False
    return since is None or answer["day"] is None or When(answer["day"]).latest > since

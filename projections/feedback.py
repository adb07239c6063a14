"""Feedback: what was owed, promised, extended and given on a view, step by step.

Where an answer stands on a day follows from its steps: `projections.standing`.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import TypedDict
from zoneinfo import ZoneInfo

from forum.answering.feedback import Feedback
from forum.record.values import Wording
from forum.record.when import When
from projections.asking import Found, of_forum
from projections.names import Names, Words, read_names
from projections.tables import SAID, Table
from projections.told import Told
from projections.visible import EVERYBODY, asked_by
from projections.writing import Projection, Row

FEEDBACK = Table(
    name="feedback",
    columns={
        **SAID,
        "recorded": str,
        "step": str,  # owed, promised, … : the verb of the topic
        "view_id": str,  # with `owed` alone
        "owner_id": str,
        "due": str,
        "outcome": str,
        "text": str,
        "changed": str,
        "is_enough": int,
        "why": str,
        "change_kind": str,
        "link": str,
        "capacity": str,
        "judged_id": str,  # with `judged`, the gathered view whose giver judged
    },
    indexes=(("forum_id",), ("aggregate_id", "step"), ("view_id",)),
)


def handler(told: Told) -> Iterator[Row]:
    """Tell one step of the answer to a view."""
    it = told.event
    view_id = owner_id = due = outcome = changed = is_enough = None
    why = change_kind = link = capacity = judged_id = None
    text: tuple[Wording, ...] = ()
    match it:
        case Feedback.Owed():
            view_id, owner_id, due = it.view_id, it.owner_id, it.due
        case Feedback.Promised():
            owner_id, due = it.owner_id, it.due
        case Feedback.Extended():
            due, text = it.due, it.reason
        case Feedback.Given():
            outcome, text, changed = it.outcome.value, it.text, told.wordings(it.change)
            why, link, capacity = told.wordings(it.why), it.link, it.capacity
            change_kind = it.change_kind.value if it.change_kind else None
        case Feedback.Judged():
            is_enough, text = int(it.is_enough), it.reason
            judged_id = str(it.view_id) if it.view_id else None
        case Feedback.Reopened():
            text = it.reason
        case Feedback.ReportedWithoutNews() | Feedback.FollowedUp():
            text = it.text
        case Feedback.Acknowledged():
            pass
        case _:
            return
    ids = (str(one) if one else None for one in (view_id, owner_id, due))
    step = it.TOPIC.partition(".")[2]
    more = why, change_kind, link, capacity, judged_id
    yield (
        "feedback",
        (
            *(*told.said, told.recorded, step, *ids, outcome),
            *(told.wordings(text), changed, is_enough, *more),
        ),
    )


PROJECTION = Projection(
    name="feedback", version=2, tables=(FEEDBACK,), handler=handler, about=(Feedback,)
)


class FeedbackStep(TypedDict):
    """One step on the way to an answer.

    Attributes:
        position: Its event.
        step: owed, promised, acknowledged, extended, reported_without_news, followed_up, given,
            judged or reopened.
        day: The day as known; None where it was entered afterwards and the day is not known.
        owner_id: Who owes the answer, or None.
        due: The day by which it is promised, or None.
        outcome: taken_up, partly_taken_up, not_taken_up, answered, taken_on_agenda,
            follow_up_meeting, forwarded; only of `given`.
        text: What was said, by language.
        why: Why it was taken up as far as it was, by language; only of `given`.
        changed: What changed, by language; only of `given`.
        change_kind: decision, budget, practice or nothing; only of `given`.
        link: Where the change can be seen, or None; only of `given`.
        capacity: The office of whoever answered, or None; only of `given`.
        is_enough: Whether the answer was judged enough; only of `judged`.
        judged_id: The view whose giver judged, where it was gathered into this one; or None.
        basis: fact, inferred, planned, or None.
        source: Where it stands, or None.
        note: What is weaker or odd, or None.
    """

    position: int
    step: str
    day: str | None
    owner_id: str | None
    due: str | None
    outcome: str | None
    text: Names
    why: Names
    changed: Names
    change_kind: str | None
    link: str | None
    capacity: str | None
    is_enough: bool | None
    judged_id: str | None
    basis: str | None
    source: str | None
    note: Words | None


@asked_by(*EVERYBODY)
def feedback_steps(
    conn: sqlite3.Connection, *, forum_id: str, sees: str, zone: str
) -> dict[str, list[FeedbackStep]]:
    """Return the steps of every answer of a forum, in order, by the id of the view.

    Args:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        zone: IANA name of the forum's zone, for the day of what was recorded as it happened.
    """
    found = of_forum(conn, FEEDBACK, sees=sees, forum_id=forum_id)
    view_of = {row["aggregate_id"]: row["view_id"] for row in found if row["view_id"]}
    steps: defaultdict[str, list[FeedbackStep]] = defaultdict(list)
    for row in found:
        if row["aggregate_id"] in view_of:
            steps[view_of[row["aggregate_id"]]].append(step_of(row, zone))
    for of_view in steps.values():
        of_view.sort(key=in_order)
    return dict(steps)


def day_of(row: Found, zone: str) -> str | None:
    """Return the day of what a row tells: the one said, else that of recording.

    What has evidence was entered afterwards; without a day, its day is unknown: None.
    """
    if row["effective"] is not None or row["basis"] is not None:
        told: str | None = row["effective"]
        return told
    return recorded_on(row, zone)


def recorded_on(row: Found, zone: str) -> str:
    """Return the day on which something was recorded."""
    recorded = datetime.fromisoformat(row["recorded"])
    return recorded.astimezone(ZoneInfo(zone)).date().isoformat()


def in_order(step: FeedbackStep) -> tuple[date, int]:
    """Order steps by day, then as they were entered; the first is first, one without a day last."""
    if step["step"] == "owed":
        return date.min, step["position"]
    return When(step["day"]).latest if step["day"] else date.max, step["position"]


def step_of(row: Found, zone: str) -> FeedbackStep:
    """Return a step as a row of the table tells it."""
    return FeedbackStep(
        position=row["position"],
        step=row["step"],
        day=day_of(row, zone),
        owner_id=row["owner_id"],
        due=row["due"],
        outcome=row["outcome"],
        text=said(row["text"]),
        why=said(row["why"]),
        changed=said(row["changed"]),
        change_kind=row["change_kind"],
        link=row["link"],
        capacity=row["capacity"],
        is_enough=None if row["is_enough"] is None else bool(row["is_enough"]),
        judged_id=row["judged_id"],
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
    )


def said(stored: str | None) -> Names:
    """Return a text by language, without the wordings that cannot be opened any more."""
    return [(language, text) for language, text in read_names(stored) if text]

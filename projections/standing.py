"""Where the answer to a view stands on a day, folded from its steps.

An answer is due on the newest day that was promised or extended to; a view that was opened again
waits until a new day is promised. A day that is not known in full has passed when its last
possible day has. Pure: no table, no clock.

Source: design section 6; trials 15.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from forum.record.when import When
from projections.feedback import FeedbackStep


class Standing(TypedDict):
    """Where the answer to a view stands on a day.

    Attributes:
        state: answered, passed_on (the answer was that somebody else will), waiting, late,
            followed_up (something was done, no answer is seen) or no_answer.
        due: The day by which the answer is due, extensions counted; None where none is set.
        original_due: The first day that was set, since the view was last opened; None where none
            is.
        extensions: The steps that moved that day, oldest first.
        owner_id: Who owes the answer, or None where that is unknown.
        days_late: Days after `due`: until today while late, until the answer where it came late;
            0 for an answer in time; None where it cannot be told.
        answer: The step that gave the answer that counts, or None.
        follow_up: The newest step that did something about the view without an answer, or None.
        judged: The newest judgement of that answer, or None.
    """

    state: str
    due: str | None
    original_due: str | None
    extensions: list[FeedbackStep]
    owner_id: str | None
    days_late: int | None
    answer: FeedbackStep | None
    follow_up: FeedbackStep | None
    judged: FeedbackStep | None


def standing(steps: Sequence[FeedbackStep], day: date) -> Standing:
    """Say where an answer stands on a day.

    Args:
        steps: All steps, in order.
        day: The day asked about; later steps do not count, one without a day does.
    """
    answer = follow_up = judged = owner_id = None
    dues: list[str] = []
    extensions: list[FeedbackStep] = []
    so_far = [step for step in steps if not step["day"] or When(step["day"]).latest <= day]
    for step in so_far:
        match step["step"]:
            case "given":
                answer, judged = step, None
            case "reopened":
                answer = judged = None
                dues, extensions = [], []
            case "judged":
                judged = step
            case "extended":
                extensions.append(step)
            case "followed_up":
                follow_up = step
        owner_id = step["owner_id"] or owner_id
        if step["due"]:
            dues.append(step["due"])
    due = dues[-1] if dues else None
    return Standing(
        state=_state(answer, follow_up, due, day),
        due=due,
        original_due=dues[0] if dues else None,
        extensions=extensions,
        owner_id=owner_id,
        days_late=_days_late(answer, due, day),
        answer=answer,
        follow_up=follow_up,
        judged=judged,
    )


def days_between(start: str | None, end: str | None) -> int | None:
    """Return the days between two days as known; None unless both are known in full."""
    if start is None or end is None:
        return None
    first, last = When(start), When(end)
    if not (first.is_exact and last.is_exact):
        return None
    return (last.latest - first.latest).days


def _state(
    answer: FeedbackStep | None, follow_up: FeedbackStep | None, due: str | None, day: date
) -> str:
    if answer is not None:
        return "passed_on" if answer["outcome"] == "forwarded" else "answered"
    if due is not None:
        return "late" if When(due).latest < day else "waiting"
    return "followed_up" if follow_up is not None else "no_answer"


def _days_late(answer: FeedbackStep | None, due: str | None, day: date) -> int | None:
    if due is None:
        return None
    until = day.isoformat() if answer is None else answer["day"]
    days = days_between(When(due).latest.isoformat(), until)
    return None if days is None else max(days, 0)

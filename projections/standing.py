"""Where the answer to a view stands on a day, folded from its steps.

An answer is due on the newest day that was promised or extended to; a view that was opened again
waits until a new day is promised. What was put off only after its last day is put off, but stays
late: the last lawful day counts. A day that is not known in full has passed when its last possible
day has. Whose turn it is says `projections.turn`. Pure: no table, no clock.

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
        state: answered, passed_on (the answer was that somebody else will), waiting, no_news
            (waiting, and it was told that there is nothing new), late, followed_up (something was
            done, no answer is seen) or no_answer.
        due: The last lawful day: extensions in time counted; None where none is set.
        original_due: The first day that was set, since the view was last opened; None where none
            is.
        extensions: The steps that moved that day, oldest first.
        too_late: Those of them that came after the day had passed, and so do not count.
        kept: in_time, extended (in time, since it was put off) or late, of the answer that counts;
            None where there is none, or it cannot be told.
        owner_id: Who owes the answer, or None where that is unknown.
        days_late: Days after `due`: until today while late, until the answer where it came late;
            0 for an answer in time; None where it cannot be told.
        answer: The step that gave the answer that counts, or None.
        news: The newest word that there is nothing new, since the day was last set; or None.
        follow_up: The newest step that did something about the view without an answer, or None.
        judged: The newest judgement of that answer, or None.
        judgements: All of them, where several gave the view.
    """

    state: str
    due: str | None
    original_due: str | None
    extensions: list[FeedbackStep]
    too_late: list[FeedbackStep]
    kept: str | None
    owner_id: str | None
    days_late: int | None
    answer: FeedbackStep | None
    news: FeedbackStep | None
    follow_up: FeedbackStep | None
    judged: FeedbackStep | None
    judgements: list[FeedbackStep]


def standing(steps: Sequence[FeedbackStep], day: date) -> Standing:
    """Say where an answer stands on a day.

    Args:
        steps: All steps, in order.
        day: The day asked about; later steps do not count, one without a day does.
    """
    answer = news = follow_up = owner_id = None
    dues: list[str] = []
    extensions: list[FeedbackStep] = []
    too_late: list[FeedbackStep] = []
    judgements: list[FeedbackStep] = []
    so_far = [step for step in steps if not step["day"] or When(step["day"]).latest <= day]
    for step in so_far:
        owner_id = step["owner_id"] or owner_id
        match step["step"]:
            case "given":
                answer, judgements = step, []
            case "reopened":
                answer = news = None
                dues, extensions, too_late, judgements = [], [], [], []
            case "judged":
                judgements.append(step)
            case "extended":
                extensions.append(step)
                if dues and _is_after(step["day"], dues[-1]):
                    too_late.append(step)
                    continue
            case "reported_without_news":
                news = step
            case "followed_up":
                follow_up = step
        if step["due"]:
            dues.append(step["due"])
            news = None
    due = dues[-1] if dues else None
    days_late = _days_late(answer, due, day)
    return Standing(
        state=_state(answer, news or follow_up, due, day),
        due=due,
        original_due=dues[0] if dues else None,
        extensions=extensions,
        too_late=too_late,
        kept=_kept(answer, dues, days_late),
        owner_id=owner_id,
        days_late=days_late,
        answer=answer,
        news=news,
        follow_up=follow_up,
        judged=judgements[-1] if judgements else None,
        judgements=judgements,
    )


def days_between(start: str | None, end: str | None) -> int | None:
    """Return the days between two days as known; None unless both are known in full."""
    if start is None or end is None:
        return None
    first, last = When(start), When(end)
    if not (first.is_exact and last.is_exact):
        return None
    return (last.latest - first.latest).days


def _is_after(told: str | None, due: str) -> bool:
    """Whether something happened after a day for certain."""
    earliest = When(told).earliest if told else None
    return earliest is not None and earliest > When(due).latest


def _state(
    answer: FeedbackStep | None, newest: FeedbackStep | None, due: str | None, day: date
) -> str:
    """Say the state in one word; `newest` is what was told without an answer, if anything was."""
    if answer is not None:
        return "passed_on" if answer["outcome"] == "forwarded" else "answered"
    if due is not None and When(due).latest < day:
        return "late"
    if newest is not None and newest["step"] == "reported_without_news":
        return "no_news"
    if due is not None:
        return "waiting"
    return "followed_up" if newest is not None else "no_answer"


def _kept(answer: FeedbackStep | None, dues: Sequence[str], days_late: int | None) -> str | None:
    if answer is None or days_late is None:
        return None
    if days_late:
        return "late"
    is_needed = len(dues) > 1 and _is_after(answer["day"], dues[0])
    return "extended" if is_needed else "in_time"


def _days_late(answer: FeedbackStep | None, due: str | None, day: date) -> int | None:
    if due is None:
        return None
    until = day.isoformat() if answer is None else answer["day"]
    days = days_between(When(due).latest.isoformat(), until)
    return None if days is None else max(days, 0)

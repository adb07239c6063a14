"""What a letter is written about: events of the log, and last days that come near or have passed.

An event says of itself whether it is an occasion; whom it concerns is asked of the read model,
which leaves out what was struck or may not be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from forum.answering.evaluation import Evaluation
from forum.answering.feedback import Feedback
from forum.answering.view import View
from forum.meeting.meeting import Meeting
from forum.publishing.minutes import Minutes
from projections.duty import Duty


class LetterKind(StrEnum):
    """What a letter is about; each has a template of its own."""

    INVITATION = "invitation"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    PAPERS = "papers"
    MINUTES = "minutes"
    ANSWERED = "answered"
    REFERRED = "referred"
    EVALUATION = "evaluation"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


ABOUT_MEETINGS: Final = frozenset(
    {LetterKind.INVITATION, LetterKind.CHANGED, LetterKind.CANCELLED, LetterKind.PAPERS}
)
_KINDS: Final[dict[str, LetterKind]] = {
    Meeting.Convened.TOPIC: LetterKind.INVITATION,
    Meeting.Scheduled.TOPIC: LetterKind.CHANGED,
    Meeting.Cancelled.TOPIC: LetterKind.CANCELLED,
    Meeting.PapersSent.TOPIC: LetterKind.PAPERS,
    Minutes.Circulated.TOPIC: LetterKind.MINUTES,
    Feedback.Given.TOPIC: LetterKind.ANSWERED,
    View.Referred.TOPIC: LetterKind.REFERRED,
    Evaluation.Opened.TOPIC: LetterKind.EVALUATION,
}
TOPICS: Final = frozenset(_KINDS)
"""Topics of the events that letters tell of."""

SOON: Final = timedelta(days=3)
"""How long before its last day one is reminded of a duty."""
_NOT_AFTER: Final = timedelta(days=7)
"""How long after the last day one is told that it has passed; later it is told no more."""
REMINDED: Final = frozenset({"answer_invitation", "answer"})
"""Duties of members and outside offices that letters remind of; the others have no last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Something that a letter is to be written about.

    Attributes:
        kind: What kind of letter.
        forum_id: The forum.
        thing_id: The meeting, the notes, what comes back on a view, the view or the evaluation.
        at: Log position of the event; the last day, ISO, for a reminder.
        event: The event; None for a reminder.
        duty: The duty that one is reminded of; None for an event.
    """

    kind: LetterKind
    forum_id: str
    thing_id: str
    at: int | str
    event: Any = None
    duty: Duty | None = None


def told_by(position: int, event: Any) -> Occasion | None:  # noqa: ANN401 - any event class
    """Return the occasion that an event is; None for others, and for what older sources tell."""
    kind = _KINDS.get(getattr(event, "TOPIC", ""))
    if kind is None or event.evidence is not None or event.forum_id is None:
        return None
    return Occasion(
        kind=kind,
        forum_id=str(event.forum_id),
        thing_id=str(event.originator_id),
        at=position,
        event=event,
    )


def reminder_of(duty: Duty, forum_id: str, day: date, since: date) -> Occasion | None:
    """Return the occasion to remind of a duty on a day, or None.

    Args:
        duty: The duty.
        forum_id: The forum.
        day: Today in the forum.
        since: The first day on which letters went to whoever has the duty: what was to be told
            before it is told no more.
    """
    if duty["kind"] not in REMINDED or duty["due"] is None:
        return None
    due = date.fromisoformat(duty["due"])
    kind = LetterKind.OVERDUE if due < day else LetterKind.DUE_SOON
    first = due + timedelta(days=1) if due < day else due - SOON
    if day < first or day > due + _NOT_AFTER or first < since:
        return None
    return Occasion(
        kind=kind, forum_id=forum_id, thing_id=duty["about_id"], at=duty["due"], duty=duty
    )

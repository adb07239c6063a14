"""The course of a meeting: papers, opened, chaired, held, closed with what the chair promises.

A part of `Meeting`, apart for its size.
"""

from datetime import date
from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.meeting.meeting_rules import check_on_day
from forum.meeting.refusals import MeetingClosedError, MeetingHeldError, MeetingOpenedError
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.values import Wording
from forum.record.when import When


class CourseActs:
    """Acts in the course of a meeting; `Meeting` has the state and the event classes."""

    day: When
    is_held: bool
    is_opened: bool
    is_closed: bool
    Held: type[Any]
    PresidedBy: type[Any]
    PapersSent: type[Any]
    Opened: type[Any]
    Closed: type[Any]
    FeedbackPromised: type[Any]

    def check_stands(self) -> None:
        """Refuse what cannot be done to a meeting that was called off; see `Meeting`."""
        raise NotImplementedError

    def check_begun(self, today: date) -> None:
        """Refuse to enter what happened at a meeting that has not been; see `Meeting`."""
        raise NotImplementedError

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def send_papers(self, papers: int | None, is_late: bool) -> None:
        """Send papers to those who come; more can be sent later.

        Args:
            papers: How many, 1 or more; None where they are not counted.
            is_late: Fewer days before the meeting than the rules say.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingHeldError: It was held.
            IncompleteError: Not one paper.
        """
        self.check_stands()
        if self.is_held:
            raise MeetingHeldError("the meeting was held already: papers go with its notes")
        if papers is not None and papers < 1:
            raise IncompleteError("the number of papers is 1 or more: leave it out if unknown")
        self.trigger_event(self.PapersSent, papers=papers, is_late=is_late)

    def open(self, today: date, at: LocalTime | None = None) -> None:
        """Open the meeting, once.

        Raises:
            MeetingCancelledError: It was cancelled.
            HeldInFutureError: Its day is certainly after today.
            MeetingOpenedError: It was opened already.
            MeetingTimesError: The time is on another day.
        """
        self.check_begun(today)
        if self.is_opened:
            raise MeetingOpenedError("the meeting was opened already: that happens once")
        check_on_day(self.day, at)
        self.trigger_event(self.Opened, at=at)

    def close(self, today: date, at: LocalTime | None = None) -> None:
        """Close the meeting, once.

        Raises:
            MeetingCancelledError: It was cancelled.
            HeldInFutureError: Its day is certainly after today.
            MeetingOpenedError: It was not opened.
            MeetingClosedError: It was closed already.
            MeetingTimesError: The time is on another day.
        """
        self.check_begun(today)
        if not self.is_opened:
            raise MeetingOpenedError("the meeting was not opened: enter that first")
        if self.is_closed:
            raise MeetingClosedError("the meeting was closed already: that happens once")
        check_on_day(self.day, at)
        self.trigger_event(self.Closed, at=at)

    def promise_feedback(
        self,
        text: tuple[Wording, ...],
        owner: str | None = None,
        owner_id: UUID | None = None,
        due: When | None = None,
    ) -> None:
        """Say at the end which feedback those who came will get, from whom and by when.

        Raises:
            IncompleteError: It is not said what kind, or from whom.
        """
        if not text:
            raise IncompleteError("say what kind of feedback is promised")
        if owner is None and owner_id is None:
            raise IncompleteError("say who owes the feedback: an organization, or in short words")
        self.trigger_event(
            self.FeedbackPromised, text=text, owner=owner, owner_id=owner_id, due=due
        )

    def hold(self, today: date) -> None:
        """Say that the meeting took place.

        Args:
            today: The day of the command in the forum.

        Raises:
            MeetingCancelledError: It was cancelled.
            HeldInFutureError: Its day is certainly after today.
            MeetingHeldError: That was said already.
            MeetingUnpublishedError: It is kept back.
        """
        self.check_begun(today)
        if self.is_held:
            raise MeetingHeldError(
                "that the meeting on {day} was held is entered already", day=self.day
            )
        self.trigger_event(self.Held)

    def preside(
        self,
        post: Post | None = None,
        organization_id: UUID | None = None,
        at: LocalTime | None = None,
    ) -> None:
        """Say who chaired the meeting, from the beginning or from a time on.

        Raises:
            IncompleteError: Neither post nor organization.
            MeetingCancelledError: It was cancelled.
            MeetingTimesError: The time is on another day.
        """
        self.check_stands()
        if post is None and organization_id is None:
            raise IncompleteError("say by which post, or from which organization, it was chaired")
        check_on_day(self.day, at)
        self.trigger_event(self.PresidedBy, post=post, organization_id=organization_id, at=at)

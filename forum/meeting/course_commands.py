"""Commands in the course of a meeting: papers, opening, and the end with what is promised."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import TooLongError
from forum.meeting.ground import on_day_of
from forum.meeting.meeting_commands import MeetingActCommands
from forum.meeting.meeting_rules import is_late
from forum.record.localtime import LocalTime
from forum.record.values import SHORT
from forum.record.when import When


class CourseCommands(MeetingActCommands):
    """Sending papers to a meeting, opening and closing it.

    All may raise `UnknownThingError` for what they name, `YearClosedError` where the meeting's
    year is closed and there is no evidence, and `MeetingCancelledError`.
    """

    @command
    def send_papers(self, *, meeting_id: UUID, papers: int | None = None) -> UUID:
        """Record that papers went to those who come, on the day `effective`.

        Args:
            meeting_id: The meeting.
            papers: How many, if counted.

        Raises:
            MeetingHeldError: It was held.
            IncompleteError: Not one paper.
            ReasonNeededError: They are late by the rules (W3), which ask for a reason.
        """
        meeting = self.meeting_here(meeting_id)
        limits, sent = self.limits_here(), self.sent_here()
        late = limits.papers_days is not None and is_late(
            meeting.day, sent, limits.papers_days, working=limits.counts_working_days
        )
        with self.in_spite_at(meeting, *(["W3"] if late else [])):
            meeting.send_papers(papers, late)
        self.save(meeting)
        return meeting.id

    @command
    def open_meeting(self, *, meeting_id: UUID, at: LocalTime | None = None) -> UUID:
        """Open a meeting.

        Raises:
            HeldInFutureError: Its day has not come.
            MeetingOpenedError: It was opened already.
            MeetingTimesError: The time is on another day.
        """
        meeting = self.meeting_here(meeting_id)
        with on_day_of(meeting):
            meeting.open(self.today_here(), at)
        self.save(meeting)
        return meeting.id

    @command
    def close_meeting(
        self,
        *,
        meeting_id: UUID,
        at: LocalTime | None = None,
        promise: Mapping[str, str | None] | None = None,
        owner: str | None = None,
        owner_id: UUID | None = None,
        due: When | None = None,
    ) -> UUID:
        """Close a meeting, with the feedback that the chair promises; so it was held, too.

        Args:
            meeting_id: The meeting.
            at: When it was closed.
            promise: What kind of feedback those who came will get, by language tag.
            owner: Who owes it, in short words.
            owner_id: The organization that owes it.
            due: Last day.

        Raises:
            HeldInFutureError: Its day has not come.
            MeetingOpenedError: It was not opened.
            MeetingClosedError: It was closed already.
            MeetingTimesError: The time is on another day.
            IncompleteError: A promise without words, or by nobody.
            TooLongError: Who owes it has more than 300 characters.
        """
        meeting = self.meeting_here(meeting_id)
        self.check_known(owner_id)
        if owner is not None and len(owner) > SHORT:
            raise TooLongError("who owes the feedback", len(owner), SHORT, "characters")
        with on_day_of(meeting):
            meeting.close(self.today_here(), at)
            if promise is not None or (owner, owner_id, due) != (None, None, None):
                meeting.promise_feedback(self.wordings(promise or {}), owner, owner_id, due)
            if not meeting.is_held:
                meeting.hold(self.today_here())
        self.number_meeting(meeting)
        self.save(meeting)
        return meeting.id

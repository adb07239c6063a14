"""Commands about the notes of a meeting."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import IncompleteError
from forum.meeting.meeting import Meeting
from forum.publishing.approval_commands import ApprovalCommands
from forum.publishing.minutes import Minutes
from forum.publishing.minutes_events import WithdrawalGround
from forum.publishing.refusals import EarlyPublicationError, MinutesAssembledError
from forum.publishing.section_commands import SectionCommands
from forum.publishing.versions import check_read
from forum.record.acting import current
from forum.record.when import When
from forum.record.workdays import days_after


class MinutesCommands(ApprovalCommands, SectionCommands):
    """Notes from draft to approval, publication and correction.

    All may raise `UnknownThingError` for what they name. Notes are finished after their year is
    closed, so that asks for no evidence.
    """

    @command
    def assemble_minutes(
        self,
        *,
        meeting_id: UUID,
        text: Mapping[str, str | None] | None = None,
        from_sections: bool = False,
    ) -> UUID:
        """Put the notes of a meeting together, as version 1.

        Args:
            meeting_id: The meeting.
            text: The notes by language tag; None where the text is not here.
            from_sections: The text is what was written under the items of the agenda.

        Raises:
            MinutesAssembledError: The meeting has its notes already.
            MeetingCancelledError: It was cancelled.
            SidesMeetingError: It is a side's own, and the side has not turned its notes on.
        """
        self.here()
        meeting = self.load(Meeting, meeting_id)
        meeting.check_stands()
        meeting.check_notes()
        if self.find(Minutes, Minutes.create_id(meeting_id)) is not None:
            raise MinutesAssembledError(
                "the meeting has its notes already: rewrite them, or correct them if approved"
            )
        given = self.from_sections(meeting) if from_sections else text
        minutes = self.create(Minutes, meeting_id=meeting_id, text=self.wordings(given or {}))
        self.save(minutes)
        return minutes.id

    @command
    def redraft_minutes(
        self,
        *,
        minutes_id: UUID,
        text: Mapping[str, str | None] | None = None,
        as_in: int | None = None,
        from_sections: bool = False,
        read: int | None = None,
    ) -> UUID:
        """Write the draft of notes anew, as a version of its own.

        Args:
            minutes_id: The notes.
            text: The notes by language tag.
            as_in: Instead of a text, an earlier version to go back to.
            from_sections: Instead of a text, what is written under the items by now.
            read: The newest version when the writer read; a newer one refuses the command.

        Raises:
            IncompleteError: The text is empty.
            MinutesApprovedError: The notes are approved (E7).
            UnknownVersionError: There is no version `as_in`.
            ConflictError: There is a newer version than `read`.
        """
        minutes = self.load(Minutes, minutes_id)
        check_read(read, minutes.number)
        if as_in is not None and text:
            raise IncompleteError("write the notes, or name the version to go back to: not both")
        if from_sections:
            text = self.from_sections(self.load(Meeting, minutes.meeting_id))
        minutes.redraft(
            minutes.version_text(as_in) if as_in is not None else self.wordings(text or {})
        )
        self.save(minutes)
        return minutes.id

    @command
    def circulate_minutes(self, *, minutes_id: UUID) -> UUID:
        """Send the newest draft of notes to the members, who comment as long as the rules say.

        Raises:
            IncompleteError: Its text is not here.
            MinutesApprovedError: The notes are approved.
        """
        minutes = self.load(Minutes, minutes_id)
        with self.in_spite_of() as limits:
            days, working = limits.comment_days, limits.counts_working_days
            day = self.since().latest
            last = days_after(day, days, working=working) if days is not None else None
            minutes.circulate(When.on(last) if last is not None else None)
        self.save(minutes)
        return minutes.id

    @command
    def publish_minutes(self, *, minutes_id: UUID, number: int | None = None) -> UUID:
        """Let everybody read a version of notes; one that is public already writes nothing.

        Args:
            minutes_id: The notes.
            number: The version; if none is named the newest correction, else the approved one,
                else the newest draft.

        Raises:
            UnknownVersionError: There is no such version, or it is not what was approved.
            EarlyPublicationError: They are not approved, and the rules want that first.
            ReasonNeededError: They are not approved yet (W8), and the rules ask for a reason.
        """
        minutes = self.load(Minutes, minutes_id)
        self.open_to_all(minutes, number)
        return minutes.id

    def open_to_all(self, minutes: Minutes, number: int | None) -> None:
        """Publish a version of notes under the rules of the day; not a command."""
        rules = self.rules_here()
        is_early = not minutes.is_approved and current().evidence is None
        if is_early and rules is not None and rules.limits.publish_before_approval is False:
            raise EarlyPublicationError(
                "the notes are published when they are approved: approve them first",
                limit="publish_before_approval",
                rules=rules.cited,
            )
        codes = [] if minutes.is_approved else ["W8"]
        meeting = self.find(Meeting, minutes.meeting_id)
        with self.in_spite_at(meeting, *codes):
            minutes.publish(number)
        self.save(minutes)

    @command
    def correct_minutes(
        self,
        *,
        minutes_id: UUID,
        text: Mapping[str, str | None],
        reason: Mapping[str, str | None],
        read: int | None = None,
    ) -> UUID:
        """Correct approved notes; public ones are public as corrected.

        Args:
            minutes_id: The notes.
            text: The corrected notes by language tag.
            reason: Why, by language tag.
            read: The newest version when the writer read; a newer one refuses the command.

        Raises:
            IncompleteError: Text or reason is empty.
            MinutesNotApprovedError: They are not approved: a draft is rewritten.
            ConflictError: There is a newer version than `read`.
        """
        minutes = self.load(Minutes, minutes_id)
        check_read(read, minutes.number)
        minutes.correct(self.wordings(text), self.wordings(reason))
        self.save(minutes)
        return minutes.id

    @command
    def withdraw_minutes(
        self,
        *,
        minutes_id: UUID,
        reason: Mapping[str, str | None],
        ground: WithdrawalGround | None = None,
    ) -> UUID:
        """Take notes back from publication, in all versions; day and reason stay in their place.

        Args:
            minutes_id: The notes.
            reason: Why, by language tag, fit for everybody to read.
            ground: Why, in one word.

        Raises:
            IncompleteError: The reason is empty.
            MinutesNotPublishedError: They are not published.
        """
        minutes = self.load(Minutes, minutes_id)
        minutes.withdraw(self.wordings(reason), ground)
        self.save(minutes)
        return minutes.id

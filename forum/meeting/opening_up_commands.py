"""Commands that open a meeting to others: publish it, give its link, say who may come."""

from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID

from forum.commanding import command
from forum.meeting.meeting_commands import MeetingActCommands
from forum.meeting.refusals import MeetingFormError
from forum.record.levels import Level, Step


class OpeningUpCommands(MeetingActCommands):
    """Publishing, link, admission, a side's own notes, and declared levels.

    All may raise `UnknownThingError` for what they name, and `YearClosedError` where the meeting's
    year is closed and there is no evidence.
    """

    @command
    def publish_meeting(self, *, meeting_id: UUID) -> UUID:
        """Let everybody see a meeting that was planned without being shown.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingPublishedError: It can be seen already.

        Source: trial 3.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.publish()
        self.save(meeting)
        return meeting.id

    @command
    def give_meeting_link(self, *, meeting_id: UUID, link: str) -> UUID:
        """Give those invited the link of a meeting that is held from elsewhere.

        Args:
            meeting_id: The meeting.
            link: An address that begins with https:// or http://.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingFormError: People come to a place, or the link is no address.
        """
        meeting = self.meeting_here(meeting_id)
        parts = urlsplit(link.strip())
        if parts.scheme not in ("https", "http") or not parts.netloc:
            raise MeetingFormError("a link begins with https://: copy the whole address")
        meeting.give_link(self.text(link.strip()))
        self.save(meeting)
        return meeting.id

    @command
    def state_admission(
        self,
        *,
        meeting_id: UUID,
        who: Mapping[str, str | None] | None = None,
        how: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Say who may come to a meeting and how to get there, instead of what was said before.

        Args:
            meeting_id: The meeting.
            who: Who may come, by language tag.
            how: How to come, by language tag.

        Raises:
            MeetingCancelledError: It was cancelled.
            IncompleteError: Neither is said.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.state_admission(self.wordings(who or {}), self.wordings(how or {}))
        self.save(meeting)
        return meeting.id

    @command
    def turn_on_notes(self, *, meeting_id: UUID) -> UUID:
        """Let a side keep notes of its own meeting; the same again writes nothing.

        Raises:
            SidesMeetingError: It is a meeting of the whole forum.
            NotAllowedError: The office speaks for another side.
        """
        meeting = self.meeting_here(meeting_id)
        self.check_own(side=meeting.side)
        meeting.turn_on_notes()
        self.save(meeting)
        return meeting.id

    @command
    def declare_level(
        self,
        *,
        meeting_id: UUID,
        item_id: UUID | None = None,
        level: Level | None = None,
        step: Step | None = None,
    ) -> UUID:
        """Declare how far an item goes and where in decision-making it stands.

        Args:
            meeting_id: The meeting.
            item_id: The item; the whole meeting, for items without their own, if none is named.
            level: The level of participation; None takes it back.
            step: The step of decision-making; None takes it back.

        Raises:
            UnknownItemError: The agenda has no such item.
            LevelOfPracticalItemError: The item is practical.

        Source: domain reference, section 12.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.declare_level(item_id, level, step)
        self.save(meeting)
        return meeting.id

"""Commands about the papers of a meeting."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.commanding import command
from forum.meeting.meeting_commands import MeetingActCommands
from forum.meeting.paper_events import PaperGround
from forum.record.values import names

Title = Mapping[str, str | None]


class PaperCommands(MeetingActCommands):
    """Laying papers before a meeting, replacing, opening and withdrawing them.

    Each returns the meeting's id. All may raise `UnknownThingError` for what they name, and
    `YearClosedError` where the meeting's year is closed and there is no evidence. What kind a file
    is and whether it may do harm is looked at by whoever takes it in.
    """

    @command
    def add_meeting_paper(
        self,
        *,
        meeting_id: UUID,
        title: Title,
        file: bytes,
        media_type: str,
        language: str,
        item_id: UUID | None = None,
        pages: int | None = None,
        is_public: bool = True,
    ) -> UUID:
        """Lay a paper before a meeting, before or after it was held.

        Args:
            meeting_id: The meeting.
            title: What the paper is called, by language tag.
            file: Its content, at most 20 MiB.
            media_type: One of `forum.working.FILE_TYPES`.
            language: The tag of the language that the file is written in.
            item_id: The item of the agenda that it belongs to; None for the whole meeting.
            pages: How many pages it has, if counted.
            is_public: Everybody may read it, else those who have a seat.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            SidesMeetingError: It is a side's own meeting.
            IncompleteError: The title is empty, or the language is no tag.
            UnknownItemError: There is no such item on the agenda.
            TooLongError: The file is over 20 MiB, or a title over 300 characters.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.add_paper(
            names(title),
            self.file(file, media_type),
            language,
            item_id=item_id,
            pages=pages,
            is_public=is_public,
        )
        self.save(meeting)
        return meeting.id

    @command
    def replace_meeting_paper(
        self,
        *,
        meeting_id: UUID,
        number: int,
        file: bytes,
        media_type: str,
        language: str,
        reason: Mapping[str, str | None],
        pages: int | None = None,
    ) -> UUID:
        """Put another file in a paper's place; the same file again writes nothing.

        Args:
            meeting_id: The meeting.
            number: The paper.
            file: The new content, at most 20 MiB.
            media_type: One of `forum.working.FILE_TYPES`.
            language: The tag of the language that it is written in.
            reason: Why, by language tag.
            pages: How many pages it has, if counted.

        Raises:
            PaperWithdrawnError: The paper was withdrawn.
            IncompleteError: There is no reason, or the language is no tag.
            TooLongError: The file is over 20 MiB.
        """
        meeting = self.meeting_here(meeting_id)
        paper = meeting.paper(number)
        same = (len(file), media_type, language) == (
            paper.file.size,
            paper.file.media_type,
            paper.language,
        )
        if not same or self.opened_file(paper.file) != file:
            meeting.replace_paper(
                number, self.file(file, media_type), language, self.wordings(reason), pages
            )
            self.save(meeting)
        return meeting.id

    @command
    def describe_meeting_paper(
        self, *, meeting_id: UUID, number: int, title: Title, item_id: UUID | None = None
    ) -> UUID:
        """Give a paper another title, or put it under another item; the same writes nothing.

        Raises:
            PaperWithdrawnError: The paper was withdrawn.
            IncompleteError: The title is empty.
            UnknownItemError: There is no such item on the agenda.
            TooLongError: A title is over 300 characters.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.describe_paper(number, names(title), item_id)
        self.save(meeting)
        return meeting.id

    @command
    def publish_meeting_paper(self, *, meeting_id: UUID, number: int) -> UUID:
        """Let everybody read a paper that was for those who have a seat.

        Raises:
            PaperWithdrawnError: The paper was withdrawn.
            PaperPublicError: Everybody may read it already.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.publish_paper(number)
        self.save(meeting)
        return meeting.id

    @command
    def withdraw_meeting_paper(
        self,
        *,
        meeting_id: UUID,
        number: int,
        ground: PaperGround,
        reason: Mapping[str, str | None],
    ) -> UUID:
        """Withdraw a paper: its place and the reason stay, its file is not handed out any more.

        Raises:
            PaperWithdrawnError: The paper was withdrawn already.
            IncompleteError: There is no reason.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.withdraw_paper(number, ground, self.wordings(reason))
        self.save(meeting)
        return meeting.id

    @command
    def reorder_meeting_papers(self, *, meeting_id: UUID, numbers: Sequence[int]) -> UUID:
        """Put the papers of a meeting in another order; the same order writes nothing.

        Args:
            meeting_id: The meeting.
            numbers: All papers that are not withdrawn, in their new order.

        Raises:
            PaperOrderError: It leaves a paper out, or names one twice or one that is not there.
        """
        meeting = self.meeting_here(meeting_id)
        meeting.reorder_papers(numbers)
        self.save(meeting)
        return meeting.id

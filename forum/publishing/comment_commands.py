"""Commands about comments on notes."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import IncompleteError
from forum.meeting.ground import Ground
from forum.meeting.meeting import Meeting
from forum.publishing.comment import Comment
from forum.publishing.minutes import Minutes
from forum.publishing.refusals import MinutesApprovedError, MinutesNotCirculatedError
from forum.publishing.section_commands import check_item


class CommentCommands(Ground):
    """Commenting on notes that were sent to the members, and answering."""

    @command
    def comment_on_minutes(
        self,
        *,
        minutes_id: UUID,
        text: Mapping[str, str | None],
        organization_id: UUID | None = None,
        item_id: UUID | None = None,
    ) -> UUID:
        """Comment on notes; what comes after the last day is recorded as late.

        Args:
            minutes_id: The notes.
            text: The comment by language tag.
            organization_id: The organization that comments.
            item_id: The item of the agenda that it is about.

        Raises:
            UnknownThingError: There are no such notes here.
            UnknownItemError: The agenda has no such item.
            MinutesNotCirculatedError: The notes were not sent to the members.
            MinutesApprovedError: They are approved: ask for a correction instead.
            IncompleteError: The comment is empty.
            NotAllowedError: A mandate would comment for another organization.
        """
        self.check_own(organization_id=organization_id)
        self.check_known(organization_id)
        minutes = self.load(Minutes, minutes_id)
        if item_id is not None:
            check_item(self.load(Meeting, minutes.meeting_id), item_id)
        if minutes.circulated_number is None:
            raise MinutesNotCirculatedError(
                "the notes were not sent to the members yet: comment when they are"
            )
        if minutes.is_approved:
            raise MinutesApprovedError("the notes are approved: ask for a correction, and say why")
        wordings = self.wordings(text)
        if not wordings:
            raise IncompleteError("write the comment in at least one language")
        last = minutes.comment_by
        comment = self.create(
            Comment,
            minutes_id=minutes_id,
            number=minutes.circulated_number,
            organization_id=organization_id,
            item_id=item_id,
            text=wordings,
            is_late=last is not None and self.since().latest > last.latest,
        )
        self.save(comment)
        return comment.id

    @command
    def answer_comment(
        self,
        *,
        comment_id: UUID,
        is_taken_in: bool,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Say what became of a comment.

        Raises:
            UnknownThingError: There is no such comment here.
            CommentAnsweredError: That was said already.
            IncompleteError: It is not taken in, and no reason is given.
        """
        comment = self.load(Comment, comment_id)
        comment.answer(is_taken_in, self.wordings(reason or {}))
        self.save(comment)
        return comment.id

"""What somebody says about notes that were sent to the members, and what was done with it."""

from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.publishing.refusals import CommentAnsweredError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording


class Comment(ForumAggregate):
    """One comment."""

    TOPIC = "comment"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "comment.reserved"

    class Made(ForumAggregate.Event, Aggregate.Created):
        """Somebody commented on notes that were sent to the members.

        Attributes:
            minutes_id: The notes.
            number: The version that was commented on.
            organization_id: The organization that comments; absent for an office.
            item_id: The item of the agenda that it is about; absent for all of the notes.
            text: The comment, by language.
            is_late: It came after the last day for comments.
        """

        TOPIC = "comment.made"
        minutes_id: UUID
        number: int
        organization_id: UUID | None
        item_id: UUID | None
        text: tuple[Wording, ...]
        is_late: bool

    class Answered(ForumAggregate.Event):
        """It was said what became of the comment.

        Attributes:
            is_taken_in: The notes were changed because of it.
            reason: Why, by language; empty only where it was taken in.
        """

        TOPIC = "comment.answered"
        is_taken_in: bool
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the comment counts as not having happened."""

        TOPIC = "comment.struck"

    @event(Made)
    def __init__(
        self,
        minutes_id: UUID,
        number: int,
        organization_id: UUID | None,
        item_id: UUID | None,
        text: tuple[Wording, ...],
        is_late: bool,
    ) -> None:
        self.minutes_id = minutes_id
        self.is_answered = False

    @staticmethod
    def create_id() -> UUID:
        """Somebody may comment several times, so the id is random."""
        return uuid4()

    def answer(self, is_taken_in: bool, reason: tuple[Wording, ...]) -> None:
        """Say what became of the comment, once.

        Raises:
            CommentAnsweredError: That was said already.
            IncompleteError: It is not taken in, and no reason is given.
        """
        if self.is_answered:
            raise CommentAnsweredError("what became of the comment was said already")
        if not is_taken_in and not reason:
            raise IncompleteError("say why the comment is not taken in")
        self._answer(is_taken_in=is_taken_in, reason=reason)

    @event(Answered)
    def _answer(self, is_taken_in: bool, reason: tuple[Wording, ...]) -> None:
        self.is_answered = True

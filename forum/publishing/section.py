"""What is written under one item of a meeting's agenda, by whoever takes part in writing it down.

Each section has versions of its own, so that several people write without losing a word: who has
read an older version than the newest is told so, and nothing is written over.
"""

from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ConflictError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording


class Section(ForumAggregate):
    """The draft text under one item."""

    TOPIC = "section"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset()

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "section.reserved"

    class Written(ForumAggregate.Event, Aggregate.Created):
        """Something was written under an item of the agenda, as version 1.

        Attributes:
            meeting_id: The meeting.
            item_id: The item of its agenda.
            text: What was written, by language.
        """

        TOPIC = "section.written"
        meeting_id: UUID
        item_id: UUID
        text: tuple[Wording, ...]

    class Rewritten(ForumAggregate.Event):
        """A section was written anew, as a version of its own.

        Attributes:
            number: The version's number, from 2.
            text: What was written, by language.
        """

        TOPIC = "section.rewritten"
        number: int
        text: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the section counts as not having happened."""

        TOPIC = "section.struck"

    @event(Written)
    def __init__(self, meeting_id: UUID, item_id: UUID, text: tuple[Wording, ...]) -> None:
        self.meeting_id = meeting_id
        self.item_id = item_id
        self.number = 1
        self.text = text

    @staticmethod
    def create_id(meeting_id: UUID, item_id: UUID) -> UUID:
        """An item of a meeting has one section."""
        return id_in_forum("section", meeting_id, item_id)

    def rewrite(self, text: tuple[Wording, ...], read: int) -> None:
        """Write the section anew.

        Args:
            text: The new text.
            read: The version that the writer has read.

        Raises:
            IncompleteError: The text is empty.
            ConflictError: There is a newer version than that.
        """
        if not text:
            raise IncompleteError("write the section in at least one language")
        if read != self.number:
            raise ConflictError(
                "somebody wrote version {newest} meanwhile: read it and enter your changes there",
                newest=self.number,
            )
        self._rewrite(number=self.number + 1, text=text)

    @event(Rewritten)
    def _rewrite(self, number: int, text: tuple[Wording, ...]) -> None:
        self.number = number
        self.text = text

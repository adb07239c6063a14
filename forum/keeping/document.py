"""A document in the registry: what came to the host, went out from it, or was finished there.

The host's own system gives the number; it is stored as given and never issued here. The document
itself lies elsewhere, or is one of the things of the forum that it is about.
"""

from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording
from forum.record.when import When


class Direction(StrEnum):
    """How a document came to be one of the host's."""

    RECEIVED = "received"
    SENT = "sent"
    FINISHED = "finished"  # made at the host, and done: notes that were approved


class KeptWhere(StrEnum):
    """Where a document is kept."""

    FORUM = "kept_here"  # in this installation: the text of notes, a view
    REGISTRY = "kept_in_registry"  # in the host's own system
    PAPER = "kept_on_paper"
    ELSEWHERE = "kept_elsewhere"


class DocumentNumberedError(ForumError):
    """The document has another number."""

    code = "document_numbered"


class RegisteredDocument(ForumAggregate):
    """One document in the registry."""

    TOPIC = "registered_document"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "registered_document.reserved"

    class Registered(ForumAggregate.Event, Aggregate.Created):
        """A document was entered in the registry of the forum's host.

        Attributes:
            year: The forum year whose case it belongs to.
            direction: Received, sent or finished.
            day: The day on which it was.
            correspondent_id: Who sent or was sent it, where that is one of the organizations here.
            correspondent: Who it was otherwise, by language: never the name of a person.
            description: What it is, in a few words fit for the public, by language.
            kept: Where it is kept.
            about_id: The thing of the forum that it is, such as notes or a view, or is about.
            case_number: Number of the case in the host's registry, where that is not the year's.
            document_number: Its number in the case, as the host's system gave it; absent until
                then.
        """

        TOPIC = "registered_document.registered"
        year: int
        direction: Direction
        day: When
        correspondent_id: UUID | None
        correspondent: tuple[Wording, ...]
        description: tuple[Wording, ...]
        kept: KeptWhere
        about_id: UUID | None
        case_number: str | None
        document_number: str | None

    class Described(ForumAggregate.Event):
        """A document in the registry was described in other words.

        Attributes:
            description: What it is, in a few words fit for the public, by language.
        """

        TOPIC = "registered_document.described"
        description: tuple[Wording, ...]

    class Numbered(ForumAggregate.Event):
        """A document got its number in the host's registry.

        Attributes:
            document_number: The number in the case, as the host's system gave it.
        """

        TOPIC = "registered_document.numbered"
        document_number: str

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the document counts as not having happened."""

        TOPIC = "registered_document.struck"

    @event(Registered)
    def __init__(
        self,
        year: int,
        direction: Direction,
        day: When,
        correspondent_id: UUID | None,
        correspondent: tuple[Wording, ...],
        description: tuple[Wording, ...],
        kept: KeptWhere,
        about_id: UUID | None,
        case_number: str | None,
        document_number: str | None,
    ) -> None:
        self.description = description
        self.document_number = document_number

    @staticmethod
    def create_id() -> UUID:
        """Any number of documents are alike in all that is known of them, so the id is random."""
        return uuid4()

    @staticmethod
    def check_correspondent(direction: Direction, is_named: bool) -> None:
        """Refuse a document that came from nobody or went to nobody.

        Raises:
            IncompleteError: Nobody is named, and it was received or sent.
        """
        if direction is Direction.RECEIVED and not is_named:
            raise IncompleteError("say from whom the document came")
        if direction is Direction.SENT and not is_named:
            raise IncompleteError("say to whom the document was sent")

    @event(Described)
    def describe(self, description: tuple[Wording, ...]) -> None:
        """Describe the document in other words."""
        self.description = description

    def number(self, document_number: str) -> None:
        """Note the number that the host's system gave; the same number again changes nothing.

        Raises:
            DocumentNumberedError: The document has another one.
        """
        if self.document_number == document_number:
            return
        if self.document_number is not None:
            raise DocumentNumberedError(
                "the document has the number {number}: strike that entry first if it is wrong",
                number=self.document_number,
            )
        self._number(document_number=document_number)

    @event(Numbered)
    def _number(self, document_number: str) -> None:
        self.document_number = document_number

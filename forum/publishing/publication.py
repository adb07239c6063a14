"""A publication of the forum, such as its yearly report: its text, or that it lies elsewhere."""

from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Name, Wording


class PublicationKind(StrEnum):
    """What sort of publication it is."""

    ANNUAL_PUBLICATION = "annual_publication"
    HANDOVER_NOTE = "handover_note"  # from the outgoing presidium to the next
    OTHER = "other"


class Publication(ForumAggregate):
    """One publication."""

    TOPIC = "publication"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "publication.reserved"

    class Published(ForumAggregate.Event, Aggregate.Created):
        """A publication about a year of the forum came out, on the day `effective` if known.

        Attributes:
            covers_year: The forum year that it is about.
            classification: Annual publication, hand-over note or other.
            publisher_id: The organization that gave it out; absent where unknown.
            title: What it is called, by language.
            text: The publication, by language; empty where it lies elsewhere.
        """

        TOPIC = "publication.published"
        class_version = 2
        covers_year: int
        classification: PublicationKind
        publisher_id: UUID | None
        title: tuple[Name, ...]
        text: tuple[Wording, ...]

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may hold the text; before, every publication lay elsewhere."""

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the publication counts as not having happened."""

        TOPIC = "publication.struck"

    @event(Published)
    def __init__(
        self,
        covers_year: int,
        classification: PublicationKind,
        publisher_id: UUID | None,
        title: tuple[Name, ...],
        text: tuple[Wording, ...] = (),
        id: UUID | None = None,
    ) -> None:
        self.covers_year = covers_year

    @staticmethod
    def create_id() -> UUID:
        """A year may have several, so the id is random."""
        return uuid4()

    @staticmethod
    def check_title(title: tuple[Name, ...]) -> None:
        """Refuse a publication without a title.

        Raises:
            IncompleteError: The title is empty.
        """
        if not title:
            raise IncompleteError("say what the publication is called")

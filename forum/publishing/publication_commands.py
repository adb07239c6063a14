"""Commands about publications."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.governing.year import check_year
from forum.meeting.ground import Ground
from forum.publishing.publication import Publication, PublicationKind
from forum.record.values import names


class PublicationCommands(Ground):
    """What the forum gives out."""

    @command
    def record_publication(
        self,
        *,
        covers_year: int,
        classification: PublicationKind,
        title: Mapping[str, str | None],
        publisher_id: UUID | None = None,
        text: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Record that a publication came out, also after its year was closed.

        Args:
            covers_year: The forum year that it is about.
            classification: Annual publication, hand-over note or other.
            title: What it is called, by language tag.
            publisher_id: The organization that gave it out, if known.
            text: The publication, by language tag, as CommonMark; left out where it lies elsewhere.

        Raises:
            YearError: The number is not that of a year.
            IncompleteError: The title is empty.
            UnknownThingError: There is no such organization.
        """
        self.check_known(publisher_id)
        check_year(covers_year)
        called = names(title)
        Publication.check_title(called)
        publication = self.create(
            Publication,
            covers_year=covers_year,
            classification=classification,
            publisher_id=publisher_id,
            title=called,
            text=self.wordings(text or {}),
        )
        self.save(publication)
        return publication.id

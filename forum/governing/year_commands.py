"""Commands about a year of the forum."""

from uuid import UUID

from forum.commanding import command
from forum.errors import UnknownThingError
from forum.governing.here import Here
from forum.governing.year import ForumYear, YearOpenedError, check_year
from forum.record.span import Span
from forum.record.when import When
from forum.seating.organization import Organization


class YearCommands(Here):
    """Opening, numbering and closing a year."""

    @command
    def open_year(self, *, year: int, start: When | None = None, end: When | None = None) -> UUID:
        """Open a year of the forum; the same again writes nothing.

        Args:
            year: Its number.
            start: Its first day; 1 January if not said.
            end: Its last day; 31 December if not said.

        Raises:
            YearError: The number is not that of a year.
            EndsBeforeStartError: The last day is before the first.
            YearOpenedError: It was opened with other days.
        """
        check_year(year)
        self.here()
        span = Span(start or When(f"{year}-01-01"), end or When(f"{year}-12-31"))
        span.check()
        found = self.find(ForumYear, ForumYear.create_id(year))
        if found is None:
            found = self.create(ForumYear, year=year, start=span.start, end=span.end)
            self.save(found)
        elif found.span != span:
            raise YearOpenedError(
                "the year {year} was opened from {start} to {end}: strike that entry "
                "first if it is wrong",
                year=year,
                start=found.span.start,
                end=found.span.end,
            )
        return found.id

    @command
    def number_case(
        self,
        *,
        year: int,
        case_number: str,
        authority: str | None = None,
        authority_id: UUID | None = None,
    ) -> UUID:
        """Give a year its number in an authority's registry; the same again writes nothing.

        Raises:
            UnknownThingError: The year was not opened, or there is no such organization.
            IncompleteError: The number is empty.
            CaseNumberedError: The year has another number.
            YearClosedError: The year is closed, and there is no evidence.
        """
        if authority_id is not None:
            self.load(Organization, authority_id)
        found = self.opened_year(year)
        found.number_case(case_number.strip(), authority_id, authority)
        self.save(found)
        return found.id

    @command
    def close_year(self, *, year: int) -> UUID:
        """Close a year: entries about it need evidence from then on.

        Raises:
            UnknownThingError: The year was not opened.
            YearClosedError: It is closed already.
        """
        found = self.opened_year(year)
        found.close()
        self.save(found)
        return found.id

    def opened_year(self, year: int) -> ForumYear:
        """Return a year that was opened.

        Raises:
            UnknownThingError: It was not.
        """
        found = self.find(ForumYear, ForumYear.create_id(year))
        if found is None:
            raise UnknownThingError("forum year", year)
        return found

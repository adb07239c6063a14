"""What the commands about meetings, notes and views have in common: days and cautions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from forum.governing.here import Here
from forum.governing.limits import RulesLimits
from forum.meeting.meeting import Meeting
from forum.record.acting import current, noting
from forum.record.when import When
from forum.seating.organization import Organization


class Ground(Here):
    """The day a command stands on, and the cautions it is made in spite of."""

    def today_here(self) -> date:
        """Return the day of the command in the forum's time zone."""
        return current().today(self.here().zone)

    def check_known(self, *organization_ids: UUID | None, side: str | None = None) -> None:
        """Refuse organizations and sides that are not entered; None is passed over.

        Raises:
            UnknownThingError: There is no such organization.
            UnknownSideError: The forum has no such side.
        """
        forum = self.here()
        if side is not None:
            forum.side(side)
        for organization_id in organization_ids:
            if organization_id is not None:
                self.load(Organization, organization_id)

    def meeting_of(self, meeting_id: UUID | None) -> Meeting | None:
        """Return a meeting of an open year, or None where none is named.

        Raises:
            UnknownThingError: There is no such meeting here.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        if meeting_id is None:
            return None
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        return meeting

    @contextmanager
    def in_spite_at(self, meeting: Meeting | None, *codes: str) -> Iterator[RulesLimits]:
        """Note cautions on what is done about a meeting: its year and series may have a reason."""
        year, kind = (meeting.year, meeting.classification) if meeting else (None, None)
        with self.in_spite_of(*codes, year=year, meeting_kind=kind) as limits:
            yield limits


@contextmanager
def on_day_of(meeting: Meeting | None) -> Iterator[None]:
    """Let what follows hold true from a meeting's day, unless the command says a day."""
    day: When | None = meeting.day if meeting is not None else None
    with noting(effective=current().effective or day):
        yield

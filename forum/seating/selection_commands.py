"""Commands about the selection of organizations."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.commanding import command
from forum.governing.here import Here
from forum.record.acting import noting
from forum.seating.organization import Organization
from forum.seating.selection import Selection, SelectionStep


class SelectionCommands(Here):
    """The steps of a selection, and its decision; each opens the selection if need be."""

    @command
    def open_selection(self, *, year: int, side: str) -> UUID:
        """Enter that a side's organizations are selected for a year; again writes nothing.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.

        Raises:
            UnknownSideError: The forum has no such side.
            YearError: The number is not that of a year.
            YearClosedError: The year is closed, and there is no evidence.
        """
        selection = self._selection(year, side)
        self.save(selection)
        return selection.id

    @command
    def plan_selection_step(
        self,
        *,
        year: int,
        side: str,
        step: SelectionStep,
        detail: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Announce a step of the selection for the day `effective`.

        Raises:
            UnknownSideError: The forum has no such side.
            YearClosedError: The year is closed, and there is no evidence.
        """
        selection = self._selection(year, side)
        selection.plan_step(step=step, detail=self.wordings(detail or {}))
        self.save(selection)
        return selection.id

    @command
    def take_selection_step(
        self,
        *,
        year: int,
        side: str,
        step: SelectionStep,
        detail: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Take a step of the selection on the day `effective`.

        Raises:
            UnknownSideError: The forum has no such side.
            YearClosedError: The year is closed, and there is no evidence.
        """
        selection = self._selection(year, side)
        selection.take_step(step=step, detail=self.wordings(detail or {}))
        self.save(selection)
        return selection.id

    @command
    def decide_selection(
        self,
        *,
        year: int,
        side: str,
        decider: str,
        organization_ids: Sequence[UUID] = (),
    ) -> UUID:
        """Decide which organizations are chosen. Seats are granted apart.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            decider: Who decides, as an office or a meeting.
            organization_ids: The organizations, in the order of the decision.

        Raises:
            UnknownSideError: The forum has no such side.
            UnknownThingError: There is no such organization.
            IncompleteError: The decider is empty.
            SelectionDecidedError: It was decided already.
            RepeatedOrganizationError: An organization is named twice.
            YearClosedError: The year is closed, and there is no evidence.
        """
        for organization_id in organization_ids:
            self.load(Organization, organization_id)
        selection = self._selection(year, side)
        selection.decide(decider.strip(), organization_ids)
        self.save(selection)
        return selection.id

    def _selection(self, year: int, side: str) -> Selection:
        self.here().side(side)
        self.open_year_here(year)
        found = self.find(Selection, Selection.create_id(year, side))
        if found is None:
            with noting(effective=None):
                found = self.create(Selection, year=year, side=side)
        return found

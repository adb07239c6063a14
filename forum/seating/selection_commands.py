"""Commands about the selection of organizations."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.governing.here import Here
from forum.record.acting import noting
from forum.seating.selection import Selection, SelectionStep


class Selections(Here):
    """Finds the selection of a year and side, and opens it if need be."""

    def selection_here(self, year: int, side: str) -> Selection:
        """Return the selection of a side for a year, opened now if there is none.

        Raises:
            UnknownSideError: The forum has no such side.
            YearError: The number is not that of a year.
            YearClosedError: The year is closed, and there is no evidence.
        """
        self.here().side(side)
        self.open_year_here(year)
        found = self.find(Selection, Selection.create_id(year, side))
        if found is None:
            with noting(effective=None):
                found = self.create(Selection, year=year, side=side)
        return found


class SelectionCommands(Selections):
    """The steps of a selection; each opens the selection if need be."""

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
        selection = self.selection_here(year, side)
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
        selection = self.selection_here(year, side)
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
        selection = self.selection_here(year, side)
        selection.take_step(step=step, detail=self.wordings(detail or {}))
        self.save(selection)
        return selection.id

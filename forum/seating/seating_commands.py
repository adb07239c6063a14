"""Commands about seats, reserve places and participants."""

from uuid import UUID

from forum.commanding import command
from forum.record.acting import current
from forum.record.values import Basis
from forum.record.when import When
from forum.seating.organization import Organization
from forum.seating.refusals import (
    AlreadyReserveError,
    AlreadySeatedError,
    SeatingOpenedError,
)
from forum.seating.seatings import Seatings
from forum.seating.selection import Selection
from forum.seating.selection_refusals import SelectionNotDecidedError, SelectionSeatedError


class SeatingsCommands(Seatings):
    """Who sits for a side in a year; each command opens the seating if need be.

    All may raise `UnknownSideError`, `UnknownThingError` for an organization, `YearError`, and
    `YearClosedError` where the year is closed and there is no evidence.
    """

    @command
    def open_seating(
        self, *, year: int, side: str, start: When | None = None, end: When | None = None
    ) -> UUID:
        """Open the seating of a side for a year; the same again writes nothing.

        Args:
            year: The forum year.
            side: Key of the side.
            start: First day of the term; that of the year if not said.
            end: Last day of the term; that of the year if not said.

        Raises:
            EndsBeforeStartError: The last day is before the first.
            SeatingOpenedError: It was opened for other days.
        """
        seating = self.seating_here(year, side, start, end)
        term = seating.table.term
        if (start or term.start, end or term.end) != term:
            raise SeatingOpenedError(
                "the seating was opened from {start} to {end}: strike that entry "
                "first if it is wrong",
                start=term.start,
                end=term.end,
            )
        self.save(seating)
        return seating.id

    @command
    def state_seating_size(
        self,
        *,
        year: int,
        side: str,
        organizations: int | None = None,
        seats: int | None = None,
        seats_basis: Basis | None = None,
    ) -> UUID:
        """State how many organizations and seats a side has; what is unknown is left out.

        Raises:
            SeatCountError: A number is negative.
            IncompleteError: A basis is given for no number of seats.
            SideWithoutSeatsError: The side has no fixed seats.
        """
        seating = self.seating_here(year, side, has_fixed_seats=True)
        seating.state_size(organizations, seats, seats_basis)
        self.save(seating)
        return seating.id

    @command
    def grant_seat(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        seats: int | None = None,
        seats_basis: Basis | None = None,
        named: str | None = None,
    ) -> UUID:
        """Give an organization its seat, or seats: from `effective`, or from the term's start.

        Args:
            year: The forum year.
            side: Key of the side.
            organization_id: The organization.
            seats: How many; None where unknown.
            seats_basis: What the number rests on, where weaker than the entry.
            named: The organization as the source names it.

        Raises:
            SideWithoutSeatsError: The side has no fixed seats.
            SeatCountError: The number is below 1 (E4).
            IncompleteError: A basis is given for no number of seats.
            AlreadySeatedError: The organization holds a seat.
            AlreadyReserveError: The organization holds a reserve place that year (E3).
            OutsideTermError: The first day is outside the term.
        """
        self.load(Organization, organization_id)
        seating = self.seating_here(year, side, has_fixed_seats=True)
        self._check_no_reserve_elsewhere(year, side, organization_id)
        seating.grant(organization_id, seats, seats_basis, named, since=current().effective)
        self.save(seating)
        return seating.id

    @command
    def place_reserve(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        order: int,
        named: str | None = None,
    ) -> UUID:
        """Give an organization a reserve place.

        Args:
            year: The forum year.
            side: Key of the side.
            organization_id: The organization.
            order: Its place in the order, from 1, without gaps.
            named: The organization as the source names it.

        Raises:
            SideWithoutSeatsError: The side has no fixed seats.
            AlreadySeatedError: It holds a seat that year (E3).
            AlreadyReserveError: It holds a reserve place.
            ReserveOrderError: The place is taken or leaves a gap (E3).
        """
        self.load(Organization, organization_id)
        seating = self.seating_here(year, side, has_fixed_seats=True)
        self._check_no_seat_elsewhere(year, side, organization_id)
        seating.place_reserve(organization_id, order, named)
        self.save(seating)
        return seating.id

    @command
    def list_participant(
        self, *, year: int, side: str, organization_id: UUID, named: str | None = None
    ) -> UUID:
        """Enter that an organization takes part for a side without fixed seats.

        Raises:
            SideWithSeatsError: The side has fixed seats.
            AlreadySeatedError: It is listed already.
        """
        self.load(Organization, organization_id)
        seating = self.seating_here(year, side, has_fixed_seats=False)
        seating.list_participant(organization_id, named)
        self.save(seating)
        return seating.id

    @command
    def seat_selected(self, *, year: int, side: str) -> UUID:
        """Grant the seats and reserve places that the selection decided, all in one save.

        Raises:
            SideWithoutSeatsError: The side has no fixed seats.
            SelectionNotDecidedError: The selection was not decided with its places.
            SelectionSeatedError: Its organizations have their seats already.
            AlreadySeatedError: One holds a seat (E3).
            AlreadyReserveError: One holds a reserve place (E3).
            ReserveOrderError: A reserve place is taken (E3).
        """
        seating = self.seating_here(year, side, has_fixed_seats=True)
        selection = self.find(Selection, Selection.create_id(year, side))
        if selection is None or not selection.places:
            raise SelectionNotDecidedError(
                "the selection for {year} was not decided with its places: decide it, or grant "
                "each seat apart",
                year=year,
            )
        self.pin(selection)
        if all(place.organization_id in seating.table.placed() for place in selection.places):
            raise SelectionSeatedError(
                "those who were chosen for {year} have their places already: nothing is left to do",
                year=year,
            )
        for place in selection.places:
            organization_id, order = place.organization_id, place.reserve_order
            if order is None:
                self._check_no_reserve_elsewhere(year, side, organization_id)
                seating.grant(organization_id, place.seats, None, None, since=current().effective)
            else:
                self._check_no_seat_elsewhere(year, side, organization_id)
                seating.place_reserve(organization_id, order, None)
        self.save(seating)
        return seating.id

    def _check_no_reserve_elsewhere(self, year: int, side: str, organization_id: UUID) -> None:
        for other in self.other_seatings(year, side):
            if other.table.is_waiting(organization_id):
                raise AlreadyReserveError("it holds a reserve place for another side that year")

    def _check_no_seat_elsewhere(self, year: int, side: str, organization_id: UUID) -> None:
        for other in self.other_seatings(year, side):
            if other.table.is_seated(organization_id):
                raise AlreadySeatedError("it holds a seat for another side that year")

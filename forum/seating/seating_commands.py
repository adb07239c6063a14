"""Commands about seats, reserve places and participants."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.governing.forum import Forum
from forum.governing.here import Here
from forum.record.acting import current, noting
from forum.record.span import Span
from forum.record.values import Basis
from forum.record.when import When
from forum.seating.organization import Organization
from forum.seating.refusals import (
    AlreadyReserveError,
    AlreadySeatedError,
    SeatingOpenedError,
    SideWithoutSeatsError,
    SideWithSeatsError,
)
from forum.seating.seating import Seating


class SeatingsCommands(Here):
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
        seating = self._seating(year, side, start, end)
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
        seating = self._seating(year, side, has_fixed_seats=True)
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
        seating = self._seating(year, side, has_fixed_seats=True)
        for other in self._other_seatings(year, side):
            if other.table.is_waiting(organization_id):
                raise AlreadyReserveError("it holds a reserve place for another side that year")
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
        seating = self._seating(year, side, has_fixed_seats=True)
        for other in self._other_seatings(year, side):
            if other.table.is_seated(organization_id):
                raise AlreadySeatedError("it holds a seat for another side that year")
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
        seating = self._seating(year, side, has_fixed_seats=False)
        seating.list_participant(organization_id, named)
        self.save(seating)
        return seating.id

    @command
    def vacate_seat(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Leave an organization's seat vacant, from `effective` or today on.

        Args:
            year: The forum year.
            side: Key of the side.
            organization_id: The organization.
            reason: Why, by language tag.

        Raises:
            NotSeatedError: It holds no seat.
            OutsideTermError: The day is outside the term.
            ReasonNeededError: Reserves remain (W15), and the rules ask for a reason.
        """
        seating = self._seating(year, side)
        codes = ["W15"] if seating.has_waiting_reserves() else []
        with self.in_spite_of(*codes):
            seating.vacate(organization_id, self.since(), self.wordings(reason or {}))
        self.save(seating)
        return seating.id

    @command
    def call_up_reserve(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        seats: int | None = None,
        vacated_by_id: UUID | None = None,
    ) -> UUID:
        """Give a reserve a seat, from `effective` or today on.

        Args:
            year: The forum year.
            side: Key of the side.
            organization_id: The reserve.
            seats: How many seats; None where unknown.
            vacated_by_id: The organization whose seat it takes.

        Raises:
            NotReserveError: It is no reserve, or was called up already.
            NotSeatedError: The other organization has not left a seat.
            SeatCountError: The number is below 1 (E4).
            OutsideTermError: The day is outside the term.
        """
        seating = self._seating(year, side)
        seating.call_up(organization_id, self.since(), seats, vacated_by_id)
        self.save(seating)
        return seating.id

    @command
    def decline_reserve_call(self, *, year: int, side: str, organization_id: UUID) -> UUID:
        """Enter that a reserve was asked and did not take the seat, on the day `effective`.

        Raises:
            NotReserveError: It is no reserve, or was called up already.
        """
        seating = self._seating(year, side)
        seating.decline_call(organization_id)
        self.save(seating)
        return seating.id

    def _seating(
        self,
        year: int,
        side: str,
        start: When | None = None,
        end: When | None = None,
        *,
        has_fixed_seats: bool | None = None,
    ) -> Seating:
        """Return the seating, opened now if there is none, of a side that has seats or not."""
        _check_side(self.here(), side, has_fixed_seats)
        found_year = self.open_year_here(year)
        found = self.find(Seating, Seating.create_id(year, side))
        if found is not None:
            return found
        span = found_year.span if found_year is not None else Span(None, None)
        term = Span(
            start or span.start or When(f"{year}-01-01"), end or span.end or When(f"{year}-12-31")
        )
        term.check()
        with noting(effective=None):
            return self.create(Seating, year=year, side=side, start=term.start, end=term.end)

    def _other_seatings(self, year: int, side: str) -> list[Seating]:
        """The seatings of the other sides with fixed seats, pinned."""
        found = []
        for other in self.here().sides.values():
            if other.key == side or not other.has_fixed_seats:
                continue
            seating = self.find(Seating, Seating.create_id(year, other.key))
            if seating is None:
                self.pin_absent(Seating.create_id(year, other.key))
            else:
                self.pin(seating)
                found.append(seating)
        return found


def _check_side(forum: Forum, key: str, has_fixed_seats: bool | None) -> None:
    side = forum.side(key)
    if has_fixed_seats is True and not side.has_fixed_seats:
        raise SideWithoutSeatsError(
            "{key} has no fixed seats: list who takes part instead", key=key
        )
    if has_fixed_seats is False and side.has_fixed_seats:
        raise SideWithSeatsError("{key} has fixed seats: grant a seat instead", key=key)

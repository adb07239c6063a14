"""Commands about vacant seats: left, and filled from the reserves in their order."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import NotAllowedError
from forum.record.acting import current
from forum.record.when import Holds, When
from forum.seating.calls import Call
from forum.seating.delegation import Delegation
from forum.seating.seating import Seating
from forum.seating.seatings import Seatings


class VacancyCommands(Seatings):
    """Leaving a seat, asking a reserve, and its answer.

    All may raise `UnknownSideError`, `YearError`, and `YearClosedError` where the year is closed
    and there is no evidence.
    """

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
        seating = self.seating_here(year, side)
        codes = ["W15"] if seating.has_waiting_reserves() else []
        with self.in_spite_of(*codes, year=year):
            seating.vacate(organization_id, self.since(), self.wordings(reason or {}))
        self.save(seating)
        return seating.id

    @command
    def call_reserve(
        self,
        *,
        year: int,
        side: str,
        organization_id: UUID,
        answer_by: When,
        vacated_by_id: UUID | None = None,
        out_of_turn: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Ask a reserve whether it takes a vacant seat, on the day `effective` or today.

        It takes it by `call_up_reserve`, or says no by `decline_reserve_call`.

        Args:
            year: The forum year.
            side: Key of the side.
            organization_id: The reserve.
            answer_by: The last day for its answer.
            vacated_by_id: The organization whose seat is vacant.
            out_of_turn: Why another than the first in order is asked, by language tag.

        Raises:
            NotReserveError: It is no reserve, or was called up already.
            NotSeatedError: The other organization has not left a seat.
            VacancyFilledError: That seat was taken by a reserve already.
            CallPendingError: A reserve was asked, and its day for the answer has not passed.
            OutOfTurnError: It is not the first in order, and no reason is given (E3).
            EndsBeforeStartError: The answer is due before it is asked.
            OutsideTermError: The day is outside the term.
        """
        seating = self.seating_here(year, side)
        seating.call(
            organization_id,
            self.since(),
            answer_by,
            vacated_by_id,
            self.wordings(out_of_turn or {}),
        )
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
            VacancyFilledError: That seat was taken by a reserve already.
            SeatCountError: The number is below 1 (E4).
            OutsideTermError: The day is outside the term.
            NotAllowedError: Whoever acts does not answer for the reserve.
            NotCalledError: It answers itself, and was not asked or not in time.
        """
        self.check_own(organization_id=organization_id)
        seating = self.seating_here(year, side)
        call = self._own_call(seating, organization_id)
        if call is not None:
            if seats is not None or vacated_by_id is not None:
                raise NotAllowedError("the secretariat says which seat it is: leave that out")
            vacated_by_id, seats = call.vacated_by_id, seating.seats_left(call.vacated_by_id)
        seating.call_up(organization_id, self.since(), seats, vacated_by_id)
        self.save(seating)
        return seating.id

    @command
    def decline_reserve_call(self, *, year: int, side: str, organization_id: UUID) -> UUID:
        """Enter that a reserve was asked and did not take the seat, on the day `effective`.

        Raises:
            NotReserveError: It is no reserve, or was called up already.
            NotAllowedError: Whoever acts does not answer for the reserve.
            NotCalledError: It answers itself, and was not asked or not in time.
        """
        self.check_own(organization_id=organization_id)
        seating = self.seating_here(year, side)
        self._own_call(seating, organization_id)
        seating.decline_call(organization_id)
        self.save(seating)
        return seating.id

    def _own_call(self, seating: Seating, organization_id: UUID) -> Call | None:
        """Return what a reserve answers that acts itself, by its contact or a mandate that holds.

        None where an office enters the answer.

        Raises:
            NotAllowedError: The mandate has ended, and is all that is left of it.
            NotCalledError: The reserve was not asked, or the day for its answer has passed.
        """
        context = current()
        if context.mandate_of_id is None:
            return None
        today = context.today(self.here().zone)
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        mandate = delegation.mandates.find(context.actor_id)
        if mandate is not None and mandate.span.holds_on(today) is Holds.NO:
            raise NotAllowedError("your mandate has ended: let the organization's contact answer")
        return seating.open_call(organization_id, today)

"""The seating of one side for one year: seats, reserves, vacancies and call-ups.

A seat belongs to an organization, never to a person; an unknown number of seats stays unknown.
Who speaks for an organization is in its delegation.
"""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.span import Span
from forum.record.values import Basis, Wording
from forum.record.when import Holds, When
from forum.seating import seat_rules
from forum.seating.refusals import AlreadySeatedError
from forum.seating.table import Table


class Seating(ForumAggregate):
    """Who sits for one side in one year."""

    TOPIC = "seating"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "seating.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """The seating of a side for a year was entered.

        Attributes:
            year: The forum year.
            side: Key of the side.
            start: First day of the term.
            end: Last day of the term.
        """

        TOPIC = "seating.opened"
        year: int
        side: str
        start: When
        end: When

    class SizeStated(ForumAggregate.Event):
        """It was stated how large the side is that year.

        Attributes:
            organizations: Organizations with a seat, 0 or more; absent where unknown.
            seats: Seats of all of them together, 0 or more; absent where unknown.
            seats_basis: What the number of seats rests on, where that is weaker than the entry.
        """

        TOPIC = "seating.size_stated"
        organizations: int | None
        seats: int | None
        seats_basis: Basis | None

    class SeatGranted(ForumAggregate.Event):
        """An organization got its seat, or seats, from `effective` or else from the term's start.

        Attributes:
            organization_id: The organization.
            seats: How many seats, 1 or more; absent where unknown.
            seats_basis: What the number rests on, where that is weaker than the entry.
            named: The organization as the source names it.
        """

        TOPIC = "seating.seat_granted"
        organization_id: UUID
        seats: int | None
        seats_basis: Basis | None
        named: str | None

    class ReservePlaced(ForumAggregate.Event):
        """An organization got a reserve place.

        Attributes:
            organization_id: The organization.
            order: Its place in the order in which reserves are asked, from 1.
            named: The organization as the source names it.
        """

        TOPIC = "seating.reserve_placed"
        organization_id: UUID
        order: int
        named: str | None

    class ParticipantListed(ForumAggregate.Event):
        """An organization takes part for a side that has no fixed seats.

        Attributes:
            organization_id: The organization.
            named: The organization as the source names it.
        """

        TOPIC = "seating.participant_listed"
        organization_id: UUID
        named: str | None

    class SeatVacated(ForumAggregate.Event):
        """An organization gave up its seat, or lost it: vacant from `effective` on.

        Attributes:
            organization_id: The organization.
            reason: Why, by language; empty where that is not said.
        """

        TOPIC = "seating.seat_vacated"
        organization_id: UUID
        reason: tuple[Wording, ...]

    class ReserveCalledUp(ForumAggregate.Event):
        """A reserve took a seat, from `effective` on.

        Attributes:
            organization_id: The organization that was a reserve.
            seats: How many seats, 1 or more; absent where unknown.
            vacated_by_id: The organization whose seat it took; absent where unknown.
        """

        TOPIC = "seating.reserve_called_up"
        organization_id: UUID
        seats: int | None
        vacated_by_id: UUID | None

    class ReserveDeclined(ForumAggregate.Event):
        """A reserve was asked and did not take the seat.

        Attributes:
            organization_id: The organization; it keeps its place in the order.
        """

        TOPIC = "seating.reserve_declined"
        organization_id: UUID

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the seating counts as not having happened."""

        TOPIC = "seating.struck"

    @event(Opened)
    def __init__(self, year: int, side: str, start: When, end: When) -> None:
        self.year = year
        self.side = side
        self.table = Table(Span(start, end))

    @staticmethod
    def create_id(year: int, side: str) -> UUID:
        """A forum has one seating for each year and side."""
        return id_in_forum("seating", year, side)

    def seat_on(self, organization_id: UUID, day: date) -> Holds:
        """Say whether an organization held a seat on a day."""
        return self.table.seat_on(organization_id, day)

    def seats_on(self, organization_id: UUID, day: date) -> int | None:
        """Return how many seats an organization held on a day at most; None where unknown."""
        return self.table.seats_on(organization_id, day)

    def has_waiting_reserves(self) -> bool:
        """Whether a reserve could be called up (W15)."""
        return any(self.table.waiting())

    def state_size(
        self, organizations: int | None, seats: int | None, seats_basis: Basis | None = None
    ) -> None:
        """State how large the side is, in place of what was said before; `check_size` refuses."""
        seat_rules.check_size(organizations, seats, seats_basis)
        self._state_size(organizations=organizations, seats=seats, seats_basis=seats_basis)

    @event(SizeStated)
    def _state_size(
        self, organizations: int | None, seats: int | None, seats_basis: Basis | None
    ) -> None:
        self.table.is_size_stated = True
        self.table.organizations = organizations

    def grant(
        self,
        organization_id: UUID,
        seats: int | None = None,
        seats_basis: Basis | None = None,
        named: str | None = None,
        since: When | None = None,
    ) -> None:
        """Give an organization its seats since a day or the term's first; `check_grant` refuses."""
        seat_rules.check_grant(self.table, organization_id, seats, seats_basis, since)
        self._grant(
            organization_id=organization_id,
            seats=seats,
            seats_basis=seats_basis,
            named=named,
            effective=since,
        )

    @event(SeatGranted)
    def _grant(
        self,
        organization_id: UUID,
        seats: int | None,
        seats_basis: Basis | None,
        named: str | None,
        effective: When | None,
    ) -> None:
        self.table.sit(organization_id, seats, effective)

    def place_reserve(self, organization_id: UUID, order: int, named: str | None = None) -> None:
        """Give an organization a reserve place; `check_reserve_place` refuses."""
        seat_rules.check_reserve_place(self.table, organization_id, order)
        self._place_reserve(organization_id=organization_id, order=order, named=named)

    @event(ReservePlaced)
    def _place_reserve(self, organization_id: UUID, order: int, named: str | None) -> None:
        self.table.reserves[organization_id] = order

    def list_participant(self, organization_id: UUID, named: str | None = None) -> None:
        """Enter that an organization takes part for a side without fixed seats.

        Raises:
            AlreadySeatedError: It is listed already.
        """
        if organization_id in self.table.participants:
            raise AlreadySeatedError("it is listed already: strike that entry if it is wrong")
        self._list_participant(organization_id=organization_id, named=named)

    @event(ParticipantListed)
    def _list_participant(self, organization_id: UUID, named: str | None) -> None:
        self.table.participants.add(organization_id)

    def vacate(self, organization_id: UUID, since: When, reason: tuple[Wording, ...] = ()) -> None:
        """Leave a seat vacant since a day; `check_vacating` refuses."""
        seat_rules.check_vacating(self.table, organization_id, since)
        self._vacate(organization_id=organization_id, reason=reason, effective=since)

    @event(SeatVacated)
    def _vacate(
        self, organization_id: UUID, reason: tuple[Wording, ...], effective: When | None
    ) -> None:
        if effective is not None:
            self.table.vacated.setdefault(organization_id, []).append(effective)

    def call_up(
        self,
        organization_id: UUID,
        since: When,
        seats: int | None = None,
        vacated_by_id: UUID | None = None,
    ) -> None:
        """Give a reserve a seat since a day; `check_call_up` refuses.

        The order is shown, not enforced: rules differ in whom they let ask.
        """
        seat_rules.check_call_up(self.table, organization_id, since, seats, vacated_by_id)
        self._call_up(
            organization_id=organization_id,
            seats=seats,
            vacated_by_id=vacated_by_id,
            effective=since,
        )

    @event(ReserveCalledUp)
    def _call_up(
        self,
        organization_id: UUID,
        seats: int | None,
        vacated_by_id: UUID | None,
        effective: When | None,
    ) -> None:
        self.table.called_up.add(organization_id)
        self.table.sit(organization_id, seats, effective)

    def decline_call(self, organization_id: UUID) -> None:
        """Enter that a reserve was asked and did not take the seat; `check_waiting` refuses."""
        seat_rules.check_waiting(self.table, organization_id)
        self._decline_call(organization_id=organization_id)

    @event(ReserveDeclined)
    def _decline_call(self, organization_id: UUID) -> None:
        self.table.declined.add(organization_id)

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
from forum.seating import seat_rules, seating_events
from forum.seating.calls import Call
from forum.seating.refusals import AlreadySeatedError, NotCalledError
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

    SizeStated = seating_events.SizeStated
    SeatGranted = seating_events.SeatGranted
    ReservePlaced = seating_events.ReservePlaced
    ParticipantListed = seating_events.ParticipantListed
    SeatVacated = seating_events.SeatVacated
    ReserveCalled = seating_events.ReserveCalled
    ReserveCalledUp = seating_events.ReserveCalledUp
    ReserveDeclined = seating_events.ReserveDeclined

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

    @event(seating_events.SizeStated)
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

    @event(seating_events.SeatGranted)
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

    @event(seating_events.ReservePlaced)
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

    @event(seating_events.ParticipantListed)
    def _list_participant(self, organization_id: UUID, named: str | None) -> None:
        self.table.participants.add(organization_id)

    def vacate(self, organization_id: UUID, since: When, reason: tuple[Wording, ...] = ()) -> None:
        """Leave a seat vacant since a day; `check_vacating` refuses."""
        seat_rules.check_vacating(self.table, organization_id, since)
        self._vacate(organization_id=organization_id, reason=reason, effective=since)

    @event(seating_events.SeatVacated)
    def _vacate(
        self, organization_id: UUID, reason: tuple[Wording, ...], effective: When | None
    ) -> None:
        if effective is not None:
            self.table.vacated.setdefault(organization_id, []).append(effective)

    def call(
        self,
        organization_id: UUID,
        since: When,
        answer_by: When,
        vacated_by_id: UUID | None = None,
        out_of_turn: tuple[Wording, ...] = (),
    ) -> None:
        """Ask a reserve whether it takes a vacant seat; `check_call` refuses."""
        asked = (self.table, organization_id, since, answer_by, vacated_by_id)
        seat_rules.check_call(*asked, has_reason=bool(out_of_turn))
        self._call(
            organization_id=organization_id,
            answer_by=answer_by,
            vacated_by_id=vacated_by_id,
            out_of_turn=out_of_turn,
            effective=since,
        )

    @event(seating_events.ReserveCalled)
    def _call(
        self,
        organization_id: UUID,
        answer_by: When,
        vacated_by_id: UUID | None,
        out_of_turn: tuple[Wording, ...],
        effective: When | None,
    ) -> None:
        self.table.calls.asked.append(Call(organization_id, vacated_by_id, effective, answer_by))

    def call_up(
        self,
        organization_id: UUID,
        since: When,
        seats: int | None = None,
        vacated_by_id: UUID | None = None,
    ) -> None:
        """Give a reserve a seat since a day; `check_call_up` refuses.

        The order is kept when a reserve is asked; whoever says yes gets the seat.
        """
        seat_rules.check_call_up(self.table, organization_id, since, seats, vacated_by_id)
        self._call_up(
            organization_id=organization_id,
            seats=seats,
            vacated_by_id=vacated_by_id,
            effective=since,
        )

    @event(seating_events.ReserveCalledUp)
    def _call_up(
        self,
        organization_id: UUID,
        seats: int | None,
        vacated_by_id: UUID | None,
        effective: When | None,
    ) -> None:
        if vacated_by_id is not None:
            self.table.calls.filled.append(vacated_by_id)
        self.table.called_up.add(organization_id)
        self.table.sit(organization_id, seats, effective)

    def open_call(self, organization_id: UUID, today: date) -> Call:
        """Return the call that a reserve can still answer.

        Raises:
            NotCalledError: It was not asked, has answered, or its day has passed.
        """
        call = self.table.calls.unanswered(organization_id)
        if call is None or not self.table.is_waiting(organization_id):
            raise NotCalledError("nobody has asked it to take a seat: wait until it is its turn")
        if call.answer_by.latest < today:
            raise NotCalledError(
                "the last day to answer was {day}: ask the secretariat",
                day=call.answer_by.latest.isoformat(),
            )
        return call

    def seats_left(self, vacated_by_id: UUID | None) -> int | None:
        """Return how many seats an organization has left vacant last; None where unknown."""
        held = self.table.seats(vacated_by_id) if vacated_by_id is not None else []
        return held[-1].seats if held else None

    def decline_call(self, organization_id: UUID) -> None:
        """Enter that a reserve was asked and did not take the seat; `check_waiting` refuses."""
        seat_rules.check_waiting(self.table, organization_id)
        self._decline_call(organization_id=organization_id)

    @event(seating_events.ReserveDeclined)
    def _decline_call(self, organization_id: UUID) -> None:
        self.table.declined.add(organization_id)
        self.table.calls.decline(organization_id)

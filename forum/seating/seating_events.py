"""What happens in a seating after it was opened; these are events of `Seating`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.values import Basis, Wording
from forum.record.when import When


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


class ReserveCalled(ForumAggregate.Event):
    """A reserve was asked whether it takes a vacant seat, on the day `effective`.

    Attributes:
        organization_id: The reserve.
        answer_by: The last day for its answer.
        vacated_by_id: The organization whose seat is vacant; absent where unknown.
        out_of_turn: Why another than the first in order was asked, by language; empty where it
            was its turn.
    """

    TOPIC = "seating.reserve_called"
    organization_id: UUID
    answer_by: When
    vacated_by_id: UUID | None
    out_of_turn: tuple[Wording, ...]


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

"""The delegation of one organization in one forum: its mandates over all years.

A mandate is a person's right to speak for the organization from one day to another. It counts on
days when the organization has a seat, which the seating knows.
"""

from datetime import date
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import UnknownThingError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.span import Span
from forum.record.values import Wording
from forum.record.when import Holds, When
from forum.seating.mandates import Capacity, HandOver, Mandate, Mandates, RepresentativeRole
from forum.seating.refusals import MandateEndedError, SeatsFilledError


class Delegation(ForumAggregate):
    """Who speaks for an organization in a forum."""

    TOPIC = "delegation"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "delegation.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """The delegation of an organization was entered.

        Attributes:
            organization_id: The organization.
        """

        TOPIC = "delegation.opened"
        organization_id: UUID

    class RepresentativeAppointed(ForumAggregate.Event):
        """An organization appointed somebody to speak for it.

        Attributes:
            mandate_id: The mandate; acts made by it name this id.
            person_id: Who got it.
            role: Representative or deputy.
            side: Key of the side that the organization sits for.
            unit: Part of the organization that the person comes from; absent where unknown.
            capacity: Politician, official, employee or volunteer; absent where unknown.
            start: First day.
            end: Last day; absent while it goes on.
        """

        TOPIC = "delegation.representative_appointed"
        mandate_id: UUID
        person_id: UUID
        role: RepresentativeRole
        side: str
        unit: str | None
        capacity: Capacity | None
        start: When
        end: When | None

    class RepresentativeRotated(ForumAggregate.Event):
        """Somebody took over a mandate; role, side and last day stay those of the one before.

        Attributes:
            mandate_id: The mandate that was handed over; its last day is the one before `start`.
            successor_mandate_id: The new mandate.
            person_id: Who got it.
            unit: Part of the organization that the person comes from; absent where unknown.
            capacity: The person's capacity; absent where unknown.
            start: First day of the new mandate.
        """

        TOPIC = "delegation.representative_rotated"
        mandate_id: UUID
        successor_mandate_id: UUID
        person_id: UUID
        unit: str | None
        capacity: Capacity | None
        start: When

    class MandateEnded(ForumAggregate.Event):
        """A mandate ended.

        Attributes:
            mandate_id: The mandate.
            end: Its last day.
            reason: Why, by language; empty where that is not said.
        """

        TOPIC = "delegation.mandate_ended"
        mandate_id: UUID
        end: When
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the delegation counts as not having happened."""

        TOPIC = "delegation.struck"

    @event(Opened)
    def __init__(self, organization_id: UUID) -> None:
        self.organization_id = organization_id
        self.mandates = Mandates()

    @staticmethod
    def create_id(organization_id: UUID) -> UUID:
        """An organization has one delegation in a forum."""
        return id_in_forum("delegation", organization_id)

    def mandate(self, mandate_id: UUID) -> Mandate:
        """Return a mandate.

        Raises:
            UnknownThingError: The delegation has none with this id.
        """
        mandate = self.mandates.find(mandate_id)
        if mandate is None:
            raise UnknownThingError("mandate", mandate_id)
        return mandate

    def holds_on(self, mandate_id: UUID, day: date) -> Holds:
        """Say whether a mandate held on a day, whatever seats there were.

        Raises:
            UnknownThingError: The delegation has none with this id.
        """
        return self.mandate(mandate_id).span.holds_on(day)

    def appoint(
        self,
        mandate_id: UUID,
        person_id: UUID,
        *,
        role: RepresentativeRole,
        side: str,
        start: When,
        end: When | None = None,
        unit: str | None = None,
        capacity: Capacity | None = None,
        seats: int | None = None,
    ) -> None:
        """Appoint somebody to speak for the organization.

        Args:
            mandate_id: A new id.
            person_id: Who is appointed.
            role: Representative or deputy.
            side: Key of the side.
            start: First day.
            end: Last day.
            unit: Part of the organization.
            capacity: Politician, official, employee or volunteer.
            seats: Seats of the organization on the first day; None where unknown or without.

        Raises:
            EndsBeforeStartError: The last day is certainly before the first.
            SeatsFilledError: Each seat certainly has its representative already.
        """
        Span(start, end).check()
        if role is RepresentativeRole.REPRESENTATIVE and seats is not None:
            self._check_free_seat(side, start, seats)
        self._appoint(
            mandate_id=mandate_id,
            person_id=person_id,
            role=role,
            side=side,
            unit=unit,
            capacity=capacity,
            start=start,
            end=end,
        )

    def _check_free_seat(self, side: str, start: When, seats: int) -> None:
        """Refuse one more than there are seats on the first day, if that is known in full."""
        filled = [
            mandate
            for mandate in self.mandates
            if mandate.role is RepresentativeRole.REPRESENTATIVE
            and mandate.side == side
            and mandate.span.holds_on(start.latest) is Holds.YES
        ]
        if start.is_exact and len(filled) >= seats:
            raise SeatsFilledError(
                "the organization has {seats} seats, all filled on {start}: let "
                "somebody rotate, or appoint a deputy",
                seats=seats,
                start=start,
            )

    @event(RepresentativeAppointed)
    def _appoint(
        self,
        mandate_id: UUID,
        person_id: UUID,
        role: RepresentativeRole,
        side: str,
        unit: str | None,
        capacity: Capacity | None,
        start: When,
        end: When | None,
    ) -> None:
        self.mandates.appointed[mandate_id] = Mandate(person_id, role, side, Span(start, end))

    def rotate(
        self,
        mandate_id: UUID,
        successor_mandate_id: UUID,
        person_id: UUID,
        start: When,
        *,
        unit: str | None = None,
        capacity: Capacity | None = None,
    ) -> None:
        """Hand a mandate over to somebody else.

        Raises:
            UnknownThingError: The delegation has no such mandate.
            MandateEndedError: The mandate has certainly ended before the hand-over.
            EndsBeforeStartError: The hand-over is certainly before the mandate's first day.
        """
        mandate = self.mandate(mandate_id)
        Span(mandate.span.start, start).check()
        if self.mandates.is_over(mandate_id) or _is_past(mandate.span.end, start):
            raise MandateEndedError(
                "the mandate ended on {end}: appoint somebody instead", end=mandate.span.end
            )
        self._rotate(
            mandate_id=mandate_id,
            successor_mandate_id=successor_mandate_id,
            person_id=person_id,
            unit=unit,
            capacity=capacity,
            start=start,
        )

    @event(RepresentativeRotated)
    def _rotate(
        self,
        mandate_id: UUID,
        successor_mandate_id: UUID,
        person_id: UUID,
        unit: str | None,
        capacity: Capacity | None,
        start: When,
    ) -> None:
        handed = HandOver(successor_mandate_id, person_id, start)
        self.mandates.handed_over[mandate_id] = handed

    def end(self, mandate_id: UUID, end: When, reason: tuple[Wording, ...] = ()) -> None:
        """End a mandate, on the day that was planned or before.

        Raises:
            UnknownThingError: The delegation has no such mandate.
            MandateEndedError: It was ended already, or would certainly be made longer.
            EndsBeforeStartError: The last day is certainly before the first.
        """
        mandate = self.mandate(mandate_id)
        if self.mandates.is_over(mandate_id) or _is_past(mandate.span.end, end):
            raise MandateEndedError(
                "the mandate ends on {end}: appoint somebody for the time after",
                end=mandate.span.end,
            )
        Span(mandate.span.start, end).check()
        self._end(mandate_id=mandate_id, end=end, reason=reason)

    @event(MandateEnded)
    def _end(self, mandate_id: UUID, end: When, reason: tuple[Wording, ...]) -> None:
        self.mandates.ended[mandate_id] = end


def _is_past(end: When | None, day: When) -> bool:
    """Whether a last day is certainly before another day."""
    return end is not None and day.earliest is not None and day.earliest > end.latest

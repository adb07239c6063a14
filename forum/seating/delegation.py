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
from forum.seating import delegation_events
from forum.seating.mandates import (
    Capacity,
    Contact,
    HandOver,
    Mandate,
    Mandates,
    RepresentativeRole,
    day_before,
)
from forum.seating.refusals import MandateEndedError, NoContactError, SeatsFilledError


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

    RepresentativeAppointed = delegation_events.RepresentativeAppointed
    RepresentativeRotated = delegation_events.RepresentativeRotated
    MandateEnded = delegation_events.MandateEnded
    MandateCancelled = delegation_events.MandateCancelled
    ContactNamed = delegation_events.ContactNamed
    ContactEnded = delegation_events.ContactEnded

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the delegation counts as not having happened."""

        TOPIC = "delegation.struck"

    @event(Opened)
    def __init__(self, organization_id: UUID) -> None:
        self.organization_id = organization_id
        self.mandates = Mandates()
        self.contacts: dict[UUID, Contact] = {}

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
            self._check_free_seat(side, Span(start, end), seats)
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

    def _check_free_seat(self, side: str, span: Span, seats: int) -> None:
        """Refuse one more than there are seats on a day, if that is certain."""
        crowded = self.mandates.crowded(side, span, seats)
        if crowded is not None:
            raise SeatsFilledError(
                "the organization has {seats} seats, all filled on {day}: "
                "let somebody rotate, or appoint a deputy",
                seats=seats,
                day=crowded.isoformat(),
            )

    @event(delegation_events.RepresentativeAppointed)
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

    @event(delegation_events.RepresentativeRotated)
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

    def end_all(self, end: When, reason: tuple[Wording, ...] = ()) -> None:
        """End all mandates at once: those that hold end, those that had not begun never will.

        Raises:
            MandateEndedError: None goes on after that day.
        """
        going_on = self.mandates.going_on(end)
        if not going_on:
            raise MandateEndedError(
                "no mandate goes on after {end}: there is nothing to end", end=str(end)
            )
        for mandate_id, has_begun in going_on:
            if has_begun:
                self._end(mandate_id=mandate_id, end=end, reason=reason)
            else:
                self._cancel(mandate_id=mandate_id, reason=reason)

    @event(delegation_events.MandateCancelled)
    def _cancel(self, mandate_id: UUID, reason: tuple[Wording, ...]) -> None:
        self.mandates.cancelled.add(mandate_id)

    def name_contact(self, contact_id: UUID, person_id: UUID, start: When) -> None:
        """Name who answers for open views, in place of whoever did."""
        self._name_contact(contact_id=contact_id, person_id=person_id, start=start)

    @event(delegation_events.ContactNamed)
    def _name_contact(self, contact_id: UUID, person_id: UUID, start: When) -> None:
        for known, contact in self.contacts.items():
            if contact.end is None:
                self.contacts[known] = contact._replace(end=day_before(start))
        self.contacts[contact_id] = Contact(person_id, start, None)

    def end_contact(self, end: When, reason: tuple[Wording, ...] = ()) -> None:
        """End the contact for open views.

        Raises:
            NoContactError: There is none.
            EndsBeforeStartError: The last day is certainly before the first.
        """
        going_on = [(key, known) for key, known in self.contacts.items() if known.end is None]
        if not going_on:
            raise NoContactError("there is no contact for open views: name one first")
        ((contact_id, contact),) = going_on
        Span(contact.start, end).check()
        self._end_contact(contact_id=contact_id, end=end, reason=reason)

    @event(delegation_events.ContactEnded)
    def _end_contact(self, contact_id: UUID, end: When, reason: tuple[Wording, ...]) -> None:
        if (contact := self.contacts.get(contact_id)) is not None:
            self.contacts[contact_id] = contact._replace(end=end)

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

    @event(delegation_events.MandateEnded)
    def _end(self, mandate_id: UUID, end: When, reason: tuple[Wording, ...]) -> None:
        self.mandates.ended[mandate_id] = end


def _is_past(end: When | None, day: When) -> bool:
    """Whether a last day is certainly before another day."""
    return end is not None and day.earliest is not None and day.earliest > end.latest

"""What happens in a delegation after it was opened; these are events of `Delegation`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.values import Wording
from forum.record.when import When
from forum.seating.mandates import Capacity, RepresentativeRole


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


class MandateCancelled(ForumAggregate.Event):
    """A mandate that had not begun was called off; it never holds.

    Attributes:
        mandate_id: The mandate.
        reason: Why, by language; empty where that is not said.
    """

    TOPIC = "delegation.mandate_cancelled"
    mandate_id: UUID
    reason: tuple[Wording, ...]


class ContactNamed(ForumAggregate.Event):
    """An organization without a seat named who answers for its open views, in place of others.

    Attributes:
        contact_id: The contact; acts made as it name this id.
        person_id: Who it is.
        start: First day.
    """

    TOPIC = "delegation.contact_named"
    contact_id: UUID
    person_id: UUID
    start: When


class ContactEnded(ForumAggregate.Event):
    """The contact for open views ended.

    Attributes:
        contact_id: The contact.
        end: Its last day.
        reason: Why, by language; empty where that is not said.
    """

    TOPIC = "delegation.contact_ended"
    contact_id: UUID
    end: When
    reason: tuple[Wording, ...]

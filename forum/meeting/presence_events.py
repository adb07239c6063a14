"""What is told of an organization at a meeting; these are events of `Presence`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime


class Registered(ForumAggregate.Event):
    """The organization said that it comes; a later word takes the place of an earlier one.

    Attributes:
        people: How many come, 1 or more; absent where that was not said.
        is_remote: They take part from elsewhere.
        stand_in_id: Who comes instead of its representative; absent where nobody does, or the
            person is not known here.
        is_late: The last day to register had passed.
    """

    TOPIC = "presence.registered"
    people: int | None
    is_remote: bool
    stand_in_id: UUID | None
    is_late: bool


class Apologized(ForumAggregate.Event):
    """The organization said that nobody comes."""

    TOPIC = "presence.apologized"


class Attended(ForumAggregate.Event):
    """The organization was there; a later entry takes the place of an earlier one.

    Attributes:
        head_count: People, 1 or more; absent where they were not counted.
        of_which_interns: Interns among them, 0 or more; absent where unknown.
        unit: The part of the organization that they came from, such as a division.
        is_unlisted: It was there, but is not on the list of those present.
    """

    TOPIC = "presence.attended"
    head_count: int | None
    of_which_interns: int | None
    unit: str | None
    is_unlisted: bool


class Unaccounted(ForumAggregate.Event):
    """It has a seat, and is neither present nor excused in the part of the notes seen."""

    TOPIC = "presence.unaccounted"


class Arrived(ForumAggregate.Event):
    """Its people came while the meeting was on.

    Attributes:
        at: When, by the clock of the place.
        applies_to_some: Only some of them came then.
    """

    TOPIC = "presence.arrived"
    at: LocalTime
    applies_to_some: bool


class Left(ForumAggregate.Event):
    """Its people left before the meeting ended.

    Attributes:
        at: When, by the clock of the place.
        applies_to_some: Only some of them left then.
    """

    TOPIC = "presence.left"
    at: LocalTime
    applies_to_some: bool


class StoodIn(ForumAggregate.Event):
    """Somebody took part on behalf of a representative; that makes nobody a member.

    Attributes:
        mandate_id: The mandate of the representative.
        person_id: Who took part instead.
        from_item_id: The item of the agenda from which on; absent from the beginning.
    """

    TOPIC = "presence.stood_in"
    mandate_id: UUID
    person_id: UUID
    from_item_id: UUID | None


class CapacitiesCounted(ForumAggregate.Event):
    """Those who came were counted by what they are; the newest count stands.

    Attributes:
        politicians: Elected people, 0 or more; absent where they were not counted.
        officials: Officials of an authority, likewise.
        employees: Employees of an organization, likewise.
        volunteers: People without pay, likewise.
        units: Parts of the organization that people came from, likewise.
    """

    TOPIC = "presence.capacities_counted"
    politicians: int | None
    officials: int | None
    employees: int | None
    volunteers: int | None
    units: int | None

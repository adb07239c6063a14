"""One organization at one meeting: whether it came, with how many, from when to when.

Heads are counted, never named. How many seats it has is in the seating.
"""

from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.localtime import LocalTime


class PresenceCapacity(StrEnum):
    """As what an organization is at a meeting."""

    MEMBER = "member"
    GUEST = "guest"
    SECRETARIAT = "secretariat"


class HeadCountError(ForumError):
    """A number of people is below one, or a part is larger than the whole."""

    code = "head_count"


class WasPresentError(ForumError):
    """The organization is entered as having been there, or as excused."""

    code = "was_present"


class NotPresentError(ForumError):
    """The organization is not entered as having been there."""

    code = "not_present"


class LeftBeforeArrivalError(ForumError):
    """The people would leave before they came."""

    code = "left_before_arrival"


class Presence(ForumAggregate):
    """What is known of one organization, in one capacity, at one meeting."""

    TOPIC = "presence"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "presence.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """An organization was entered on the list of a meeting.

        Attributes:
            meeting_id: The meeting.
            organization_id: The organization.
            side: Key of its side; absent where it is on none, or unknown.
            capacity: Member, guest or secretariat.
            named: The organization as the source names it.
        """

        TOPIC = "presence.opened"
        meeting_id: UUID
        organization_id: UUID
        side: str | None
        capacity: PresenceCapacity
        named: str | None

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

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about who came counts as not having happened."""

        TOPIC = "presence.struck"

    @event(Opened)
    def __init__(
        self,
        meeting_id: UUID,
        organization_id: UUID,
        side: str | None,
        capacity: PresenceCapacity,
        named: str | None,
    ) -> None:
        self.meeting_id = meeting_id
        self.organization_id = organization_id
        self.has_apologized = False
        self.is_unaccounted = False
        self.was_there: tuple[int | None, int | None, str | None, bool] | None = None
        self.arrived: list[tuple[LocalTime, bool]] = []
        self.left: list[tuple[LocalTime, bool]] = []

    @staticmethod
    def create_id(meeting_id: UUID, organization_id: UUID, capacity: PresenceCapacity) -> UUID:
        """An organization stands once on the list of a meeting in each capacity."""
        return id_in_forum("presence", meeting_id, organization_id, capacity)

    def apologize(self) -> None:
        """Say that nobody comes; the same again changes nothing.

        Raises:
            WasPresentError: It was there.
        """
        if self.was_there is not None:
            raise WasPresentError(
                "the organization is entered as present: strike that entry first if it is wrong"
            )
        if not self.has_apologized:
            self._apologize()

    @event(Apologized)
    def _apologize(self) -> None:
        self.has_apologized = True

    def attend(
        self,
        *,
        head_count: int | None = None,
        of_which_interns: int | None = None,
        unit: str | None = None,
        is_unlisted: bool = False,
    ) -> None:
        """Say that it was there, also after an apology; the same again changes nothing.

        Raises:
            HeadCountError: Nobody came, or more interns than people.
        """
        if head_count is not None and head_count < 1:
            raise HeadCountError("if nobody came, enter an apology or that it is not accounted for")
        interns = of_which_interns or 0
        if interns < 0 or (head_count is not None and interns > head_count):
            raise HeadCountError("the interns are among the people who came: correct one number")
        if self.was_there != (head_count, of_which_interns, unit, is_unlisted):
            self._attend(
                head_count=head_count,
                of_which_interns=of_which_interns,
                unit=unit,
                is_unlisted=is_unlisted,
            )

    @event(Attended)
    def _attend(
        self,
        head_count: int | None,
        of_which_interns: int | None,
        unit: str | None,
        is_unlisted: bool,
    ) -> None:
        self.was_there = (head_count, of_which_interns, unit, is_unlisted)

    def leave_unaccounted(self) -> None:
        """Say that it is neither present nor excused in what is seen; once is enough.

        Raises:
            WasPresentError: It was there, or apologized.
        """
        if self.was_there is not None or self.has_apologized:
            raise WasPresentError(
                "the organization is entered as present or excused: strike that entry first if it "
                "is wrong"
            )
        if not self.is_unaccounted:
            self._leave_unaccounted()

    @event(Unaccounted)
    def _leave_unaccounted(self) -> None:
        self.is_unaccounted = True

    def arrive(self, at: LocalTime, applies_to_some: bool = False) -> None:
        """Say when its people came; the same again changes nothing.

        Raises:
            NotPresentError: It is not entered as present.
        """
        self._check_there()
        if (at, applies_to_some) not in self.arrived:
            self._arrive(at=at, applies_to_some=applies_to_some)

    @event(Arrived)
    def _arrive(self, at: LocalTime, applies_to_some: bool) -> None:
        self.arrived.append((at, applies_to_some))

    def leave(self, at: LocalTime, applies_to_some: bool = False) -> None:
        """Say when its people left; the same again changes nothing.

        Raises:
            NotPresentError: It is not entered as present.
            LeftBeforeArrivalError: All of them came only after that.
        """
        self._check_there()
        came = [time.instant for time, some in self.arrived if not some]
        if came and at.instant < min(came):
            raise LeftBeforeArrivalError(
                "they cannot leave at {clock} if they came later: correct one time",
                clock=f"{at.clock:%H:%M}",
            )
        if (at, applies_to_some) not in self.left:
            self._leave(at=at, applies_to_some=applies_to_some)

    @event(Left)
    def _leave(self, at: LocalTime, applies_to_some: bool) -> None:
        self.left.append((at, applies_to_some))

    def _check_there(self) -> None:
        if self.was_there is None:
            raise NotPresentError("enter first that the organization was there")

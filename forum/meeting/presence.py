"""One organization at one meeting: whether it came, with how many, from when to when.

Heads are counted, never named. How many seats it has is in the seating.
"""

from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.meeting import presence_events
from forum.meeting.refusals import (
    HeadCountError,
    LeftBeforeArrivalError,
    NotPresentError,
    StoodInError,
    WasPresentError,
)
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.localtime import LocalTime


class PresenceCapacity(StrEnum):
    """As what an organization is at a meeting."""

    MEMBER = "member"
    GUEST = "guest"
    SECRETARIAT = "secretariat"


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

    Registered = presence_events.Registered
    Apologized = presence_events.Apologized
    Attended = presence_events.Attended
    Unaccounted = presence_events.Unaccounted
    Arrived = presence_events.Arrived
    Left = presence_events.Left
    StoodIn = presence_events.StoodIn
    CapacitiesCounted = presence_events.CapacitiesCounted

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
        self.registration: tuple[int | None, bool, UUID | None] | None = None
        self.has_apologized = False
        self.is_unaccounted = False
        self.was_there: tuple[int | None, int | None, str | None, bool] | None = None
        self.arrived: list[tuple[LocalTime, bool]] = []
        self.left: list[tuple[LocalTime, bool]] = []
        self.stand_ins: dict[UUID, UUID] = {}
        self.capacities: tuple[int | None, ...] = ()

    @staticmethod
    def create_id(meeting_id: UUID, organization_id: UUID, capacity: PresenceCapacity) -> UUID:
        """An organization stands once on the list of a meeting in each capacity."""
        return id_in_forum("presence", meeting_id, organization_id, capacity)

    def register(
        self, people: int | None, is_remote: bool, stand_in_id: UUID | None, is_late: bool
    ) -> None:
        """Say that it comes, also after an apology; the same again changes nothing.

        Raises:
            HeadCountError: Nobody would come.
            WasPresentError: It was there.
        """
        if people is not None and people < 1:
            raise HeadCountError("if nobody comes, send an apology instead")
        if self.was_there is not None:
            raise WasPresentError(
                "the organization is entered as present: strike that entry first if it is wrong"
            )
        if self.registration != (people, is_remote, stand_in_id):
            self._register(
                people=people, is_remote=is_remote, stand_in_id=stand_in_id, is_late=is_late
            )

    @event(Registered)
    def _register(
        self, people: int | None, is_remote: bool, stand_in_id: UUID | None, is_late: bool
    ) -> None:
        self.registration = (people, is_remote, stand_in_id)
        self.has_apologized = False

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
        self.registration = None

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

    def stand_in(self, mandate_id: UUID, person_id: UUID, from_item_id: UUID | None) -> None:
        """Say who took part on behalf of a representative; the same again changes nothing.

        Raises:
            StoodInError: That person stood in for another mandate already.
        """
        known = self.stand_ins.get(person_id, mandate_id)
        if known != mandate_id:
            raise StoodInError("that person stood in for another representative: correct one")
        if person_id not in self.stand_ins:
            self._stand_in(mandate_id=mandate_id, person_id=person_id, from_item_id=from_item_id)

    @event(StoodIn)
    def _stand_in(self, mandate_id: UUID, person_id: UUID, from_item_id: UUID | None) -> None:
        self.stand_ins[person_id] = mandate_id

    def count_capacities(
        self,
        *,
        politicians: int | None = None,
        officials: int | None = None,
        employees: int | None = None,
        volunteers: int | None = None,
        units: int | None = None,
    ) -> None:
        """Say what those who came are; the same again changes nothing.

        Raises:
            NotPresentError: It is not entered as present.
            HeadCountError: Nobody is counted, a number is below 0, or together they are more than
                those who came.
        """
        self._check_there()
        people = (politicians, officials, employees, volunteers)
        counted = (*people, units)
        if all(one is None for one in counted) or any(
            one is not None and one < 0 for one in counted
        ):
            raise HeadCountError("write how many there were, 0 or more")
        heads = self.was_there[0] if self.was_there else None
        if heads is not None and sum(one or 0 for one in people) > heads:
            raise HeadCountError("more are counted than came: correct one number")
        if counted != self.capacities:
            self._count_capacities(
                politicians=politicians,
                officials=officials,
                employees=employees,
                volunteers=volunteers,
                units=units,
            )

    @event(CapacitiesCounted)
    def _count_capacities(
        self,
        politicians: int | None,
        officials: int | None,
        employees: int | None,
        volunteers: int | None,
        units: int | None,
    ) -> None:
        self.capacities = (politicians, officials, employees, volunteers, units)

    def _check_there(self) -> None:
        if self.was_there is None:
            raise NotPresentError("enter first that the organization was there")

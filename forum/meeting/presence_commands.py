"""Commands about who came to a meeting."""

from uuid import UUID

from forum.commanding import command
from forum.meeting.ground import on_day_of
from forum.meeting.meeting import Meeting
from forum.meeting.presence import Presence, PresenceCapacity
from forum.meeting.presence_list import PresenceListCommands
from forum.record.localtime import LocalTime
from forum.record.when import Holds
from forum.seating.delegation import Delegation
from forum.seating.person import Person
from forum.seating.refusals import MandateEndedError
from forum.seating.seating import Seating


class PresenceCommands(PresenceListCommands):
    """Attendance, stand-ins, and who came late or left early.

    Each names an organization in one capacity at one meeting, and returns the id of that presence.
    All may raise `UnknownThingError` for what they name, `UnknownSideError`, `YearClosedError`
    where the meeting's year is closed and there is no evidence, and `MeetingCancelledError`.
    """

    @command
    def record_attendance(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        side: str | None = None,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        named: str | None = None,
        head_count: int | None = None,
        of_which_interns: int | None = None,
        unit: str | None = None,
        is_unlisted: bool = False,
        arrived_at: LocalTime | None = None,
    ) -> UUID:
        """Record that an organization was at a meeting; the same again writes nothing.

        Args:
            meeting_id: The meeting.
            organization_id: The organization.
            side: Key of its side, if it is on one.
            capacity: Member, guest or secretariat.
            named: The organization as the source names it.
            head_count: How many people, if counted.
            of_which_interns: Interns among them, if known.
            unit: The part of the organization that they came from.
            is_unlisted: It was there, but is not on the list of those present.
            arrived_at: When all of its people came, where they were not there from the start.

        Raises:
            HeldInFutureError: The meeting's day has not come.
            HeadCountError: Nobody came, or more interns than people.
            ReasonNeededError: More people than seats (W5), or not on the list (W12), and the
                rules ask for a reason.
        """
        meeting = self._begun(meeting_id)
        presence = self.presence_at(meeting, organization_id, side, capacity, named)
        codes = ["W12"] if is_unlisted else []
        if capacity is PresenceCapacity.MEMBER and self._is_above_seats(
            meeting, organization_id, side, head_count
        ):
            codes.append("W5")
        with self.in_spite_at(meeting, *codes), on_day_of(meeting):
            presence.attend(
                head_count=head_count,
                of_which_interns=of_which_interns,
                unit=unit,
                is_unlisted=is_unlisted,
            )
            if arrived_at is not None:
                presence.arrive(arrived_at)
        self.save(presence)
        return presence.id

    @command
    def record_unaccounted(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        side: str | None = None,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        named: str | None = None,
    ) -> UUID:
        """Record that an organization with a seat is neither present nor excused in the notes.

        Raises:
            HeldInFutureError: The meeting's day has not come.
            WasPresentError: It was there, or apologized.
        """
        meeting = self._begun(meeting_id)
        presence = self.presence_at(meeting, organization_id, side, capacity, named)
        with on_day_of(meeting):
            presence.leave_unaccounted()
        self.save(presence)
        return presence.id

    @command
    def record_arrival(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        at: LocalTime,
        applies_to_some: bool = False,
    ) -> UUID:
        """Record when people came who were not there from the start.

        Raises:
            HeldInFutureError: The meeting's day has not come.
            NotPresentError: The organization is not entered as present.
        """
        meeting = self._begun(meeting_id)
        presence = self._entered(meeting, organization_id, capacity)
        with on_day_of(meeting):
            presence.arrive(at, applies_to_some)
        self.save(presence)
        return presence.id

    @command
    def record_leaving(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        at: LocalTime,
        applies_to_some: bool = False,
    ) -> UUID:
        """Record when people left who did not stay to the end.

        Raises:
            HeldInFutureError: The meeting's day has not come.
            NotPresentError: The organization is not entered as present.
            LeftBeforeArrivalError: All of them came only after that.
        """
        meeting = self._begun(meeting_id)
        presence = self._entered(meeting, organization_id, capacity)
        with on_day_of(meeting):
            presence.leave(at, applies_to_some)
        self.save(presence)
        return presence.id

    @command
    def record_stand_in(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        mandate_id: UUID,
        person_id: UUID,
        side: str | None = None,
        from_item_id: UUID | None = None,
    ) -> UUID:
        """Record who took part on behalf of a representative; nobody becomes a member by it.

        Where nothing was entered of the organization it is entered as present, with one person.

        Args:
            meeting_id: The meeting.
            organization_id: The organization that the representative speaks for.
            mandate_id: The representative's mandate.
            person_id: Who took part instead.
            side: Key of its side, if it is on one.
            from_item_id: The item from which on; from the beginning if none is named.

        Raises:
            HeldInFutureError: The meeting's day has not come.
            MandateEndedError: The mandate certainly did not hold on the day of the meeting.
            UnknownItemError: The agenda has no such item.
            StoodInError: That person stood in for another representative.

        Source: trial 9.
        """
        meeting = self._begun(meeting_id)
        self.load(Person, person_id)
        delegation = self.load(Delegation, Delegation.create_id(organization_id))
        if delegation.holds_on(mandate_id, meeting.day.latest) is Holds.NO:
            raise MandateEndedError(
                "the mandate does not hold on {day}: name one that does", day=str(meeting.day)
            )
        if from_item_id is not None:
            meeting.check_item(from_item_id)
        presence = self.presence_at(meeting, organization_id, side, PresenceCapacity.MEMBER, None)
        with on_day_of(meeting):
            if presence.was_there is None:
                presence.attend(head_count=1)
            presence.stand_in(mandate_id, person_id, from_item_id)
        self.save(presence)
        return presence.id

    @command
    def count_capacities(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        politicians: int | None = None,
        officials: int | None = None,
        employees: int | None = None,
        volunteers: int | None = None,
        units: int | None = None,
    ) -> UUID:
        """Record what those who came from an organization are; the same again writes nothing.

        Args:
            meeting_id: The meeting.
            organization_id: The organization.
            capacity: Member, guest or secretariat.
            politicians: Elected people, if counted.
            officials: Officials of an authority, if counted.
            employees: Employees of an organization, if counted.
            volunteers: People without pay, if counted.
            units: Parts of the organization that people came from, if counted.

        Raises:
            HeldInFutureError: The meeting's day has not come.
            NotPresentError: The organization is not entered as present.
            HeadCountError: Nobody is counted, a number is below 0, or together they are more than
                those who came.
        """
        meeting = self._begun(meeting_id)
        presence = self._entered(meeting, organization_id, capacity)
        with on_day_of(meeting):
            presence.count_capacities(
                politicians=politicians,
                officials=officials,
                employees=employees,
                volunteers=volunteers,
                units=units,
            )
        self.save(presence)
        return presence.id

    def _begun(self, meeting_id: UUID) -> Meeting:
        meeting = self.meeting_with_list(meeting_id)
        meeting.check_begun(self.today_here())
        return meeting

    def _entered(
        self, meeting: Meeting, organization_id: UUID, capacity: PresenceCapacity
    ) -> Presence:
        return self.load(Presence, Presence.create_id(meeting.id, organization_id, capacity))

    def _is_above_seats(
        self, meeting: Meeting, organization_id: UUID, side: str | None, head_count: int | None
    ) -> bool:
        """Whether more people came than the organization has seats (W5).

        Seats are of the whole forum's meetings; where their number is unknown, nothing is above
        it.
        """
        if head_count is None or side is None or meeting.side is not None:
            return False
        if not self.here().side(side).has_fixed_seats:
            return False
        seating = self.find(Seating, Seating.create_id(meeting.year, side))
        if seating is None:
            return False
        seats = seating.seats_on(organization_id, meeting.day.latest)
        return seats is not None and head_count > seats

"""Commands about who came to a meeting."""

from uuid import UUID

from forum.commanding import command
from forum.meeting.ground import Ground, on_day_of
from forum.meeting.meeting import Meeting
from forum.meeting.presence import Presence, PresenceCapacity
from forum.record.localtime import LocalTime
from forum.seating.seating import Seating


class PresenceCommands(Ground):
    """Attendance, apologies, and who came late or left early.

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

        Raises:
            HeldInFutureError: The meeting's day has not come.
            HeadCountError: Nobody came, or more interns than people.
            ReasonNeededError: More people than seats (W5), or not on the list (W12), and the
                rules ask for a reason.
        """
        meeting = self._begun(meeting_id)
        presence = self._presence(meeting, organization_id, side, capacity, named)
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
        self.save(presence)
        return presence.id

    @command
    def record_apology(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        side: str | None = None,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        named: str | None = None,
    ) -> UUID:
        """Record that nobody comes from an organization, also before the meeting.

        Raises:
            WasPresentError: It was there.
        """
        meeting = self._meeting_with_list(meeting_id)
        presence = self._presence(meeting, organization_id, side, capacity, named)
        presence.apologize()
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
        presence = self._presence(meeting, organization_id, side, capacity, named)
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

    def _meeting_with_list(self, meeting_id: UUID) -> Meeting:
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        meeting.check_stands()
        return meeting

    def _begun(self, meeting_id: UUID) -> Meeting:
        meeting = self._meeting_with_list(meeting_id)
        meeting.check_begun(self.today_here())
        return meeting

    def _presence(
        self,
        meeting: Meeting,
        organization_id: UUID,
        side: str | None,
        capacity: PresenceCapacity,
        named: str | None,
    ) -> Presence:
        """Return an organization's entry on a meeting's list, begun if need be."""
        self.check_known(organization_id, side=side)
        found = self.find(Presence, Presence.create_id(meeting.id, organization_id, capacity))
        return found or self.create(
            Presence,
            meeting_id=meeting.id,
            organization_id=organization_id,
            side=side,
            capacity=capacity,
            named=named,
        )

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

"""Commands by which an organization says before a meeting whether it comes."""

from uuid import UUID

from forum.commanding import command
from forum.meeting.meeting import Meeting
from forum.meeting.presence import PresenceCapacity
from forum.meeting.presence_list import PresenceListCommands
from forum.meeting.refusals import MeetingHeldError
from forum.record.acting import current
from forum.seating.person import Person, sealed_name


class RegistrationCommands(PresenceListCommands):
    """Registrations and apologies, by whoever speaks for the organization or by an office.

    Each names an organization in one capacity at one meeting, and returns the id of that presence.
    All may raise `UnknownThingError` for what they name, `UnknownSideError`, `YearClosedError`
    where the meeting's year is closed and there is no evidence, `MeetingCancelledError`, and
    `NotAllowedError` where a mandate speaks for another organization.
    """

    @command
    def register_for_meeting(
        self,
        *,
        meeting_id: UUID,
        organization_id: UUID,
        side: str | None = None,
        capacity: PresenceCapacity = PresenceCapacity.MEMBER,
        people: int | None = None,
        is_remote: bool = False,
        stand_in_id: UUID | None = None,
        stand_in: str | None = None,
    ) -> UUID:
        """Say that an organization comes, instead of what was said before; the same writes nothing.

        After the last day to register it is late, and counts all the same.

        Args:
            meeting_id: The meeting.
            organization_id: The organization.
            side: Key of its side, if it is on one.
            capacity: Member, guest or secretariat.
            people: How many come, if known.
            is_remote: They take part from elsewhere.
            stand_in_id: The person who comes instead of the representative.
            stand_in: The name of that person, where it is nobody who is entered here; who is
                entered by this is a new person, each time.

        Raises:
            MeetingHeldError: The meeting was held: who came is entered instead.
            HeadCountError: Nobody would come.
            WasPresentError: It was there.
            TooLongError: The name has more than 300 characters.
        """
        self.check_own(organization_id=organization_id)
        meeting = self.meeting_with_list(meeting_id)
        if meeting.is_held and current().evidence is None:
            raise MeetingHeldError("the meeting was held: enter who came instead")
        entered = []
        if stand_in_id is not None:
            self.load(Person, stand_in_id)
        elif stand_in is not None and stand_in.strip():
            person = self.create(Person, name=sealed_name(self.keys, stand_in))
            stand_in_id = person.id
            entered.append(person)
        presence = self.presence_at(meeting, organization_id, side, capacity, None)
        presence.register(people, is_remote, stand_in_id, self._is_after_last_day(meeting))
        self.save(presence, *entered)
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
        self.check_own(organization_id=organization_id)
        meeting = self.meeting_with_list(meeting_id)
        presence = self.presence_at(meeting, organization_id, side, capacity, named)
        presence.apologize()
        self.save(presence)
        return presence.id

    def _is_after_last_day(self, meeting: Meeting) -> bool:
        """Whether it comes in after the last day to register, for certain."""
        last = meeting.registration_deadline
        came = (current().received or self.since()).earliest
        return last is not None and came is not None and came > last.latest

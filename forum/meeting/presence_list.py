"""The list of those who come to a meeting, and came: what all commands about it share."""

from uuid import UUID

from forum.meeting.ground import Ground
from forum.meeting.meeting import Meeting
from forum.meeting.presence import Presence, PresenceCapacity


class PresenceListCommands(Ground):
    """The list of a meeting: what all commands about it share."""

    def meeting_with_list(self, meeting_id: UUID) -> Meeting:
        """Return a meeting of an open year that was not cancelled."""
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        meeting.check_stands()
        return meeting

    def presence_at(
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

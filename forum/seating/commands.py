"""What can be done about who sits in the forum."""

from forum.seating.delegation_commands import DelegationCommands
from forum.seating.organization_commands import OrganizationCommands
from forum.seating.seating_commands import SeatingsCommands
from forum.seating.selection_commands import SelectionCommands


class SeatingCommands(
    OrganizationCommands, SelectionCommands, SeatingsCommands, DelegationCommands
):
    """The commands of this chapter; each stands in its own noun's module."""

"""What can be done about who sits in the forum."""

from forum.seating.choosing_commands import ChoosingCommands
from forum.seating.leaving_commands import LeavingCommands
from forum.seating.nomination_commands import NominationCommands
from forum.seating.organization_commands import OrganizationCommands
from forum.seating.seating_commands import SeatingsCommands
from forum.seating.selection_commands import SelectionCommands
from forum.seating.vacancy_commands import VacancyCommands


class SeatingCommands(
    OrganizationCommands,
    SelectionCommands,
    NominationCommands,
    ChoosingCommands,
    SeatingsCommands,
    VacancyCommands,
    LeavingCommands,
):
    """The commands of this chapter; each stands in its own noun's module."""

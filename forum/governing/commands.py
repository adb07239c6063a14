"""What can be done about who runs the forum and by which rules."""

from forum.governing.explaining_commands import ExplainingCommands
from forum.governing.forum_commands import ForumCommands
from forum.governing.holding_commands import HoldingCommands
from forum.governing.host_commands import HostCommands
from forum.governing.presidium_commands import PresidiumCommands
from forum.governing.rules_commands import RulesCommands
from forum.governing.year_turn_commands import YearTurnCommands


class GoverningCommands(
    HostCommands,
    HoldingCommands,
    ForumCommands,
    ExplainingCommands,
    YearTurnCommands,
    RulesCommands,
    PresidiumCommands,
):
    """The commands of this chapter; each stands in its own noun's module."""

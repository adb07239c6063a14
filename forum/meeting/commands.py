"""What can be done about themes, groups, meetings, who came, decisions and tasks."""

from forum.meeting.agenda_commands import AgendaCommands
from forum.meeting.course_commands import CourseCommands
from forum.meeting.decision_commands import DecisionCommands
from forum.meeting.group_commands import GroupCommands
from forum.meeting.opening_up_commands import OpeningUpCommands
from forum.meeting.paper_commands import PaperCommands
from forum.meeting.presence_commands import PresenceCommands
from forum.meeting.registration_commands import RegistrationCommands
from forum.meeting.task_commands import TaskCommands
from forum.meeting.theme_commands import ThemeCommands
from forum.meeting.theme_end_commands import ThemeEndCommands
from forum.meeting.theme_support_commands import ThemeSupportCommands


class MeetingCommands(
    ThemeCommands,
    ThemeSupportCommands,
    ThemeEndCommands,
    GroupCommands,
    CourseCommands,
    OpeningUpCommands,
    AgendaCommands,
    PaperCommands,
    PresenceCommands,
    RegistrationCommands,
    DecisionCommands,
    TaskCommands,
):
    """The commands of this chapter; each stands in its own noun's module."""

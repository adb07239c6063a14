"""What can be done about views and what comes back."""

from forum.answering.feedback_commands import FeedbackCommands
from forum.answering.view_commands import ViewCommands


class AnsweringCommands(ViewCommands, FeedbackCommands):
    """The commands of this chapter; each stands in its own noun's module."""

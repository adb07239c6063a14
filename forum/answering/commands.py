"""What can be done about views, what comes back, and evaluations."""

from forum.answering.evaluation_commands import EvaluationCommands
from forum.answering.feedback_commands import FeedbackCommands
from forum.answering.view_commands import ViewCommands


class AnsweringCommands(ViewCommands, FeedbackCommands, EvaluationCommands):
    """The commands of this chapter; each stands in its own noun's module."""

"""What can be done about the notes of meetings and publications."""

from forum.publishing.begin_agenda_commands import BeginAgendaCommands
from forum.publishing.comment_commands import CommentCommands
from forum.publishing.intent_commands import IntentCommands
from forum.publishing.publication_commands import PublicationCommands


class PublishingCommands(BeginAgendaCommands, IntentCommands, CommentCommands, PublicationCommands):
    """The commands of this chapter; each stands in its own noun's module."""

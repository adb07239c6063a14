"""What can be done about the notes of meetings and publications."""

from forum.publishing.begin_agenda_commands import BeginAgendaCommands
from forum.publishing.minutes_commands import MinutesCommands
from forum.publishing.publication_commands import PublicationCommands


class PublishingCommands(BeginAgendaCommands, MinutesCommands, PublicationCommands):
    """The commands of this chapter; each stands in its own noun's module."""

"""Commands about what is published by itself at an instant."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid5

from forum.commanding import command
from forum.keeping.intent import IntendedAct, Intent
from forum.publishing.minutes import Minutes
from forum.publishing.minutes_commands import MinutesCommands
from forum.record.acting import current
from forum.record.localtime import LocalTime

_SPACE: Final = UUID("0b6d1a0e-5c57-5d0b-9c39-7a5a3f0c41d2")


def command_of(intent_id: UUID) -> UUID:
    """The id of the one command that carries an intent out, whoever sends it and how often."""
    return uuid5(_SPACE, str(intent_id))


class IntentCommands(MinutesCommands):
    """Planning a publication, calling it off, and carrying it out."""

    @command
    def plan_publication(
        self, *, minutes_id: UUID, due: LocalTime, number: int | None = None
    ) -> UUID:
        """Plan that notes are published at an instant.

        Args:
            minutes_id: The notes.
            due: From when on, by the clock of the forum.
            number: The version; if none is named, what `publish_minutes` chooses then.

        Raises:
            UnknownThingError: There are no such notes here.
            UnknownVersionError: There is no such version.
        """
        minutes = self.load(Minutes, minutes_id)
        if number is not None:
            minutes.version_text(number)
        intent = self.create(
            Intent, act=IntendedAct.PUBLISH_MINUTES, about_id=minutes_id, number=number, due=due
        )
        self.save(intent)
        return intent.id

    @command
    def call_off_intent(
        self, *, intent_id: UUID, reason: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Call off what was planned.

        Raises:
            UnknownThingError: There is no such intent here.
            IntentClosedError: It was carried out or called off already.
        """
        intent = self.load(Intent, intent_id)
        intent.call_off(self.wordings(reason or {}))
        self.save(intent)
        return intent.id

    @command
    def carry_out_intent(self, *, intent_id: UUID) -> UUID:
        """Do what was planned, in one save; sent as `command_of(intent_id)` it is done once.

        Raises:
            UnknownThingError: There is no such intent here.
            IntentClosedError: It was carried out or called off already.
            IntentNotDueError: Its instant has not come.
            EarlyPublicationError: The rules want the notes approved first.
            UnknownVersionError: The version is not what was approved meanwhile.
        """
        intent = self.load(Intent, intent_id)
        intent.carry_out(current().instant)
        self.save(intent)
        self.open_to_all(self.load(Minutes, intent.about_id), intent.number)
        return intent.id

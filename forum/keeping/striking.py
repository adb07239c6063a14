"""Striking an entry that was wrong: it stays to be seen and counts as not having happened."""

from uuid import UUID

from forum.commanding import Commands, command
from forum.errors import ForumError, UnknownThingError
from forum.record.envelope import ForumAggregate, StruckFields, struck_versions


class NotStrikableError(ForumError):
    """The entry cannot be struck."""

    code = "not_strikable"


class StrikingCommands(Commands):
    """Corrections of what was entered wrongly."""

    @command
    def strike_event(self, *, aggregate_id: UUID, version: int, reason: str) -> UUID:
        """Let one event count as not having happened, from now on.

        The right fact is entered in the same batch. Published texts are corrected or withdrawn
        instead; numbers that were issued and files that were read stay.

        Raises:
            UnknownThingError: There is no such event here.
            NotStrikableError: It is a strike, was struck before, or is of a kind that stays.

        Source: design section 3.12.
        """
        thing = self.load(ForumAggregate, aggregate_id)
        events = self.events_of(thing)
        struck = next((event for event in events if event.originator_version == version), None)
        if struck is None:
            raise UnknownThingError("event", f"{version} of {aggregate_id}")
        kept: frozenset[str] = getattr(type(thing), "UNSTRIKABLE", frozenset())
        if struck.TOPIC in kept or isinstance(struck, StruckFields):
            raise NotStrikableError(f"{struck.TOPIC} is corrected by a later event, not struck")
        if version in struck_versions(events):
            raise NotStrikableError(f"event {version} was struck before")
        thing.strike(version=version, reason=self.written(reason))
        self.save(thing)
        self.fold_again(thing)
        return aggregate_id

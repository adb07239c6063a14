"""Striking an entry that was wrong: it stays to be seen and counts as not having happened."""

from typing import Any, Protocol, runtime_checkable
from uuid import UUID

from forum.commanding import Commands, command
from forum.errors import ForumError, NotAllowedError, UnknownThingError
from forum.governing.office import Office, OfficeKind
from forum.record.acting import current
from forum.record.envelope import ForumAggregate, HostAggregate, StruckFields, struck_versions


class NotStrikableError(ForumError):
    """The entry cannot be struck."""

    code = "not_strikable"


@runtime_checkable
class Guarded(Protocol):
    """A thing that says itself when its events cannot be struck any more."""

    def check_strikable(self, struck: Any) -> None:  # noqa: ANN401 - any event class
        """Refuse the strike of an event, or let it pass."""


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
            NotAllowedError: It is about the installation, and an office of another forum entered
                it.

        Source: design section 3.12.
        """
        thing = self.load(ForumAggregate, aggregate_id)
        events = self.events_of(thing)
        struck = next((event for event in events if event.originator_version == version), None)
        if struck is None:
            raise UnknownThingError("event", f"{version} of {aggregate_id}")
        kept: frozenset[str] = getattr(type(thing), "UNSTRIKABLE", frozenset())
        if struck.TOPIC in kept or isinstance(struck, StruckFields):
            raise NotStrikableError(
                "{topic} is corrected by a later event, not struck", topic=struck.TOPIC
            )
        if version in struck_versions(events):
            raise NotStrikableError("event {version} was struck before", version=version)
        self._check_whose(thing, struck.actor_id)
        if isinstance(thing, Guarded):
            thing.check_strikable(struck)
        thing.strike(version=version, topic=struck.TOPIC, reason=self.written(reason))
        self.save(thing)
        self.fold_again(thing)
        self.after_strike(struck)
        return aggregate_id

    def _check_whose(self, thing: ForumAggregate, entered_by_id: UUID) -> None:
        """Let an office strike of the installation only what was entered for its own forum."""
        actor = self.find(Office, current().actor_id)
        if not isinstance(thing, HostAggregate) or actor is None or actor.kind is OfficeKind.SYSTEM:
            return
        other = self.find(Office, entered_by_id)
        if other is None or other.serves_forum_id != actor.serves_forum_id:
            raise NotAllowedError("another forum's office entered this: ask it to strike it")

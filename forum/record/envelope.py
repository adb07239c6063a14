"""The envelope of every event, the aggregate that carries it, and how an aggregate is replayed.

Aggregates of a forum know the forum they belong to; those of the installation (host, offices,
organizations, persons) have none. Strikes are handled here once: an event that was struck is left
out of the replay, and the right fact, entered in the same save, takes its place.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from inspect import signature
from typing import Any, TypeVar, cast
from uuid import UUID

from eventsourcing.domain import Aggregate, CanInitAggregate, MetaDomainEvent

from forum.record.acting import current
from forum.record.values import Caution, Channel, Clock, Evidence, Instant, Wording
from forum.record.when import When

SALT_BYTES = 16


def _from_context(name: str) -> Callable[[], Any]:
    return lambda: getattr(current(), name)


class EventType(MetaDomainEvent):
    """Makes event classes as the library does, without an own `==` and `repr` for each.

    Those of the base serve all. There are hundreds of event classes, and writing these for each
    was a fifth of the program's start.
    """

    def __new__(
        cls, name: str, bases: tuple[type[Any], ...], namespace: dict[str, Any]
    ) -> type[Any]:
        """Make a frozen dataclass, as `MetaDomainEvent` does."""
        made: Any = super(MetaDomainEvent, cls).__new__(cls, name, bases, namespace)
        made = dataclass(frozen=True, eq=False, repr=False)(made)
        made.__signature__ = signature(made.__init__)
        return cast(type[Any], made)


class ForumAggregate(Aggregate):
    """A thing of a forum that has a life of its own."""

    forum_id: UUID | None

    class Event(Aggregate.Event, metaclass=EventType):
        """One fact in the log.

        Attributes:
            timestamp: When it was recorded: the command's instant, aware UTC.
            forum_id: The forum it belongs to; absent for the installation's own.
            actor_id: The mandate, office, system job or import run that acted; never a person.
            command_id: The command that made it; all its events share it.
            salt: 16 random bytes that keep an event that is not shown unguessable.
            clock: `simulated` in the invented example; absent where the clock was real.
            effective: The day from which it held true; absent where that is the day of recording
                or does not matter.
            on_behalf_of_id: For whom an office entered it.
            channel: How it came in.
            received: When it came in.
            rules_version: The version of the rules of procedure that the act relied on.
            cautions: Cautions it was made in spite of, with reasons.
            evidence: Basis, source and note.
        """

        FOLLOWS = False  # True where an event only serves another one: it is written after that

        timestamp: Instant
        forum_id: UUID | None = field(default_factory=_from_context("forum_id"), kw_only=True)
        actor_id: UUID = field(default_factory=_from_context("actor_id"), kw_only=True)
        command_id: UUID = field(default_factory=_from_context("command_id"), kw_only=True)
        salt: bytes = field(default_factory=lambda: os.urandom(SALT_BYTES), kw_only=True)
        clock: Clock | None = field(default_factory=_from_context("clock"), kw_only=True)
        effective: When | None = field(default_factory=_from_context("effective"), kw_only=True)
        on_behalf_of_id: UUID | None = field(
            default_factory=_from_context("on_behalf_of_id"), kw_only=True
        )
        channel: Channel | None = field(default_factory=_from_context("channel"), kw_only=True)
        received: When | None = field(default_factory=_from_context("received"), kw_only=True)
        rules_version: UUID | None = field(
            default_factory=_from_context("rules_version"), kw_only=True
        )
        cautions: tuple[Caution, ...] = field(
            default_factory=_from_context("cautions"), kw_only=True
        )
        evidence: Evidence | None = field(default_factory=_from_context("evidence"), kw_only=True)

        def __eq__(self, other: object) -> bool:
            """Whether another is an event of this class with the same fields."""
            return type(other) is type(self) and vars(other) == vars(self)

        def __hash__(self) -> int:
            """The hash of what names an event: its thing and its version there."""
            return hash((type(self), self.originator_id, self.originator_version))

        def __repr__(self) -> str:
            """The class and every field, as a dataclass writes them."""
            told = (f"{name}={value!r}" for name, value in vars(self).items())
            return f"{type(self).__qualname__}({', '.join(told)})"

        @staticmethod
        def create_timestamp() -> datetime:
            """The instant of the command."""
            return current().instant

    def __base_init__(
        self,
        originator_id: UUID,
        originator_version: int,
        timestamp: datetime,
        forum_id: UUID | None = None,
    ) -> None:
        """Remember the forum beside what the library keeps."""
        super().__base_init__(originator_id, originator_version, timestamp)
        self.forum_id = forum_id

    def enter_anew(self, first: Any) -> None:  # noqa: ANN401 - the first event of this class
        """Say the first event again, after it was struck; the caller folds the aggregate again.

        Args:
            first: The first event of another thing of this class, which is not kept.
        """
        self.version += 1
        self.pending_events.append(
            replace(first, originator_id=self.id, originator_version=self.version)
        )

    def strike(self, version: int, topic: str, reason: tuple[Wording, ...]) -> None:
        """Leave the event with this version out of every later replay.

        `Governance.strike_event` says which events can be struck, and folds the aggregate again.
        """
        self.trigger_event(type(self).Struck, version=version, topic=topic, reason=reason)  # type: ignore[attr-defined]


class HostAggregate(ForumAggregate):
    """A thing of the installation, which belongs to no forum."""

    class Event(ForumAggregate.Event):
        """One fact about the installation; its `forum_id` is absent."""

        forum_id: UUID | None = field(default=None, kw_only=True)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class StruckFields:
    """What a strike says, in every aggregate.

    It has no `==` and `repr` of its own: it stands before `Event` among the bases of a strike, and
    two strikes would be the same wherever these three fields are.

    Attributes:
        version: Version of the event, of this aggregate, that counts as not having happened.
        topic: Its topic; who may see the strike follows from it.
        reason: Why, by language.
    """

    version: int
    topic: str
    reason: tuple[Wording, ...]


AnyAggregate = TypeVar("AnyAggregate", bound=ForumAggregate)


def struck_versions(events: Iterable[Any]) -> set[int]:
    """Return the versions that the strikes among these events of one aggregate leave out."""
    return {event.version for event in events if isinstance(event, StruckFields)}


def replay(aggregate: AnyAggregate | None, events: Iterable[Any]) -> AnyAggregate | None:
    """Fold the events of one aggregate, leaving out those that were struck.

    Where the first event was struck, the one that was entered in its place is applied first.
    An aggregate whose first event was struck and never entered anew does not exist: None.

    Args:
        aggregate: Always None (snapshots are off).
        events: All events of the aggregate up to the version asked for, in order.
    """
    if aggregate is not None:
        raise ValueError("an aggregate is folded from its first event")
    every = list(events)
    struck = struck_versions(every)
    if not struck:
        for event in every:
            aggregate = event.mutate(aggregate)
        return aggregate
    live = [
        event
        for event in every
        if event.originator_version not in struck and not isinstance(event, StruckFields)
    ]
    first = next((event for event in live if isinstance(event, CanInitAggregate)), None)
    if first is None:
        return None
    aggregate = cast(AnyAggregate, first.mutate(None))
    for event in live:
        if event is not first:
            aggregate.version = event.originator_version - 1
            event.mutate(aggregate)
    aggregate.version = every[-1].originator_version
    aggregate.modified_on = every[-1].timestamp
    return aggregate

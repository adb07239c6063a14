"""One unit of work: what a command, or a batch of commands, has loaded and will save.

Several commands in one batch see each other's effects, since an aggregate is loaded once a unit.
Nothing is written before the unit is committed, so a refusal leaves nothing half done.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.text import TextRef


@dataclass(slots=True)
class Unit:
    """What is loaded, made, written at length and depended on.

    Attributes:
        loaded: Aggregates by id, as this unit sees them.
        absent: Ids that were looked for and have nothing in the log.
        stored: The version of each in the log when it was loaded; 0 for a new one.
        events: Those that wait to be written, in the order they were made: the first one is of
            the thing that the command is about.
        texts: New texts by id, already encrypted.
        shared: Those that several events may name, by content and media type.
        pinned: Versions that a decision depended on, by aggregate id.
        struck: Things whose first event was struck and is not entered anew yet, by id.
        again: Ids of struck things whose places are taken by what is created next, by class and in
            order; empty outside `entering_anew`.
        refused: A command of this unit was refused, so that it cannot be written.
        is_rehearsed: Nothing of it will be written, so it must leave no trace elsewhere either.
        afterwards: What is done once it is written, and not where it is not.
        is_own_checked: The running command has asked whether it is for the actor's own.
    """

    loaded: dict[UUID, ForumAggregate] = field(default_factory=dict)
    absent: set[UUID] = field(default_factory=set)
    stored: dict[UUID, int] = field(default_factory=dict)
    events: list[Any] = field(default_factory=list)
    texts: dict[UUID, bytes] = field(default_factory=dict)
    shared: dict[tuple[str, str], TextRef] = field(default_factory=dict)
    pinned: dict[UUID, int] = field(default_factory=dict)
    struck: dict[UUID, ForumAggregate] = field(default_factory=dict)
    again: dict[type[ForumAggregate], list[UUID]] = field(default_factory=dict)
    refused: bool = False
    is_rehearsed: bool = False
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    is_own_checked: bool = False

    def take(self, thing: ForumAggregate) -> None:
        """Take what a thing has waiting into this unit."""
        self.loaded[thing.id] = thing
        self.events.extend(thing.collect_events())

    def waiting(self, thing_id: UUID) -> list[Any]:
        """Return the events of one thing that wait to be written."""
        return [event for event in self.events if event.originator_id == thing_id]

    def in_order(self) -> list[Any]:
        """Return the events as they are written: numbers and claims after what they are for."""
        return sorted(self.events, key=lambda event: event.FOLLOWS)


UNIT: ContextVar[Unit | None] = ContextVar("unit", default=None)
"""The unit that the running command works in; None outside a command."""


def running() -> Unit:
    """Return the unit that the running command works in.

    Raises:
        LookupError: No command runs.
    """
    unit = UNIT.get()
    if unit is None:
        raise LookupError("no command runs: load and save inside a command")
    return unit

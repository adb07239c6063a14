"""What one save brings beside its events, checked the same way for both stores.

Knows the keyword arguments of `insert_events` and the two checks that need no SQL: every new text
is brought, and no pin moved. How rows are written is left to `sqlite` and `postgres`.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Self
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from forum.store.refusals import PinMovedError, TextsMissingError
from forum.store.rows import CommandRow, TextRow

NO_PINS: Mapping[UUID, int] = MappingProxyType({})
_NO_LIMIT = 2**62


class Pin(NamedTuple):
    """One aggregate that the decision depended on.

    Attributes:
        aggregate_id: The aggregate.
        version: The version that was read; 0 if it did not exist.
        below: Only events with a lower version count: those of this save do not.
    """

    aggregate_id: UUID
    version: int
    below: int


class Save(NamedTuple):
    """What is written in the same transaction as the events.

    Attributes:
        texts: The texts that the events name for the first time.
        command: The command the events come from, or None.
        pins: Checked after the events are inserted, under the store's write lock.
    """

    texts: Sequence[TextRow]
    command: CommandRow | None
    pins: Sequence[Pin]

    @classmethod
    def checked(
        cls,
        stored_events: Sequence[StoredEvent],
        *,
        texts: Sequence[TextRow] = (),
        command: CommandRow | None = None,
        expect: Mapping[UUID, int] = NO_PINS,
        new_texts: int = 0,
        tracking: None = None,
    ) -> Self:
        """Take the keyword arguments of a save; any other name is a `TypeError`.

        Args:
            stored_events: The events of this save, in order.
            texts: The texts that they name for the first time.
            command: The command they come from. A save without events writes no command.
            expect: The versions that the decision depended on, by aggregate; 0 is "missing".
            new_texts: How many TextRefs were made for these events.
            tracking: Always None; the library passes it along.

        Raises:
            TextsMissingError: If `texts` are not as many as `new_texts`, or there is no event
                that could name them.
        """
        if tracking is not None:
            raise TypeError("the log keeps no tracking: followers keep their own position")
        if len(texts) != new_texts or (texts and not stored_events):
            raise TextsMissingError(new_texts if stored_events else 0, len(texts))
        first: dict[object, int] = {}
        for event in stored_events:
            first.setdefault(event.originator_id, event.originator_version)
        pins = [Pin(id_, version, first.get(id_, _NO_LIMIT)) for id_, version in expect.items()]
        return cls(texts, command, pins)

    def refuse_moved(self, found: Mapping[UUID, int]) -> None:
        """Compare the pins with the versions found in the log.

        Args:
            found: The newest version of each pinned aggregate, those of this save left out.

        Raises:
            PinMovedError: If any differs.
        """
        moved = {
            pin.aggregate_id: (pin.version, found.get(pin.aggregate_id, 0))
            for pin in self.pins
            if found.get(pin.aggregate_id, 0) != pin.version
        }
        if moved:
            raise PinMovedError(moved)

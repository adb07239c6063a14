"""Who holds an office, from one day to another, as it was entered.

In any order: an entry that was struck and entered anew comes late. What a person then may do is
the office's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from forum.errors import ForumError
from forum.record.envelope import HostAggregate
from forum.record.span import Span
from forum.record.when import When


class UnheldOfficeError(ForumError):
    """No person holds an office of this kind: the program acts by it, or anybody."""

    code = "unheld_office"


class HoldsOfficeError(ForumError):
    """The person holds the office already on one of these days."""

    code = "holds_office"


class NotHolderError(ForumError):
    """The person does not hold the office."""

    code = "not_holder"


class HolderNamed(HostAggregate.Event):
    """A person was named to hold the office, alone or beside others.

    Attributes:
        person_id: Who acts by the office.
        start: First day.
    """

    TOPIC = "office.holder_named"
    person_id: UUID
    start: When


class HolderLeft(HostAggregate.Event):
    """A person holds the office no more.

    Attributes:
        person_id: Who held it.
        end: Last day.
    """

    TOPIC = "office.holder_left"
    person_id: UUID
    end: When


@dataclass(slots=True)
class Holders:
    """The persons who hold one office.

    Attributes:
        named: First days of each person.
        left: Last days of each person.
    """

    named: dict[UUID, list[When]] = field(default_factory=dict)
    left: dict[UUID, list[When]] = field(default_factory=dict)

    def name(self, person_id: UUID, start: When) -> None:
        """Let a person hold the office from a day."""
        self.named.setdefault(person_id, []).append(start)

    def leave(self, person_id: UUID, end: When) -> None:
        """Let a person hold the office to a day."""
        self.left.setdefault(person_id, []).append(end)

    def of(self, person_id: UUID) -> list[Span]:
        """When a person has held the office, oldest first."""
        return list(held(self.named.get(person_id, ()), self.left.get(person_id, ())))


def held(starts: Iterable[When], ends: Iterable[When]) -> Iterator[Span]:
    """Put first and last days of one person together: each span ends on the next last day.

    Args:
        starts: First days, in any order.
        ends: Last days, in any order.
    """
    last = sorted(ends, key=lambda end: end.latest)
    for start in sorted(starts, key=lambda start: start.latest):
        begun = start.earliest or date.min
        yield Span(start, next((end for end in last if end.latest >= begun), None))

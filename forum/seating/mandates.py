"""Mandates: rights of persons to speak for an organization from one day to another.

Only what was entered, in any order: an entry that was struck and entered anew comes late. Whether
the organization has a seat is the seating's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from forum.record.span import Span
from forum.record.when import Holds, When


class RepresentativeRole(StrEnum):
    """What a person is in the delegation."""

    REPRESENTATIVE = "representative"
    DEPUTY = "deputy"


class Capacity(StrEnum):
    """In what capacity a person acts for the organization."""

    POLITICIAN = "politician"
    OFFICIAL = "official"
    EMPLOYEE = "employee"
    VOLUNTEER = "volunteer"


class Mandate(NamedTuple):
    """One mandate.

    Attributes:
        person_id: Who has it.
        role: Representative or deputy.
        side: Key of the side that the organization sits for.
        span: First and last day.
    """

    person_id: UUID
    role: RepresentativeRole
    side: str
    span: Span


class HandOver(NamedTuple):
    """A mandate that went on to somebody else.

    Attributes:
        successor_id: The new mandate.
        person_id: Who has that.
        start: Its first day.
    """

    successor_id: UUID
    person_id: UUID
    start: When


class Contact(NamedTuple):
    """Who answers for the open views of an organization that has no seat any more.

    Attributes:
        person_id: Who it is.
        start: First day.
        end: Last day; None while it goes on.
    """

    person_id: UUID
    start: When
    end: When | None


@dataclass(slots=True)
class Mandates:
    """The mandates of one delegation.

    Attributes:
        appointed: Mandates as they were given.
        handed_over: Mandates that went on to somebody else.
        ended: Last days of mandates that were ended.
        cancelled: Mandates that were called off before they began.
    """

    appointed: dict[UUID, Mandate] = field(default_factory=dict)
    handed_over: dict[UUID, HandOver] = field(default_factory=dict)
    ended: dict[UUID, When] = field(default_factory=dict)
    cancelled: set[UUID] = field(default_factory=set)

    def is_over(self, mandate_id: UUID) -> bool:
        """Whether the end of a mandate was entered, not only planned."""
        return mandate_id in self.ended or self._successor(mandate_id) is not None

    def find(self, mandate_id: UUID) -> Mandate | None:
        """Return a mandate with its days as they came to be; None also if it was called off."""
        given = self._given(mandate_id)
        if given is None or mandate_id in self.cancelled:
            return None
        end = self.ended.get(mandate_id, given.span.end)
        if (handed := self._successor(mandate_id)) is not None:
            end = day_before(handed.start)
        return given._replace(span=Span(given.span.start, end))

    def __iter__(self) -> Iterator[Mandate]:
        for mandate_id in self.ids():
            if (mandate := self.find(mandate_id)) is not None:
                yield mandate

    def crowded(self, side: str, span: Span, seats: int) -> date | None:
        """Return the first day on which one more would certainly be too many, or None.

        Args:
            side: Key of the side.
            span: The days of one more representative.
            seats: Seats of the organization.
        """
        filled = [
            one.span
            for one in self
            if one.role is RepresentativeRole.REPRESENTATIVE and one.side == side
        ]
        firsts = [one.start for one in (span, *filled) if one.start is not None]
        for day in sorted(first.latest for first in firsts):  # by then each has certainly begun
            others = [one for one in filled if one.holds_on(day) is Holds.YES]
            if span.holds_on(day) is Holds.YES and len(others) >= seats:
                return day
        return None

    def going_on(self, end: When) -> list[tuple[UUID, bool]]:
        """Return the mandates that go on after a day, and whether each has begun by then.

        Those that have not come first, so that who was to hand over goes on and is ended too.
        """
        begun, coming = [], []
        for mandate_id in self.ids():
            mandate = self.find(mandate_id)
            if mandate is None:
                continue
            start = mandate.span.start
            if start is not None and start.earliest is not None and start.earliest > end.latest:
                coming.append((mandate_id, False))
                continue
            last = mandate.span.end
            if last is None or last.latest > end.latest:
                begun.append((mandate_id, True))
        return [*coming, *begun]

    def ids(self) -> Iterator[UUID]:
        """Yield the ids of all mandates, also of those that were called off."""
        yield from self.appointed
        for handed in self.handed_over.values():
            yield handed.successor_id

    def _successor(self, mandate_id: UUID) -> HandOver | None:
        """Who took a mandate over, unless that was called off."""
        handed = self.handed_over.get(mandate_id)
        return None if handed is None or handed.successor_id in self.cancelled else handed

    def _given(self, mandate_id: UUID) -> Mandate | None:
        """A mandate as it was given: by appointment, or by the one that it took over."""
        if mandate_id in self.appointed:
            return self.appointed[mandate_id]
        for before_id, handed in self.handed_over.items():
            if handed.successor_id == mandate_id:
                before = self._given(before_id)
                return before and before._replace(
                    person_id=handed.person_id, span=Span(handed.start, before.span.end)
                )
        return None


def day_before(day: When) -> When:
    """The last day before another; as exactly as the other is known, if that is not in full."""
    return When.on(day.latest - timedelta(days=1)) if day.is_exact else day

"""Mandates: rights of persons to speak for an organization from one day to another.

Only what was entered, in any order: an entry that was struck and entered anew comes late. Whether
the organization has a seat is the seating's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from forum.record.span import Span
from forum.record.when import When


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


@dataclass(slots=True)
class Mandates:
    """The mandates of one delegation.

    Attributes:
        appointed: Mandates as they were given.
        handed_over: Mandates that went on to somebody else.
        ended: Last days of mandates that were ended.
    """

    appointed: dict[UUID, Mandate] = field(default_factory=dict)
    handed_over: dict[UUID, HandOver] = field(default_factory=dict)
    ended: dict[UUID, When] = field(default_factory=dict)

    def is_over(self, mandate_id: UUID) -> bool:
        """Whether the end of a mandate was entered, not only planned."""
        return mandate_id in self.ended or mandate_id in self.handed_over

    def find(self, mandate_id: UUID) -> Mandate | None:
        """Return a mandate with its days as they came to be, or None."""
        given = self._given(mandate_id)
        if given is None:
            return None
        end = self.ended.get(mandate_id, given.span.end)
        if mandate_id in self.handed_over:
            end = day_before(self.handed_over[mandate_id].start)
        return given._replace(span=Span(given.span.start, end))

    def __iter__(self) -> Iterator[Mandate]:
        successors = (handed.successor_id for handed in self.handed_over.values())
        for mandate_id in (*self.appointed, *successors):
            if (mandate := self.find(mandate_id)) is not None:
                yield mandate

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

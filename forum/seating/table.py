"""Who sits at the table: the state of one seating, and what it can answer for a day.

Only what was entered, in any order: an entry that was struck and entered anew comes late. Days
that are not known in full, and lists that are known to be incomplete, give "perhaps".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from forum.record.span import Span
from forum.record.when import Holds, When
from forum.seating.calls import Calls


class Seat(NamedTuple):
    """The seat, or seats, of one organization for a time.

    Attributes:
        seats: How many seats; None where that is unknown.
        start: First day; None where it is unknown.
        vacated: First day without the seat; None while it is held.
    """

    seats: int | None
    start: When | None
    vacated: When | None

    def holds_on(self, day: date) -> Holds:
        """Whether the seat was held on a day."""
        held = Span(self.start, None).holds_on(day)
        if self.vacated is None or held is Holds.NO:
            return held
        if day >= self.vacated.latest:
            return Holds.NO
        earliest = self.vacated.earliest
        return held if earliest is not None and day < earliest else Holds.PERHAPS


@dataclass(slots=True)
class Table:
    """Seats, reserve places and participants by organization.

    Attributes:
        term: First and last day of the seating.
        sat: What each organization sat down on: number of seats, and first day.
        vacated: The days from which each organization's seats were vacant.
        reserves: Each reserve's place in the order, from 1.
        called_up: Reserves that got a seat.
        declined: Reserves that did not take one.
        calls: Reserves that were asked, and for which seat.
        participants: Organizations of a side without fixed seats.
        is_size_stated: Whether anything was said of how many organizations there are.
        organizations: How many there are; None where that is unknown.
    """

    term: Span
    sat: dict[UUID, list[tuple[int | None, When | None]]] = field(default_factory=dict)
    vacated: dict[UUID, list[When]] = field(default_factory=dict)
    reserves: dict[UUID, int] = field(default_factory=dict)
    called_up: set[UUID] = field(default_factory=set)
    declined: set[UUID] = field(default_factory=set)
    calls: Calls = field(default_factory=Calls)
    participants: set[UUID] = field(default_factory=set)
    is_size_stated: bool = False
    organizations: int | None = None

    def sit(self, organization_id: UUID, seats: int | None, since: When | None) -> None:
        """Seat an organization since a day, or since the term's first."""
        self.sat.setdefault(organization_id, []).append((seats, since or self.term.start))

    def seats(self, organization_id: UUID) -> list[Seat]:
        """Return the seats of an organization, the first one first, with when each was vacated."""
        days = sorted(self.vacated.get(organization_id, []), key=lambda day: day.latest)
        sat = sorted(self.sat.get(organization_id, []), key=lambda seat: _latest(seat[1]))
        return [
            Seat(seats, start, days[index] if index < len(days) else None)
            for index, (seats, start) in enumerate(sat)
        ]

    def is_seated(self, organization_id: UUID) -> bool:
        """Whether an organization holds a seat that it has not vacated."""
        held = self.seats(organization_id)
        return bool(held) and held[-1].vacated is None

    def is_waiting(self, organization_id: UUID) -> bool:
        """Whether an organization holds a reserve place and was not called up."""
        return organization_id in self.reserves and organization_id not in self.called_up

    def waiting(self) -> Iterator[UUID]:
        """Yield the reserves that were not called up and have not declined."""
        for organization_id in self.reserves:
            if self.is_waiting(organization_id) and organization_id not in self.declined:
                yield organization_id

    def waiting_order(self) -> dict[UUID, int]:
        """Return the reserves that were not called up, with their places in the order."""
        return {one: order for one, order in self.reserves.items() if self.is_waiting(one)}

    def placed(self) -> set[UUID]:
        """Return the organizations that got a seat or a reserve place."""
        return self.sat.keys() | self.reserves.keys()

    def is_filled(self, vacated_by_id: UUID) -> bool:
        """Whether each seat that an organization left was taken by a reserve."""
        left = len(self.vacated.get(vacated_by_id, []))
        return self.calls.filled.count(vacated_by_id) >= left

    def is_incomplete(self) -> bool:
        """Whether more organizations hold seats than are entered, or it is said to be unknown."""
        if not self.is_size_stated:
            return False
        return self.organizations is None or len(self.sat) < self.organizations

    def seat_on(self, organization_id: UUID, day: date) -> Holds:
        """Say whether an organization held a seat on a day.

        Perhaps where a day is not known in full, and where the list is known to be incomplete.
        """
        in_term = self.term.holds_on(day)
        held = [seat.holds_on(day) for seat in self.seats(organization_id)]
        if in_term is Holds.NO:
            return Holds.NO
        if Holds.YES in held:
            return in_term
        if Holds.PERHAPS in held:
            return Holds.PERHAPS
        if held or organization_id in self.reserves or not self.is_incomplete():
            return Holds.NO
        return Holds.PERHAPS

    def seats_on(self, organization_id: UUID, day: date) -> int | None:
        """Return how many seats an organization held on a day at most; None where unknown."""
        if self.seat_on(organization_id, day) is Holds.NO:
            return 0
        held = [seat for seat in self.seats(organization_id) if seat.holds_on(day) is not Holds.NO]
        numbers = [seat.seats for seat in held if seat.seats is not None]
        return sum(numbers) if held and len(numbers) == len(held) else None


def _latest(day: When | None) -> date:
    return day.latest if day is not None else date.min

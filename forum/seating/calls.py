"""Calls to reserves: who was asked for which vacant seat, until when, and who said no."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from forum.record.when import When


class Call(NamedTuple):
    """A reserve that was asked.

    Attributes:
        organization_id: The reserve.
        vacated_by_id: The organization whose seat is vacant; None where unknown.
        asked: The day it was asked.
        answer_by: The last day for its answer.
    """

    organization_id: UUID
    vacated_by_id: UUID | None
    asked: When | None
    answer_by: When


@dataclass(slots=True)
class Calls:
    """The calls of one seating.

    Attributes:
        asked: Calls in the order they were entered.
        declined: How often each reserve said no.
        filled: The organizations whose vacant seats were taken by reserves, once for each seat.
    """

    asked: list[Call] = field(default_factory=list)
    declined: dict[UUID, int] = field(default_factory=dict)
    filled: list[UUID] = field(default_factory=list)

    def decline(self, organization_id: UUID) -> None:
        """Note that a reserve said no to its earliest call that it has not answered."""
        self.declined[organization_id] = self.declined.get(organization_id, 0) + 1

    def unanswered(self, organization_id: UUID) -> Call | None:
        """Return the earliest call that a reserve has not said no to, or None."""
        own = [call for call in self.asked if call.organization_id == organization_id]
        return next(iter(own[self.declined.get(organization_id, 0) :]), None)

    def has_declined(self, organization_id: UUID, vacated_by_id: UUID | None) -> bool:
        """Whether a reserve said no to this vacant seat; to any, where its call was not entered."""
        refusals = self.declined.get(organization_id, 0)
        own = [call for call in self.asked if call.organization_id == organization_id]
        if refusals > len(own):
            return True
        return any(call.vacated_by_id == vacated_by_id for call in own[:refusals])

    def first(
        self, waiting: Mapping[UUID, int], vacated_by_id: UUID | None
    ) -> tuple[UUID, int] | None:
        """Return the reserve whose turn it is, and its place in the order; None for none.

        Args:
            waiting: Reserves that were not called up, with their places in the order.
            vacated_by_id: The organization whose seat is vacant.
        """
        asked = [
            (order, organization_id)
            for organization_id, order in waiting.items()
            if not self.has_declined(organization_id, vacated_by_id)
        ]
        if not asked:
            return None
        order, organization_id = min(asked)
        return organization_id, order

    def pending(
        self, waiting: Mapping[UUID, int], vacated_by_id: UUID | None, day: date
    ) -> Call | None:
        """Return the call for a vacant seat that can still be answered on a day, or None."""
        for call in self.asked:
            is_open = call.organization_id in waiting and call.answer_by.latest >= day
            if call.vacated_by_id != vacated_by_id or not is_open:
                continue
            if not self.has_declined(call.organization_id, vacated_by_id):
                return call
        return None

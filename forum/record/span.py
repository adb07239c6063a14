"""`Span`: from a first day to a last, each as exactly as it is known.

Knows when two spans certainly meet and when one runs backwards; guards refuse only what is
certain. What holds from when is left to the aggregates.
"""

from datetime import date
from typing import NamedTuple

from forum.errors import EndsBeforeStartError
from forum.record.when import Holds, When, holds_on


class Span(NamedTuple):
    """A first and a last day.

    Attributes:
        start: The first day; None where it is unknown.
        end: The last day, included; None while it goes on.
    """

    start: When | None
    end: When | None

    def holds_on(self, day: date) -> Holds:
        """Whether it held on a day."""
        return holds_on(self.start, self.end, day)

    def check(self) -> None:
        """Refuse a span that certainly ends before it starts.

        Raises:
            EndsBeforeStartError: It does.
        """
        if self.start is None or self.end is None or self.start.earliest is None:
            return
        if self.end.latest < self.start.earliest:
            raise EndsBeforeStartError(self.start, self.end)

    def certainly_meets(self, other: "Span") -> bool:
        """Whether there is at least one day on which both held, whatever the unknown days are.

        Two that go on meet for certain, also where their first days are unknown.
        """
        return (
            self._latest_start() <= other._earliest_end()
            and other._latest_start() <= self._earliest_end()
        )

    def _latest_start(self) -> date:
        if self.start is not None:
            return self.start.latest
        return self.end.latest if self.end is not None else date.max

    def _earliest_end(self) -> date:
        if self.end is None:
            return date.max
        begun = self.start.earliest if self.start is not None else None
        return self.end.earliest or begun or date.min

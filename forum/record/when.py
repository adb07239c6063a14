"""`When`: a day as exactly as it is known, and questions about it.

A day may be known in full (`2020-12-04`), to the month (`2020-12`), to the year (`2020`), or only
as a limit (`../2014-12-02`, not later than). It is never padded. Times of day are `LocalTime`.
"""

import calendar
import re
from datetime import date
from enum import Enum
from typing import Self

_FORM = re.compile(r"(?:\d{4}|\d{4}-\d{2}|(?:\.\./)?\d{4}-\d{2}-\d{2})\Z", re.ASCII)


class Holds(Enum):
    """Whether something that has a start and an end held on a day."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"


class When:
    """A day as exactly as it is known.

    Attributes:
        text: The stored form: `2020`, `2020-12`, `2020-12-04` or `../2014-12-02`.

    Raises:
        ValueError: The text has another form, or names a day that does not exist.
    """

    __slots__ = ("text",)
    text: str

    def __init__(self, text: str) -> None:
        if not isinstance(text, str) or not _FORM.match(text):
            raise ValueError(
                f"{text!r} is not a day: write 2020, 2020-12, 2020-12-04 or ../2014-12-02"
            )
        object.__setattr__(self, "text", text)
        try:
            _ = self.latest
        except ValueError as error:
            raise ValueError(f"{text!r} is not a day in the calendar") from error

    @classmethod
    def stored(cls, text: str) -> Self:
        """Take a text from the log as it is: replay does not check again (`verify` does)."""
        when = object.__new__(cls)
        object.__setattr__(when, "text", text)
        return when

    @classmethod
    def on(cls, day: date) -> Self:
        """Return the `When` of a day known in full."""
        return cls.stored(day.isoformat())

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None where only a limit is known."""
        if self.text.startswith("../"):
            return None
        year, month, day = (*map(int, self.text.split("-")), 1, 1)[:3]
        return date(year, month, day)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        parts = [int(part) for part in self.text.removeprefix("../").split("-")]
        if len(parts) == 1:
            return date(parts[0], 12, 31)
        if len(parts) == 2:
            return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
        return date(*parts)

    @property
    def is_exact(self) -> bool:
        """Whether it names one day."""
        return self.earliest == self.latest

    def may_mean(self, other: "When") -> bool:
        """Whether the other, more exact day is one of the days that this can mean."""
        if other.latest > self.latest:
            return False
        return self.earliest is None or (
            other.earliest is not None and other.earliest >= self.earliest
        )

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a When does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"When({self.text!r})"

    def __str__(self) -> str:
        return self.text


def holds_on(start: When | None, end: When | None, day: date) -> Holds:
    """Say whether a span held on a day; the end day is included.

    Args:
        start: Its first day; None where it is unknown (so never a certain yes).
        end: Its last day; None while it goes on.
        day: The day asked about.

    Source: design section 3.4; guards refuse only a certain breach.
    """
    if start is not None and start.earliest is not None and day < start.earliest:
        return Holds.NO
    if end is not None and day > end.latest:
        return Holds.NO
    begun = start is not None and start.latest <= day
    lasting = end is None or (end.earliest is not None and day <= end.earliest)
    return Holds.YES if begun and lasting else Holds.PERHAPS

"""The register of numbers that people cite: one a forum, series and year.

A number is issued in the same save as what it is for, is never used again and never changes.
"""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum


class Series(StrEnum):
    """What is numbered."""

    DECISION = "decision"  # by year
    MEETING = "meeting"  # by year; the forum's own meetings
    VIEW = "view"  # running, year 0
    RULES = "rules"  # versions of the rules, by year
    ADOPTED_RULES = "adopted_rules"  # running, year 0: in the order in which they were adopted


class Register(ForumAggregate):
    """The numbers of one series in one year."""

    TOPIC = "register"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset({"register.opened", "register.issued"})

    class Event(ForumAggregate.Event):
        """One fact about a register; it is written after what it is for."""

        FOLLOWS = True

    class Created(Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "register.reserved"

    class Opened(Event, Aggregate.Created):
        """A register of numbers was opened.

        Attributes:
            series: What is numbered.
            year: The forum year; 0 for a series that runs on over the years.
        """

        TOPIC = "register.opened"
        class_version = 2
        series: Series
        year: int

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may be a register of adopted rules."""

    class Issued(Event):
        """A number was issued.

        Attributes:
            number: The number, from 1, without gaps.
            to_id: What it was issued to.
        """

        TOPIC = "register.issued"
        number: int
        to_id: UUID

    class Struck(StruckFields, Event):
        """Declared as for every thing; a number that was issued is never struck."""

        TOPIC = "register.struck"

    @event(Opened)
    def __init__(self, series: Series, year: int) -> None:
        self.series = series
        self.year = year
        self.issued: dict[UUID, int] = {}

    @staticmethod
    def create_id(series: Series, year: int) -> UUID:
        """A forum has one register for a series and year."""
        return id_in_forum("register", series, year)

    def issue(self, to_id: UUID) -> int:
        """Issue the next number; what has one keeps it, and nothing is written."""
        if to_id not in self.issued:
            self._issue(number=len(self.issued) + 1, to_id=to_id)
        return self.issued[to_id]

    @event(Issued)
    def _issue(self, number: int, to_id: UUID) -> None:
        self.issued[to_id] = number


def cited(series: Series, year: int, number: int) -> str:
    """Return the form in which people cite a number.

    Decisions as 2018-004, meetings as 2018-02, versions of the rules as 2018-1, views as 14.
    """
    if series in {Series.VIEW, Series.ADOPTED_RULES}:
        return str(number)
    digits = {Series.DECISION: 3, Series.MEETING: 2, Series.RULES: 1}[series]
    return f"{year}-{number:0{digits}}"

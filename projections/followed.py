"""One case in which a limit was followed or not, and what those who look for cases share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from projections.happened import Happened
from projections.limits import Limits
from projections.names import Words
from projections.rules import RulesRow, holding


class Case(TypedDict):
    """One case in which a limit was followed, was not, or may still be.

    Attributes:
        outcome: kept, not_kept, not_yet (its day has not come), or unknown (what is here does not
            tell).
        about: meeting, view, side, organization, post, selection or year.
        about_id: Its id, key or number.
        ref: How people cite it, such as `2026-02`, or None.
        position: The event that shows it; None where it shows by what did not happen.
        day: The day on which it was done, ISO; None while it is not, or where it is unknown.
        due: The last day for it, ISO; None for limits that are no days.
        measured: What came of it where the limit is a number: days, seats, organizations, a share
            as `9/16`; or None.
        reason: The reason that came with the act, by language, or None.
        rules: The version of the rules that it is measured by, such as `2026-1`; None for what
            good practice asks.
    """

    outcome: str
    about: str
    about_id: str
    ref: str | None
    position: int | None
    day: str | None
    due: str | None
    measured: str | None
    reason: Words | None
    rules: str | None


Found = Iterator[tuple[str, Case]]
"""Cases with the name of the limit, or of the practice, that each is one of."""


@dataclass(frozen=True, kw_only=True)
class YearOf(Happened):
    """The year of a forum that was asked about, as it stood on a day.

    Attributes:
        year: Its number.
        start: Its first day.
        end: Its last day.
        versions: The rules, newest first.
    """

    year: int
    start: date
    end: date
    versions: list[RulesRow]

    @property
    def is_over(self) -> bool:
        """Whether the year had ended by the day."""
        return self.day > self.end

    @property
    def last_day(self) -> date:
        """The day asked about, or the last of the year where that is later."""
        return min(self.day, self.end)

    def limits_on(self, day: date | None) -> Limits:
        """The limits of the rules in force on a day; on the last day of the year for None."""
        return Limits.of(holding(self.versions, day or self.last_day))

    def by(self, due: date, done: date | None, *, is_known: bool = True) -> str:
        """Say how something came out that was to be done by a day.

        Args:
            due: The last day for it.
            done: The day on which it was done; None if it was not.
            is_known: What is here would tell if it was done.
        """
        if done is not None:
            return "kept" if done <= due else "not_kept"
        if self.day <= due:
            return "not_yet"
        return "not_kept" if is_known else "unknown"


def case(
    outcome: str,
    about: str,
    about_id: str,
    *,
    ref: str | None = None,
    position: int | None = None,
    day: date | None = None,
    due: date | None = None,
    measured: object = None,
    reason: Words | None = None,
    rules: str | None = None,
) -> Case:
    """Make a case; days become ISO text."""
    return Case(
        outcome=outcome,
        about=about,
        about_id=about_id,
        ref=ref,
        position=position,
        day=day.isoformat() if day is not None else None,
        due=due.isoformat() if due is not None else None,
        measured=str(measured) if measured is not None else None,
        reason=reason,
        rules=rules,
    )


def most(limit: int, measured: int | None) -> str:
    """Say how a number came out that may be no larger than a limit; None is unknown."""
    if measured is None:
        return "unknown"
    return "kept" if measured <= limit else "not_kept"

"""The limits of a version of the rules as read models have them, and days counted by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from forum.governing.limits import DaysCounted
from forum.record.workdays import days_after, days_before
from projections.rules import RulesRow


@dataclass(frozen=True)
class Limits:
    """What a version of the rules sets.

    Attributes:
        rules: The version as people cite it, such as `2026-1`; None where there are no rules.
        values: The limits that are set, by name, as they stand in JSON.
    """

    rules: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, version: RulesRow | None) -> "Limits":
        """Return the limits of a version; none where there is none."""
        if version is None:
            return cls()
        return cls(f"{version['year']}-{version['number']}", version["limits"])

    def get(self, limit: str) -> Any:  # noqa: ANN401 - any JSON value
        """What a limit is set to, or None."""
        return self.values.get(limit)

    def days(self, limit: str, otherwise: int | None = None) -> int | None:
        """The days, or another number, that a limit sets, or what holds where none is set."""
        found = self.values.get(limit, otherwise)
        return int(found) if found is not None else None

    def share(self, limit: str) -> Fraction | None:
        """The share that a limit sets, or None."""
        found = self.values.get(limit)
        return Fraction(found) if found is not None else None

    def days_before(self, day: date, days: int) -> date:
        """The last day that is some days before another, as the rules count days."""
        return days_before(day, days, working=self._counts_working_days)

    def days_after(self, day: date, days: int | None) -> date | None:
        """The day some days after another, as the rules count days; None where none are set."""
        if days is None:
            return None
        return days_after(day, days, working=self._counts_working_days)

    @property
    def _counts_working_days(self) -> bool:
        return self.values.get("days_counted") == DaysCounted.WORKING.value

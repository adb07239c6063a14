"""One duty, and what those who look for duties have in common."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

from msgspec import json

from forum.governing.limits import DaysCounted
from forum.record.when import When
from forum.record.workdays import days_after, days_before
from projections.asking import Found, ask
from projections.tables import Table
from projections.visible import visible


class Duty(TypedDict):
    """Something that is to be done.

    Attributes:
        kind: What is to be done, such as invite, publish or answer.
        whose: secretariat, side, organization or office (one outside that needs no account).
        whose_id: Key of the side, id of the organization, or the office in words; None for the
            secretariat.
        about: meeting, view, seat, post, document or year.
        about_id: Its id; the year for one.
        ref: How people cite it, such as `2026-02`, or None.
        since: The day from which it is to be done, ISO; None where it is not known.
        due: Last day, ISO; None where none is set.
        is_late: The last day has passed.
    """

    kind: str
    whose: str
    whose_id: str | None
    about: str
    about_id: str
    ref: str | None
    since: str | None
    due: str | None
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked, and what every search needs.

    Attributes:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: The day asked about.
        zone: IANA name of the forum's zone.
        limits: Of the rules in force that day, by name; empty where there are none.
        open_years: The years around the day that are not closed.
    """

    conn: sqlite3.Connection
    forum_id: str
    sees: str
    day: date
    zone: str
    limits: Mapping[str, Any]
    open_years: frozenset[int]

    def days(self, limit: str, otherwise: int | None = None) -> int | None:
        """The days that a limit of the rules sets, or what holds where they set none."""
        found = self.limits.get(limit, otherwise)
        return int(found) if found is not None else None

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
        return self.limits.get("days_counted") == DaysCounted.WORKING.value

    def duty(
        self,
        kind: str,
        about: str,
        about_id: str,
        *,
        whose: str = "secretariat",
        whose_id: str | None = None,
        ref: str | None = None,
        since: date | None = None,
        due: date | None = None,
    ) -> Duty:
        """Make a duty as it stands on the day asked about."""
        return Duty(
            kind=kind,
            whose=whose,
            whose_id=whose_id,
            about=about,
            about_id=about_id,
            ref=ref,
            since=since.isoformat() if since else None,
            due=due.isoformat() if due else None,
            is_late=due is not None and due < self.day,
        )

    def acts(self, table: Table, column: str, ids: Iterable[str]) -> dict[str, list[Found]]:
        """Return what had happened by the day to some things, in log order, by id.

        Args:
            table: A table of acts.
            column: The column that holds the ids.
            ids: The things.
        """
        found: dict[str, list[Found]] = {}
        for act in ask(
            self.conn,
            f"SELECT t.*, e.recorded AS recorded_at FROM {table.name} AS t "
            f"JOIN events AS e ON e.position = t.position "
            f"WHERE {visible('t')} AND t.{column} IN (SELECT value FROM json_each(:ids)) "
            "ORDER BY t.position",
            sees=self.sees,
            ids=json.encode(list(ids)).decode(),
        ):
            act["on"] = self.day_of(act)
            if act["on"] is None or act["on"] <= self.day:
                found.setdefault(act[column], []).append(act)
        return found

    def day_of(self, act: Found) -> date | None:
        """The last day that an act can have been done on; None where it is not known."""
        if act["effective"] is not None:
            return When(act["effective"]).latest
        if act["basis"] is not None:
            return None
        recorded = datetime.fromisoformat(act["recorded_at"])
        return recorded.astimezone(ZoneInfo(self.zone)).date()

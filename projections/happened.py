"""What had happened by a day: the ground on which duties and the account of the rules are told."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import json

from forum.record.when import When
from projections.asking import Found, ask
from projections.tables import Table
from projections.visible import visible


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What was asked, and how acts are looked up as they stood on that day.

    Attributes:
        conn: The read model.
        forum_id: The forum.
        sees: From `seen_by`.
        day: The day asked about.
        zone: IANA name of the forum's zone.
    """

    conn: sqlite3.Connection
    forum_id: str
    sees: str
    day: date
    zone: str

    @property
    def where(self) -> dict[str, str]:
        """What every question about one forum is asked with."""
        return {"forum_id": self.forum_id, "sees": self.sees}

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
            f"WHERE {visible('t')} AND {visible('e')} "
            f"AND t.{column} IN (SELECT value FROM json_each(:ids)) "
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

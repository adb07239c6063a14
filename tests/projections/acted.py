"""A forum that acts by its commands and is then read: for questions that need the whole way."""

from __future__ import annotations

from datetime import date, timedelta
from sqlite3 import Connection
from typing import Any
from uuid import UUID, uuid4

from forum.answering.view import Giver, Setting
from forum.governing.limits import RulesLimits
from forum.meeting.meeting import MeetingKind
from forum.policy import Role
from forum.record.when import When
from projections.all import PROJECTIONS
from projections.follower import catch_up
from projections.read_model import ReadModel
from projections.visible import seen_by
from tests.bench.sources import source_of
from tests.walk.people import START, Place

ZONE = "Europe/Stockholm"


class ActedForum(Place):
    """A forum with two sides and a clock that begins on 4 January 2016."""

    def read(self) -> Connection:
        """A read model of all that was done so far."""
        with source_of(self.store) as source:
            model = ReadModel(self.folder / f"{uuid4().hex}.db", PROJECTIONS)
            catch_up(source, model)
        return model.conn

    def asking(self, role: Role = Role.SECRETARIAT) -> dict[str, Any]:
        """What a question about this forum is asked with."""
        return {"forum_id": str(self.forum_id), "sees": seen_by(role)}

    def on(self, day: str) -> None:
        """Let it be a day."""
        self.now = START + timedelta(days=(date.fromisoformat(day) - START.date()).days)

    def adopt(self, valid_from: str = "2016-01-01", **limits: Any) -> None:
        """Let rules with some limits be in force."""
        rules_id = self.act("propose_rules", year=2016, limits=RulesLimits(**limits))
        self.act("adopt_rules", rules_id=rules_id, valid_from=When(valid_from))

    def meeting(
        self, day: str = "2016-03-16", kind: MeetingKind = MeetingKind.DIALOGUE, **about: Any
    ) -> UUID:
        """Plan a meeting of the whole forum."""
        year = int(day[:4])
        found: UUID = self.act(
            "plan_meeting", classification=kind, year=year, day=When(day), **about
        )
        return found

    def view(self, **about: Any) -> UUID:
        """Record a view of those who came."""
        found: UUID = self.act(
            "record_view",
            setting=Setting.WRITTEN,
            text={"sv": "En synpunkt"},
            **{"giver": Giver.PARTICIPANTS, **about},
        )
        return found

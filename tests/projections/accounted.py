"""A forum whose account of the rules can be asked for."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from forum.meeting.meeting import MeetingKind
from forum.meeting.presence import PresenceCapacity
from forum.policy import Role
from projections.followed import Case
from projections.rules_followed import FollowedRow, rules_followed
from tests.projections.acted import ZONE, ActedForum
from tests.walk.people import SIDES


class AccountedForum(ActedForum):
    """Acts, and tells how it followed its rules."""

    def followed(
        self, day: str, year: int = 2016, role: Role = Role.SECRETARIAT
    ) -> dict[str, FollowedRow]:
        asked = {"year": year, "day": date.fromisoformat(day), "zone": ZONE, **self.asking(role)}
        return {row["limit"]: row for row in rules_followed(self.read(), **asked)}

    def state(self, limit: str, day: str = "2017-01-02") -> str:
        return self.followed(day)[limit]["state"]

    def cases(self, limit: str, day: str = "2017-01-02") -> list[Case]:
        return self.followed(day)[limit]["cases"]

    def invited(self, day: str, on: str, **about: Any) -> UUID:
        meeting_id = self.meeting(day)
        self.on(on)
        self.act("convene_meeting", meeting_id=meeting_id, **about)
        return meeting_id

    def held(self, day: str, kind: MeetingKind = MeetingKind.DIALOGUE) -> UUID:
        meeting_id = self.meeting(day, kind)
        self.on(day)
        self.act("hold_meeting", meeting_id=meeting_id)
        return meeting_id

    def seat(self, seats: int = 1, organizations: int = 2) -> None:
        self.act("open_seating", year=2016, side=SIDES[0])
        self.act(
            "state_seating_size", year=2016, side=SIDES[0], organizations=organizations, seats=None
        )
        for organization_id in self.organizations[:organizations]:
            self.act(
                "grant_seat",
                year=2016,
                side=SIDES[0],
                organization_id=organization_id,
                seats=seats,
            )

    def came(self, meeting_id: UUID, *heads: int) -> None:
        for organization_id, count in zip(self.organizations, heads, strict=False):
            self.act(
                "record_attendance",
                meeting_id=meeting_id,
                organization_id=organization_id,
                side=SIDES[0],
                capacity=PresenceCapacity.MEMBER,
                head_count=count,
            )

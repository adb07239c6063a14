"""A forum whose duties can be asked for."""

from __future__ import annotations

from datetime import date

from projections.duties import duties
from projections.duty import Duty
from tests.projections.acted import ZONE, ActedForum


class DutifulForum(ActedForum):
    """Acts, and tells what is to be done."""

    def asked(self, day: str) -> list[Duty]:
        return duties(self.read(), day=date.fromisoformat(day), zone=ZONE, **self.asking())

    def kinds(self, day: str) -> list[str]:
        return [duty["kind"] for duty in self.asked(day)]

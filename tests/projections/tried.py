"""A forum that a trial is made in: refusals are raised, and what happened is read."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID, uuid4

from forum.record.acting import Acting, acting
from projections.agendas import ItemRow, agenda
from tests.projections.acted import ActedForum
from tests.walk.people import OFFICE_ID


class TriedForum(ActedForum):
    """Acts, or raises why not."""

    def held(self, day: str) -> UUID:
        """A meeting of the whole forum that was held on a day, which is today then."""
        meeting_id = self.meeting(day)
        self.on(day)
        self.do("hold_meeting", meeting_id=meeting_id)
        return meeting_id

    def acting(self, **more: Any) -> AbstractContextManager[Acting]:
        """Act so that a refusal is raised, and not only counted."""
        context = {"forum_id": self.forum_id, "simulated_now": self.now, **more}
        return acting(OFFICE_ID, **context)

    def do(self, name: str, **arguments: Any) -> Any:
        with self.acting():
            return getattr(self.governance, name)(**arguments)

    def items(self, meeting_id: UUID) -> list[ItemRow]:
        return agenda(self.read(), sees=self.asking()["sees"], meeting_id=str(meeting_id))

    def numbers(self, meeting_id: UUID) -> list[str]:
        return [item["number"] for item in self.every_item(meeting_id)]

    def every_item(self, meeting_id: UUID) -> list[ItemRow]:
        """The items as they are read: each main item, then those under it."""
        return [item for main in self.items(meeting_id) for item in [main, *main["items"]]]

    def topics(self) -> list[str]:
        return [event.TOPIC for event in self.events()]

    def add(self, meeting_id: UUID, title: str, parent: UUID | None = None) -> UUID:
        item_id = uuid4()
        about = {"meeting_id": meeting_id, "title": {"sv": title}, "item_id": item_id}
        self.do("add_agenda_item", parent_id=parent, **about)
        return item_id

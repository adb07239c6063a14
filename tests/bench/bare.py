"""The bare library, doing what three commands do: the same loads, the same saves, the same words.

Stock aggregates, stock JSON, stock recorders, in the idiom of the library's own examples. No
envelope, no access, no command that is written once; a text at length stands in the event itself.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4, uuid5

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event

SPACE = UUID("8f5a8e0c-6a0f-4c9e-9a53-0c8b1f1d3f11")
Words = list[dict[str, str]]


class Thing(Aggregate):
    """What is only loaded: an office, a forum, a year, an organization."""

    @event("Entered")
    def __init__(self, name: str, kind: str) -> None:
        self.name = name
        self.kind = kind


class Theme(Aggregate):
    @event("Proposed")
    def __init__(self, forum_id: UUID, year: int, title: Words) -> None:
        self.forum_id = forum_id
        self.year = year
        self.title = title
        self.is_adopted = False

    @event("Adopted")
    def adopt(self) -> None:
        self.is_adopted = True

    @event("Retitled")
    def retitle(self, title: Words) -> None:
        self.title = title


class Register(Aggregate):
    @event("Opened")
    def __init__(self, forum_id: UUID, series: str, year: int) -> None:
        self.issued: dict[UUID, int] = {}

    @staticmethod
    def create_id(forum_id: UUID, series: str, year: int) -> UUID:
        return uuid5(SPACE, f"{forum_id} {series} {year}")

    @event("Issued")
    def issue(self, number: int, to_id: UUID) -> None:
        self.issued[to_id] = number


class View(Aggregate):
    @event("Recorded")
    def __init__(
        self,
        forum_id: UUID,
        number: int,
        setting: str,
        giver: str,
        side: str,
        organization_id: UUID,
        text: Words,
        id: UUID,
    ) -> None:
        self.number = number


class Feedback(Aggregate):
    @event("Owed")
    def __init__(self, forum_id: UUID, view_id: UUID) -> None:
        self.view_id = view_id
        self.follow_ups = 0

    @staticmethod
    def create_id(forum_id: UUID, view_id: UUID) -> UUID:
        return uuid5(SPACE, f"feedback {view_id}")

    @event("FollowedUp")
    def follow_up(self, text: Words) -> None:
        self.follow_ups += 1


class BareForum(Application[UUID]):
    """The commands; each loads what ours loads, in the same order."""

    name = "Bare"

    def enter(self, name: str, kind: str) -> UUID:
        thing = Thing(name, kind)
        self.save(thing)
        return thing.id

    def adopt_rules(self, forum_id: UUID) -> UUID:
        rules_id = self.enter("Arbetsordning", "rules")
        register = Register(forum_id, "adopted_rules", 0)
        register.issue(1, rules_id)
        self.save(register)
        return rules_id

    def propose_theme(self, forum_id: UUID, year: int, title: Words) -> UUID:
        theme = Theme(forum_id, year, title)
        theme.adopt()
        self.save(theme)
        return theme.id

    def retitle_theme(
        self, *, office_id: UUID, forum_id: UUID, year_id: UUID, theme_id: UUID, title: Words
    ) -> None:
        self.repository.get(office_id)
        self.repository.get(forum_id)
        theme: Theme = self.repository.get(theme_id)
        self.repository.get(year_id)
        theme.retitle(title)
        self.save(theme)

    def follow_up_view(
        self, *, office_id: UUID, forum_id: UUID, view_id: UUID, text: Words
    ) -> None:
        self.repository.get(office_id)
        self.repository.get(forum_id)
        self.repository.get(view_id)
        feedback: Feedback = self.repository.get(Feedback.create_id(forum_id, view_id))
        feedback.follow_up(text)
        self.save(feedback)

    def record_view(
        self,
        *,
        office_id: UUID,
        forum_id: UUID,
        year_id: UUID,
        organization_id: UUID,
        rules_id: UUID,
        text: Words,
    ) -> UUID:
        self.repository.get(office_id)
        self.repository.get(forum_id)
        self.repository.get(organization_id)
        self.repository.get(year_id)
        self._find(Register.create_id(forum_id, "adopted_rules", 0))
        self.repository.get(rules_id)
        register = self._find(Register.create_id(forum_id, "view", 0))
        if register is None:
            register = Register(forum_id, "view", 0)
        view_id = uuid4()
        number = len(register.issued) + 1
        register.issue(number, view_id)
        view = View(
            forum_id, number, "meeting", "side", "civil_society", organization_id, text, view_id
        )
        self._find(Feedback.create_id(forum_id, view_id))
        feedback = Feedback(forum_id, view_id)
        self.save(view, feedback, register)
        return view_id

    def _find(self, thing_id: UUID) -> Any:
        try:
            return self.repository.get(thing_id)
        except AggregateNotFoundError:
            return None

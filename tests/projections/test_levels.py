"""Declared level and step of items: their own, else the theme's, else the meeting's."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from forum.meeting.agenda import ItemKind
from forum.record.levels import Level, Step
from projections.agendas import agenda
from tests.projections.acted import ActedForum


class Forum(ActedForum):
    def item(self, meeting_id: UUID, kind: ItemKind, theme_id: UUID | None = None) -> UUID:
        item_id = uuid4()
        about = {"meeting_id": meeting_id, "title": {"sv": "Punkt"}, "item_id": item_id}
        self.act("add_agenda_item", **about, kind=kind, theme_id=theme_id)
        return item_id

    def levels(self, meeting_id: UUID) -> list[tuple[str | None, str | None]]:
        items = agenda(self.read(), sees=self.asking()["sees"], meeting_id=str(meeting_id))
        return [(item["level"], item["step"]) for item in items]


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_an_item_takes_its_own_level_else_its_themes_else_its_meetings(forum: Forum) -> None:
    theme_id = forum.act("propose_theme", year=2016, title={"sv": "Tema"})
    meeting_id = forum.meeting()
    own = forum.item(meeting_id, ItemKind.DISCUSSION, theme_id)
    for kind, theme in (
        (ItemKind.DISCUSSION, theme_id),
        (ItemKind.INFORMATION, None),
        (ItemKind.PRACTICAL, None),
    ):
        forum.item(meeting_id, kind, theme)

    assert forum.levels(meeting_id) == [(None, None)] * 4
    forum.act("declare_level", meeting_id=meeting_id, level=Level.INFORMATION, step=Step.DECIDING)
    forum.act("declare_theme_level", theme_id=theme_id, level=Level.DIALOGUE)
    forum.act("declare_level", meeting_id=meeting_id, item_id=own, level=Level.PARTNERSHIP)

    assert forum.levels(meeting_id) == [
        ("partnership", "deciding"),
        ("dialogue", "deciding"),
        ("information", "deciding"),
        (None, None),
    ]


def test_a_level_that_was_taken_back_gives_way_to_the_next(forum: Forum) -> None:
    theme_id = forum.act("propose_theme", year=2016, title={"sv": "Tema"})
    meeting_id = forum.meeting()
    forum.item(meeting_id, ItemKind.DISCUSSION, theme_id)
    forum.act("declare_level", meeting_id=meeting_id, level=Level.INFORMATION)
    for level in (Level.DIALOGUE, Level.DIALOGUE, None):
        forum.act("declare_theme_level", theme_id=theme_id, level=level)

    assert forum.levels(meeting_id) == [("information", None)]
    declared = [event for event in forum.events() if event.TOPIC == "theme.level_declared"]
    assert [event.level for event in declared] == [Level.DIALOGUE, None]

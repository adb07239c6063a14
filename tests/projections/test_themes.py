"""Themes: what they are called, what became of them, and what they continue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from forum.meeting.theme import Theme
from forum.record.when import When
from projections.themes import find, themes
from tests.projections.given import meeting, named
from tests.projections.telling import HERE, here, told


def theme(year: int = 2018, title: str = "Jämställdhet", **context: Any) -> Theme:
    with here(**context):
        return Theme(year=year, title=named(title), proposed_by_id=None, proposed_by=None)


def test_a_theme_stands_as_far_as_the_log_says(tmp_path: Path) -> None:
    proposed, adopted, discussed, replaced = (theme() for _ in range(4))
    with here():
        adopted.adopt()
        discussed.discuss()
        replaced.adopt()
        replaced.replace()

    found = themes(told(tmp_path, proposed, adopted, discussed, replaced), **HERE)

    assert [row["state"] for row in found] == ["proposed", "adopted", "discussed", "replaced"]


def test_a_retitled_theme_keeps_what_it_was_called(tmp_path: Path) -> None:
    it = theme(title="Jämlikhet")
    with here(effective=When("2018-05-16")):
        it.retitle(named("Jämlikhet i skolan"))

    (found,) = themes(told(tmp_path, it), **HERE)

    assert found["title"] == [("sv", "Jämlikhet i skolan")]
    assert found["earlier_titles"] == [{"title": [("sv", "Jämlikhet")], "until": "2018-05-16"}]


def test_a_theme_and_the_one_that_deepens_it_name_each_other(tmp_path: Path) -> None:
    earlier, later = theme(2017), theme(2018)
    with here():
        later.go_on_with(earlier.id, earlier.year)

    first, second = themes(told(tmp_path, earlier, later), **HERE)

    assert first["continued_by"] == [str(later.id)]
    assert second["continues"] == [str(earlier.id)]


def test_a_theme_has_the_meetings_of_its_slots(tmp_path: Path) -> None:
    it, slot = theme(), meeting()
    with here():
        it.adopt()
        it.schedule(slot.id)

    (found,) = themes(told(tmp_path, slot, it), **HERE)

    assert found["meeting_ids"] == [str(slot.id)]


def test_on_a_past_day_what_certainly_came_later_is_not_told(tmp_path: Path) -> None:
    it = theme(effective=When("2017-11-15"))
    with here(effective=When("2018-01-24")):
        it.adopt()
    conn = told(tmp_path, it)

    before, after = (themes(conn, **HERE, day=date(2018, 1, day)) for day in (23, 24))

    assert [row["state"] for row in (*before, *after)] == ["proposed", "adopted"]


def test_an_address_that_two_themes_share_leads_to_neither(tmp_path: Path) -> None:
    every = themes(told(tmp_path, theme()), **HERE)
    twin = {**every[0], "theme_id": every[0]["ref"] + every[0]["theme_id"][8:][::-1]}

    assert find(every, every[0]["ref"]) is every[0]
    assert find([*every, twin], every[0]["ref"]) is None  # type: ignore[list-item]
    assert find(every, "") is None

"""Themes: what they are called, what became of them, and what they continue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from forum.meeting.theme import Theme
from forum.meeting.theme_support import ThemeSupport
from forum.record.when import When
from projections.theme_ends import themes_without_end
from projections.themes import find, themes
from tests.projections.given import meeting, named, ref, worded
from tests.projections.telling import HERE, here, told


def theme(
    year: int = 2018, title: str = "Jämställdhet", motivation: Any = (), **context: Any
) -> Theme:
    with here(**context):
        return Theme(
            year=year,
            title=named(title),
            proposed_by_id=None,
            proposed_by=None,
            motivation=motivation,
        )


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


def test_a_theme_that_was_not_taken_up_says_when_and_why(tmp_path: Path) -> None:
    declined, withdrawn, why, decision_id = theme(), theme(), ref(), uuid4()
    with here(effective=When("2018-01-24")):
        declined.decline(worded(why), decision_id)
        withdrawn.withdraw()

    first, second = themes(
        told(tmp_path, declined, withdrawn, opened={why.text_id: "stort"}), **HERE
    )

    assert (first["state"], first["ended_on"]) == ("declined", "2018-01-24")
    assert (first["reason"], first["declined_by_id"]) == ([("sv", "stort")], str(decision_id))
    assert (second["state"], second["reason"]) == ("withdrawn", [])


def test_why_a_theme_was_proposed_is_told_until_it_is_withdrawn(tmp_path: Path) -> None:
    why = ref()
    stands, withdrawn = theme(motivation=worded(why)), theme(motivation=worded(why))
    with here():
        withdrawn.withdraw()

    found = themes(told(tmp_path, stands, withdrawn, opened={why.text_id: "viktigt"}), **HERE)

    assert [row["motivation"] for row in found] == [[("sv", "viktigt")], []]


def test_a_concluded_theme_tells_what_became_of_it_and_where_it_went_on(tmp_path: Path) -> None:
    it, line, decision_id, view_id, slot = theme(), ref(), uuid4(), uuid4(), meeting()
    with here():
        it.adopt()
        it.schedule(slot.id)
        it.conclude(
            worded(line), decision_ids=(decision_id,), view_ids=(view_id,), meeting_ids=(slot.id,)
        )

    (found,) = themes(told(tmp_path, slot, it, opened={line.text_id: "en lag"}), **HERE)

    assert (found["state"], found["outcome"]) == ("concluded", [("sv", "en lag")])
    assert found["went_on"] == [
        ("decision", str(decision_id)),
        ("view", str(view_id)),
        ("meeting", str(slot.id)),
    ]
    assert (found["adopted_on"], found["meeting_ids"]) == ("2021-01-02", [str(slot.id)])


def support(theme_id: Any, organization_id: Any, day: str) -> ThemeSupport:
    with here(effective=When(day)):
        return ThemeSupport(
            theme_id=theme_id, organization_id=organization_id, side="civil_society"
        )


def test_support_counts_until_it_is_taken_back_and_again_from_then_on(tmp_path: Path) -> None:
    it, stays, goes, comes_back = theme(effective=When("2018-01-01")), uuid4(), uuid4(), uuid4()
    first, second, third = (support(it.id, one, "2018-01-10") for one in (stays, goes, comes_back))
    with here(effective=When("2018-01-12")):
        second.take_back()
        third.take_back()
    with here(effective=When("2018-01-14")):
        third.give_again()
    conn = told(tmp_path, it, first, second, third)

    def on(day: int) -> list[tuple[str, str | None]]:
        (row,) = themes(conn, **HERE, day=date(2018, 1, day))
        return [(one["organization_id"], one["day"]) for one in row["supporters"]]

    assert [len(on(day)) for day in (9, 11, 13)] == [0, 3, 1]
    assert on(14) == [(str(stays), "2018-01-10"), (str(comes_back), "2018-01-14")]


@pytest.mark.parametrize("end", ["conclude", "replace", "continue", "continue_in_vain", None])
def test_an_adopted_theme_has_no_end_until_one_is_told_or_a_later_one_goes_on(
    end: str | None, tmp_path: Path
) -> None:
    it, proposed, later = theme(), theme(), theme(2019)
    with here():
        it.adopt()
        match end:
            case "conclude":
                it.conclude(worded(ref()))
            case "replace":
                it.replace()
            case "continue":
                later.go_on_with(it.id, it.year)
            case "continue_in_vain":
                later.go_on_with(it.id, it.year)
                later.decline(worded(ref()))
    conn = told(tmp_path, it, proposed, later)

    found = themes_without_end(conn, **HERE, year=2018, day=date(2021, 1, 2))

    expected = [str(it.id)] if end in ("continue_in_vain", None) else []
    assert [row["theme_id"] for row in found] == expected
    assert themes_without_end(conn, **HERE, year=2019, day=date(2021, 1, 2)) == []


def test_a_theme_that_goes_on_in_its_own_year_has_no_end_by_that(tmp_path: Path) -> None:
    it, same_year = theme(), theme()
    with here():
        it.adopt()
        same_year.go_on_with(it.id, it.year)

    found = themes_without_end(
        told(tmp_path, it, same_year), **HERE, year=2018, day=date(2021, 1, 2)
    )

    assert [row["theme_id"] for row in found] == [str(it.id)]


def test_an_end_that_came_later_is_none_on_a_past_day(tmp_path: Path) -> None:
    it = theme(effective=When("2018-01-01"))
    with here(effective=When("2018-01-24")):
        it.adopt()
    with here(effective=When("2018-12-05")):
        it.conclude(worded(ref()))
    conn = told(tmp_path, it)

    found = [
        len(themes_without_end(conn, **HERE, year=2018, day=date(2018, 12, day))) for day in (4, 5)
    ]

    assert found == [1, 0]

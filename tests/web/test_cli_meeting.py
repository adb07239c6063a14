"""`forum meeting` and `forum views`: one meeting, one view, as on a day and as it was known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.program import Forum, one_line
from web.installation import Installation


@pytest.fixture
def forum(demo: Installation) -> Forum:
    return Forum(demo.settings.data)


def told(forum: Forum, *arguments: str) -> list[dict[str, Any]]:
    result = forum(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_meetings_are_listed_by_day_with_their_notice(forum: Forum) -> None:
    lines = {
        line["meeting"]: line for line in told(forum, "meeting", "exempel", "--on", "2026-11-24")
    }

    assert (lines["2026-02"]["notice_days"], lines["2026-04"]["notice_days"]) == (15, 12)
    assert lines["2026-02"]["standing"] == "held"
    assert lines["2026-06-03-after_talk"]["standing"] == "cancelled"


def test_a_meeting_is_told_in_parts(forum: Forum) -> None:
    parts: dict[str, list[dict[str, Any]]] = {}
    for line in told(forum, "meeting", "exempel", "2026-05", "--on", "2026-11-24"):
        parts.setdefault(line["part"], []).append(line)

    assert len(parts["meeting"]) == 1
    items = {item["number"]: item for item in parts["item"]}
    levels = {(item["kind"], item["level"], item["step"]) for item in items.values()}
    assert ("practical", None, None) in levels
    assert ("discussion", "consultation", "monitoring") in levels
    assert ("discussion", "dialogue", "agenda_setting") in levels
    absent = [item["absent"] for item in parts["item"]]
    assert ["handikappforeningen-akero"] in absent  # its stand-in came for the theme
    assert [] in absent
    back = [(line["is"], line.get("view")) for line in parts["came_back"]]
    assert ("answered", 7) in back  # on 25 September, after the meeting of the 23rd
    assert [view for told, view in back if told == "open"] == [4, 3, 8]
    came = {row["organization"]: row for row in parts["presence"]}
    assert came["akero-kommun"]["officials"] == 2
    assert came["handikappforeningen-akero"]["stand_ins"] == 1


def test_a_meeting_that_was_kept_back_was_so_until_it_was_published(forum: Forum) -> None:
    events = told(forum, "events")
    published = next(e["position"] for e in events if e["topic"] == "meeting.published")

    def standing(position: int) -> str:
        lines = told(forum, "meeting", "exempel", "--as-of", str(position), "--on", "2026-11-24")
        return next(str(line["standing"]) for line in lines if line["kind"] == "consultation")

    assert (standing(published - 1), standing(published)) == ("kept_back", "planned")


def test_views_say_whose_turn_it_is_and_until_when(forum: Forum) -> None:
    lines = told(forum, "views", "exempel", "--on", "2026-06-15")

    by_number = {line["number"]: line for line in lines}
    third = by_number[3]
    assert (third["state"], third["whose_turn"], third["whose_id"]) == (
        "waiting",
        "organization",
        "akero-bostader",
    )
    assert (third["original_due"], third["due"]) == ("2026-05-24", "2026-08-31")


def test_views_are_chosen_by_state_and_year(forum: Forum) -> None:
    late = told(forum, "views", "exempel", "--on", "2026-08-10", "--state", "late")

    assert [line["number"] for line in late] == [7, 4]
    assert told(forum, "views", "exempel", "--year", "2025") == []


def test_a_view_tells_every_step_of_its_answer(forum: Forum) -> None:
    steps = [line["step"] for line in told(forum, "views", "exempel", "3", "--on", "2026-10-05")]

    assert steps[:1] == ["owed"]
    assert [step for step in steps if step in ("extended", "given", "judged", "reopened")] == [
        "extended",
        "given",
        "judged",
        "reopened",
    ]


@pytest.mark.parametrize(
    "arguments", [("meeting", "exempel", "2026-77"), ("views", "exempel", "999")]
)
def test_what_is_not_there_is_refused_with_what_to_do(
    forum: Forum, arguments: tuple[str, ...]
) -> None:
    assert "lists them" in one_line(forum(*arguments))

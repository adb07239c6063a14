"""`forum term`: who sits in a year, as on a day and as it was known."""

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
    result = forum("term", "exempel", "2026", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_term_tells_seats_reserves_and_vacancies_as_on_a_day(forum: Forum) -> None:
    before, after = (
        {line["name"]: line["standing"] for line in told(forum, "--on", day)}
        for day in ("2026-04-30", "2026-05-08")
    )

    club, called = "Påhittsberga idrottsförening", "Kulturföreningen Påhittet"
    assert (before[club], before[called]) == ("seat", "reserve")
    assert (after[club], after[called]) == ("left", "seat")


def test_a_refusal_is_kept_with_the_place_in_the_order(forum: Forum) -> None:
    lines = told(forum, "--on", "2026-05-08")

    reserves = [line for line in lines if line["standing"] == "reserve"]

    assert [(line["reserve_order"], line["has_declined"]) for line in reserves] == [
        (1, True),
        (3, False),
    ]


def test_a_term_is_told_as_it_was_known_at_a_position(forum: Forum) -> None:
    events = [json.loads(line) for line in forum("events", "--json").stdout.splitlines()]
    called_up = next(
        event["position"] for event in events if event["topic"] == "seating.reserve_called_up"
    )

    then = told(forum, "--on", "2026-05-08", "--as-of", str(called_up - 1))

    called = {line["name"]: line["standing"] for line in then}
    assert called["Kulturföreningen Påhittet"] == "reserve"


def test_a_day_that_is_none_is_refused(forum: Forum) -> None:
    assert "is not a day" in one_line(forum("term", "exempel", "2026", "--on", "i maj"))

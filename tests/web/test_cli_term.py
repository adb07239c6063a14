"""`forum term`: who sits in a year, as on a day."""

from __future__ import annotations

import pytest

from web.cli_term import term_lines
from web.installation import Installation
from web.settings import SettingsError


def test_a_term_tells_seats_reserves_and_vacancies_as_on_a_day(demo: Installation) -> None:
    def told(day: str) -> dict[str, str]:
        lines = term_lines(demo, "exempel", 2026, day)
        return {line["name"]: line["standing"] for line in lines}

    before, after = told("2026-04-30"), told("2026-05-08")

    club, called = "Påhittsberga idrottsförening", "Kulturföreningen Påhittet"
    assert (before[club], before[called]) == ("seat", "reserve")
    assert (after[club], after[called]) == ("left", "seat")


def test_a_refusal_is_kept_with_the_place_in_the_order(demo: Installation) -> None:
    lines = term_lines(demo, "exempel", 2026, "2026-05-08")

    reserves = [line for line in lines if line["standing"] == "reserve"]

    assert [(line["reserve_order"], line["has_declined"]) for line in reserves] == [
        (1, True),
        (3, False),
    ]


def test_a_day_that_is_none_is_refused(demo: Installation) -> None:
    with pytest.raises(SettingsError):
        list(term_lines(demo, "exempel", 2026, "i maj"))

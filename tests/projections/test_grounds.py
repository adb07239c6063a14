"""The day on which something happened, as exactly as a row tells it."""

from __future__ import annotations

from datetime import date

import pytest

from projections.grounds import day_of, is_after

RECORDED = "2021-01-02T12:00:00.000000Z"


@pytest.mark.parametrize(
    ("effective", "basis", "day"),
    [
        ("../2014-12-02", "fact", "../2014-12-02"),
        (None, "fact", None),  # entered afterwards, and the source tells no day
        (None, None, "2021-01-02"),  # what the forum itself records happens when it is recorded
    ],
)
def test_a_day_is_told_only_where_it_is_known(
    effective: str | None, basis: str | None, day: str | None
) -> None:
    assert day_of({"effective": effective, "basis": basis, "recorded": RECORDED}) == day


@pytest.mark.parametrize(
    ("effective", "after"),
    [("2018-06-01", True), ("2018-05-31", False), ("2018-05", False), ("../2019-01-01", False)],
)
def test_only_what_certainly_came_later_is_after_a_day(effective: str, after: bool) -> None:
    row = {"effective": effective, "basis": "fact", "recorded": RECORDED}

    assert is_after(row, date(2018, 5, 31)) is after
    assert is_after(row, None) is False

"""Working days leave out weekends and Swedish public holidays, and the three great eves."""

from __future__ import annotations

from datetime import date

import pytest

from forum.record.workdays import days_after, days_before, holiday, is_working_day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-04-03", "Långfredagen"),
        ("2026-05-14", "Kristi himmelsfärdsdag"),
        ("2026-06-19", "Midsommarafton"),
        ("2026-12-24", "Julafton"),
        ("2026-12-31", "Nyårsafton"),
        ("2027-03-26", "Långfredagen"),
    ],
)
def test_a_holiday_is_called_by_its_name(day: str, name: str) -> None:
    assert holiday(date.fromisoformat(day)) == name
    assert not is_working_day(date.fromisoformat(day))


def test_an_ordinary_sunday_is_no_holiday_and_no_working_day() -> None:
    sunday = date(2026, 3, 29)

    assert holiday(sunday) is None
    assert not is_working_day(sunday)


def test_a_holiday_has_an_english_name() -> None:
    assert holiday(date(2026, 4, 3), "en") == "Good Friday"


@pytest.mark.parametrize(
    ("day", "days", "working", "before"),
    [
        ("2026-04-15", 14, False, "2026-04-01"),
        ("2026-04-15", 10, True, "2026-03-30"),  # Good Friday and Easter Monday do not count
        ("2026-04-07", 1, True, "2026-04-02"),
        ("2026-04-07", 0, True, "2026-04-07"),
    ],
)
def test_days_are_counted_back(day: str, days: int, working: bool, before: str) -> None:
    assert days_before(date.fromisoformat(day), days, working=working) == date.fromisoformat(before)


def test_days_are_counted_on() -> None:
    assert days_after(date(2026, 4, 2), 1, working=True) == date(2026, 4, 7)
    assert days_after(date(2026, 4, 2), 30) == date(2026, 5, 2)

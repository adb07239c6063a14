"""A planned time keeps the wall time, the zone and the offset that people meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from forum.record.localtime import LocalTime

STOCKHOLM = "Europe/Stockholm"


def at(text: str, **more: Any) -> LocalTime:
    return LocalTime.at(datetime.fromisoformat(text), STOCKHOLM, **more)


def test_a_time_on_the_day_the_clock_changes_is_kept_as_it_was_written() -> None:
    planned = at("2026-03-29T09:00")

    assert planned.text == "2026-03-29T09:00+02:00[Europe/Stockholm]"
    assert planned.instant == datetime(2026, 3, 29, 7, 0, tzinfo=UTC)


def test_a_time_that_occurs_twice_must_say_which_is_meant() -> None:
    with pytest.raises(ValueError, match=r"occurs twice .* \+02:00 or \+01:00"):
        at("2026-10-25T02:30")


@pytest.mark.parametrize(
    ("offset", "hour"), [("+02:00", 0), ("+01:00", 1)], ids=["summer time", "winter time"]
)
def test_a_time_that_occurs_twice_is_taken_with_its_offset(offset: str, hour: int) -> None:
    planned = at("2026-10-25T02:30", offset=offset)

    assert planned.text == f"2026-10-25T02:30{offset}[Europe/Stockholm]"
    assert planned.instant == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert LocalTime(planned.text) == planned


@pytest.mark.parametrize("offset", [None, "+01:00", "+02:00"])
def test_a_time_that_does_not_exist_is_refused(offset: str | None) -> None:
    with pytest.raises(ValueError, match="does not exist in Europe/Stockholm"):
        at("2026-03-29T02:30", offset=offset)


@pytest.mark.parametrize("text", ["2026-03-29T09:00+02:00", "2026-10-25T02:30+01:00"])
def test_saving_it_again_changes_no_instant(text: str) -> None:
    planned = LocalTime(f"{text}[Europe/Stockholm]")

    again = LocalTime(str(planned))

    assert (again.instant, again.text) == (planned.instant, planned.text)


def test_an_offset_that_the_zone_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match=r"does not have the offset \+02:00"):
        at("2026-01-15T13:00", offset="+02:00")


@pytest.mark.parametrize("zone", ["Europe", "Europe/Stokholm", "../etc/passwd", "x" * 300, "a\0"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a time zone"):
        LocalTime.at(datetime(2026, 1, 15, 13, 0), zone)  # noqa: DTZ001 - a wall time has no zone


@pytest.mark.parametrize(
    "text",
    [
        *("", "13:00", "2026-01-15", "2026-01-15T13:00", "2026-01-15T13:00+01:00"),
        *("2026-01-15T13:00Z[Europe/Stockholm]", "2026-01-15 13:00+01:00[Europe/Stockholm]"),
        *("2026-01-15T13:00:00+01:00[Europe/Stockholm]", "2026-01-15T13:00+01:00[]"),
        *(
            "2026-01-15T13:00+01:00[Europe/Stockholm]\n",
            "2026-01-15T13:00+01:00[Europe/Stockholm]x",
        ),
        *("2026-13-15T13:00+01:00[Europe/Stockholm]", "2026-01-15T25:00+01:00[Europe/Stockholm]"),
    ],
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a planned time|must be in"):
        LocalTime(text)


def test_its_parts_are_those_of_the_wall_clock() -> None:
    planned = LocalTime("2018-03-28T13:05+02:00[Europe/Stockholm]")

    assert (planned.day, planned.clock) == (date(2018, 3, 28), time(13, 5))
    assert planned.zone == STOCKHOLM


def test_a_planned_time_does_not_change() -> None:
    planned = at("2026-01-15T13:00")

    with pytest.raises(AttributeError):
        planned.text = "2026-01-15T14:00+01:00[Europe/Stockholm]"


def test_two_planned_times_are_equal_when_they_say_the_same() -> None:
    planned = at("2026-01-15T13:00")

    assert planned == LocalTime(planned.text)
    assert planned != at("2026-01-15T14:00")
    assert planned != planned.text


ZONES = ["Europe/Stockholm", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2037, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(ZONES),
)
def test_every_instant_to_the_minute_can_be_planned(instant: datetime, zone: str) -> None:
    from zoneinfo import ZoneInfo

    instant = instant.replace(second=0, microsecond=0)
    local = instant.astimezone(ZoneInfo(zone))
    offset = local.isoformat()[-6:]

    planned = LocalTime.at(local.replace(tzinfo=None), zone, offset=offset)

    assert planned.instant == instant
    assert LocalTime(planned.text) == planned


@given(st.datetimes(datetime(1980, 1, 1), datetime(2037, 12, 31)), st.sampled_from(ZONES))  # noqa: DTZ001
def test_what_is_taken_reads_as_it_was_written(wall: datetime, zone: str) -> None:
    try:
        planned = LocalTime.at(wall, zone)
    except ValueError:
        assume(False)

    assert (planned.day, planned.clock) == (
        wall.date(),
        wall.time().replace(second=0, microsecond=0),
    )

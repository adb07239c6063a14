"""Charts count what is known, dash what is not, and say the same in words and in a table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from web import charts
from web.chart_columns import (
    MeetingPresence,
    YearRotation,
    YearSeats,
    attendance,
    rotation,
    seats,
)


@pytest.fixture(autouse=True)
def english(app: Flask) -> Iterator[None]:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def test_one_circle_is_drawn_for_each_one_counted() -> None:
    drawing = charts.circles([("own-civil", 1), ("other", 19)], "2018", rows=4)

    assert drawing.count("<circle") == 20
    assert drawing.count('class="own-civil"') == 1


def test_a_kind_that_has_no_look_is_refused() -> None:
    with pytest.raises(ValueError, match="'left' is not one of"):
        charts.circles([("left", 1)], "2018", rows=1)


def test_a_bar_is_as_high_as_its_number() -> None:
    whole, half = charts.bar(16, 16, "", most=16), charts.bar(8, 16, "", most=16)

    assert '<rect class="civil" x=".5" y="0.5" width="45" height="103.5"/>' in whole
    assert '<rect class="civil" x=".5" y="52.5" width="45" height="51.5"/>' in half


def test_unknown_presence_is_dashed_and_never_a_zero() -> None:
    chart = attendance([MeetingPresence("2017-05-31", None, 16), MeetingPresence("2017", 0, None)])
    unknown, none_came = chart.columns

    assert 'class="unknown"' in unknown.drawing
    assert "31 May 2017: unknown who was present" in unknown.drawing
    assert "<text" not in unknown.drawing
    assert ">0</text>" in none_came.drawing
    assert chart.rows == [["31 May 2017", "unknown", "16"], ["2017", "0", "unknown"]]


def test_a_year_is_named_only_where_it_changes() -> None:
    days = ("2017-02-01", "2017-04-12", "2018-03-28")
    chart = attendance([MeetingPresence(day, 1, 1) for day in days])

    assert [column.word for column in chart.columns] == ["1 Feb 2017", "12 Apr", "28 Mar 2018"]


def test_seats_of_unknown_number_are_dashed_one_for_each_organization() -> None:
    chart = seats([YearSeats("2017", None, 16, own=1), YearSeats("2016", None, None)], "its seat")
    some, none_known = chart.columns

    assert some.drawing.count('class="unknown"') == 15
    assert (some.text, some.note) == ("16 organizations", "seats unknown")
    assert "<circle" not in none_known.drawing
    assert none_known.text == "unknown"
    assert chart.rows[0] == ["2017", "16 organizations", "seat, number unknown", "seats unknown"]


def test_a_reserve_is_no_seat() -> None:
    chart = seats([YearSeats("2018", 20, 16, reserve=1, basis="inferred")], "its seat")

    assert "own-civil" not in chart.columns[0].drawing
    assert chart.columns[0].reserve == 1
    assert chart.rows == [["2018", "20 seats", "reserve no. 1", "inferred"]]
    assert [kind for kind, _ in chart.key] == ["own-civil", "other", "reserve"]


def test_rotation_counts_new_staying_and_returning_organizations() -> None:
    chart = rotation([YearRotation("2015", unclear=16), YearRotation("2019", 10, new=4, back=2)])
    unclear, known = chart.columns

    assert unclear.note == "not known who is new"
    assert known.note == "4 new · 2 back again · 10 stayed"
    assert known.drawing.count('class="back"') == 2
    assert chart.rows[0] == ["2015", "16 organizations", "unknown", "unknown", "unknown"]
    assert chart.rows[1] == ["2019", "16 organizations", "4", "2", "10"]


def test_an_empty_chart_can_still_be_drawn() -> None:
    assert attendance([]).columns == seats([], "").columns == rotation([]).columns == []


def test_a_title_cannot_become_markup() -> None:
    assert "<b>" not in charts.bar(1, 1, "<b>", most=1)
    assert "<b>" not in charts.circles([], "<b>", rows=1)

"""A day is as exact as it is known, never padded, and "holds on" is never surer than the days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.record.when import Holds, When, holds_on

FIRST, LAST = date(2000, 1, 1), date(2003, 12, 31)


def test_a_day_known_in_full_means_itself() -> None:
    when = When("2020-02-29")

    assert (when.earliest, when.latest) == (date(2020, 2, 29), date(2020, 2, 29))
    assert when.is_exact


def test_a_month_means_all_its_days() -> None:
    when = When("2020-02")

    assert (when.earliest, when.latest) == (date(2020, 2, 1), date(2020, 2, 29))
    assert not when.is_exact


def test_a_year_means_all_its_days() -> None:
    when = When("2019")

    assert (when.earliest, when.latest) == (date(2019, 1, 1), date(2019, 12, 31))


def test_not_later_than_has_no_earliest_day() -> None:
    when = When("../2014-12-02")

    assert (when.earliest, when.latest) == (None, date(2014, 12, 2))
    assert not when.is_exact


@pytest.mark.parametrize(
    "text",
    [
        *("", "20", "2020-", "2020-1", "2020-1-1", "2020-13", "2020-00", "2021-02-29", "0000"),
        *("../2014", "../2014-12", "..2014-12-02", "2014-12-02/..", "2020-12-04T00:00"),
        *(" 2020", "2020 ", "2020\n", "20２0", "-2020", "+2020", "20201", "None"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        When(text)


@pytest.mark.parametrize("value", [2020, None, date(2020, 1, 1), b"2020"])
def test_only_text_is_taken(value: object) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        When(value)  # type: ignore[arg-type]


def test_a_when_does_not_change() -> None:
    when = When("2020")

    with pytest.raises(AttributeError):
        when.text = "2021"


def test_two_are_equal_when_they_say_the_same() -> None:
    assert When("2020") == When("2020")
    assert hash(When("2020")) == hash(When("2020"))

    # The first means every day of the year, the second one day.
    assert When("2020") != When("2020-01-01")
    assert When("2020") != "2020"


@st.composite
def whens(draw: st.DrawFn) -> When:
    day = draw(st.dates(FIRST, LAST))
    form = draw(st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "../%Y-%m-%d"]))
    return When(day.strftime(form))


@given(whens())
def test_a_when_is_never_padded(when: When) -> None:
    assert str(When(str(when))) == str(when)

    parts = str(when).removeprefix("../").split("-")
    days = (when.latest - (when.earliest or when.latest)).days + 1
    assert days == 1 if len(parts) == 3 else days in ({28, 29, 30, 31} if parts[1:] else {365, 366})


@given(st.dates(date(1000, 1, 1)))
def test_a_whole_day_comes_back_as_it_was(day: date) -> None:
    when = When.on(day)

    assert When(str(when)) == when
    assert (when.earliest, when.latest) == (day, day)


@given(whens(), whens())
def test_a_day_may_be_meant_by_one_that_is_less_exact(less: When, more: When) -> None:
    within = less.may_mean(more)

    assert within == (set(days_of(more)) <= set(days_of(less)))
    assert less.may_mean(less)


LIMIT_DAYS = 500  # "not later than" is tried this far back


def days_of(when: When) -> list[date]:
    """The days that a `When` can mean; for a limit, from long before any day that is tried."""
    first = when.earliest or FIRST - timedelta(days=LIMIT_DAYS)
    return [first + timedelta(days=n) for n in range((when.latest - first).days + 1)]


def answers(start: When | None, end: When | None, day: date) -> set[bool]:
    """The truth on a day for every first and last day that can be meant (unknown: any day)."""

    # Only before, on and after the day matter, so the edges and the neighbours of the day will do.
    def some(when: When | None, *, open_means: bool) -> list[bool]:
        if when is None:
            return [open_means] if open_means else [True, False]
        first = when.earliest or date.min
        tried = [first, when.latest, day - timedelta(1), day, day + timedelta(1)]
        return [tried_day for tried_day in tried if first <= tried_day <= when.latest]  # type: ignore[misc]

    begins = some(start, open_means=False)
    ends = some(end, open_means=True)
    return {
        (begin if isinstance(begin, bool) else begin <= day)
        and (last if isinstance(last, bool) else day <= last)
        for begin in begins
        for last in ends
    }


@given(st.none() | whens(), st.none() | whens(), st.dates(FIRST, LAST))
def test_holds_on_says_yes_or_no_only_if_every_meaning_agrees(
    start: When | None, end: When | None, day: date
) -> None:
    expected = {
        (True,): Holds.YES,
        (False,): Holds.NO,
        (False, True): Holds.PERHAPS,
    }[tuple(sorted(answers(start, end, day)))]

    assert holds_on(start, end, day) is expected


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 11, 25), Holds.YES),
        (date(2026, 12, 31), Holds.YES),
        (date(2027, 1, 1), Holds.NO),
        (date(2024, 12, 31), Holds.NO),
    ],
)
def test_the_end_day_is_included(day: date, holds: Holds) -> None:
    assert holds_on(When("2025-01-01"), When("2026-12-31"), day) is holds


def test_an_unknown_start_is_never_a_certain_yes() -> None:
    assert holds_on(None, None, date(2020, 1, 1)) is Holds.PERHAPS
    assert holds_on(None, When("2019"), date(2020, 1, 1)) is Holds.NO

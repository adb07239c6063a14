"""Days, clocks and numbers in words: as precise as they are known, never more."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from web import words


@pytest.mark.parametrize(
    ("when", "swedish", "english"),
    [
        ("2018-03-28", "28 mars 2018", "28 March 2018"),
        (date(2018, 3, 28), "28 mars 2018", "28 March 2018"),
        ("2020-12", "december 2020", "December 2020"),
        ("2019", "2019", "2019"),
        ("../2014-12-02", "senast 2 december 2014", "not later than 2 December 2014"),
        ("../2017", "senast 2017", "not later than 2017"),
        (None, "okänt", "unknown"),
    ],
)
def test_a_day_is_as_precise_as_it_is_known(when: object, swedish: str, english: str) -> None:
    assert words.day(when, "sv") == swedish
    assert words.day(when, "en") == english


def test_a_weekday_is_said_only_of_a_whole_day() -> None:
    assert words.day("2018-09-12", "sv", weekday=True) == "onsdag 12 september 2018"
    assert words.day("2018-09-12", "en", weekday=True) == "Wednesday 12 September 2018"
    assert words.day("2018-09", "sv", weekday=True) == "september 2018"


def test_a_narrow_day_leaves_out_what_the_place_already_says() -> None:
    assert words.short_day("2018-02-01", "sv") == "1 feb"
    assert words.short_day("2018-02-01", "en", year=True) == "1 Feb 2018"
    assert words.short_day("2018-09", "sv") == "sep 2018"
    assert words.short_day(None, "sv") == "okänt"


@pytest.mark.parametrize(
    ("start", "end", "swedish"),
    [
        ("2020-01-01", "2020-12-31", "1 januari–31 december 2020"),
        ("2019-07-01", "2020-06-30", "1 juli 2019–30 juni 2020"),
        ("2018", "2020", "2018–2020"),
        ("2018", "2018", "2018"),
        ("2017-01-01", None, "sedan 1 januari 2017"),
        (None, "2019", "till och med 2019"),
        ("../2017-05-31", "2017-12-31", "senast 31 maj 2017–31 december 2017"),
        (None, None, "okänt"),
    ],
)
def test_a_span_of_days_is_one_phrase(start: str | None, end: str | None, swedish: str) -> None:
    assert words.span(start, end, "sv") == swedish


def test_clock_times_are_written_as_in_each_language() -> None:
    start, end = (f"2018-03-28T{hour}+02:00[Europe/Stockholm]" for hour in ("13:00", "16:30"))

    assert words.clock(start, "sv", end) == "kl.\N{NO-BREAK SPACE}13–\N{WORD JOINER}16.30"
    assert words.clock(start, "en", end) == "13:00–\N{WORD JOINER}16:30"
    assert words.clock("09:05", "sv") == "kl.\N{NO-BREAK SPACE}9.05"
    with pytest.raises(ValueError, match="no clock time"):
        words.clock("2018-03-28", "sv")


def test_an_instant_is_told_in_the_forum_s_own_zone() -> None:
    summer = datetime(2017, 6, 2, 22, 30, tzinfo=UTC)

    assert words.instant(summer, "sv") == "3 juni 2017 kl.\N{NO-BREAK SPACE}00.30"
    assert words.instant(summer, "en") == "3 June 2017 at 00:30"
    assert words.instant(summer, "sv", "UTC").startswith("2 juni 2017")


def test_unknown_is_a_word_and_never_zero() -> None:
    assert words.number(0, "sv") == "0"
    assert words.number(None, "sv") == "okänt"
    assert words.number_word(None, "en") == "unknown"


def test_small_numbers_in_text_are_words() -> None:
    assert words.number_word(1, "sv") == "en"
    assert words.number_word(1, "sv", neuter=True) == "ett"
    assert words.number_word(12, "en") == "twelve"
    assert words.number_word(13, "sv") == "13"
    assert words.number(2008, "sv") == "2\N{NO-BREAK SPACE}008"
    assert words.number(2008, "en") == "2,008"

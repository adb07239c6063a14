"""Days, clock times and numbers in words, Swedish and English.

Pure functions from stored values to what is written on a page. A day is never padded: "2020-12"
stays a month and what is unknown is written as the word for it. English pages keep the 24-hour
clock, as the meetings are held where that is used.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

UNKNOWN = {"sv": "okänt", "en": "unknown"}
NOT_LATER = {"sv": "senast {}", "en": "not later than {}"}
SINCE = {"sv": "sedan {}", "en": "since {}"}
UNTIL = {"sv": "till och med {}", "en": "until {}"}
SMALL = {
    "sv": (
        "noll",
        "en",
        "två",
        "tre",
        "fyra",
        "fem",
        "sex",
        "sju",
        "åtta",
        "nio",
        "tio",
        "elva",
        "tolv",
    ),
    "en": (
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
}
NO_BREAK = "\N{NO-BREAK SPACE}"
TOGETHER = "–\N{WORD JOINER}"
"""A dash after which no line ends: hours are read together."""
_CLOCK = re.compile(r"(?:^|T)(\d\d):(\d\d)")


def day(when: object, language: str, *, weekday: bool = False) -> str:
    """A `When`, a date or its ISO text in words: "28 mars 2018", "december 2020", "2019", "okänt".

    Args:
        when: "2018-03-28", "2020-12", "2019", "../2014-12-02" (not later than), a date, or None.
        language: sv or en.
        weekday: Begin a full day with its weekday ("onsdag 28 mars 2018").
    """
    text = "" if when is None else str(when)
    if not text:
        return UNKNOWN[language]
    if text.startswith("../"):
        return NOT_LATER[language].format(day(text[3:], language, weekday=weekday))
    if len(text) == len("2020"):
        return text
    if len(text) == len("2020-12"):
        return format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=language)
    full = "EEEE d MMMM y" if weekday else "d MMMM y"
    return format_date(date.fromisoformat(text), full, locale=language)


def short_day(when: object, language: str, *, year: bool = False) -> str:
    """A day for narrow places such as charts: "28 mars" or, with its year, "28 mars 2018"."""
    text = "" if when is None else str(when)
    if len(text) == len("2020-12"):
        month = date.fromisoformat(f"{text}-01")
        return format_date(month, "MMM y", locale=language).replace(".", "")
    if len(text) != len("2020-12-04"):
        return day(when, language)
    pattern = "d MMM y" if year else "d MMM"
    return format_date(date.fromisoformat(text), pattern, locale=language).replace(".", "")


def span(start: object, end: object, language: str) -> str:
    """Two days as one phrase: "1 januari–31 december 2020", "sedan 2017", "till och med 2019"."""
    if start is None and end is None:
        return UNKNOWN[language]
    if end is None:
        return SINCE[language].format(day(start, language))
    if start is None:
        return UNTIL[language].format(day(end, language))
    first, last = day(start, language), day(end, language)
    if first == last:
        return first
    year = f" {last[-4:]}"
    if first.endswith(year) and len(first) > 5 and not str(start).startswith("../"):
        first = first.removesuffix(year)
    return f"{first}–{last}"


def clock(start: str, language: str, end: str | None = None) -> str:
    """Clock times: "kl. 13–16" and "kl. 9.30–12" in Swedish, "13:00–16:00" in English.

    Args:
        start: "13:00" or a local time such as "2018-03-28T13:00+02:00[Europe/Stockholm]".
        language: sv or en.
        end: The same, when the meeting's end is known.
    """
    times = [_hour(time, language) for time in (start, end) if time is not None]
    said = TOGETHER.join(times)
    return f"kl.{NO_BREAK}{said}" if language == "sv" else said


def instant(moment: datetime, language: str, zone: str = "Europe/Stockholm") -> str:
    """An aware instant in the forum's own zone: "2 juni 2017 kl. 18.00"."""
    local = moment.astimezone(ZoneInfo(zone))
    hour = f"{local:%H.%M}" if language == "sv" else f"{local:%H:%M}"
    joined = f" kl.{NO_BREAK}" if language == "sv" else " at "
    return f"{day(local.date(), language)}{joined}{hour}"


def number(value: int | None, language: str) -> str:
    """A count in figures, thousands apart: "2 008" and "2,008"; unknown is the word for it."""
    return UNKNOWN[language] if value is None else format_decimal(value, locale=language)


def number_word(value: int | None, language: str, *, neuter: bool = False) -> str:
    """A count in running text: words up to twelve, then figures.

    Args:
        value: The count, or None when it is unknown.
        language: sv or en.
        neuter: Swedish "ett" instead of "en" (ett möte, en plats).
    """
    if value is None or not 0 <= value < len(SMALL[language]):
        return number(value, language)
    return "ett" if value == 1 and neuter and language == "sv" else SMALL[language][value]


def sentence(text: str) -> str:
    """The text with a capital at its beginning; the rest is left as it is."""
    return text[:1].upper() + text[1:]


def _hour(time: str, language: str) -> str:
    found = _CLOCK.search(time)
    if found is None:
        raise ValueError(f"no clock time in {time!r}")
    hour, minute = found.groups()
    if language == "en":
        return f"{hour}:{minute}"
    return str(int(hour)) if minute == "00" else f"{int(hour)}.{minute}"

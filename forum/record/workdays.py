"""Days that count: calendar days, or working days with Swedish public holidays left out.

The eves of midsummer, Christmas and the new year count as holidays, as they do where Swedish law
counts days (lag 1930:173).
"""

from datetime import date, timedelta
from functools import cache

SATURDAY = 5


def holiday(day: date, language: str = "sv") -> str | None:
    """Return what the public holiday on a day is called, or None.

    Args:
        day: The day.
        language: sv or en.
    """
    return _holidays(day.year, language).get(day)


def is_working_day(day: date) -> bool:
    """Whether a day is from Monday to Friday and no public holiday."""
    return day.weekday() < SATURDAY and holiday(day) is None


def days_before(day: date, days: int, *, working: bool = False) -> date:
    """Return the last day that is at least some days before another.

    Args:
        day: The day that is counted back from; it does not count itself.
        days: How many days, 0 or more.
        working: Only working days count.
    """
    return _counted(day, days, -1, working=working)


def days_after(day: date, days: int, *, working: bool = False) -> date:
    """Return the first day that is at least some days after another; see `days_before`."""
    return _counted(day, days, 1, working=working)


def _counted(day: date, days: int, step: int, *, working: bool) -> date:
    if not working:
        return day + timedelta(days=step * days)
    while days > 0:
        day += timedelta(days=step)
        days -= is_working_day(day)
    return day


@cache
def _holidays(year: int, language: str) -> dict[date, str]:
    from holidays import country_holidays  # half a second to load: only where days are counted

    found = country_holidays(
        "SE",
        years=year,
        include_sundays=False,
        categories=("public", "de_facto"),
        language="sv" if language == "sv" else "en_US",
    )
    return dict(found.items())

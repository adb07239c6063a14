"""What days and times a meeting may have, and when its invitation is late.

Only a certain breach is refused or noted: a day known to the month breaks no rule about days.
"""

from datetime import date, time
from typing import Final

from forum.meeting.refusals import HeldInFutureError, MeetingTimesError
from forum.record.localtime import LocalTime
from forum.record.when import When
from forum.record.workdays import days_before

INVITATION_DAYS: Final = 14
"""Days before a meeting that the invitation is out, where the rules set no limit."""
REGISTRATION_DAYS: Final = 5
"""Days before a meeting that registration ends, where the rules set no limit."""
_OFFICE_HOURS: Final = (time(8), time(17))


def check_not_future(day: When | None, today: date) -> None:
    """Refuse to enter as done what is certainly still to come.

    Raises:
        HeldInFutureError: The day is certainly after today.
    """
    if day is not None and day.earliest is not None and day.earliest > today:
        raise HeldInFutureError(
            "{day} has not come: enter what happens then on the day or after it", day=str(day)
        )


def check_times(day: When, start: LocalTime | None, end: LocalTime | None) -> None:
    """Refuse times that are not those of one meeting on its day.

    Raises:
        MeetingTimesError: The end is before the start, or the start on another day.
    """
    for at in (start, end) if start is None else (start,):
        check_on_day(day, at)
    if start is not None and end is not None and end.instant <= start.instant:
        raise MeetingTimesError("the meeting ends before it begins: correct one of the times")


def check_on_day(day: When, at: LocalTime | None) -> None:
    """Refuse a time that is on another day than the meeting.

    Raises:
        MeetingTimesError: It is.
    """
    if at is not None and not day.may_mean(When.on(at.day)):
        raise MeetingTimesError(
            "the time is on {other}, the meeting on {day}: correct one of them",
            day=str(day),
            other=at.day,
        )


def is_late(day: When, done: When | None, days: int, *, working: bool = False) -> bool:
    """Whether something was certainly done fewer days before a meeting than it should be (W3).

    Args:
        day: The day of the meeting.
        done: When it was done; None where unknown.
        days: How many days before the meeting it should be done, at the latest.
        working: Only working days count.
    """
    if done is None or done.earliest is None:
        return False
    return done.earliest > days_before(day.latest, days, working=working)


def is_in_office_hours(start: LocalTime | None, end: LocalTime | None) -> bool:
    """Whether a meeting is on a weekday, wholly between 8 and 17 (W14)."""
    if start is None or start.day.weekday() >= 5:
        return False
    first, last = _OFFICE_HOURS
    over = end or start
    return first <= start.clock < last and over.day == start.day and over.clock <= last

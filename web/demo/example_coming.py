"""A meeting to come, as it stands on the day on which the demo is made.

The season is told with fixed days. So that whoever opens the demo has something to do, one meeting
more is invited to, some weeks ahead, as long as the year lasts.
"""

from datetime import date, timedelta
from typing import Final

from forum.meeting.meeting_kinds import MeetingKind
from web.demo import example_agendas as agendas
from web.demo import example_meetings as meetings
from web.demo.example_agendas import CLOSING, DISCUSSION, INFORMATION, SINCE_LAST, WELCOME, Entry
from web.demo.example_season import Season, both

WORD: Final = "young"
AHEAD: Final = timedelta(days=16)
"""Longer than the rules ask for between an invitation and its meeting."""
WEDNESDAY: Final = 2
AGENDA: Final = (
    WELCOME,
    SINCE_LAST,
    Entry(
        "theme",
        both("Tema: ungas mötesplatser", "Theme: where the young can meet"),
        DISCUSSION,
        "18:00",
    ),
    Entry(
        "halls",
        both("Så används hallarna i dag", "How the halls are used today"),
        INFORMATION,
        under="theme",
    ),
    CLOSING,
)


def invite(season: Season, today: date) -> None:
    """A meeting is planned and invited to the day before `today`, while the year lasts."""
    day = day_of_meeting(season.now.date(), today)
    if day is None:
        return
    evening = meetings.Evening(
        kind=MeetingKind.DIALOGUE,
        title=both("Ungas mötesplatser", "Where the young can meet"),
        day=day.isoformat(),
        hours=("17:30", "20:00"),
        place="Ungdomsgården Ankaret",
    )
    yesterday = today - timedelta(days=1)
    meetings.plan_one(season, f"{yesterday} 09:00", WORD, evening)
    agendas.write(season, WORD, f"{yesterday} 09:10", day.isoformat(), AGENDA)
    agendas.announce(season, WORD, f"{yesterday} 09:20")
    answer_by = (day - timedelta(days=7)).isoformat()
    meetings.invite(season, WORD, f"{yesterday} 09:30", answer_by=answer_by, annexes=0)


def day_of_meeting(last: date, today: date) -> date | None:
    """A Wednesday some weeks ahead; None once the year is over, or where the clock would go back.

    Args:
        last: The day of the season's newest entry.
        today: The day on which the demo is made.
    """
    if today <= last + timedelta(days=1):
        return None
    ahead = today + AHEAD
    day = ahead + timedelta(days=(WEDNESDAY - ahead.weekday()) % 7)
    return day if day.year == last.year else None

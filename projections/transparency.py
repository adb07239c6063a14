"""The front of a forum: what was said and what became of it, and who sits, on one day.

Composes the questions of the subjects; it has no table of its own.
"""

import sqlite3
from collections import Counter
from datetime import date
from typing import TypedDict

from forum.record.when import When
from projections.agendas import ItemRow, agenda
from projections.calendar import last_held_meeting, next_meeting, standing
from projections.decisions import DecisionRow, decisions
from projections.forums import ForumRow
from projections.meetings import MeetingRow, meetings
from projections.minutes import MinutesRow, minutes
from projections.presence import presence_counts
from projections.publications import PublicationRow, publications
from projections.rules import RulesRow, versions
from projections.seats import SideSeats, seats_by_year
from projections.views import ViewRow, views
from projections.visible import EVERYBODY, asked_by


class LastMeeting(TypedDict):
    """The last meeting that was held, and what came of it.

    Attributes:
        meeting: The meeting.
        items: Its agenda.
        decisions: What was decided there.
        minutes: Its notes, or None.
        present: Organizations of the side with seats that came; None where nobody counted.
        seated: Organizations of that side with a seat then; None where that is unknown.
    """

    meeting: MeetingRow
    items: list[ItemRow]
    decisions: list[DecisionRow]
    minutes: MinutesRow | None
    present: int | None
    seated: int | None


class Attended(TypedDict):
    """How many organizations of the side with seats came to a meeting.

    Attributes:
        meeting: The meeting.
        present: Organizations present; None where nobody counted.
        seated: Organizations with a seat then; None where that is unknown.
    """

    meeting: MeetingRow
    present: int | None
    seated: int | None


class Front(TypedDict):
    """The front page of a forum.

    Attributes:
        next_meeting: The forum's next meeting, or None.
        pre_meeting: A side's listed meeting between now and then, or None.
        views: Views given by the day, newest number first.
        counts: How many of them are in each state.
        of_the_year: How many of them were given in the year of the day.
        last: The last meeting held, or None.
        attended: The meetings held in the last year in which anybody counted who came, and in
            the year before, oldest first; empty where nobody ever counted.
        held_later: Meetings held after those, of which nobody counted who came.
        rules: Versions that were in force on the day, or perhaps were.
        publications: The newest first.
    """

    next_meeting: MeetingRow | None
    pre_meeting: MeetingRow | None
    views: list[ViewRow]
    counts: dict[str, int]
    of_the_year: int
    last: LastMeeting | None
    attended: list[Attended]
    held_later: int
    rules: list[RulesRow]
    publications: list[PublicationRow]


@asked_by(*EVERYBODY)
def front(conn: sqlite3.Connection, *, forum: ForumRow, sees: str, day: date) -> Front:
    """Return what the front page of a forum tells on a day."""
    forum_id, zone = forum["forum_id"], forum["zone"]
    said = views(conn, forum_id=forum_id, sees=sees, day=day, zone=zone)
    coming = next_meeting(conn, forum_id=forum_id, sees=sees, day=day)
    last = last_held_meeting(conn, forum_id=forum_id, sees=sees, day=day)
    every = meetings(conn, forum_id=forum_id, sees=sees)
    attended = _attended(conn, forum, sees, every, day)
    counted = max(
        (one["meeting"]["year"] for one in attended if one["present"] is not None), default=0
    )
    known = versions(conn, forum_id=forum_id, sees=sees, day=day)
    return Front(
        next_meeting=coming,
        pre_meeting=_before(coming, every, day),
        views=said,
        counts=Counter(view["state"] for view in said),
        of_the_year=sum((view["said_on"] or "")[:4] == str(day.year) for view in said),
        last=_last(conn, forum_id, sees, last, attended) if last else None,
        attended=[one for one in attended if one["meeting"]["year"] in {counted, counted - 1}],
        held_later=sum(one["meeting"]["year"] > counted for one in attended) if counted else 0,
        rules=[version for version in known if version["in_force"] != "no"],
        publications=[
            row
            for row in publications(conn, forum_id=forum_id, sees=sees)
            if row["covers_year"] <= day.year
        ],
    )


def _before(coming: MeetingRow | None, every: list[MeetingRow], day: date) -> MeetingRow | None:
    """A side's own listed meeting that comes before the next one of the whole forum."""
    if coming is None:
        return None
    until = When(coming["day"]).latest
    return next(
        (
            one
            for one in every
            if one["side"] is not None
            and standing(one, day) in {"planned", "convened"}
            and When(one["day"]).latest <= until
        ),
        None,
    )


def _last(
    conn: sqlite3.Connection,
    forum_id: str,
    sees: str,
    meeting: MeetingRow,
    attended: list[Attended],
) -> LastMeeting:
    meeting_id = meeting["meeting_id"]
    taken = decisions(conn, forum_id=forum_id, sees=sees)
    came = next(one for one in attended if one["meeting"]["meeting_id"] == meeting_id)
    return LastMeeting(
        meeting=meeting,
        items=agenda(conn, sees=sees, meeting_id=meeting_id),
        decisions=[one for one in taken if one["meeting_id"] == meeting_id],
        minutes=minutes(conn, forum_id=forum_id, sees=sees).get(meeting_id),
        present=came["present"],
        seated=came["seated"],
    )


def _attended(
    conn: sqlite3.Connection, forum: ForumRow, sees: str, every: list[MeetingRow], day: date
) -> list[Attended]:
    """Count those of the first side with fixed seats at each of the forum's meetings held."""
    asked = {"forum_id": forum["forum_id"], "sees": sees}
    key = next((side["side"] for side in forum["sides"] if side["has_fixed_seats"]), "")
    counts = presence_counts(conn, side=key, **asked)
    by_year = {s["year"]: s for s in seats_by_year(conn, **asked) if s["side"] == key}
    found = []
    for meeting in every:
        if meeting["side"] is None and standing(meeting, day) == "held":
            count = counts.get(meeting["meeting_id"])
            found.append(
                Attended(
                    meeting=meeting,
                    present=count["organizations"] if count else None,
                    seated=_seated(by_year.get(meeting["year"])),
                )
            )
    return found


def _seated(side: SideSeats | None) -> int | None:
    if side is None:
        return None
    return side["organizations"] or (len(side["seated"]) if side["is_whole"] else None)

"""A meeting as calendars read it (iCalendar, RFC 5545 and 5546).

The meeting keeps its UID through every change, and each change has a higher sequence, so that a
calendar replaces what it has.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from forum.record.ids import derived_id
from forum.record.localtime import LocalTime
from projections.meetings import MeetingRow

_CHANGES: Final = frozenset({"convened", "scheduled", "cancelled"})
_SUMMARY: Final = 250  # characters


def meeting_in_calendar(
    meeting: MeetingRow,
    *,
    title: str,
    address: str,
    host: str,
    method: str,
    at: datetime,
    position: int | None = None,
    organizer: str | None = None,
    attendee: str | None = None,
) -> bytes | None:
    """Return a meeting as iCalendar text; None where its day is not known.

    Args:
        meeting: The meeting.
        title: What it is called.
        address: Its page.
        host: The host that readers use, for the UID.
        method: REQUEST, CANCEL or PUBLISH.
        at: The aware instant of writing.
        position: The event that is told of; all events count where none is named.
        organizer: Address of whoever invites.
        attendee: Address of whom it is for.
    """
    if len(meeting["day"]) != len("2026-03-28"):
        return None
    event = Event()
    event.add("uid", f"{derived_id('calendar', meeting['meeting_id'])}@{host}")
    event.add("sequence", sequence(meeting, position))
    event.add("dtstamp", at)
    event.add("summary", title[:_SUMMARY])
    event.add("url", address)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    if meeting["place"]:
        event.add("location", meeting["place"])
    _set_times(event, meeting)
    if organizer is not None:
        event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    if attendee is not None:
        person = vCalAddress(f"mailto:{attendee}")
        person.params["RSVP"] = "FALSE"  # the answer is given by the link
        event.add("attendee", person)
    calendar = Calendar()
    calendar.add("prodid", "-//dialogue-forum//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    day = date.fromisoformat(meeting["day"])
    around = timedelta(days=366)
    calendar.add_missing_timezones(first_date=day - around, last_date=day + around)
    return bytes(calendar.to_ical())


def sequence(meeting: MeetingRow, position: int | None = None) -> int:
    """How often a meeting was changed after its first invitation, by an event or by now."""
    changes = [
        one["position"]
        for one in meeting["grounds"]
        if one["act"] in _CHANGES and (position is None or one["position"] <= position)
    ]
    first = first_invitation(meeting)
    return len([one for one in changes if first is not None and one > first])


def first_invitation(meeting: MeetingRow) -> int | None:
    """Log position of the first invitation to a meeting, or None."""
    invited = (one["position"] for one in meeting["grounds"] if one["act"] == "convened")
    return next(invited, None)


def _set_times(event: Event, meeting: MeetingRow) -> None:
    day = date.fromisoformat(meeting["day"])
    start = LocalTime(meeting["start"]) if meeting["start"] else None
    if start is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        return
    event.add("dtstart", _wall(start))
    if meeting["end"]:
        event.add("dtend", _wall(LocalTime(meeting["end"])))


def _wall(at: LocalTime) -> datetime:
    """The wall time with its zone: what a calendar keeps, should the zone's rules change."""
    there = at.instant.astimezone(ZoneInfo(at.zone))
    return datetime.combine(at.day, at.clock, ZoneInfo(at.zone)).replace(fold=there.fold)

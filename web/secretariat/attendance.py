"""Taking attendance: one touch a row, and the small acts of a row."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import request, url_for
from werkzeug.wrappers import Response

from forum.errors import IncompleteError
from forum.meeting.presence import PresenceCapacity
from forum.record.localtime import LocalTime
from forum.record.when import When
from projections import lookback
from projections.meetings import MeetingRow
from projections.names import alphabetical
from projections.organizations import called, organizations
from projections.presence import PresenceRow, presence_at
from web.acting import also
from web.forms import carry_out
from web.language import gettext as _
from web.public import reader
from web.schemas.meeting import Attendance, WalkIn
from web.secretariat import governance, secretariat
from web.secretariat.entered_for import entered_for
from web.secretariat.meeting import meeting, meeting_at

PUNCTUAL = timedelta(minutes=10)
"""Who comes later than this after the planned beginning came late, and the time is noted."""


@secretariat.post("/meetings/<ref>/attendance")
def take_attendance(ref: str) -> Response:
    """Carry out one small act on one row of the list."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        about = {
            "meeting_id": UUID(row["meeting_id"]),
            "organization_id": data["organization_id"],
            "capacity": PresenceCapacity(data["capacity"]),
        }
        commands = governance()
        match data["do"]:
            case "here":
                at = _late(row)
                commands.record_attendance(**about, side=data.get("side"), arrived_at=at)
            case "people":
                commands.record_attendance(
                    **about, side=data.get("side"), head_count=data.get("people")
                )
            case "arrived" if not _is_here(row, data):
                at = _at(row, data.get("at"))
                commands.record_attendance(**about, side=data.get("side"), arrived_at=at)
            case "arrived":
                commands.record_arrival(**about, at=_at(row, data.get("at")))
            case "left":
                if not _is_here(row, data):
                    raise IncompleteError("enter first that the organization was there")
                commands.record_leaving(**about, at=_at(row, data.get("at")))
            case "apology":
                commands.record_apology(**about, side=data.get("side"))
            case "unaccounted":
                commands.record_unaccounted(**about, side=data.get("side"))
            case "coming":
                commands.register_for_meeting(
                    **about, side=data.get("side"), people=data.get("people")
                )
            case "undo":
                _undo(row, data)

    key = request.form.get("organization_id", "")
    return carry_out(
        "attendance",
        Attendance,
        act,
        page=lambda: meeting(ref),
        to=f"{url_for('secretariat.open_meeting', ref=ref)}#attendance",
        key=key,
        context=_came_in,
    )


def _came_in(data: dict[str, Any]) -> dict[str, Any]:
    """More for `acting`: what an organization sent or said before the meeting is its own."""
    return entered_for(data) if data["do"] in {"coming", "apology"} else {}


@secretariat.post("/meetings/<ref>/walk-in")
def add_walk_in(ref: str) -> Response:
    """Enter somebody who is not on the list by the name of the organization."""
    row = meeting_at(ref)

    def act(data: dict[str, Any]) -> None:
        organization_id = _named(data["name"])
        capacity = PresenceCapacity(data["capacity"])
        governance().record_attendance(
            meeting_id=UUID(row["meeting_id"]),
            organization_id=organization_id,
            capacity=capacity,
            side=data.get("side") if capacity is PresenceCapacity.MEMBER else None,
            arrived_at=_late(row),
        )

    return carry_out(
        "walk-in",
        WalkIn,
        act,
        page=lambda: meeting(ref),
        to=f"{url_for('secretariat.open_meeting', ref=ref)}#attendance",
    )


def _named(name: str) -> UUID:
    """The organization that is called so.

    Raises:
        IncompleteError: There is none.
    """
    r = reader()
    every = organizations(r.conn, sees=r.sees)
    wanted = alphabetical(name)
    for organization_id in every:
        if alphabetical(called(every, organization_id, r.day) or "") == wanted:
            return UUID(organization_id)
    raise IncompleteError(
        "no organization is called {name}: choose one of the list, or register it first", name=name
    )


def now_at(row: MeetingRow) -> LocalTime | None:
    """The clock in the meeting's zone, on the day of the meeting; None on other days."""
    zone = ZoneInfo(reader().forum["zone"])
    now = datetime.now(UTC).astimezone(zone)
    if row["day"] != now.date().isoformat():
        return None
    return LocalTime.at(
        now.replace(tzinfo=None), str(zone), offset=f"{now:%z}"[:3] + ":" + f"{now:%z}"[3:]
    )


def _late(row: MeetingRow) -> LocalTime | None:
    """The time now, where it is later than people come who are there from the start."""
    now = now_at(row)
    if now is None or row["start"] is None:
        return None
    return now if now.instant > LocalTime(row["start"]).instant + PUNCTUAL else None


def _at(row: MeetingRow, clock: time | None) -> LocalTime:
    """A time on the meeting's day: as written, or now.

    Raises:
        IncompleteError: None is written, and it is another day.
    """
    if clock is None:
        now = now_at(row)
        if now is None:
            raise IncompleteError("write the time: the meeting was on another day")
        return now
    day = When(row["day"]).latest
    return local_time(datetime.combine(day, clock))


def local_time(wall: datetime) -> LocalTime:
    """A wall time in the forum's zone.

    Raises:
        IncompleteError: It does not exist there, or exists twice.
    """
    try:
        return LocalTime.at(wall, reader().forum["zone"])
    except ValueError as error:
        raise IncompleteError(
            "that time does not exist, or exists twice, as the clock is moved on that day: choose "
            "another"
        ) from error


def _undo(row: MeetingRow, data: dict[str, Any]) -> None:
    """Strike what was entered last about an organization: a wrong touch, whole."""
    r = reader()
    found = _presence(row, data)
    positions = sorted((one["position"] for one in found["grounds"]), reverse=True) if found else []
    events = [
        event
        for position in positions
        if (event := lookback.event(r.conn, forum_id=r.forum_id, sees=r.sees, position=position))
    ]
    if not events:
        raise IncompleteError("nothing is entered about that organization")
    newest = events[0]["command_id"]
    for event in events:
        if event["command_id"] != newest:
            break
        with also(str(event["position"])):
            governance().strike_event(
                aggregate_id=UUID(event["aggregate_id"]),
                version=event["version"],
                reason=_("Entered by mistake"),
            )


def _is_here(row: MeetingRow, data: dict[str, Any]) -> bool:
    found = _presence(row, data)
    return found is not None and found["status"] == "present"


def _presence(row: MeetingRow, data: dict[str, Any]) -> PresenceRow | None:
    r = reader()
    for one in presence_at(r.conn, sees=r.sees, meeting_id=row["meeting_id"]):
        if (one["organization_id"], one["capacity"]) == (
            str(data["organization_id"]),
            data["capacity"],
        ):
            return one
    return None

"""What meetings ask for, from the plan to the published notes."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import json

from forum.meeting.meeting_rules import INVITATION_DAYS
from forum.record.when import When
from projections import courses, meetings, minutes, presence_rows
from projections.asking import Found, rows
from projections.duty import Asked, Duty
from projections.seats import sitting_on

_IN_YEARS = (
    "t.forum_id = :forum_id AND t.side IS NULL AND t.basis IS NULL "
    "AND t.year IN (SELECT value FROM json_each(:years))"
)


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the duties about the forum's own meetings of the years that are open."""
    planned = rows(
        asked.conn,
        meetings.MEETINGS,
        sees=asked.sees,
        where=_IN_YEARS,
        forum_id=asked.forum_id,
        years=json.encode(sorted(asked.open_years)).decode(),
    )
    known = asked.acts(meetings.MEETINGS, "meeting_id", [row["meeting_id"] for row in planned])
    acts = asked.acts(meetings.ACTS, "aggregate_id", known)
    notes = asked.acts(minutes.ACTS, "room_id", known)
    sent = asked.acts(courses.ACTS, "aggregate_id", known)
    awaited = minutes.awaited_verifiers(asked.conn, day=asked.day, **asked.where)
    invited: list[_Meeting] = []
    for meeting_id, (row,) in known.items():
        done = [*acts.get(meeting_id, []), *sent.get(meeting_id, [])]
        meeting = _Meeting(row, done, notes.get(meeting_id, []))
        if "cancelled" not in meeting.done:
            yield from _before(asked, meeting)
            yield from _afterwards(asked, meeting)
            yield from _verifications(asked, meeting, awaited.get(meeting_id, {}))
            invited.append(meeting)
    yield from _registrations(asked, invited)


class _Meeting:
    """A meeting and what had been done about it.

    Attributes:
        id: Its id.
        ref: Its number in the year, or None before it has one.
        day: The last day that it can be on.
        done: What was done about the meeting, with the day, the newest of each kind.
        noted: What was done about its notes, likewise.
    """

    def __init__(self, planned: Found, acts: list[Found], notes: list[Found]) -> None:
        self.id: str = planned["meeting_id"]
        self.done = {act["act"]: act for act in acts}
        self.noted = {act["act"]: act for act in notes}
        days = [planned["day"], *(act["day"] for act in acts if act.get("day"))]
        self.day = When(days[-1]).latest
        numbers = [act["number"] for act in acts if act.get("number") is not None]
        self.ref = f"{planned['year']}-{numbers[-1]:02}" if numbers else None

    @property
    def has_papers(self) -> bool:
        """Whether papers were sent, with the invitation or after it."""
        invited = self.done.get("convened")
        return "papers_sent" in self.done or bool(invited and invited["annexes"])

    def noted_on(self, act: str) -> date | None:
        return self.noted[act]["on"] if act in self.noted else None


def _before(asked: Asked, meeting: _Meeting) -> Iterator[Duty]:
    if "held" in meeting.done:
        return
    about = ("meeting", meeting.id)
    if asked.day > meeting.day:
        yield asked.duty("tell_held", *about, ref=meeting.ref, since=_next_day(meeting.day))
    elif "convened" not in meeting.done:
        days = asked.limits.days("invitation_days", INVITATION_DAYS) or 0
        due = asked.limits.days_before(meeting.day, days)
        yield asked.duty("invite", *about, ref=meeting.ref, due=due)
    elif (papers := asked.limits.days("papers_days")) is not None and not meeting.has_papers:
        due = asked.limits.days_before(meeting.day, papers)
        yield asked.duty("send_papers", *about, ref=meeting.ref, due=due)


def _afterwards(asked: Asked, meeting: _Meeting) -> Iterator[Duty]:
    if "held" not in meeting.done:
        return
    about, noted = ("meeting", meeting.id), meeting.noted
    if not noted:
        yield asked.duty("write_minutes", *about, ref=meeting.ref, since=meeting.day)
    elif not noted.keys() & {"circulated", "approved"}:
        since = meeting.noted_on("assembled")
        yield asked.duty("circulate_minutes", *about, ref=meeting.ref, since=since)
    elif "approved" not in noted and asked.limits.get("minutes_approved") != "not_approved":
        since = meeting.noted_on("circulated")
        yield asked.duty("approve_minutes", *about, ref=meeting.ref, since=since)
    if not noted.keys() & {"published", "withdrawn"}:
        due = asked.limits.days_after(meeting.day, asked.limits.days("publish_minutes_days"))
        yield asked.duty("publish_minutes", *about, ref=meeting.ref, since=meeting.day, due=due)


def _verifications(asked: Asked, meeting: _Meeting, named: dict[str, str | None]) -> Iterator[Duty]:
    """Whoever is named to verify notes does so."""
    for organization_id, named_on in named.items():
        yield asked.duty(
            "verify",
            "meeting",
            meeting.id,
            ref=meeting.ref,
            whose="organization",
            whose_id=organization_id,
            since=When(named_on).latest if named_on else None,
        )


def _registrations(asked: Asked, meetings: list[_Meeting]) -> Iterator[Duty]:
    """Each organization with a seat says whether it comes, by the last day to register."""
    coming = {
        meeting.id: meeting
        for meeting in meetings
        if "convened" in meeting.done and "held" not in meeting.done and asked.day <= meeting.day
    }
    if not coming:
        return
    entered = asked.acts(presence_rows.PRESENCES, "meeting_id", coming)
    ids = [row["aggregate_id"] for rows in entered.values() for row in rows]
    told = asked.acts(presence_rows.ACTS, "aggregate_id", ids)
    for meeting in coming.values():
        said = {
            row["organization_id"]
            for row in entered.get(meeting.id, [])
            if row["aggregate_id"] in told
        }
        last = meeting.done["convened"]["registration_deadline"]
        is_this_year = asked.day.year == meeting.day.year
        seated_on = asked.day if is_this_year else date(meeting.day.year, 1, 1)
        for side in sitting_on(asked.conn, day=seated_on, **asked.where):
            for seat in side["seated"]:
                if seat["organization_id"] not in said:
                    yield asked.duty(
                        "answer_invitation",
                        "meeting",
                        meeting.id,
                        ref=meeting.ref,
                        whose="organization",
                        whose_id=seat["organization_id"],
                        since=meeting.done["convened"]["on"],
                        due=When(last).latest if last else None,
                    )


def _next_day(day: date) -> date:
    return day + timedelta(days=1)

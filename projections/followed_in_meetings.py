"""Limits about meetings: invitations, papers, registration, how many, when, and who came."""

from datetime import date
from fractions import Fraction
from itertools import chain

from forum.governing.practice import Practice
from forum.meeting.meeting_rules import is_in_office_hours
from forum.record.localtime import LocalTime
from forum.record.when import When
from projections import courses, meetings
from projections.asking import Found as Row
from projections.calendar import standing
from projections.followed import Case, Found, YearOf, case
from projections.grounds import reason_of
from projections.limits import Limits
from projections.meetings import MeetingRow
from projections.presence import PresenceRow, presence_at
from projections.seats import SideSeats, seats_on


def found(year: YearOf) -> Found:
    """Yield the cases of the forum's own meetings of the year that were not cancelled."""
    its = [
        meeting
        for meeting in meetings.meetings(year.conn, **year.where)
        if meeting["year"] == year.year and meeting["side"] is None and not meeting["is_cancelled"]
    ]
    ids = [meeting["meeting_id"] for meeting in its]
    acts = year.acts(meetings.ACTS, "aggregate_id", ids)
    sent = year.acts(courses.ACTS, "aggregate_id", ids)
    held = [meeting for meeting in its if standing(meeting, year.day) == "held"]
    yield from _how_many(year, held)
    for meeting in its:
        meeting_id = meeting["meeting_id"]
        yield from _before(year, meeting, acts.get(meeting_id, []), sent.get(meeting_id, []))
        if meeting["is_convened"] or meeting["is_held"]:
            yield from _hours(meeting)
    for meeting in held:
        yield from _who_came(year, meeting)
    yield from _politicians(year, held)


def _politicians(year: YearOf, held: list[MeetingRow]) -> Found:
    """Whether elected people took part in the year (W13), where anybody counted them."""
    came = [
        (one["capacities"]["politicians"], one["grounds"][-1]["position"], meeting)
        for meeting in held
        for one in presence_at(year.conn, sees=year.sees, meeting_id=meeting["meeting_id"])
        if "politicians" in one["capacities"]
    ]
    if not came:
        return
    there = [(position, meeting) for count, position, meeting in came if count]
    for position, meeting in there:
        yield Practice.POLITICIANS_PRESENT, of_meeting(meeting, "kept", position=position)
    if not there:
        outcome = "not_kept" if year.is_over else "not_yet"
        yield Practice.POLITICIANS_PRESENT, case(outcome, "year", str(year.year))


def _how_many(year: YearOf, held: list[MeetingRow]) -> Found:
    limits = year.limits_on(None)
    wanted = limits.days("meetings_a_year")
    if wanted is None:
        return
    is_enough = len(held) >= wanted
    outcome = "kept" if is_enough else "not_kept" if year.is_over else "not_yet"
    yield (
        "meetings_a_year",
        case(
            outcome,
            "year",
            str(year.year),
            measured=len(held),
            position=_position(held[wanted - 1], "held") if is_enough and wanted else None,
            rules=limits.rules,
        ),
    )


def _before(year: YearOf, meeting: MeetingRow, acts: list[Row], sent: list[Row]) -> Found:
    """What was due before a meeting: the invitation, the papers and the registration."""
    day = When(meeting["day"])
    if not day.is_exact:
        return
    invited = [act for act in acts if act["act"] == "convened"]
    last = invited[-1] if invited and meeting["is_convened"] else None
    limits = year.limits_on(last["on"] if last else None)
    recorded_here = not any(one["basis"] for one in meeting["grounds"])
    if (days := limits.days("invitation_days")) is not None:
        due = limits.days_before(day.latest, days)
        outcome = _sent(year, due, last, is_known=recorded_here)
        yield "invitation_days", of_meeting(meeting, outcome, limits, act=last, due=due)
    if (days := limits.days("registration_days")) is not None and last:
        due = limits.days_before(day.latest, days)
        ends = last["registration_deadline"]
        outcome = year.by(due, When(ends).earliest) if ends else "unknown"
        yield (
            "registration_days",
            of_meeting(meeting, outcome, limits, act=last, due=due, day=When(ends).latest)
            if ends
            else of_meeting(meeting, outcome, limits, due=due),
        )
    papers = [act for act in sent if act["act"] == "papers_sent"]
    with_it = [last] if last and last["annexes"] else []
    first = next(chain(with_it, papers), None)
    limits = year.limits_on(first["on"] if first else None)
    days = limits.days("papers_days")
    if days is not None and (first is not None or not meeting["is_held"]):
        due = limits.days_before(day.latest, days)
        outcome = _sent(year, due, first, is_known=recorded_here)
        yield "papers_days", of_meeting(meeting, outcome, limits, act=first, due=due)


def _sent(year: YearOf, due: date, act: Row | None, *, is_known: bool) -> str:
    if act is not None and act["on"] is None:
        return "unknown"
    return year.by(due, act["on"] if act else None, is_known=is_known)


def _hours(meeting: MeetingRow) -> Found:
    if meeting["start"] is None:
        return
    start, end = LocalTime(meeting["start"]), meeting["end"]
    outcome = "not_kept" if is_in_office_hours(start, LocalTime(end) if end else None) else "kept"
    scheduled = _position(meeting, "scheduled")
    yield (
        Practice.OUTSIDE_OFFICE_HOURS,
        of_meeting(meeting, outcome, position=scheduled, measured=start.clock),
    )


def _who_came(year: YearOf, meeting: MeetingRow) -> Found:
    """How many organizations came to a meeting, and whether with more people than seats."""
    day = When(meeting["day"]).latest
    came = [
        one
        for one in presence_at(year.conn, sees=year.sees, meeting_id=meeting["meeting_id"])
        if one["capacity"] == "member"
    ]
    for side in seats_on(year.conn, day=day, **year.where):
        if side["seated"] and (of_side := [one for one in came if one["side"] == side["side"]]):
            yield from _share_present(year, meeting, side, of_side)
            yield from _headcount(meeting, side, of_side)


def _share_present(
    year: YearOf, meeting: MeetingRow, side: SideSeats, came: list[PresenceRow]
) -> Found:
    seated = side["organizations"] or (len(side["seated"]) if side["is_whole"] else None)
    present = [one for one in came if one["status"] == "present"]
    if not seated:
        return
    count = len({one["organization_id"] for one in present})
    shown = f"{count}/{seated}"
    position = present[-1]["grounds"][-1]["position"] if present else None
    limits = year.limits_on(When(meeting["day"]).latest)
    wanted = limits.share("quorum")
    for limit, least, rules in (
        ("quorum", wanted, limits),
        (Practice.HALF_PRESENT, Fraction(1, 2), None),
    ):
        if least is not None:
            outcome = "kept" if Fraction(count, seated) >= least else "not_kept"
            yield limit, of_meeting(meeting, outcome, rules, position=position, measured=shown)


def _headcount(meeting: MeetingRow, side: SideSeats, came: list[PresenceRow]) -> Found:
    seats = {row["organization_id"]: row["seats"] for row in side["seated"]}
    counted = [
        (one, one["head_count"], seats.get(one["organization_id"]))
        for one in came
        if one["status"] == "present"
    ]
    known = [(one, heads, most) for one, heads, most in counted if heads and most]
    if not known:
        return
    above = [(one, heads) for one, heads, most in known if heads > most]
    for one, heads in above:
        yield (
            Practice.HEADCOUNT_WITHIN_SEATS,
            case(
                "not_kept",
                "organization",
                one["organization_id"],
                ref=meeting["ref"],
                position=one["grounds"][-1]["position"],
                measured=heads,
            ),
        )
    if not above:
        position = known[-1][0]["grounds"][-1]["position"]
        yield Practice.HEADCOUNT_WITHIN_SEATS, of_meeting(meeting, "kept", position=position)


def of_meeting(
    meeting: MeetingRow,
    outcome: str,
    limits: Limits | None = None,
    *,
    act: Row | None = None,
    position: int | None = None,
    day: date | None = None,
    due: date | None = None,
    measured: object = None,
) -> Case:
    """Make a case of a meeting, shown by an act of it or of its notes."""
    return case(
        outcome,
        "meeting",
        meeting["meeting_id"],
        ref=meeting["ref"],
        position=act["position"] if act else position,
        day=day or (act["on"] if act else None),
        due=due,
        measured=measured,
        reason=reason_of(act["cautions"]) if act else None,
        rules=limits.rules if limits else None,
    )


def _position(meeting: MeetingRow, act: str) -> int | None:
    """The newest event of a kind on a meeting."""
    every = [ground["position"] for ground in meeting["grounds"] if ground["act"] == act]
    return every[-1] if every else None

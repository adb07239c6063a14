"""Limits about notes: time for comments, how they are approved, and when they are published."""

from forum.governing.limits import MinutesApproval
from forum.record.when import When
from projections import meetings, minutes
from projections.asking import Found as Row
from projections.calendar import standing
from projections.followed import Found, YearOf
from projections.followed_in_meetings import of_meeting
from projections.meetings import MeetingRow


def found(year: YearOf) -> Found:
    """Yield the cases of the notes of the meetings that were held in the year."""
    held = [
        meeting
        for meeting in meetings.meetings(year.conn, **year.where)
        if meeting["year"] == year.year
        and meeting["side"] is None
        and standing(meeting, year.day) == "held"
    ]
    noted = year.acts(minutes.ACTS, "room_id", [meeting["meeting_id"] for meeting in held])
    for meeting in held:
        acts = noted.get(meeting["meeting_id"], [])
        yield from _comments(year, meeting, acts)
        yield from _approval(year, meeting, acts, is_last=meeting is held[-1])
        yield from _publication(year, meeting, acts)


def _comments(year: YearOf, meeting: MeetingRow, acts: list[Row]) -> Found:
    sent = next((act for act in acts if act["act"] == "circulated"), None)
    if sent is None or sent["on"] is None:
        return
    limits = year.limits_on(sent["on"])
    least = limits.days_after(sent["on"], limits.days("comment_days"))
    if least is None:
        return
    last = When(sent["comment_by"]).latest if sent["comment_by"] else None
    outcome = "kept" if last is not None and last >= least else "not_kept"
    yield "comment_days", of_meeting(meeting, outcome, limits, act=sent, measured=last, due=least)


def _approval(year: YearOf, meeting: MeetingRow, acts: list[Row], *, is_last: bool) -> Found:
    approved = next((act for act in acts if act["act"] == "approved"), None)
    limits = year.limits_on(approved["on"] if approved else None)
    wanted = limits.get("minutes_approved")
    if wanted is None or wanted == MinutesApproval.NOT_APPROVED:
        return
    if approved is None:
        yield "minutes_approved", of_meeting(meeting, "not_yet", limits)
        return
    way = _way(approved)
    # The last notes of a year have no later meeting of the same members.
    lawful = {wanted, MinutesApproval.IN_WRITING} if is_last else {wanted}
    outcome = "unknown" if way is None else "kept" if way in lawful else "not_kept"
    yield "minutes_approved", of_meeting(meeting, outcome, limits, act=approved, measured=way)


def _way(approved: Row) -> str | None:
    """How notes were approved, as the rules would say it; None where that is unknown."""
    if approved["approved_by"]:
        return str(approved["approved_by"])
    if approved["in_writing"]:
        return MinutesApproval.IN_WRITING.value
    return MinutesApproval.AT_NEXT_MEETING.value if approved["at_meeting_id"] else None


def _publication(year: YearOf, meeting: MeetingRow, acts: list[Row]) -> Found:
    published = next((act for act in acts if act["act"] == "published"), None)
    day = When(meeting["day"])
    limits = year.limits_on(published["on"] if published else None)
    due = limits.days_after(day.latest, limits.days("publish_minutes_days"))
    if due is not None and day.is_exact:
        if published is not None and published["on"] is None:
            outcome = "unknown"
        else:
            is_known = not any(one["basis"] for one in meeting["grounds"])
            outcome = year.by(due, published["on"] if published else None, is_known=is_known)
        yield "publish_minutes_days", of_meeting(meeting, outcome, limits, act=published, due=due)
    if limits.get("publish_before_approval") is False:
        outcome = "not_yet"
        if published is not None:
            outcome = "not_kept" if published["before_approval"] else "kept"
        yield "publish_before_approval", of_meeting(meeting, outcome, limits, act=published)

"""Letters about meetings: invited, changed, cancelled, papers, notes to comment on, evaluation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from projections import presence
from projections.meetings import MeetingRow
from projections.minutes import minutes
from projections.visible import seen_by
from web import words
from web.accounts.reply_links import ReplyKind
from web.language import gettext as _
from web.language import page_language, pick
from web.mail.calendars import first_invitation, meeting_in_calendar
from web.mail.mailboxes import ORGANIZATION
from web.mail.occasions import LetterKind
from web.mail.outgoing import CalendarPart, Paper
from web.mail.writing import Said, Writing, organization_name
from web.members.in_short import MeetingInShort, meeting_in_short
from web.public.meeting_papers import AllPapers, meeting_papers


def _invitation(it: Writing) -> Said | None:
    meeting = _for_reader(it, it.occasion.thing_id)
    if meeting is None or not meeting.is_coming:
        return None
    values = _meeting(it, meeting)
    calendar = _calendar(it, meeting, "REQUEST")
    return Said(_asked(meeting), values, calendar, due=_day(meeting.answer_by) or _on(meeting))


def _changed(it: Writing) -> Said | None:
    meeting = _for_reader(it, it.occasion.thing_id)
    if meeting is None or not meeting.is_coming or not _was_invited(it, meeting.row):
        return None
    why = it.text_of(it.occasion.event.reason)
    subject = _("Changed: the meeting is now %(when)s", when=meeting.when)
    values = {**_meeting(it, meeting), "why": why}
    return Said(subject, values, _calendar(it, meeting, "REQUEST"), due=_on(meeting))


def _cancelled(it: Writing) -> Said | None:
    meeting = _for_reader(it, it.occasion.thing_id)
    if meeting is None or not _was_invited(it, meeting.row):
        return None
    why = it.text_of(it.occasion.event.reason)
    subject = _("Cancelled: the meeting %(when)s", when=meeting.when)
    values = {**_facts(it, meeting), "why": why}
    return Said(subject, values, _calendar(it, meeting, "CANCEL"), due=_on(meeting))


def _papers(it: Writing) -> Said | None:
    meeting = _for_reader(it, it.occasion.thing_id)
    if meeting is None or not meeting.is_coming:
        return None
    subject = _("Papers for the meeting %(when)s", when=meeting.when)
    values = _meeting(it, meeting)
    return Said(
        subject, {**values, "papers": _all_papers(it, meeting, values["link"])}, due=_on(meeting)
    )


def _all_papers(it: Writing, meeting: MeetingInShort, link: str | None) -> AllPapers | None:
    """All papers as one PDF: by the recipient's own link, else what everybody may read of them."""
    reader, address = it.reader, f"{link}/papers.pdf"
    if link is None:
        reader = replace(reader, sees=seen_by(Role.PUBLIC))
        address = it.page("public.all_papers", ref=meeting.row["ref"])
    found = meeting_papers(reader, meeting.row, lambda _number: "", address)
    return found.together if found is not None else None


def _minutes(it: Writing) -> Said | None:
    r, event = it.reader, it.occasion.event
    every = minutes(r.conn, forum_id=r.forum_id, sees=r.sees).values()
    notes = next((one for one in every if one["minutes_id"] == it.occasion.thing_id), None)
    if notes is None or notes["is_approved"] or notes["state"] == "withdrawn":
        return None
    meeting = _for_reader(it, notes["meeting_id"], after=True)
    if meeting is None:
        return None
    text = it.text_of(event.text)
    last = words.day(str(event.comment_by), page_language()) if event.comment_by else None
    subject = _("Notes of the meeting %(when)s: your comments", when=meeting.when)
    values = {
        **_facts(it, meeting),
        "last": last,
        "link": it.link(ReplyKind.COMMENT, it.occasion.thing_id),
        "has_text": text is not None,
    }
    papers = (Paper(name=_("notes.txt"), text=text),) if text else ()
    by = event.comment_by.latest if event.comment_by else None
    return Said(subject, values, papers=papers, due=by)


def _evaluation(it: Writing) -> Said | None:
    """An invitation to answer names nobody: each is handed out as it comes, and kept nowhere."""
    r, event = it.reader, it.occasion.event
    meeting_id = str(event.meeting_id)
    meeting = _for_reader(it, meeting_id, after=True)
    came = presence.presence_at(r.conn, sees=r.sees, meeting_id=meeting_id)
    there = {one["organization_id"] for one in came if one["status"] == "present"}
    if meeting is None or it.recipient.mandate_id is None or event.last_day.latest < r.day:
        return None
    if it.recipient.organization_id not in there:
        return None
    evaluation_id = UUID(it.occasion.thing_id)
    subject = _("What did you think of the meeting %(when)s?", when=meeting.when)
    values = {
        **_facts(it, meeting),
        "last": words.day(str(event.last_day), page_language()),
        "link": it.page(
            "members.evaluate", evaluation_id=evaluation_id, invitation=_invited(it, evaluation_id)
        ),
    }
    return Said(subject, values, due=event.last_day.latest)


def _invited(it: Writing, evaluation_id: UUID) -> str:
    if not it.keeps_links:
        return "-" * 22
    with acting(SYSTEM_OFFICE_ID, forum_id=UUID(it.recipient.forum_id)):
        (token,) = it.installation.governance.invite_to_evaluation(evaluation_id, 1)
    return str(token)


def _for_reader(it: Writing, meeting_id: str, *, after: bool = False) -> MeetingInShort | None:
    """The meeting, where the recipient is invited to it; afterwards also who sat before."""
    acts = {Role.MEMBER, Role.FORMER_MEMBER} if after else {Role.MEMBER}
    is_shared = it.recipient.mandate_id is None and it.recipient.whose == ORGANIZATION
    if it.recipient.role not in acts and not is_shared:
        return None
    meeting = meeting_in_short(it.reader, meeting_id)
    if meeting is None or meeting.row["side"] not in {None, it.recipient.side}:
        return None
    return meeting


def _was_invited(it: Writing, meeting: MeetingRow) -> bool:
    """Whether an invitation was out when the event came that is told of."""
    first = first_invitation(meeting)
    return first is not None and isinstance(it.occasion.at, int) and first < it.occasion.at


def _on(meeting: MeetingInShort) -> date | None:
    """The first day that a meeting may be on."""
    return When(meeting.row["day"]).earliest


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _asked(meeting: MeetingInShort) -> str:
    return _("Will you come on %(when)s?", when=meeting.when)


def _meeting(it: Writing, meeting: MeetingInShort) -> dict[str, Any]:
    """A meeting that is to come, with the links to answer by."""
    link = it.link(ReplyKind.INVITATION, meeting.row["meeting_id"])
    by = meeting.answer_by
    return {
        **_facts(it, meeting),
        "question": _asked(meeting),
        "link": link,
        "answers": [
            (word, f"{link}?answer={value}")
            for value, word in (
                ("coming", _("Yes")),
                ("not_coming", _("No")),
                ("other", _("Somebody else comes")),
            )
        ]
        if link
        else [],
        "answer_by": words.day(by, page_language()) if by else None,
        "said": _said(it, meeting.row),
    }


def _said(it: Writing, meeting: MeetingRow) -> str | None:
    """What the organization has answered, in words; None where it has not."""
    own, name = (
        it.recipient.organization_id,
        organization_name(it.reader, it.recipient.organization_id),
    )
    there = presence.presence_at(
        it.reader.conn, sees=it.reader.sees, meeting_id=meeting["meeting_id"]
    )
    status = next(
        (
            one["status"]
            for one in there
            if one["organization_id"] == own and one["capacity"] == "member"
        ),
        None,
    )
    if status == "apology":
        return _("%(whom)s is not coming.", whom=name)
    return _("%(whom)s comes.", whom=name) if status == "registered" else None


def _facts(it: Writing, meeting: MeetingInShort) -> dict[str, Any]:
    name = organization_name(it.reader, it.recipient.organization_id)
    page = it.page("public.meeting", ref=meeting.row["ref"])
    return {"meeting": meeting, "organization": name, "page": page}


def _calendar(it: Writing, meeting: MeetingInShort, method: str) -> CalendarPart | None:
    assert isinstance(it.occasion.at, int)
    forum_name = pick(it.reader.forum["name"], page_language()).text
    content = meeting_in_calendar(
        meeting.row,
        title=f"{meeting.title.text} – {forum_name}",
        address=it.page("public.meeting", ref=meeting.row["ref"]),
        host=it.host,
        method=method,
        at=it.now,
        position=it.occasion.at,
        organizer=it.reply_to or None,
        attendee=it.recipient.email,
    )
    return CalendarPart(method=method, content=content) if content else None


SAYING: Final[dict[LetterKind, Callable[[Writing], Said | None]]] = {
    LetterKind.INVITATION: _invitation,
    LetterKind.CHANGED: _changed,
    LetterKind.CANCELLED: _cancelled,
    LetterKind.PAPERS: _papers,
    LetterKind.MINUTES: _minutes,
    LetterKind.EVALUATION: _evaluation,
}
"""What each kind of letter about a meeting says."""

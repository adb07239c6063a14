"""Moving a meeting on: each large act is shown before it is done, with its cautions.

Source: screens.md, page 1, item 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Final
from uuid import UUID, uuid4

from flask import abort, render_template, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from forum.errors import ForumError, ReasonNeededError
from forum.meeting.decision import Decider
from forum.meeting.meeting_kinds import MeetingForm
from forum.record.localtime import LocalTime
from forum.record.when import When
from projections import meetings
from projections.meetings import MeetingRow
from web.acting import acting_by_session
from web.forms import Sent, carry_out, form
from web.language import page_language
from web.public import reader
from web.public.cautions import sentence
from web.public.meetings import lead, title_and_lead
from web.refusals import said
from web.schemas.meeting import (
    CancelMeeting,
    CloseMeeting,
    Invite,
    Nothing,
    ScheduleMeeting,
    SendPapers,
)
from web.schemas.notes import ApproveNotes
from web.secretariat import governance, secretariat
from web.secretariat.answer_by import last_day_to_answer
from web.secretariat.attendance import local_time, now_at
from web.secretariat.checking import check_of, refuse_hindered
from web.secretariat.letter_shown import letter_shown
from web.secretariat.list_of_those_here import list_of_those_here
from web.secretariat.meeting import meeting_at
from web.secretariat.papers import paper_count
from web.secretariat.written import written_notes

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """An act that moves a meeting on.

    Attributes:
        word: On its button, and as the head of its page.
        what: What it does, in a sentence.
        schema: Its fields.
        carry_out: The command.
    """

    word: LazyString
    what: LazyString
    schema: type[Sent]
    carry_out: Callable[[MeetingRow, Data], object]


def _schedule(row: MeetingRow, data: Data) -> None:
    day: When = data["day"]
    form_of = data.get("form")
    governance().schedule_meeting(
        meeting_id=UUID(row["meeting_id"]),
        day=day,
        start=_clock(day, data.get("start")),
        end=_clock(day, data.get("end")),
        place=data.get("place"),
        reason=_said(data.get("reason")),
        form=MeetingForm(form_of) if form_of else None,
    )


def _invite(row: MeetingRow, data: Data) -> None:
    governance().convene_meeting(
        meeting_id=UUID(row["meeting_id"]),
        annexes=data.get("papers"),
        registration_deadline=data.get("registration_deadline"),
    )


def _papers(row: MeetingRow, data: Data) -> None:
    governance().send_papers(meeting_id=UUID(row["meeting_id"]), papers=data.get("papers"))


def _open(row: MeetingRow, _data: Data) -> None:
    governance().open_meeting(meeting_id=UUID(row["meeting_id"]), at=now_at(row))


def _close(row: MeetingRow, data: Data) -> None:
    governance().close_meeting(
        meeting_id=UUID(row["meeting_id"]),
        at=now_at(row),
        promise=_said(data.get("promise")),
        owner=data.get("owner"),
        due=data.get("due"),
    )


def _cancel(row: MeetingRow, data: Data) -> None:
    governance().cancel_meeting(
        meeting_id=UUID(row["meeting_id"]), reason=_said(data.get("reason"))
    )


def _announce(row: MeetingRow, _data: Data) -> None:
    governance().announce_agenda(meeting_id=UUID(row["meeting_id"]))


def _assemble(row: MeetingRow, _data: Data) -> None:
    governance().assemble_minutes(meeting_id=UUID(row["meeting_id"]), from_sections=True)


def _circulate(row: MeetingRow, _data: Data) -> None:
    governance().circulate_minutes(minutes_id=_minutes_of(row))


def _approve(row: MeetingRow, data: Data) -> None:
    at = data.get("at_meeting", "")
    governance().approve_minutes(
        minutes_id=_minutes_of(row),
        at_meeting_id=UUID(at) if at and at != "writing" else None,
        in_writing=at == "writing",
        decision_title=_said(data.get("title")),
        decided_by=Decider.FORUM if data.get("title") else None,
    )


def _publish(row: MeetingRow, _data: Data) -> None:
    refuse_hindered(reader(), row)
    governance().publish_minutes(minutes_id=_minutes_of(row))


ACTS: Final[dict[str, Act]] = {
    "schedule": Act(
        _l("Set day and place"),
        _l("Those who were invited are told of a change. The earlier day stays to be seen."),
        ScheduleMeeting,
        _schedule,
    ),
    "announce": Act(
        _l("Send the agenda"),
        _l("From now on each item keeps its number, whatever is moved, added or dropped."),
        Nothing,
        _announce,
    ),
    "invite": Act(
        _l("Send the invitation"),
        _l("The meeting gets its number, and everybody with a seat is asked whether they come."),
        Invite,
        _invite,
    ),
    "papers": Act(
        _l("Send the papers"), _l("The papers go to those who come."), SendPapers, _papers
    ),
    "open": Act(
        _l("Start the meeting"),
        _l("From now on attendance and notes are written while it goes on."),
        Nothing,
        _open,
    ),
    "close": Act(
        _l("End the meeting"),
        _l("Write what the chair promised as feedback: what, by whom and by when."),
        CloseMeeting,
        _close,
    ),
    "cancel": Act(
        _l("Cancel the meeting"),
        _l("The meeting keeps its place in the list, with the reason, for everybody to read."),
        CancelMeeting,
        _cancel,
    ),
    "assemble": Act(
        _l("Put the notes together"),
        _l("What is written under the items becomes a draft that can be worked on as a whole."),
        Nothing,
        _assemble,
    ),
    "circulate": Act(
        _l("Send the notes for comments"),
        _l("The members read this version and comment on it. It is not public."),
        Nothing,
        _circulate,
    ),
    "approve": Act(
        _l("Approve the notes"),
        _l("Approved notes are not rewritten: they are corrected, with a reason."),
        ApproveNotes,
        _approve,
    ),
    "publish": Act(
        _l("Publish"),
        _l("Everybody can read the notes. What is public stays, also if it is corrected."),
        Nothing,
        _publish,
    ),
}
"""By the last part of the address."""


@secretariat.get("/meetings/<ref>/move-on/<act>")
def move_on(ref: str, act: str) -> str:
    """Show what an act would do before it is done."""
    row, found = meeting_at(ref), ACTS.get(act)
    if found is None:
        abort(404)
    it = form(act)
    cautions, refusal = ([], "") if it.is_wrong else _before(row, found)
    notes = written_notes(reader(), row) if act in {"circulate", "approve", "publish"} else None
    parts = list_of_those_here(reader(), row) if act in {"invite", "papers"} else []
    return render_template(
        "secretariat/move_on.html",
        act=act,
        it=it,
        found=found,
        meeting=row,
        lead=title_and_lead(row),
        cautions=cautions,
        refusal=refusal,
        parts=parts,
        letter=letter_shown(reader(), row, act, parts),
        notes=notes,
        check=check_of(reader(), notes) if notes is not None and act == "publish" else None,
        paper_count=paper_count(row) if act == "papers" else 0,
        later=_later(row) if act == "approve" else [],
        answer_by=last_day_to_answer(reader(), row) if act == "invite" else "",
        back=url_for("secretariat.open_meeting", ref=row["ref"]),
    )


@secretariat.post("/meetings/<ref>/move-on/<act>")
def moved_on(ref: str, act: str) -> Response:
    """Carry out an act, or show its page again."""
    row, found = meeting_at(ref), ACTS.get(act)
    if found is None:
        abort(404)
    return carry_out(
        act,
        found.schema,
        lambda data: found.carry_out(row, data),
        page=lambda: move_on(ref, act),
        to=url_for("secretariat.open_meeting", ref=ref),
    )


def _before(row: MeetingRow, act: Act) -> tuple[list[str], str]:
    """The cautions of an act as it stands, or why it would be refused; nothing is written."""
    if act.schema in {CancelMeeting, ScheduleMeeting, ApproveNotes}:
        return [], ""  # they cannot be tried before they are filled in
    codes: list[str] = []
    try:
        with acting_by_session(uuid4()), governance().rehearsal() as unit:
            act.carry_out(row, {})
            codes = [one.code for event in unit.events for one in event.cautions]
    except ReasonNeededError as error:
        codes = list(error.codes)
    except ForumError as error:
        return [], said(error, page_language())
    return [sentence(code) for code in dict.fromkeys(codes)], ""


def _later(row: MeetingRow) -> list[tuple[str, str]]:
    """The later meetings at which notes can be approved."""
    r = reader()
    every = meetings.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
    return [
        (one["meeting_id"], lead(one))
        for one in every
        if one["side"] is None and one["day"] > row["day"] and not one["is_cancelled"]
    ]


def _minutes_of(row: MeetingRow) -> UUID:
    found = written_notes(reader(), row)
    if found is None:
        abort(404)
    return UUID(found.row["minutes_id"])


def _clock(day: When, clock: time | None) -> LocalTime | None:
    return local_time(datetime.combine(day.latest, clock)) if clock is not None else None


def _said(text: str | None) -> dict[str, str | None] | None:
    return {page_language(): text} if text else None

"""A meeting as a member meets it: saying whether one comes, who else comes, and what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import abort, current_app, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response

from projections import meetings as planned
from projections.calendar import standing
from projections.meetings import MeetingRow
from projections.presence import PresenceRow
from web.forms import carry_out
from web.language import gettext as _
from web.language import page_language, pick
from web.mail.calendars import meeting_in_calendar
from web.members.invitation import answer_of
from web.members.my import governance, my
from web.members.my.once import answers_of, meetings_of
from web.members.my.own import Own, own
from web.members.needs import KINDS, Needs, NeedsStore
from web.public import Reader, reader
from web.public.agenda_words import agenda_in_words
from web.public.meeting_papers import meeting_papers
from web.public.meeting_words import kind, meeting_title
from web.public.meetings import lead
from web.public.papers import paper_file, papers_file
from web.schemas.member import AnswerInvitation
from web.words import day as said_day

ANSWERABLE = frozenset({"planned", "convened"})


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the form of an invitation needs.

    Attributes:
        meeting: The meeting.
        said: What the organization answered before, in words; empty for nothing.
        answer: The same as the form has it.
        is_remote: It takes part from elsewhere.
        asks_form: One may choose between being there and from elsewhere.
        until: Last day to answer in words, or None.
        needs: What is needed on the day.
    """

    meeting: MeetingRow
    said: str
    answer: str
    is_remote: bool
    asks_form: bool
    until: str | None
    needs: Needs


@my.get("/meetings/<ref>")
def meeting(ref: str) -> str | Response:
    """Show a meeting; an address that it had before leads to the one it has now."""
    row = meeting_at(ref)
    if row["ref"] != ref:
        return redirect(url_for("my.meeting", ref=row["ref"]))
    return page(ref)


def page(ref: str) -> str:
    """Write the page of a meeting."""
    r, row, whose = reader(), meeting_at(ref), own()
    return render_template(
        "my/meeting.html",
        meeting=row,
        title=meeting_title(row),
        kind=kind(row),
        lead=lead(row),
        invitation=invitation_of(r, whose, row) if whose.organization_id and whose.acts else None,
        is_open=standing(row, r.day) in ANSWERABLE,
        is_ours=row["side"] is not None,
        agenda=agenda_in_words(r, row["meeting_id"]),
        papers=meeting_papers(
            r,
            row,
            lambda number: url_for("my.paper", ref=ref, number=number),
            url_for("my.all_papers", ref=ref),
        ),
    )


@my.post("/meetings/<ref>")
def answer_invitation(ref: str) -> Response:
    """Say whether the organization comes to a meeting."""
    r, row, whose = reader(), meeting_at(ref), own()
    meeting_id, organization_id = UUID(row["meeting_id"]), whose.organization

    def act(data: dict[str, Any]) -> None:
        do = governance()
        about: dict[str, Any] = {
            "meeting_id": meeting_id,
            "organization_id": organization_id,
            "side": whose.side.key,
        }
        if data["answer"] == "not_coming":
            do.record_apology(**about)
            needs = Needs()
        else:
            do.register_for_meeting(
                **about,
                is_remote=_is_remote(row, data.get("form")),
                stand_in=data["name"] if data["answer"] == "other" else None,
            )
            needs = Needs(
                kinds=tuple(name for name, _word in KINDS if data[name]), text=data.get("needs", "")
            )
        store().keep(UUID(r.forum_id), meeting_id, whose.actor_id, needs)

    return carry_out(
        "invitation",
        AnswerInvitation,
        act,
        page=lambda: page(row["ref"]),
        to=url_for("my.meeting", ref=row["ref"]),
        key=row["meeting_id"],
    )


@my.get("/meetings/<ref>/meeting.ics")
def calendar(ref: str) -> Response:
    """Give a meeting for a calendar; 404 where it has no hours yet, or is over."""
    r, row = reader(), meeting_at(ref)
    settings = current_app.extensions["settings"]
    content = None
    if standing(row, r.day) in ANSWERABLE:
        content = meeting_in_calendar(
            row,
            title=f"{meeting_title(row).text} – {pick(r.forum['name'], page_language()).text}",
            address=f"{settings.base_url}{url_for('my.meeting', ref=row['ref'])}",
            host=settings.host,
            method="PUBLISH",
            at=datetime.now(UTC),
        )
    if content is None:
        abort(404)
    found = make_response(content)
    found.headers["Content-Type"] = "text/calendar; charset=utf-8; method=PUBLISH"
    found.headers["Content-Disposition"] = "attachment; filename=meeting.ics"
    return found


@my.get("/meetings/<ref>/papers/<int:number>")
def paper(ref: str, number: int) -> Response:
    """Hand out the file of a paper."""
    return paper_file(reader(), meeting_at(ref), number)


@my.get("/meetings/<ref>/papers.pdf")
def all_papers(ref: str) -> Response:
    """Hand out all papers as one PDF."""
    return papers_file(reader(), meeting_at(ref))


def meeting_at(ref: str) -> MeetingRow:
    """Return a meeting by its address, or by one it had before; 404 for none."""
    r = reader()
    row = planned.find(meetings_of(r), ref)
    if row is None or row["side"] not in {None, own().side.key}:
        abort(404)
    return row


def invitation_of(r: Reader, whose: Own, row: MeetingRow) -> Invitation:
    """Return what the form of an invitation needs."""
    before, last = _before(r, whose, row), row["registration_deadline"]
    return Invitation(
        meeting=row,
        said=_said(before),
        answer=answer_of(before) if before else "",
        is_remote=bool(before and before["is_remote"]),
        asks_form=row["form"] in {"both", None},
        until=said_day(last, page_language(), weekday=True) if last else None,
        needs=store().of(UUID(row["meeting_id"]), whose.actor_id),
    )


def invited(r: Reader, whose: Own, row: MeetingRow) -> str:
    """What the organization answered to an invitation, in words; empty for nothing."""
    return _said(_before(r, whose, row))


def store() -> NeedsStore:
    """Where needs are kept: beside the accounts, outside the log."""
    return NeedsStore(current_app.extensions["forum"].accounts)


def _before(r: Reader, whose: Own, row: MeetingRow) -> PresenceRow | None:
    """What the organization answered before, as a member."""
    if whose.organization_id is None:
        return None
    return answers_of(r, whose.organization_id).get(row["meeting_id"])


def _said(before: PresenceRow | None) -> str:
    if before is None:
        return ""
    if before["status"] == "registered" and before["sends_another"]:
        return _("Somebody else comes for you.")
    if before["status"] == "registered":
        return _("You come, from elsewhere.") if before["is_remote"] else _("You come.")
    return _("You do not come.") if before["status"] == "apology" else ""


def _is_remote(row: MeetingRow, chosen: str | None) -> bool:
    """Whether one takes part from elsewhere: as the meeting is, else as one chose."""
    return (row["form"] if row["form"] in {"on_site", "remote"} else chosen) == "remote"

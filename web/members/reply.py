"""The page that a personal link opens: what will be recorded, and one button.

Opening it records nothing, as programs that look for harm in mail open every link; sending the
form does, once however often it is pressed. The link itself is the secret of the form.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, cast
from uuid import UUID

from flask import Response, current_app, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from forum.errors import CommandReusedError, ForumError
from web.accounts.reply_links import ReplyKind
from web.language import gettext as _
from web.language import page_language, pick
from web.mail.calendars import meeting_in_calendar
from web.members import answering, commenting, invitation, judging, members
from web.members.form import Typed, sent
from web.members.frame import framed
from web.members.in_short import meeting_in_short
from web.members.opening import Opened, opened
from web.members.receipts import receipt_of, seen_after
from web.members.replying import Replying
from web.public.papers import papers_file
from web.refusals import said

KINDS: Final[dict[ReplyKind, Replying]] = {
    ReplyKind.INVITATION: cast(Replying, invitation),
    ReplyKind.JUDGE: cast(Replying, judging),
    ReplyKind.COMMENT: cast(Replying, commenting),
    ReplyKind.ANSWER: cast(Replying, answering),
}


@members.get("/reply/<token>")
def reply(token: str) -> Response:
    """Show what a link is for, and what it would record."""
    it = opened(token)
    if it is None:
        return ended()
    return _page(it, KINDS[it.link.kind].first(it))


@members.post("/reply/<token>")
def record(token: str) -> Response | BaseResponse:
    """Carry out what the form says, and lead to its receipt."""
    it = opened(token)
    if it is None:
        return ended()
    typed, kind = sent(), KINDS[it.link.kind]
    if kind.shown(it, typed) is None:
        return _page(it, typed)
    kind.check(it, typed)
    if typed.faults:
        return _page(it, typed, 422)
    return _carried_out(it, typed, lambda: kind.carry_out(it, typed))


@members.post("/reply/<token>/views/<uuid:view_id>")
def judge(token: str, view_id: UUID) -> Response | BaseResponse:
    """Say whether the answer to one of the organization's own views is enough."""
    it = opened(token)
    if it is None or it.link.mandate_id is None:
        return ended()
    typed = sent()
    typed.values["view"] = str(view_id)
    judging.check(it, typed)
    if typed.faults:
        typed.refusal = next(iter(typed.faults.values()))
        typed.faults = {}
        return _page(it, _with_first(it, typed), 422)
    return _carried_out(it, typed, lambda: judging.judge(it, view_id, typed), about=str(view_id))


@members.get("/reply/<token>/receipt/<int:position>")
def receipt(token: str, position: int) -> Response:
    """Show what was recorded by a link; where the duty has ended by it, the receipt stays."""
    it = opened(token)
    found = receipt_of(it, position) if it is not None else None
    if it is None or found is None:
        return ended()
    kind = KINDS[it.link.kind]
    return _answer(
        render_template(
            "members/receipt.html",
            receipt=found,
            recorded=kind.recorded(it) if found.is_of_this else None,
            again=url_for("members.reply", token=token)
            if kind.shown(it, kind.first(it)) is not None
            else None,
            calendar=url_for("members.calendar", token=token)
            if it.link.kind is ReplyKind.INVITATION
            else None,
            **framed(it.reader),
        )
    )


@members.get("/reply/<token>/meeting.ics")
def calendar(token: str) -> Response:
    """Give the meeting of an invitation for a calendar."""
    it = opened(token)
    meeting = (
        meeting_in_short(it.reader, str(it.link.thing_id))
        if it is not None and it.link.kind is ReplyKind.INVITATION
        else None
    )
    if it is None or meeting is None or not meeting.is_coming:
        return ended()
    settings = current_app.extensions["settings"]
    name = pick(it.reader.forum["name"], page_language()).text
    content = meeting_in_calendar(
        meeting.row,
        title=f"{meeting.title.text} – {name}",
        address=f"{settings.base_url}{url_for('public.meeting', ref=meeting.row['ref'])}",
        host=settings.host,
        method="PUBLISH",
        at=datetime.now(UTC),
    )
    if content is None:
        return ended()
    answer = _answer(content)
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8; method=PUBLISH"
    answer.headers["Content-Disposition"] = "attachment; filename=meeting.ics"
    return answer


@members.get("/reply/<token>/papers.pdf")
def all_papers(token: str) -> Response | BaseResponse:
    """Hand out all papers of the meeting of an invitation as one PDF."""
    it = opened(token)
    meeting = (
        meeting_in_short(it.reader, str(it.link.thing_id))
        if it is not None and it.link.kind is ReplyKind.INVITATION
        else None
    )
    if it is None or meeting is None or not meeting.is_coming:
        return ended()
    return papers_file(it.reader, meeting.row)


def ended() -> Response:
    """The page of a link that opens nothing: never made, taken back, or its duty has ended.

    It is the same for all three, so that guessing tells nothing.
    """
    return _answer(render_template("members/ended.html"), 404)


def _carried_out(
    it: Opened, typed: Typed, act: Callable[[], None], about: str = ""
) -> Response | BaseResponse:
    try:
        with it.acting(typed.form_id + about) as context:
            act()
    except CommandReusedError:
        typed.anew()
        typed.refusal = _("You changed the form after it was sent. Look it over and send it again.")
        return _page(it, _with_first(it, typed), 409)
    except ForumError as error:
        typed.refusal = said(error, page_language())
        return _page(it, _with_first(it, typed), 422)
    if not context.done:  # the same stood there already
        return redirect(url_for("members.reply", token=it.token), 303)
    position = context.done[-1].last_position
    seen_after(it.installation, position)
    return redirect(url_for("members.receipt", token=it.token, position=position), 303)


def _with_first(it: Opened, typed: Typed) -> Typed:
    """The form as sent, and what stands in it first where it has nothing to say."""
    typed.values = {**KINDS[it.link.kind].first(it).values, **typed.values}
    return typed


def _page(it: Opened, typed: Typed, status: int = 200) -> Response:
    shown = KINDS[it.link.kind].shown(it, typed)
    if shown is None:
        return ended()
    here = url_for("members.reply", token=it.token)
    page = render_template(shown.template, here=here, **shown.values, **framed(it.reader))
    return _answer(page, status)


def _answer(content: str | bytes, status: int = 200) -> Response:
    return make_response(content, status)

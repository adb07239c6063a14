"""Answering the evaluation of a meeting by an invitation, which knows nobody and serves once."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Response, current_app, g, make_response, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from forum.errors import ForumError
from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.when import When
from projections import forums
from projections.evaluations import EvaluationRow, evaluations
from projections.visible import seen_by
from web import words
from web.language import page_language
from web.members import members
from web.members.form import Typed, sent
from web.members.frame import framed
from web.members.in_short import meeting_in_short
from web.public import Reader, view_words
from web.refusals import said
from web.typed_numbers import NONE_IS_ONE


@members.get("/evaluate/<uuid:evaluation_id>/<invitation>")
def evaluate(evaluation_id: UUID, invitation: str) -> Response:
    """Show what is asked; looking spends nothing."""
    return _page(evaluation_id, invitation, Typed())


@members.post("/evaluate/<uuid:evaluation_id>/<invitation>")
def answer_evaluation(evaluation_id: UUID, invitation: str) -> Response | BaseResponse:
    """Take the answers, and spend the invitation."""
    r = _reader()
    if r is None or _evaluation(r, evaluation_id) is None:
        return _ended()
    typed = sent()
    if typed.faults:
        typed.faults = {f"q-{key}": fault for key, fault in typed.faults.items()}
        return _page(evaluation_id, invitation, typed, 422)
    given = {key: value for key, value in typed.values.items() if value and key != NONE_IS_ONE}
    do = current_app.extensions["forum"].governance
    try:
        with acting(SYSTEM_OFFICE_ID, forum_id=UUID(r.forum_id)):
            do.answer_evaluation(evaluation_id, invitation, given)
    except ForumError as error:
        typed.refusal = said(error, page_language())
        return _page(evaluation_id, invitation, typed, 422)
    return redirect(url_for("members.evaluated"), 303)


@members.get("/evaluate/thanks")
def evaluated() -> Response:
    """Thank for an answer; which one it was is not known here either."""
    r = _reader()
    if r is None:
        return _ended()
    return make_response(render_template("members/evaluated.html", **framed(r)))


def _page(evaluation_id: UUID, invitation: str, typed: Typed, status: int = 200) -> Response:
    r = _reader()
    found = _evaluation(r, evaluation_id) if r is not None else None
    meeting = meeting_in_short(r, found["meeting_id"]) if r is not None and found else None
    if r is None or found is None or meeting is None:
        return _ended()
    page = render_template(
        "members/evaluating.html",
        here=url_for("members.evaluate", evaluation_id=evaluation_id, invitation=invitation),
        meeting=meeting,
        last=words.day(found["last_day"], page_language()),
        questions=[(one, view_words.spoken(one["text"])) for one in found["questions"]],
        typed=typed,
        **framed(r),
    )
    return make_response(page, status)


def _ended() -> Response:
    return make_response(render_template("members/ended.html"), 404)


def _reader() -> Reader | None:
    conn = current_app.extensions["forum"].reading()
    forum = forums.forum_by_slug(conn, slug=g.slug or "")
    if forum is None:
        return None
    day = datetime.now(UTC).astimezone(ZoneInfo(forum["zone"])).date()
    g.reader = r = Reader(conn, seen_by(Role.PUBLIC), forum, day, is_past=False)
    return r


def _evaluation(r: Reader, evaluation_id: UUID) -> EvaluationRow | None:
    """The evaluation, while it can be answered."""
    every = evaluations(r.conn, forum_id=r.forum_id, sees=r.sees)
    found = next((one for one in every if one["evaluation_id"] == str(evaluation_id)), None)
    if found is None or found["closed_on"] or When(found["last_day"]).latest < r.day:
        return None
    return found

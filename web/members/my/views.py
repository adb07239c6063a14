"""Views of one's own: sending one, what became of each, and whether the answer is enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import abort, render_template, url_for
from werkzeug.wrappers import Response

from forum.answering.feedback import Outcome
from forum.answering.view import Giver, Setting
from projections.themes import themes
from projections.views import ViewRow
from web.forms import Sent, carry_out
from web.language import Worded, page_language, pick
from web.language import gettext as _
from web.members.my import governance, my
from web.members.my.once import views_of
from web.members.my.own import Own, own
from web.public import Reader, reader, view_words
from web.public.view_course import course
from web.schemas.member import AnswerView, Because, Judge, PerhapsBecause, SendView

OF_SIDES = frozenset({"side", "both_sides", "participants", "unnamed"})
"""Givers for whom the coordinator of a side speaks, since no organization is named."""
OUTCOMES = ("answered", "taken_up", "partly_taken_up", "not_taken_up")


@my.get("/views/")
def views() -> str:
    """Show the own views, those that wait first, and the form for another."""
    r, whose = reader(), own()
    every = themes(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    return render_template(
        "my/views.html",
        rows=own_rows(r, whose),
        to_answer=rows_to_answer(r, whose),
        givers=_givers(whose),
        themes=[
            ("", _("No theme")),
            *(
                (one["theme_id"], pick(one["title"], page_language()).text)
                for one in every
                if one["state"] in {"proposed", "adopted", "discussed"}
                and one["year"] >= r.day.year - 1
            ),
        ],
    )


@my.post("/views/")
def send_view() -> Response:
    """Send a view of the own organization, or of the side."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        by = data["given_by"]
        is_named = by == "organization"
        governance().record_view(
            setting=Setting.WRITTEN,
            giver={
                "organization": Giver.ORGANIZATION,
                "side": Giver.SIDE,
                "unnamed": Giver.UNNAMED,
            }[by],
            text={page_language(): data["text"]},
            side=whose.side.key,
            organization_id=whose.organization if is_named else None,
            theme_id=data.get("theme_id"),
        )

    return carry_out("view", SendView, act, page=views, to=url_for("my.views"))


@my.get("/views/<int:number>")
def view(number: int) -> str:
    """Show a view of one's own, or one that is with the own organization, and what came back."""
    r, whose = reader(), own()
    found = _at(number)
    things = view_words.things_of(r, [found])
    return render_template(
        "my/view.html",
        view=found,
        row=view_words.row(found, things),
        text=view_words.spoken(found["text"]) or Worded(view_words.no_text(found), None),
        course=course(found, things),
        is_own=is_own(found, whose),
        is_with_us=is_with(found, whose),
        outcomes=[(one, _outcome(one)) for one in OUTCOMES],
    )


@my.post("/views/<int:number>/judge")
def judge(number: int) -> Response:
    """Say whether the answer to a view is enough."""

    def act(view_id: UUID, data: dict[str, Any]) -> None:
        reason = {page_language(): data["reason"]} if data.get("reason") else None
        governance().judge_feedback(
            view_id=view_id, is_enough=data["enough"] == "yes", reason=reason
        )

    return _done_with(number, "judge", Judge, act)


@my.post("/views/<int:number>/reopen")
def reopen(number: int) -> Response:
    """Let a view wait for an answer again."""

    def act(view_id: UUID, data: dict[str, Any]) -> None:
        governance().reopen_feedback(view_id=view_id, reason={page_language(): data["reason"]})

    return _done_with(number, "reopen", Because, act)


@my.post("/views/<int:number>/withdraw")
def withdraw_view(number: int) -> Response:
    """Take a view back."""

    def act(view_id: UUID, data: dict[str, Any]) -> None:
        reason = {page_language(): data["reason"]} if data.get("reason") else None
        governance().withdraw_view(view_id=view_id, reason=reason)

    return _done_with(number, "withdraw", PerhapsBecause, act)


@my.post("/views/<int:number>/answer")
def answer_view(number: int) -> Response:
    """Answer a view that is with the own organization."""

    def act(view_id: UUID, data: dict[str, Any]) -> None:
        language = page_language()

        def worded(name: str) -> dict[str, str] | None:
            return {language: data[name]} if data.get(name) else None

        governance().give_feedback(
            view_id=view_id,
            outcome=Outcome(data["outcome"]),
            text={language: data["text"]},
            change=worded("change"),
            why=worded("why"),
        )

    return _done_with(number, "answer", AnswerView, act)


def own_rows(r: Reader, whose: Own) -> list[dict[str, Any]]:
    """Return the own views as rows, those that are late or wait first."""
    return _rows(r, [one for one in views_of(r) if is_own(one, whose)])


def rows_to_answer(r: Reader, whose: Own) -> list[dict[str, Any]]:
    """Return the views that are with the own organization and have no answer."""
    with_us = [one for one in views_of(r) if is_with(one, whose)]
    return _rows(r, [one for one in with_us if one["standing"]["answer"] is None])


def is_own(view: ViewRow, whose: Own) -> bool:
    """Whether whoever acts speaks for those who gave a view."""
    if whose.organization_id:
        return view["organization_id"] == whose.organization_id
    return (
        view["organization_id"] is None
        and view["giver"] in OF_SIDES
        and view["side"] == whose.side.key
    )


def is_with(view: ViewRow, whose: Own) -> bool:
    """Whether it is the own organization's turn to answer a view."""
    turn = view["turn"]
    return (
        turn is not None
        and turn["whose"] == "organization"
        and turn["whose_id"] == whose.organization_id
    )


def _rows(r: Reader, found: list[ViewRow]) -> list[dict[str, Any]]:
    found = view_words.in_list(found)
    things = view_words.things_of(r, found)
    return [
        {
            **view_words.row(view, things),
            "address": url_for("my.view", number=view["number"]),
            "number": view["number"],
            "asks": view["standing"]["answer"] is not None and view["standing"]["judged"] is None,
        }
        for view in found
    ]


def _at(number: int) -> ViewRow:
    """Return a view of one's own, or one to answer, by its number; 404 for any other."""
    whose = own()
    found = next((one for one in views_of(reader()) if one["number"] == number), None)
    if found is None or not (is_own(found, whose) or is_with(found, whose)):
        abort(404)
    return found


def _done_with(
    number: int, name: str, schema: type[Sent], act: Callable[[UUID, dict[str, Any]], None]
) -> Response:
    """Carry an act on a view out, from its page or from the list of what is to be done."""
    view_id = UUID(_at(number)["view_id"])
    return carry_out(
        name,
        schema,
        lambda data: act(view_id, data),
        page=lambda: view(number),
        to=url_for("my.view", number=number),
        key=str(view_id),
    )


def _givers(whose: Own) -> list[tuple[str, str]]:
    """As whom a view can be sent: an entry by a mandate carries its organization's name."""
    if whose.organization_id:
        return [("organization", whose.name)]
    return [("side", whose.side.name.text), ("unnamed", _("somebody who is not to be named"))]


def _outcome(outcome: str) -> str:
    return {
        "answered": _("Answered"),
        "taken_up": _("We take it up"),
        "partly_taken_up": _("We take it up in part"),
        "not_taken_up": _("We do not take it up"),
    }[outcome]

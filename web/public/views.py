"""Views and what became of them: the list, and the whole course of one view."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import abort, render_template, request, url_for

from projections import views as questions
from projections.views import ViewRow
from web.language import Worded, ngettext
from web.language import gettext as _
from web.marks import STATES as MARKS
from web.public import Reader, public, reader
from web.public import view_words as said
from web.public.grounds import basis_word, noted
from web.public.view_course import course

WITH = {"no_answer": {"no_answer", "followed_up"}}
"""States that are counted and listed as one: without an answer that is seen."""


@public.get("/views/")
def views() -> str:
    r, state = reader(), request.args.get("state", "")
    every = said.in_list(asked(r))
    shown = [view for view in every if not state or view["state"] in WITH.get(state, {state})]
    things = said.things_of(r, shown)
    there = Counter(view["state"] for view in every)
    return render_template(
        "public/views.html",
        rows=[said.row(view, things) for view in shown],
        figures=figures(every),
        states=[(name, state_word(name)) for name in said.STATES if there[name]],
        state=state if state in said.STATES else "",
        count=len(shown),
    )


@public.get("/views/<int:number>")
def view(number: int) -> str:
    r = reader()
    found = questions.view(
        r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"], number=number
    )
    if found is None:
        abort(404)
    things = said.things_of(r, [found])
    return render_template(
        "public/view.html",
        view=found,
        text=said.spoken(found["text"]) or Worded(said.no_text(found), None),
        row=said.row(found, things),
        whence=said.whence(found, things),
        course=course(found, things),
        meeting=things.known(found["meeting_id"]),
        theme=things.known(found["theme_id"]),
        basis_word=basis_word,
        noted=noted,
        events=url_for("public.history", subject=found["view_id"]),
    )


def asked(r: Reader) -> list[ViewRow]:
    """The views of the forum that is read, on the day that is shown."""
    return questions.views(
        r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"]
    )


def figures(every: list[ViewRow]) -> list[dict[str, Any]]:
    """Four figures for the part `figures`: all, answered, waiting, late; each a link to its list.

    Where nothing waits and nothing is late, views without an answer take those two places.
    """
    there = Counter(view["state"] for view in every)
    found = [_figure("", len(every), ngettext("view", "views", len(every)))]
    states = ["answered", "waiting", "late"]
    if not there["waiting"] and not there["late"]:
        states = ["answered", "passed_on", "no_answer"]
    for state in states:
        word = {
            "answered": _("answered"),
            "waiting": _("waiting for an answer"),
            "late": _("overdue"),
            "passed_on": _("passed on"),
            "no_answer": _("without an answer that is seen"),
        }[state]
        counted = sum(there[one] for one in WITH.get(state, {state}))
        found.append(_figure(state, counted, word))
    return found


def state_word(state: str) -> str:
    """The word for a state of a view."""
    return str(MARKS[state.replace("_", "-")].word)


def _figure(state: str, count: int, word: str) -> dict[str, Any]:
    return {
        "count": count,
        "word": word,
        "address": url_for("public.views", state=state or None),
        "state": state.replace("_", "-") or None,
        "note": None,
    }

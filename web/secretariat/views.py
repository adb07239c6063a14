"""The view desk: where every view stands and whose turn it is, and the page of one view."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.answering.feedback import ChangeKind, Outcome
from projections.views import ViewRow
from web.forms import carry_out, form
from web.language import Worded, page_language
from web.public import Reader, reader
from web.public import view_words as said
from web.public.codes import code
from web.public.grounds import basis_word, noted
from web.public.things import Things
from web.public.view_course import course
from web.secretariat import desk, secretariat
from web.secretariat.extending import extension, limits_now
from web.secretariat.givers import organization_options
from web.secretariat.view_acts import ACTS, context, fitting, whose
from web.words import sentence


@secretariat.get("/views/")
def views() -> str:
    """Show the views by whose turn it is and when."""
    r = reader()
    wanted, theme = request.args.get("state", ""), request.args.get("theme", "")
    every = desk.asked(r)
    ids = dict.fromkeys(view["theme_id"] for view in every if view["theme_id"])
    things = Things(r, ids)
    there = {desk.place(view, r.day) for view in every}
    themes = [(one, things.called(one).text) for one in ids if one]
    return render_template(
        "secretariat/views.html",
        groups=desk.groups(
            r,
            every,
            wanted if wanted in desk.PLACES else "",
            theme if theme in ids else "",
        ),
        states=[(name, str(word)) for name, word in desk.PLACES.items() if name in there],
        themes=themes,
        wanted=wanted,
        theme=theme,
        count=len(every),
    )


@secretariat.get("/views/<int:number>")
def view(number: int) -> str:
    """Show one view, what can be done with it now, and its course so far."""
    r = reader()
    every = desk.asked(r)
    found = desk.find(every, number)
    if found is None:
        abort(404)
    things = said.things_of(r, [found])
    fits = fitting(found)
    # What was refused is shown with its words also where somebody was faster and it fits no more.
    acts = [name for name in ACTS if name in fits or form(name).is_wrong]
    return render_template(
        "secretariat/view.html",
        view=found,
        text=said.spoken(found["text"]) or Worded(said.no_text(found), None),
        row=said.row(found, things),
        detail=desk.detail(found),
        whence=said.whence(found, things),
        with_whom=desk.with_whom(found, things),
        gathered=[one["number"] for one in every if one["gathered_into"] == number],
        meeting=things.known(found["meeting_id"]),
        theme=things.known(found["theme_id"]),
        acts=acts,
        open_act=_open_act(found, acts, r),
        names={name: _entered_for(found, name, things) for name in acts},
        choices=_choices(r, found, every) | {"capacity": _office(found)},
        extension=extension(found, limits_now(r)) if "extend" in acts else None,
        course=course(found, things),
        basis_word=basis_word,
        noted=noted,
    )


@secretariat.post("/views/<int:number>/<act>")
def act_on_view(number: int, act: str) -> Response:
    """Carry out one act on a view, or show its page again."""
    r, found_act = reader(), ACTS.get(act)
    found = desk.find(desk.asked(r), number)
    if found is None or found_act is None:
        abort(404)
    row = found  # known from here on
    return carry_out(
        act,
        found_act.schema,
        lambda data: found_act.carry_out(row, data),
        page=lambda: view(number),
        to=url_for("secretariat.view", number=number),
        context=lambda data: context(row, act, data),
    )


def _open_act(found: ViewRow, acts: list[str], r: Reader) -> str:
    """The act whose form is open: the one sent, the one asked for, else the one to do next."""
    for name in acts:
        if form(name).is_wrong:
            return name
    wanted = request.args.get("act", "")
    if wanted in acts:
        return wanted
    place = desk.place(found, r.day)
    if place == "judge":
        return "judge"
    if place == "own":
        return next(name for name in ("refer", "reopen") if name in acts)
    return "answer" if place in {"late", "due", "with"} else ""


def _entered_for(found: ViewRow, act: str, things: Things) -> str | None:
    """Who does an act that the secretariat may enter, in words; None for its own acts."""
    by = ACTS[act].by
    if by == "secretariat":
        return None
    if by == "giver":
        return said.giver(found, things)
    organization_id = whose(found, ACTS[act])
    return things.called(organization_id).text if organization_id else _office(found)


def _office(found: ViewRow) -> str:
    """The office in words that has the view, where it is one outside; empty for others."""
    turn = found["turn"]
    return turn["whose_id"] or "" if turn and turn["whose"] == "office" else ""


def _choices(r: Reader, found: ViewRow, every: list[ViewRow]) -> dict[str, Any]:
    """What the fields of the page offer."""
    language = page_language()
    others = [
        (one["number"], desk.short(one))
        for one in every
        if one["number"] != found["number"] and desk.place(one, r.day) in desk.OPEN
    ]
    return {
        "organizations": organization_options(r),
        "outcomes": [(one.value, sentence(code(one.value, language))) for one in Outcome],
        "changes": [(one.value, sentence(code(one.value, language))) for one in ChangeKind],
        "others": others,
    }

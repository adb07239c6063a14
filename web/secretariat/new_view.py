"""Recording a view that was given outside a meeting: in a letter, by e-mail, on the telephone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, url_for
from werkzeug.wrappers import Response

from forum.answering.view import Setting
from projections import themes, views
from web.forms import carry_out
from web.language import page_language, pick
from web.public import Reader, reader
from web.public.codes import code
from web.schemas.entered_for import entered_for, happened_then
from web.schemas.views import NewView
from web.secretariat import governance, secretariat
from web.secretariat.extending import limits_now
from web.secretariat.givers import giver_of, giver_options, organization_options
from web.words import sentence

SETTINGS = (
    *(Setting.WRITTEN, Setting.PRE_MEETING, Setting.EVALUATION, Setting.YEAR_REVIEW),
    Setting.OTHER,
)
"""Where a view is given that was not said on an item of a meeting."""


@secretariat.get("/views/new")
def new_view() -> str:
    """Show the form of a view that was given outside a meeting."""
    r = reader()
    organizations = organization_options(r)
    language = page_language()
    return render_template(
        "secretariat/new_view.html",
        givers=giver_options(r, organizations),
        organizations=organizations,
        settings=[(one.value, sentence(code(one.value, language))) for one in SETTINGS],
        themes=_themes(r),
        answer_days=limits_now(r).days("answer_days"),
    )


@secretariat.post("/views/new")
def add_view() -> Response:
    """Record the view, attributed as its giver allowed, and lead to its page."""
    recorded: list[UUID] = []

    def act(data: dict[str, Any]) -> None:
        view_id = governance().record_view(
            setting=Setting(data["setting"]),
            text={page_language(): data["text"]},
            theme_id=data.get("theme_id"),
            owner_id=data.get("owner_id"),
            due=data.get("due"),
            **giver_of(data["giver"]),
        )
        recorded.append(view_id)

    return carry_out(
        "new-view",
        NewView,
        act,
        page=new_view,
        to=lambda: _page_of(recorded[0]),
        context=_context,
    )


def _context(data: dict[str, Any]) -> dict[str, Any]:
    """For whom it is entered: nobody whom the entry would name against their will."""
    return entered_for(data, giver_of(data["giver"])["organization_id"]) | happened_then(data)


def _page_of(view_id: UUID) -> str:
    """The page of a view that was just recorded."""
    r = reader()
    every = views.views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"])
    number = next((one["number"] for one in every if one["view_id"] == str(view_id)), None)
    if number is None:
        return url_for("secretariat.views")
    return url_for("secretariat.view", number=number)


def _themes(r: Reader) -> list[tuple[str, str]]:
    """The themes of this year and the last, newest first."""
    every = themes.themes(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    return [
        (one["theme_id"], f"{one['year']}: {pick(one['title'], page_language()).text}")
        for one in sorted(every, key=lambda it: -it["year"])
        if one["year"] >= r.day.year - 1
    ]

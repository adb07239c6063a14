"""Themes: proposing one with its motivation, supporting what others propose, taking either back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from projections.themes import ThemeRow
from projections.themes import themes as every_theme
from web.forms import carry_out
from web.language import page_language, pick
from web.members.my import governance, my
from web.members.my.own import Own, own
from web.public import Reader, reader
from web.public.meeting_words import THEME_STATES
from web.public.things import Things
from web.schemas.member import OneTheme, ProposeTheme


@my.get("/themes/")
def themes() -> str:
    """Show the themes that are proposed, and the form for another."""
    r, whose = reader(), own()
    rows = every_theme(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day)
    shown = [one for one in rows if one["year"] >= r.day.year]
    return render_template(
        "my/themes.html",
        proposed=[_line(r, whose, one) for one in shown if one["state"] == "proposed"],
        others=[_line(r, whose, one) for one in shown if one["state"] != "proposed"],
        years=[(str(year), str(year)) for year in (r.day.year, r.day.year + 1)],
    )


@my.post("/themes/")
def propose_theme() -> Response:
    """Propose a theme."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        language = page_language()
        governance().propose_theme(
            year=data["year"],
            title={language: data["title"]},
            proposed_by_id=UUID(whose.organization_id) if whose.organization_id else None,
            side=whose.side.key,
            motivation={language: data["motivation"]} if data.get("motivation") else None,
        )

    return carry_out("propose", ProposeTheme, act, page=themes, to=url_for("my.themes"))


@my.post("/themes/support")
def support_theme() -> Response:
    """Support a theme for the own organization."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        governance().support_theme(
            theme_id=data["theme_id"], organization_id=whose.organization, side=whose.side.key
        )

    return _on_theme("support", act)


@my.post("/themes/no-support")
def take_back_support() -> Response:
    """Take the support of the own organization back."""
    whose = own()

    def act(data: dict[str, Any]) -> None:
        governance().take_back_support(
            theme_id=data["theme_id"], organization_id=whose.organization
        )

    return _on_theme("no-support", act)


@my.post("/themes/withdraw")
def withdraw_theme() -> Response:
    """Take a theme back that the own organization or side proposed."""

    def act(data: dict[str, Any]) -> None:
        reason = {page_language(): data["reason"]} if data.get("reason") else None
        governance().withdraw_theme(theme_id=data["theme_id"], reason=reason)

    return _on_theme("withdraw", act)


def _on_theme(name: str, act: Any) -> Response:  # noqa: ANN401 - as `carry_out` has it
    key = request.form.get("theme_id", "")
    return carry_out(name, OneTheme, act, page=themes, to=url_for("my.themes"), key=key)


def _line(r: Reader, whose: Own, theme: ThemeRow) -> dict[str, Any]:
    """A theme as the page shows it."""
    supporters = [one["organization_id"] for one in theme["supporters"]]
    things = Things(r, [theme["proposed_by_id"], *supporters])
    mark, word = THEME_STATES[theme["state"]]
    by_us = (
        theme["proposed_by_id"] == whose.organization_id
        if whose.organization_id
        else theme["proposed_by_id"] is None and theme["side"] == whose.side.key
    )
    named = theme["proposed_by"] or (things.side(theme["side"]) if theme["side"] else "")
    language = page_language()
    return {
        "row": theme,
        "title": pick(theme["title"], language),
        "address": url_for("public.theme", ref=theme["ref"]),
        "by": things.called(theme["proposed_by_id"]).text if theme["proposed_by_id"] else named,
        "motivation": pick(theme["motivation"], language) if theme["motivation"] else None,
        "supporters": [things.called(one).text for one in supporters],
        "is_ours": by_us,
        "is_supported": whose.organization_id in supporters,
        "state": (mark, str(word)),
    }

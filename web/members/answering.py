"""Answering a view: by an outside office without an account, or by a seated organization."""

from __future__ import annotations

from datetime import date

from flask import url_for

from forum.answering.feedback_events import Outcome
from forum.record.when import When
from projections.views import ViewRow
from web import words
from web.language import gettext as _
from web.language import page_language
from web.members.form import Typed, is_too_long
from web.members.opening import Opened
from web.members.own_views import every_view
from web.members.replying import Shown
from web.public import view_words
from web.public.codes import code

ANSWER, EXTEND, NO_NEWS = "answer", "extend", "no_news"
_NEEDS_WHY = frozenset({"partly_taken_up", "not_taken_up"})


def shown(it: Opened, typed: Typed) -> Shown | None:
    """Return the page of a view that waits; None where it is answered, or with somebody else."""
    view = _view(it)
    if view is None:
        return None
    language = page_language()
    text = view_words.spoken(view["text"])
    owed = view["standing"]["due"]
    due = owed or (view["turn"]["due"] if view["turn"] else None)
    return Shown(
        "members/answering.html",
        {
            "view": view,
            "text": text,
            "no_text": view_words.no_text(view),
            "whom": it.whom,
            "due": words.day(due, language) if due else None,
            "can_extend": owed is not None,
            "outcomes": [(one.value, words.sentence(code(one.value, language))) for one in Outcome],
            "page": url_for("public.view", number=view["number"]),
            "typed": typed,
        },
    )


def first(it: Opened) -> Typed:
    """Return the form with an answer as what is usually given."""
    del it
    return Typed(values={"act": ANSWER})


def check(it: Opened, typed: Typed) -> None:
    """Note what is wrong with an answer."""
    del it
    act = typed.get("act")
    if act not in {ANSWER, EXTEND, NO_NEWS}:
        typed.faults["act"] = _("Choose what you want to do.")
    if act == ANSWER:
        if typed.get("outcome") not in set(Outcome):
            typed.faults["outcome"] = _("Choose what was done with the view.")
        if not typed.get("text"):
            typed.faults["text"] = _("Write the answer.")
        if typed.get("outcome") in _NEEDS_WHY and not typed.get("why"):
            typed.faults["why"] = _("Say why it is not taken up, or only in part.")
    if act == EXTEND:
        if _day(typed.get("due")) is None:
            typed.faults["due"] = _("Write the new day as in 2026-04-12.")
        if not typed.get("reason"):
            typed.faults["reason"] = _("Say why you need more time.")
    for name in ("text", "why", "reason", "news"):
        if is_too_long(typed.get(name)):
            typed.faults[name] = _("Write at most 20,000 characters.")


def carry_out(it: Opened, typed: Typed) -> None:
    """Answer, put the answer off, or tell that there is nothing new."""
    do, language = it.installation.governance, page_language()
    view_id = it.link.thing_id
    match typed.get("act"):
        case "extend":
            do.extend_feedback(
                view_id=view_id,
                due=When(typed.get("due")),
                reason={language: typed.get("reason")},
            )
        case "no_news":
            do.report_without_news(view_id=view_id, text={language: typed.get("news")})
        case _:
            do.give_feedback(
                view_id=view_id,
                outcome=Outcome(typed.get("outcome")),
                text={language: typed.get("text")},
                why={language: typed.get("why")},
                capacity=it.link.office,
            )


def recorded(it: Opened) -> str:
    """Say what stands recorded of the answer."""
    own = (view for view in every_view(it) if view["view_id"] == str(it.link.thing_id))
    view = next(own, None)
    if view is None or view["standing"]["answer"] is None:
        due = view["standing"]["due"] if view else None
        if due is None:
            return _("The view waits for an answer.")
        return _("The view waits for an answer until %(day)s.", day=words.day(due, page_language()))
    return _("The view is answered.")


def _view(it: Opened) -> ViewRow | None:
    """The view, while it waits for whoever has the link."""
    view = next(
        (one for one in every_view(it) if one["view_id"] == str(it.link.thing_id)),
        None,
    )
    turn = view["turn"] if view else None
    if view is None or turn is None or view["standing"]["answer"] is not None:
        return None
    if view["state"] in {"withdrawn", "gathered"}:
        return None
    whose = str(it.link.organization_id) if it.link.mandate_id else it.link.office
    return view if turn["whose_id"] == whose else None


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None

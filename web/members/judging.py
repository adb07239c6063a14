"""Saying whether the answer to a view is enough."""

from __future__ import annotations

from uuid import UUID

from flask import request, url_for

from projections.views import ViewRow
from web.language import gettext as _
from web.language import page_language
from web.members.form import Typed, is_too_long
from web.members.opening import Opened
from web.members.own_views import every_view
from web.members.replying import Shown
from web.public import view_words

YES, NO = "yes", "no"


def shown(it: Opened, typed: Typed) -> Shown | None:
    """Return the page of an answer; None where there is none any more, or it is not one's own."""
    view = _view(it)
    if view is None:
        return None
    answer = view["standing"]["answer"]
    assert answer is not None
    text = view_words.spoken(view["text"])
    judged = view["standing"]["judged"]
    return Shown(
        "members/judging.html",
        {
            "view": view,
            "text": text,
            "answer": view_words.spoken(answer["text"]),
            "changed": view_words.spoken(answer["changed"]),
            "whom": it.whom,
            "said": recorded(it) if judged is not None else None,
            "page": url_for("public.view", number=view["number"]),
            "choices": [(YES, _("Yes")), (NO, _("No, because …"))],
            "typed": typed,
        },
    )


def first(it: Opened) -> Typed:
    """Return the form with the answer of the letter's link chosen."""
    del it
    asked = request.args.get("enough", "")
    return Typed(values={"enough": asked if asked in {YES, NO} else ""})


def check(it: Opened, typed: Typed) -> None:
    """Note what is wrong with a judgement."""
    del it
    if typed.get("enough") not in {YES, NO}:
        typed.faults["enough"] = _("Choose yes or no.")
    if typed.get("enough") == NO and not typed.get("reason"):
        typed.faults["reason"] = _("Say what is missing in the answer.")
    if is_too_long(typed.get("reason")):
        typed.faults["reason"] = _("Write at most 20,000 characters.")


def carry_out(it: Opened, typed: Typed) -> None:
    """Say for those who gave the view whether the answer is enough."""
    judge(it, it.link.thing_id, typed)


def judge(it: Opened, view_id: UUID, typed: Typed) -> None:
    """Say whether the answer to a view is enough, by whatever link one has."""
    is_enough = typed.get("enough") == YES
    reason = {} if is_enough else {page_language(): typed.get("reason")}
    it.installation.governance.judge_feedback(view_id=view_id, is_enough=is_enough, reason=reason)


def recorded(it: Opened) -> str:
    """Say what was said about the answer."""
    view = _view(it)
    judged = view["standing"]["judged"] if view else None
    if judged is None:
        return _("Nothing is said about the answer yet.")
    return _("The answer is enough.") if judged["is_enough"] else _("The answer is not enough.")


def _view(it: Opened) -> ViewRow | None:
    own = (view for view in every_view(it) if view["view_id"] == str(it.link.thing_id))
    view = next(own, None)
    if view is None or view["standing"]["answer"] is None or view["state"] == "withdrawn":
        return None
    return view

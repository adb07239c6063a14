"""The course of a view in sentences: every step from the day it was said to where it stands."""

from __future__ import annotations

from projections.feedback import FeedbackStep
from projections.moves import ViewMove
from projections.standing import days_between
from projections.views import ViewRow
from web import words
from web.language import gettext as _
from web.language import page_language
from web.public.codes import code
from web.public.things import Things
from web.public.view_words import Step, giver, passed_on, spoken


def course(view: ViewRow, things: Things) -> list[Step]:
    """Every step of a view, by day; those whose day is unknown come after those that are known."""
    first = Step(
        position=view["position"],
        day=view["said_on"],
        days=None,
        what=_("Said by: %(giver)s.", giver=giver(view, things)),
        text=None,
        basis=_weaker(view["basis"]),
        source=view["source"],
        note=view["note"],
    )
    steps = [_of_move(move, view, things) for move in view["moves"]]
    due: str | None = None
    for step in view["steps"]:
        steps.append(_of_feedback(step, view, things, due))
        due = step["due"] or due
    return [first, *sorted(steps, key=lambda step: (step.day or "9", step.position))]


def _of_feedback(step: FeedbackStep, view: ViewRow, things: Things, due: str | None) -> Step:
    return Step(
        position=step["position"],
        day=step["day"],
        days=days_between(view["said_on"], step["day"]),
        what=_sentence(step, things, due),
        text=spoken(step["text"]),
        basis=_weaker(step["basis"]),
        source=step["source"],
        note=step["note"],
    )


def _of_move(move: ViewMove, view: ViewRow, things: Things) -> Step:
    match move["move"]:
        case "referred":
            what = passed_on(move, things)
        case "gathered":
            what = _("Gathered with %(view)s.", view=things.called(move["to_id"]).text)
        case "returned" if move["to_id"]:
            what = _("Handed back by %(who)s.", who=things.called(move["to_id"]).text)
        case "returned":
            what = _("Handed back to the secretariat.")
        case _:
            what = _("Withdrawn by whoever said it.")
    return Step(
        position=move["position"],
        day=move["day"],
        days=days_between(view["said_on"], move["day"]),
        what=what,
        text=spoken(move["text"]),
        basis=_weaker(move["basis"]),
        source=move["source"],
        note=move["note"],
    )


def _sentence(step: FeedbackStep, things: Things, due: str | None) -> str:
    """Say one step; `due` is the day that an answer was due before it."""
    day = words.day(step["due"], page_language())
    owner = things.called(step["owner_id"]).text
    match step["step"]:
        case "owed":
            return _owed(step, day, owner)
        case "promised" if step["owner_id"]:
            return _("%(owner)s promised an answer by %(day)s.", owner=owner, day=day)
        case "promised":
            return _("An answer was promised by %(day)s.", day=day)
        case "acknowledged":
            return _("The view was acknowledged.")
        case "extended":
            first = words.day(due, page_language())
            return _("Time to answer extended to %(day)s; it was %(first)s.", day=day, first=first)
        case "reported_without_news":
            return _("Status: no news.")
        case "followed_up":
            return _("Followed up; no answer is seen.")
        case "given":
            if step["outcome"] in (None, "answered"):
                return _("Answered.")
            outcome = code(step["outcome"], page_language())
            return _("Answered: %(outcome)s.", outcome=outcome)
        case "judged" if step["is_enough"]:
            return _("Those who said it find the answer enough.")
        case "judged":
            return _("Those who said it do not find the answer enough.")
    return _("Opened again.")


def _owed(step: FeedbackStep, day: str, owner: str) -> str:
    if step["due"] and step["owner_id"]:
        return _("%(owner)s owes an answer by %(day)s.", owner=owner, day=day)
    if step["due"]:
        return _("An answer is due %(day)s.", day=day)
    if step["owner_id"]:
        return _("%(owner)s owes an answer; no day is set.", owner=owner)
    return _("An answer is owed; by whom and when is not said.")


def _weaker(basis: str | None) -> str | None:
    """A basis that is weaker than a fact, which alone is worth a word."""
    return None if basis in (None, "fact") else basis

"""How those with a seat were chosen, as three acts by three actors: named, proposed, decided."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from projections.choice_rows import ChoiceRow
from projections.decisions import DecisionRow
from projections.names import Names
from projections.seats import SideSeats
from projections.selections import StepRow
from web import words
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader, view_words
from web.public.codes import code
from web.public.decision_words import decider
from web.public.grounds import basis_word

ACTS = (
    frozenset({"nomination_information", "nomination_deadline"}),
    frozenset(
        {"selection_committee_formation", "selection_committee_election"}
        | {"selection_committee_work", "proposal"}
    ),
    frozenset({"reserve_list", "decision_sent", "decision"}),
)
"""Steps of each act, in the order of the acts."""


class Act(NamedTuple):
    """One of the three acts, for `parts/seats.html`."""

    title: str
    text: str


def acts(
    reader: Reader,
    steps: list[StepRow],
    decided: list[DecisionRow],
    sides: list[SideSeats],
    choices: list[ChoiceRow],
) -> list[Act]:
    """Tell the three acts towards the seats of a year; none where nothing is known of any.

    A step that was taken is told once, not also as announced.

    Args:
        reader: For whom.
        steps: The steps of the selections for that year.
        decided: Decisions on the organizations of that year.
        sides: The seats that came of it.
        choices: What was nominated, proposed and decided, as far as it was laid open.
    """
    titles = (_("Nominated"), _("Proposed"), _("Decided"))
    taken = {step["step"] for step in steps if step["is_taken"]}
    seen = [step for step in steps if step["is_taken"] or step["step"] not in taken]
    told: list[list[str]] = [
        [_step(step) for step in seen if step["step"] in kinds] for kinds in ACTS
    ]
    for choice in choices:
        told[0] += _nominated(choice)
        told[1] += _proposed(choice)
        told[2] += _places(choice)
    told[2] += [_decision(reader, decision) for decision in decided]
    told[2] += [change for side in sides if (change := _change(side))]
    if not any(told):
        return []
    unknown = words.sentence(words.UNKNOWN[page_language()])
    return [
        Act(title, Markup(". ").join(said) or unknown)
        for title, said in zip(titles, told, strict=True)
    ]


def _nominated(choice: ChoiceRow) -> list[str]:
    """How many were nominated, how many of them late, and until when one could be."""
    told = []
    if choice["closes"]:
        day, clock = choice["closes"][:10], words.clock(choice["closes"], page_language())
        closes = f"{words.day(day, page_language())} {clock}"
        told.append(_("Open until %(day)s", day=closes))
    organizations = {one["organization_id"] for one in choice["nominations"]}
    if organizations:
        told.append(_("%(count)s nominated", count=len(organizations)))
    if late := sum(one["is_late"] for one in choice["nominations"]):
        told.append(_("%(count)s of them too late", count=late))
    return told


def _proposed(choice: ChoiceRow) -> list[str]:
    """How many were proposed for a seat and for the reserves, and how they were weighed."""
    if not choice["proposed"]:
        return []
    reserves = sum(one["reserve_order"] is not None for one in choice["proposed"])
    seated = len(choice["proposed"]) - reserves
    told = [_("%(seats)s with a seat and %(reserves)s in reserve", seats=seated, reserves=reserves)]
    if choice["general_reason"]:
        told.append(_plainly(choice["general_reason"]))
    return told


def _places(choice: ChoiceRow) -> list[str]:
    """How the decision departs from the proposal, and from whom the rules let decide."""
    told = []
    if choice["places"]:
        reserves = sum(one["reserve_order"] is not None for one in choice["places"])
        seated = len(choice["chosen"])
        told.append(
            _("%(seats)s with a seat and %(reserves)s in reserve", seats=seated, reserves=reserves)
        )
    if choice["departs_because"]:
        reason = _plainly(choice["departs_because"])
        told.append(_("Otherwise than proposed: %(reason)s", reason=reason))
    named = choice["rules_decider"]
    if named and named != choice["decider"]:
        told.append(_("By the rules, %(decider)s decides", decider=named))
    return told


def _plainly(names: Names) -> str:
    """A text as a part of a row of sentences."""
    return pick(names, page_language()).text.rstrip(".")


def _step(step: StepRow) -> str:
    language = page_language()
    what = step["decider"] or code(step["step"], language)
    parts = [words.sentence(what), words.day(step["day"], language) if step["day"] else ""]
    if not step["is_taken"]:
        parts.append(basis_word("planned"))
    return ", ".join(filter(None, parts))


def _decision(reader: Reader, decision: DecisionRow) -> Markup:
    language = page_language()
    title = view_words.marked(pick(decision["title"], language)) or ""
    parts: list[str] = [title, words.day(decision["day"], language)]
    if by := decider(reader, decision):
        parts.append(by)
    return Markup(", ").join(parts)


def _change(side: SideSeats) -> str:
    """How many stayed and how many are new, where the year before is known."""
    arrivals = [row["arrival"] for row in side["seated"]]
    if not arrivals or "unknown" in arrivals:
        return ""
    stayed, new = arrivals.count("stayed"), arrivals.count("new")
    back = arrivals.count("back")
    if back:
        return _(
            "%(stayed)s stayed, %(new)s new, %(back)s back again",
            stayed=stayed,
            new=new,
            back=back,
        )
    return _("%(stayed)s stayed, %(new)s are new", stayed=stayed, new=new)

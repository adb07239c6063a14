"""What can be done with a view on its page of the desk: each act is a form and one command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from forum.answering.feedback import ChangeKind, Outcome
from forum.errors import IncompleteError
from projections import lookback
from projections.views import ViewRow
from web.forms import Sent
from web.language import page_language
from web.public import reader
from web.schemas.entered_for import entered_for, happened_then
from web.schemas.views import (
    Acknowledge,
    Extend,
    FollowUp,
    Gather,
    GiveAnswer,
    Judge,
    NoNews,
    Promise,
    Reason,
    ReasonFor,
    Refer,
    Withdraw,
)
from web.secretariat import governance
from web.secretariat.desk import asked, find
from web.secretariat.view_days import check_day

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """An act on a view.

    Attributes:
        schema: Its fields.
        carry_out: The command.
        by: Who does it, and so may have it entered: turn (whoever is to answer), giver, or
            secretariat (nobody else).
    """

    schema: type[Sent]
    carry_out: Callable[[ViewRow, Data], object]
    by: str = "secretariat"


def _refer(view: ViewRow, data: Data) -> None:
    governance().refer_view(
        view_id=UUID(view["view_id"]),
        to_id=data.get("to_id"),
        to=data.get("to"),
        text=worded(data.get("text")),
        due=data.get("due"),
    )


def _acknowledge(view: ViewRow, _data: Data) -> None:
    governance().acknowledge_view(view_id=UUID(view["view_id"]))


def _promise(view: ViewRow, data: Data) -> None:
    turn = view["turn"]
    owner_id = turn["whose_id"] if turn and turn["whose"] == "organization" else None
    governance().promise_feedback(
        view_id=UUID(view["view_id"]),
        due=data["due"],
        owner_id=UUID(owner_id) if owner_id else None,
    )


def _extend(view: ViewRow, data: Data) -> None:
    governance().extend_feedback(
        view_id=UUID(view["view_id"]), due=data["due"], reason=_said(data["reason"])
    )


def _no_news(view: ViewRow, data: Data) -> None:
    governance().report_without_news(view_id=UUID(view["view_id"]), text=worded(data.get("text")))


def _follow_up(view: ViewRow, data: Data) -> None:
    governance().follow_up_view(view_id=UUID(view["view_id"]), text=_said(data["text"]))


def _answer(view: ViewRow, data: Data) -> None:
    kind = data.get("change_kind")
    governance().give_feedback(
        view_id=UUID(view["view_id"]),
        outcome=Outcome(data["outcome"]),
        text=_said(data["text"]),
        why=worded(data.get("why")),
        change=worded(data.get("change")),
        change_kind=ChangeKind(kind) if kind else None,
        link=data.get("link"),
        capacity=data.get("capacity"),
    )


def _judge(view: ViewRow, data: Data) -> None:
    governance().judge_feedback(
        view_id=UUID(view["view_id"]),
        is_enough=data["is_enough"] == "yes",
        reason=worded(data.get("reason")),
    )


def _reopen(view: ViewRow, data: Data) -> None:
    governance().reopen_feedback(view_id=UUID(view["view_id"]), reason=_said(data["reason"]))


def _return(view: ViewRow, data: Data) -> None:
    governance().return_view(view_id=UUID(view["view_id"]), reason=_said(data["reason"]))


def _withdraw(view: ViewRow, data: Data) -> None:
    governance().withdraw_view(view_id=UUID(view["view_id"]), reason=worded(data.get("reason")))


def _gather(view: ViewRow, data: Data) -> None:
    into = find(asked(reader()), data["into"])
    if into is None:
        raise IncompleteError(
            "there is no view {number} here: write the number of another one", number=data["into"]
        )
    governance().gather_view(view_id=UUID(view["view_id"]), into_id=UUID(into["view_id"]))


def _take_up_again(view: ViewRow, data: Data) -> None:
    """Strike the entry by which the view was taken back, or gathered into another one."""
    r = reader()
    over = [move for move in view["moves"] if move["move"] in {"withdrawn", "gathered"}]
    entry = (
        lookback.event(r.conn, forum_id=r.forum_id, sees=r.sees, position=over[-1]["position"])
        if over
        else None
    )
    if entry is None:
        raise IncompleteError(
            "view {number} stands already: there is nothing to take up again",
            number=view["number"],
        )
    governance().strike_event(
        aggregate_id=UUID(view["view_id"]), version=entry["version"], reason=data["reason"]
    )


ACTS: Final[dict[str, Act]] = {
    "answer": Act(GiveAnswer, _answer, "turn"),
    "refer": Act(Refer, _refer),
    "judge": Act(Judge, _judge, "giver"),
    "acknowledge": Act(Acknowledge, _acknowledge, "turn"),
    "promise": Act(Promise, _promise, "turn"),
    "extend": Act(Extend, _extend, "turn"),
    "no-news": Act(NoNews, _no_news, "turn"),
    "follow-up": Act(FollowUp, _follow_up, "turn"),
    "return": Act(ReasonFor, _return, "turn"),
    "reopen": Act(Reason, _reopen),
    "gather": Act(Gather, _gather),
    "withdraw": Act(Withdraw, _withdraw, "giver"),
    "take-up": Act(Reason, _take_up_again),
}
"""By name, in the order in which a page offers them."""


def fitting(view: ViewRow) -> list[str]:
    """The acts that fit where a view stands, in the order of `ACTS`."""
    stands, turn = view["standing"], view["turn"]
    moved = {move["move"] for move in view["moves"]}
    if "withdrawn" in moved:
        return ["take-up"]
    has_answer = stands["answer"] is not None
    if "gathered" in moved:
        return ["judge", "take-up"] if has_answer else ["take-up"]
    if has_answer:
        return ["judge", "reopen"]
    done = {step["step"] for step in since_opened(view)}
    has_whom = turn is not None and turn["whose"] != "secretariat"
    fits = {
        "acknowledge": all(step["step"] != "acknowledged" for step in view["steps"]),
        "promise": "promised" not in done,
        "extend": stands["due"] is not None,
        "return": has_whom,
        **dict.fromkeys(("judge", "reopen", "take-up"), False),
    }
    return [name for name in ACTS if fits.get(name, True)]


def since_opened(view: ViewRow) -> list[Any]:
    """The steps of the answer since the view was last opened again, or from the start."""
    places = [at for at, step in enumerate(view["steps"]) if step["step"] == "reopened"]
    return view["steps"][places[-1] :] if places else view["steps"]


def whose(view: ViewRow, act: Act) -> str | None:
    """The organization that an act on a view is entered for; None where it is none here."""
    if act.by == "giver":
        return view["organization_id"]
    turn = view["turn"]
    return turn["whose_id"] if turn and turn["whose"] == "organization" else None


def context(view: ViewRow, name: str, data: Data) -> dict[str, Any]:
    """Who an act is entered for, how it came in, and the day it was done.

    Raises:
        IncompleteError: It came in before what it rests on.
    """
    check_day(view, name, data.get("received"))
    return entered_for(data, whose(view, ACTS[name])) | happened_then(data)


def worded(text: str | None) -> dict[str, str | None] | None:
    """A text as commands take it, in the page's language; None for none."""
    return _said(text) if text else None


def _said(text: str) -> dict[str, str | None]:
    return {page_language(): text}

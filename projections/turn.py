"""Whose turn it is to do something about a view, folded from its steps and moves.

It is the secretariat's turn until the view is with somebody: whoever owes the answer from the
start, promised it, or had the view passed on. From then on it is theirs, until they answer or hand
the view back. An answer that is judged not enough, or opened again, is the secretariat's turn. A
view that is answered, withdrawn or gathered into another one is nobody's, also where it was passed
on after the day on which the answer came in.

Late is whoever has the turn once their last day has passed. Where the answer is overdue and whoever
has the view still has a day of their own, the secretariat passed it on too late. Pure: no table,
no clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple, TypedDict

from forum.record.when import When
from projections.feedback import FeedbackStep, in_order
from projections.moves import ViewMove, is_by
from projections.standing import Standing


class Turn(TypedDict):
    """Whose turn it is.

    Attributes:
        whose: secretariat, organization or office (another one of the log, or one in words).
        whose_id: Id of the organization, or the office in words; None for the secretariat.
        since: The day from which it is theirs, as known; None from the start, or unknown.
        due: Their last day, as known; None where none is set.
        late: secretariat or office: who of the two is late; None where nobody is.
    """

    whose: str
    whose_id: str | None
    since: str | None
    due: str | None
    late: str | None


def turn(
    steps: Sequence[FeedbackStep],
    moves: Sequence[ViewMove],
    stands: Standing,
    day: date,
    offices: Mapping[str, str | None],
) -> Turn | None:
    """Say whose turn it is on a day; None where nobody has to do anything.

    Args:
        steps: All steps of the answer.
        moves: All that was done with the view.
        stands: Where the answer stands on the day.
        day: The day asked about.
        offices: What the offices of the log are called by id; None for the secretariat.
    """
    holder: _Holder | None = _SECRETARIAT
    since = own_due = None
    is_answered = False
    now: _Holder | None
    for act in sorted(_acts(steps, moves, day)):
        is_answered = act.what == "given" or (
            is_answered and act.what not in {"reopened", "judged"}
        )
        match act.what:
            case "withdrawn" | "gathered":
                return None
            case "owed" | "promised" | "referred" | "returned" if is_answered:
                continue  # entered later than the answer came in, or told of it
            case "owed" | "promised" if act.to_id:
                now = _known(act.to_id, offices)
            case "referred":
                now = _known(act.to_id, offices) if act.to_id else ("office", act.to_name)
            case "returned" | "reopened" | "judged":
                now = _SECRETARIAT
            case "given":
                now = None
            case "extended":  # whoever has the view has it until the new day
                own_due = None
                continue
            case _:
                continue
        if now != holder:
            since = act.day
        holder, own_due = now, act.due
    if holder is None:
        return None
    due = own_due or (stands["due"] if stands["answer"] is None else None)
    late = _late(holder, due, own_due is not None, stands, day)
    return Turn(whose=holder[0], whose_id=holder[1], since=since, due=due, late=late)


_Holder = tuple[str, str | None]
_SECRETARIAT: Final[_Holder] = ("secretariat", None)


class _Act(NamedTuple):
    """A step or a move, by day and then as they were entered."""

    order: tuple[date, int]
    what: str
    day: str | None
    to_id: str | None
    to_name: str | None
    due: str | None


def _acts(steps: Sequence[FeedbackStep], moves: Sequence[ViewMove], day: date) -> Iterator[_Act]:
    for step in steps:
        if is_by(step["day"], day) and not (step["step"] == "judged" and step["is_enough"]):
            yield _Act(in_order(step), step["step"], step["day"], step["owner_id"], None, None)
    for move in moves:
        if is_by(move["day"], day):
            order = (When(move["day"]).latest if move["day"] else date.max, move["position"])
            told = move["day"], move["to_id"], move["to_name"], move["due"]
            yield _Act(order, move["move"], *told)


def _known(organization_id: str, offices: Mapping[str, str | None]) -> _Holder:
    """Say whether an id is that of the secretariat, of another office, or of an organization."""
    if organization_id not in offices:
        return "organization", organization_id
    name = offices[organization_id]
    return _SECRETARIAT if name is None else ("office", name)


def _late(
    holder: _Holder, due: str | None, is_own: bool, stands: Standing, day: date
) -> str | None:
    if due is not None and When(due).latest < day:
        return "secretariat" if holder == _SECRETARIAT else "office"
    return "secretariat" if is_own and stands["state"] == "late" else None

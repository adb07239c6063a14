"""From which day on an act on a view can have come in.

What came in is told from the day on which it did. A day before that of what it rests on would put
the two in the wrong order, and the view would stand where it does not.
"""

from __future__ import annotations

from datetime import date

from forum.errors import IncompleteError
from forum.record.when import When
from projections.views import ViewRow

SETS_DAY = frozenset({"promised", "extended"})
"""Steps that set the last day to answer."""


def check_day(view: ViewRow, act: str, received: When | None) -> None:
    """Refuse an act that came in before what it rests on.

    Args:
        view: The view.
        act: A key of `web.secretariat.view_acts.ACTS`.
        received: The day it came in, if it is said.

    Raises:
        IncompleteError: It did.
    """
    first = first_day(view, act)
    if received is not None and first is not None and received.latest < first:
        raise IncompleteError(
            "view {number} stands so since {first}, and this came in before it: correct the day",
            number=view["number"],
            first=first.isoformat(),
        )


def first_day(view: ViewRow, act: str) -> date | None:
    """The first day on which an act can have come in; None where no day before it is known."""
    steps, moves = view["steps"], view["moves"]
    days = [view["said_on"], *(step["day"] for step in steps if step["step"] == "reopened")]
    if act == "judge" and view["standing"]["answer"] is not None:
        days.append(view["standing"]["answer"]["day"])
    if act in {"promise", "extend"}:
        days += [step["day"] for step in steps if step["step"] in SETS_DAY]
    if act == "return":
        days += [move["day"] for move in moves if move["move"] == "referred"]
    known = [first for day in days if day and (first := When(day).earliest)]
    return max(known, default=None)

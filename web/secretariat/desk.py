"""The views as the desk sees them: whose turn it is, and when; the lines of its list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten
from typing import Final

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from forum.record.when import When
from projections import views as questions
from projections.duties_of_views import JUDGED_WITHIN
from projections.views import ViewRow
from web.language import Worded, page_language
from web.language import gettext as _
from web.public import Reader
from web.public import view_words as said
from web.public.things import Things
from web.words import day as said_day
from web.words import sentence

SOON: Final = 14
"""Days before its last day in which an answer is due soon."""
SHORT: Final = 160
"""Characters of a view on its line."""
LONG: Final = 20
"""Lines of a group of which no more is to be done; the rest is shown when it is asked for."""

PLACES: Final[dict[str, LazyString]] = {
    "late": _l("Views that are overdue"),
    "due": _l("Due within two weeks"),
    "with": _l("Waiting on an office"),
    "own": _l("With the secretariat: pass on or answer"),
    "judge": _l("Answered: is it enough?"),
    "answered": _l("Answered, nothing more to do"),
    "older": _l("From older sources, no answer seen"),
    "over": _l("Taken back or gathered"),
}
"""Groups of the list, in its order."""
DONE: Final = frozenset({"answered", "older", "over"})
"""Groups of which nothing more is to be done."""
OPEN: Final = frozenset(PLACES) - DONE - {"judge"}
"""Groups of views that wait for an answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A view on the list.

    Attributes:
        number: Its number.
        address: Its page.
        text: The beginning of it.
        whence: Who gave it, and where or when.
        state: A key of `web.marks.STATES`.
        detail: The days, in words; None where they are not known.
        whom: Whose turn it is, with a capital; empty where it is nobody's.
        due: Their last day in words; empty where there is none.
    """

    number: int
    address: str
    text: Worded
    whence: str
    state: str
    detail: str | None
    whom: str
    due: str


@dataclass(frozen=True, slots=True)
class Group:
    """Views at the same place.

    Attributes:
        name: A key of `PLACES`.
        word: What it is called.
        lines: The views, those with the nearest last day first.
        count: How many there are, also where not all are shown.
    """

    name: str
    word: str
    lines: list[Line]
    count: int


def asked(r: Reader) -> list[ViewRow]:
    """The views of the forum as they stand today."""
    return questions.views(
        r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"]
    )


def find(every: Sequence[ViewRow], number: int) -> ViewRow | None:
    """The view of a number, or None."""
    return next((view for view in every if view["number"] == number), None)


def place(view: ViewRow, today: date) -> str:
    """Where a view belongs on the desk: a key of `PLACES`."""
    if {move["move"] for move in view["moves"]} & {"withdrawn", "gathered"}:
        return "over"
    stands, turn = view["standing"], view["turn"]
    is_from_source = view["basis"] is not None
    if stands["answer"] is not None:
        if turn is not None:
            return "own"  # it was found too little
        return "judge" if _is_to_judge(view, today) else "answered"
    if is_from_source and stands["due"] is None and (turn is None or turn["due"] is None):
        return "older"
    if stands["state"] == "late" or (turn is not None and turn["late"] is not None):
        return "late"
    due = turn["due"] if turn else None
    if due is not None and When(due).latest <= today + timedelta(days=SOON):
        return "due"
    return "own" if turn is None or turn["whose"] == "secretariat" else "with"


def _is_to_judge(view: ViewRow, today: date) -> bool:
    """Whether those who gave it are still asked if the answer is enough; see the duties."""
    stands = view["standing"]
    if stands["judged"] is not None or stands["answer"] is None or view["basis"] is not None:
        return False
    day = stands["answer"]["day"]
    return day is None or When(day).latest >= today - timedelta(days=JUDGED_WITHIN)


def groups(r: Reader, every: Sequence[ViewRow], wanted: str = "", theme: str = "") -> list[Group]:
    """The views by place.

    Args:
        r: Who reads.
        every: The views, newest first.
        wanted: Only this place, whole; all places if empty.
        theme: Id of a theme; all themes if empty.
    """
    by: dict[str, list[ViewRow]] = {name: [] for name in PLACES}
    for view in every:
        if not theme or view["theme_id"] == theme:
            by[place(view, r.day)].append(view)
    shown = {
        name: _in_order(name, views)[: None if wanted or name not in DONE else LONG]
        for name, views in by.items()
        if views and wanted in ("", name)
    }
    things = said.things_of(r, [view for views in shown.values() for view in views])
    return [
        Group(
            name,
            str(PLACES[name]),
            [line(view, things, name) for view in views],
            len(by[name]),
        )
        for name, views in shown.items()
    ]


def _in_order(name: str, views: list[ViewRow]) -> list[ViewRow]:
    if name in DONE:
        return views

    def last_day(view: ViewRow) -> str:
        turn = view["turn"]
        return (turn["due"] if turn else None) or "9999"

    return sorted(views, key=last_day)


def line(view: ViewRow, things: Things, name: str) -> Line:
    """A view in words, for its line in the group of a place."""
    row, turn = said.row(view, things), view["turn"]
    due = turn["due"] if turn and name not in DONE else None
    whom = "" if name in DONE else sentence(with_whom(view, things))
    return Line(
        number=view["number"],
        address=url_for("secretariat.view", number=view["number"]),
        text=short(view),
        whence=said.whence(view, things),
        state=row["state"],
        detail=detail(view),
        whom=said.giver(view, things) if name == "judge" else whom,
        due=_("by %(day)s", day=said_day(due, page_language())) if due else "",
    )


def detail(view: ViewRow) -> str | None:
    """The days in words; where the answer was found too little, that."""
    if view["standing"]["answer"] is not None and view["turn"] is not None:
        return _("found too little")
    return said.detail(view)


def short(view: ViewRow) -> Worded:
    """The beginning of what was said."""
    text = said.spoken(view["text"]) or Worded(said.no_text(view), None)
    return text._replace(text=shorten(text.text, SHORT, placeholder=" …"))


def with_whom(view: ViewRow, things: Things) -> str:
    """Whose turn it is, the secretariat's also where nobody has said who is to answer."""
    turn = view["turn"]
    if turn is not None and turn["whose"] == "secretariat":
        return _("the secretariat")
    return said.whose_turn(view, things) or ""

"""What the page of a file says: rows by what they wait for, states and columns in words."""

from __future__ import annotations

from typing import Final, NamedTuple

from flask_babel import lazy_gettext as _l

from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader
from web.sheets.columns import COLUMNS
from web.sheets.planned import Plan, Planned, State

ABOUT: Final = {
    "organization_key": _l("The organization's key here, as in its address. It can be left out."),
    "organization": _l("The name of the organization. It is the one column that is needed."),
    "short_name": _l("Another, shorter name."),
    "association_form": _l("Ideell förening, stiftelse, ekonomisk förening …"),
    "organization_number": _l("Ten digits, with or without a hyphen. Never a person's."),
    "website": _l("The address of its website."),
    "email": _l("One address, where the organization reads its letters together."),
    "year": _l("The forum year. It can be left out; the year above counts then."),
    "side": _l("One of: %(sides)s."),
    "place": _l(
        "seat (plats), reserve (reserv), or participant (deltar) where no seats are fixed."
    ),
    "seats": _l("How many seats. Empty if it is not known."),
    "reserve_order": _l("1 for the first reserve, 2 for the second …"),
    "seat_from": _l("The first day with the seat. Empty for the whole year."),
    "seat_to": _l("It stays empty: that a seat is left is entered on the page of seats."),
    "person": _l("First name and surname of somebody who speaks for the organization."),
    "role": _l("representative (representant) or deputy (ersättare)."),
    "unit": _l("The part of the organization that the person comes from."),
    "capacity": _l(
        "politician (politiker), official (tjänsteperson), employee (anställd) "
        "or volunteer (ideell)."
    ),
    "mandate_from": _l("The first day, as 2026-01-31. Empty: today, or when the year begins."),
    "mandate_to": _l("The last day. Empty if none is set."),
}
"""What stands in each column."""


class Group(NamedTuple):
    """Rows that stand together.

    Attributes:
        key: Which ones.
        word: Their heading.
        rows: The rows, in file order.
        is_folded: They are folded away at first.
    """

    key: str
    word: str
    rows: list[Planned]
    is_folded: bool


def groups(plan: Plan) -> list[Group]:
    """The rows of a file: those that wait for an answer first, those with nothing to do last."""
    found = [
        Group("wait", _("Wait for you"), [row for row in plan.rows if row.is_open], False),
        *(
            Group(state.value, word, _in(plan, state), is_folded)
            for state, word, is_folded in (
                (State.NEW, _("To be written"), False),
                (State.DIFFERS, _("What is here is kept"), False),
                (State.SAME, _("Here already"), True),
                (State.LEFT_OUT, _("Left out"), False),
            )
        ),
    ]
    return [group for group in found if group.rows]


def _in(plan: Plan, state: State) -> list[Planned]:
    return [row for row in plan.rows if row.state is state and not row.is_open]


def states() -> dict[State, tuple[str, str]]:
    """By state of a row: its mark, and what it is called."""
    return {
        State.NEW: ("done", _("New")),
        State.SAME: ("present", _("Here already, nothing is done")),
        State.DIFFERS: ("waiting", _("Differs from what is here")),
        State.ASK: ("waiting", _("May be here already: answer")),
        State.WRONG: ("late", _("Wrong: mend it in the file, or leave it out")),
        State.LEFT_OUT: ("unknown", _("Left out")),
    }


def column_rows(r: Reader) -> list[list[str]]:
    """The columns for a table: what each is called, its header, and what stands in it."""
    sides = ", ".join(pick(side["name"], page_language()).text for side in r.forum["sides"])
    return [
        [
            str(column.word),
            _headers(column.name, column.headers),
            str(ABOUT[column.name]) % {"sides": sides},
        ]
        for column in COLUMNS
    ]


def _headers(name: str, headers: str) -> str:
    """The name that stays, and the first of what others call it."""
    return ", ".join([name, *headers.split(",")[:2]])

"""Works out what becomes of each row by carrying its commands out, in a rehearsal or a batch."""

from __future__ import annotations

import marshmallow as ma

from forum.application import Governance
from forum.errors import ForumError
from forum.unit import Unit
from web.language import gettext as _
from web.language import page_language
from web.public import Reader
from web.refusals import said
from web.sheets.cells import RowSchema
from web.sheets.columns import WORDS
from web.sheets.known import Knowledge
from web.sheets.of_organizations import organization_of
from web.sheets.of_people import person_of
from web.sheets.of_seats import seat_of
from web.sheets.planned import Answers, Plan, Planned, State
from web.sheets.reading import Line, Sheet
from web.sheets.row import AskFirstError, Row, Shared, WrongRowError

_INNER = frozenset({"claim.taken", "seating.opened", "delegation.opened", "office.opened"})
"""Events that only make room for others: a row is not told by them."""


def plan(
    do: Governance, unit: Unit, r: Reader, known: Knowledge, sheet: Sheet, answers: Answers
) -> Plan:
    """Carry the rows out one by one, in the running unit, and tell what became of each.

    A row that is refused is told as wrong, and the others are gone through all the same; whoever
    writes must look whether the plan is ready.

    Args:
        do: Carries commands out.
        unit: The running rehearsal or batch.
        r: The secretariat as a reader of the forum.
        known: What is known now; the rows add to it.
        sheet: The rows.
        answers: What was chosen.
    """
    shared = Shared(do=do, known=known, sides=r.forum["sides"], today=r.day, answers=answers)
    found = {line.number: _row(shared, unit, line) for line in sorted(sheet.lines, key=_turn)}
    return Plan(rows=[found[line.number] for line in sheet.lines], mail=shared.mail)


def _turn(line: Line) -> int:
    """Reserves last and in their order, whatever the file's: no place may leave a gap."""
    order = line.values.get("reserve_order", "")
    return int(order) if order.isascii() and order.isdigit() else 0


def _row(shared: Shared, unit: Unit, line: Line) -> Planned:
    planned = Planned(line=line, taken=shared.answers.take.get(line.number))
    if line.number in shared.answers.left_out:
        planned.state = State.LEFT_OUT
        return planned
    since = len(unit.events)
    try:
        row = Row(of=shared, says=_says(line), planned=planned)
        it = organization_of(row)
        person_of(row, it, seat_of(row, it))
    except AskFirstError as asked:
        planned.state, planned.question = State.ASK, asked.question
        return planned
    except WrongRowError as wrong:
        planned.wrong = wrong.sentence
    except ForumError as error:
        planned.wrong = said(error, page_language())
    if planned.wrong:
        planned.state = State.WRONG
        return planned
    planned.topics = [one.TOPIC for one in unit.events[since:] if one.TOPIC not in _INNER]
    if planned.differences and planned.taken != "file":
        planned.state = State.DIFFERS
    elif planned.topics or planned.sets_mail:
        planned.state = State.NEW
    elif planned.differences:
        planned.state = State.DIFFERS
    return planned


def _says(line: Line) -> dict[str, object]:
    """The cells of a row with their types.

    Raises:
        WrongRowError: One has another form, or holds what looks like a personal identity number.
    """
    if line.personal:
        raise WrongRowError(
            _(
                "%(column)s holds what looks like a personal identity number. Such numbers are "
                "never kept here: take it out of the file.",
                column=", ".join(filter(None, line.personal)) or _("A cell"),
            )
        )
    try:
        found: dict[str, object] = RowSchema().load(line.values)
    except ma.ValidationError as error:
        raise WrongRowError(
            " ".join(
                f"{WORDS[name]}: {_(str(messages[0]))}"
                for name, messages in error.messages_dict.items()
            )
        ) from error
    return found

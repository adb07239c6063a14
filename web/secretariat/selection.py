"""The selection of a side for a year as a guided page: nominated, proposed, decided, seated.

Each step shows what was done with its day; the first that is not done is open, with the one
filled button.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from flask import abort, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from forum.record.localtime import LocalTime
from projections import choosing
from projections.choice_rows import ChoiceRow
from projections.names import alphabetical
from projections.organizations import called, organizations
from projections.rules import in_force
from projections.seats import seats_in
from projections.weighing import Weighed, weighed
from web.closed_texts import in_words, opened
from web.language import gettext as _
from web.language import ngettext, page_language
from web.public import Reader, reader
from web.public.codes import code
from web.public.sides import SideWords, sides
from web.schemas.seating import CHANNELS
from web.schemas.selection import MEMBERS
from web.secretariat import secretariat
from web.secretariat.refused import with_refusal
from web.words import day as said_day
from web.words import instant, sentence

WORDS: Final[dict[str, LazyString]] = {
    "open": _l("Open nominations"),
    "nominations": _l("Receive nominations"),
    "committee": _l("Elect the selection committee"),
    "proposal": _l("Lay down the proposal"),
    "decision": _l("Decide"),
    "document": _l("Document the decision"),
    "lay_open": _l("Lay everything open"),
    "seats": _l("Give those selected their seats"),
}
OPTIONAL: Final = frozenset({"document", "lay_open"})
"""Steps that not every selection has, or that follow by themselves: never the next one."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the selection.

    Attributes:
        key: Which one.
        word: What is to be done.
        mark: done, current or coming.
        note: What was done, with its day, in words.
    """

    key: str
    word: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """An organization in the forms of the proposal and the decision.

    Attributes:
        organization_id: Its id.
        name: What it is called.
        outcome: What is proposed: seat, reserve or not_proposed; empty where nothing is.
        seats: How many seats, or None.
        order: Its place among the reserves, or None.
        reason: Why, for itself alone.
        public_reason: Why, for everybody.
        remark: Late, or not answered yet.
    """

    organization_id: str
    name: str
    outcome: str
    seats: int | None
    order: int | None
    reason: str
    public_reason: str
    remark: str


@dataclass(frozen=True, slots=True)
class Nominated:
    """An organization that was nominated, on the page.

    Attributes:
        organization_id: Its id.
        name: What it is called.
        by: By whom and when, in words.
        stands: Whether it said that it stands; None while it has not answered.
    """

    organization_id: str
    name: str
    by: str
    stands: bool | None


@secretariat.get("/selection/<int:year>/<side>/")
def selection(year: int, side: str) -> str:
    """Show the selection of a side for a year."""
    return selection_of(year, side)


def selection_of(year: int, key: str) -> str:
    """Write the page of a selection."""
    r, side = reader(), side_at(key)
    if not 1900 <= year <= 2999:
        abort(404)
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    it = weighed(r.conn, **asked, year=year, side=key)
    every = choosing.choices(r.conn, **asked, year=year)
    choice = next((row for row in every if row["side"] == key), None)
    known = organizations(r.conn, sees=r.sees)

    def name(organization_id: str) -> str:
        return called(known, organization_id, r.day)

    seats = next((s for s in seats_in(r.conn, **asked, year=year) if s["side"] == key), None)
    is_seated = seats is not None and bool(seats["seated"] or seats["left"])
    options = sorted(((one, name(one)) for one in known), key=lambda pair: alphabetical(pair[1]))
    rules = in_force(r.conn, **asked, day=r.day)
    steps = _steps(it, choice, is_seated, r, name)
    return with_refusal(
        "secretariat/selection.html",
        year=year,
        side=side,
        steps=steps,
        current=next((one.key for one in steps if one.mark == "current"), None),
        nominated=[_nominated(row, r, name) for row in it["nominations"]],
        rows=rows_of(r, year, key, it, name),
        committee=[(one, name(one)) for one in choice["committee"]] if choice else [],
        conflicts=[(name(member), name(about)) for member, about in it["conflicts"]],
        organizations=[(one, called_so) for one, called_so in options if called_so],
        members=MEMBERS,
        channels=[
            ("", _("not said")),
            *((one, sentence(code(one, page_language()))) for one in CHANNELS.split()),
        ],
        rules_decider=rules["limits"].get("decider") if rules else None,
        has_window=bool(choice and choice["opens"]),
        is_decided=bool(choice and choice["decided"]),
        has_document=bool(choice and choice["document"]),
        is_open=bool(choice and choice["laid_open"]),
        is_seated=is_seated,
        today=r.day.isoformat(),
    )


def side_at(key: str) -> SideWords:
    """The side at an address; 404 where there is none, or its seats are not given by selection."""
    side = sides(reader()).get(key)
    if side is None or not side.has_fixed_seats:
        abort(404)
    return side


def address(year: int, side: str, step: str) -> str:
    """The address of a step of a selection."""
    return f"{url_for('secretariat.selection', year=year, side=side)}#{step}"


def rows_of(r: Reader, year: int, side: str, it: Weighed, name: Callable[[str], str]) -> list[Row]:
    """The organizations that can be proposed: those who stand, or may still say so."""
    contents = opened(
        ref for one in it["proposed"] for ref in (one["reason"], one["public_reason"])
    )
    proposed = {one["organization_id"]: one for one in it["proposed"]}
    found = []
    for row in it["nominations"]:
        if row["stands"] is False:
            continue
        remarks = [_("came in late")] if all(late for _by, _at, late in row["by"]) else []
        remarks += [_("has not answered")] if row["stands"] is None else []
        one = proposed.get(row["organization_id"])
        reason = in_words(one["reason"], contents) if one else None
        public_reason = in_words(one["public_reason"], contents) if one else None
        found.append(
            Row(
                organization_id=row["organization_id"],
                name=name(row["organization_id"]),
                outcome=one["outcome"] if one else "",
                seats=one["seats"] if one else None,
                order=one["reserve_order"] if one else None,
                reason=reason.text if reason else "",
                public_reason=public_reason.text if public_reason else "",
                remark=", ".join(remarks),
            )
        )
    return found


def _nominated(row: Any, r: Reader, name: Callable[[str], str]) -> Nominated:  # noqa: ANN401
    said = []
    for by_id, received, is_late in row["by"]:
        when = instant(datetime.fromisoformat(received), page_language(), r.forum["zone"])
        own = by_id == row["organization_id"]
        by = _("by itself, %(when)s", when=when) if own else f"{name(by_id)}, {when}"
        said.append(_("%(by)s (late)", by=by) if is_late else by)
    return Nominated(
        organization_id=row["organization_id"],
        name=name(row["organization_id"]),
        by="; ".join(said),
        stands=row["stands"],
    )


def _steps(
    it: Weighed,
    choice: ChoiceRow | None,
    is_seated: bool,
    r: Reader,
    name: Callable[[str], str],
) -> list[Step]:
    notes = _notes(it, choice, is_seated, r, name)
    closes = LocalTime(choice["closes"]).instant if choice and choice["closes"] else None
    is_closed = closes is not None and closes.date() < r.day
    done = {key for key, note in notes.items() if note}
    if not (is_closed or it["proposed"] or (choice and choice["decided"])):
        done.discard("nominations")  # more can come in
    if is_seated:
        done |= set(WORDS) - OPTIONAL  # it came about, whether or not each step was entered
    current = next((key for key in WORDS if key not in done | OPTIONAL), None)
    return [
        Step(
            key=key,
            word=str(word),
            mark="done" if key in done else "current" if key == current else "coming",
            note=notes[key],
        )
        for key, word in WORDS.items()
    ]


def _notes(
    it: Weighed,
    choice: ChoiceRow | None,
    is_seated: bool,
    r: Reader,
    name: Callable[[str], str],
) -> dict[str, str]:
    """What was done of each step, in words; empty where nothing was."""
    language = page_language()

    def on(day: str | None) -> str:
        return sentence(said_day(day, language)) if day else ""

    count = len(it["nominations"])
    notes = dict.fromkeys(WORDS, "")
    if choice is not None:
        if choice["closes"]:
            last = instant(LocalTime(choice["closes"]).instant, language, r.forum["zone"])
            notes["open"] = _("open until %(when)s", when=last)
        notes["committee"] = ", ".join(name(one) for one in choice["committee"])
        notes["decision"] = ", ".join(filter(None, (on(choice["decided"]), choice["decider"])))
        notes["document"] = on(choice["document"]["day"]) if choice["document"] else ""
        notes["lay_open"] = on(choice["laid_open"])
    if count:
        notes["nominations"] = ngettext("%(num)s nominated", "%(num)s nominated", count)
    notes["proposal"] = on(it["proposed_on"])
    notes["seats"] = _("They have their seats.") if is_seated else ""
    return notes

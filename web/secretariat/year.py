"""The turn of the year as a guided list: what is done, what is left, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import abort, url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from projections import forums, meetings
from projections.year_turn import StepRow, year_turn
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader, reader
from web.public.codes import code
from web.public.meeting_words import kind_word, meeting_title
from web.public.sides import sides
from web.public.things import Things
from web.schemas.year import MEETINGS
from web.secretariat import secretariat
from web.secretariat.refused import with_refusal
from web.words import sentence

WORDS: Final[dict[str, LazyString]] = {
    "hand_over_note": _l("Write the hand-over note of the presidium"),
    "rules": _l("Propose and adopt the rules of procedure"),
    "meetings": _l("Set the days of all meetings"),
    "seats": _l("Choose who has a seat"),
    "representatives": _l("See that everybody with a seat names a representative"),
    "presidium": _l("Name the presidium"),
    "groups": _l("Form the planning groups"),
    "introduction": _l("Introduce those who are new"),
    "open_views": _l("Take open views along to the new year"),
    "last_minutes": _l("Approve and publish the last notes"),
    "yearly_report": _l("Publish the yearly report"),
    "year_closed": _l("Close the year"),
}
STATES: Final[dict[str, tuple[str, LazyString]]] = {
    "done": ("done", _l("done")),
    "open": ("coming", _l("to do")),
    "put_off": ("waiting", _l("later")),
    "not_needed": ("no-case", _l("not needed")),
}
"""By state of a step: its mark, and its word."""
TURNS_IN: Final = 7
"""The month from which the year that goes on is the one to turn; before it is the last one."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the list.

    Attributes:
        row: The step.
        word: What is to be done.
        mark: The mark of its state.
        state: Its state in words.
        note: What was said of it.
        left: What is left of it, in words.
        address: Where it is done; empty where it is done outside the tool.
        shown: Where the event stands that shows it, or empty.
    """

    row: StepRow
    word: str
    mark: str
    state: str
    note: str
    left: str
    address: str
    shown: str


@secretariat.get("/year/")
@secretariat.get("/year/<int:year>/")
def turn(year: int | None = None) -> str:
    """Show the turn of a year; without one, of the year that is to be turned now."""
    return turn_of(year or turning(reader().day))


def turning(day: date) -> int:
    """The year that is to be turned on a day."""
    return day.year if day.month >= TURNS_IN else day.year - 1


def turn_of(year: int) -> str:
    """Write the list of a year."""
    r = reader()
    if not 1900 <= year <= 2999:
        abort(404)
    steps = steps_of(r, year)
    known = {row["year"]: row for row in forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)}
    shown: dict[str, Any] = {
        "year": year,
        "years": sorted({*known, year}),
        "steps": steps,
        "first": next((one for one in steps if one.row["state"] == "open"), None),
        "done": counted(steps),
        "is_opened": year + 1 in known,
        "can_close": year in known and not known[year]["is_closed"],
        "rows": MEETINGS,
        "kinds": [
            (kind, sentence(kind_word(kind)))
            for kind in ("constituting", "dialogue", "planning_meeting", "consultation", "other")
        ],
        "planned": [
            (meeting_title(row), row)
            for row in meetings.meetings(r.conn, forum_id=r.forum_id, sees=r.sees)
            if row["year"] == year + 1 and row["side"] is None and not row["is_cancelled"]
        ],
    }
    return with_refusal("secretariat/year.html", **shown)


def counted(steps: list[Step]) -> tuple[int, int]:
    """How many steps are done, of how many that are needed."""
    needed = [one for one in steps if one.row["state"] != "not_needed"]
    return sum(one.row["state"] == "done" for one in needed), len(needed)


def foot_line(r: Reader) -> str:
    """The line for the start page: "Årsskiftet: 7 av 9 steg klara"."""
    done, needed = counted(steps_of(r, turning(r.day)))
    return _("The turn of the year: %(done)s of %(needed)s steps done", done=done, needed=needed)


def steps_of(r: Reader, year: int) -> list[Step]:
    """The steps of a year's turn, in words."""
    rows = year_turn(
        r.conn, forum_id=r.forum_id, sees=r.sees, year=year, day=r.day, zone=r.forum["zone"]
    )
    things = Things(
        r, [one for row in rows if row["step"] == "representatives" for one in row["left"]]
    )
    places = _places(year)
    return [
        Step(
            row=row,
            word=str(WORDS[row["step"]]),
            mark=STATES[row["state"]][0],
            state=str(STATES[row["state"]][1]),
            note=pick(list(row["note"]), page_language()).text if row["note"] else "",
            left=", ".join(_left(row["step"], one, things) for one in row["left"]),
            address=places.get(row["step"], ""),
            shown=url_for("public.event", position=row["position"]) if row["position"] else "",
        )
        for row in rows
    ]


def _places(year: int) -> dict[str, str]:
    """Where each step is done."""
    seats = url_for("secretariat.seats", year=year + 1)
    chosen = next((key for key, side in sides(reader()).items() if side.has_fixed_seats), None)
    selection = url_for("secretariat.selection", year=year + 1, side=chosen) if chosen else seats
    return {
        "hand_over_note": url_for("public.publications"),
        "rules": url_for("public.rules"),
        "meetings": f"{url_for('secretariat.turn', year=year)}#meetings",
        "seats": selection,
        "representatives": seats,
        "presidium": f"{seats}#presidium",
        "open_views": url_for("secretariat.views"),
        "last_minutes": url_for("secretariat.meetings"),
        "yearly_report": url_for("public.year_report", year=year),
        "year_closed": f"{url_for('secretariat.turn', year=year)}#close",
    }


def _left(step: str, one: str, things: Things) -> str:
    match step:
        case "representatives":
            return things.called(one).text
        case "presidium":
            return code(one, page_language())
        case "open_views":
            return _("view %(number)s", number=one)
    return one

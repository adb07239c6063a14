"""Who is expected at a meeting and who is there: the left column of its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forum.record.when import When
from projections.meetings import MeetingRow
from projections.names import alphabetical
from projections.presence import PresenceRow, presence_at
from projections.seats import SideSeats, seats_on
from web.language import gettext as _
from web.language import ngettext, page_language
from web.public import Reader
from web.public.sides import SideWords, sides
from web.public.things import Called, Things
from web.words import clock

MARKS = {
    "present": ("here", "box-tick"),
    "apology": ("apologies", "box-bar"),
    "registered": ("coming", "box"),
    "unaccounted": ("absent", "box-bar"),
}
"""By status of a presence: the word of its state, and its mark."""


@dataclass(frozen=True, slots=True)
class Row:
    """An organization on the list.

    Attributes:
        organization_id: Its id.
        called: Its name.
        side: Key of its side, or empty.
        capacity: member, guest or secretariat.
        state: here, apologies, coming, absent (without apologies) or no-reply.
        mark: The mark of that state.
        note: Times, people and the state in words.
        arrived: When it came, HH.MM; empty from the start or where it is not here.
        people: How many are here, or to come; None where nobody counted.
    """

    organization_id: str
    called: Called
    side: str
    capacity: str
    state: str
    mark: str
    note: str
    arrived: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """Those of one side, or those of none.

    Attributes:
        side: Its mark and name.
        here: How many organizations are here.
        expected: How many have a seat; None on a side without fixed seats.
        people: People here that were counted.
        rows: Its organizations by name.
    """

    side: SideWords
    here: int
    expected: int | None
    people: int
    rows: list[Row]


def list_of_those_here(r: Reader, meeting: MeetingRow) -> list[Part]:
    """Return the list of a meeting, side by side: everybody with a seat, and who else is known."""
    found = presence_at(r.conn, sees=r.sees, meeting_id=meeting["meeting_id"])
    day: date = When(meeting["day"]).latest
    seated = {
        one["side"]: one for one in seats_on(r.conn, forum_id=r.forum_id, sees=r.sees, day=day)
    }
    expected = {
        row["organization_id"]: key
        for key, side in seated.items()
        for row in (*side["seated"], *side["participants"])
    }
    ids = {*expected, *(row["organization_id"] for row in found)}
    things = Things(r, ids)
    entered = {(row["organization_id"], row["capacity"]): row for row in found}
    parts = []
    for key, side in sides(r).items():
        keys = [(one, "member") for one, of_side in expected.items() if of_side == key]
        keys += [
            (row["organization_id"], row["capacity"])
            for row in found
            if _side_of(row, expected) == key
            and (row["organization_id"], row["capacity"]) not in keys
        ]
        rows = [_row(one, capacity, key, entered, things) for one, capacity in keys]
        if rows or (key in seated):
            parts.append(_part(side, rows, seated.get(key or "")))
    return parts


def _side_of(row: PresenceRow, expected: dict[str, str]) -> str | None:
    """The side that a row stands under: guests and the secretariat are on none."""
    if row["capacity"] != "member":
        return None
    return row["side"] or expected.get(row["organization_id"])


def _row(
    organization_id: str,
    capacity: str,
    side: str | None,
    entered: dict[tuple[str, str], PresenceRow],
    things: Things,
) -> Row:
    row = entered.get((organization_id, capacity))
    state, mark = MARKS.get(row["status"], ("no-reply", "box")) if row else ("no-reply", "box")
    arrived = [one["at"] for one in row["arrived"] if not one["applies_to_some"]] if row else []
    return Row(
        organization_id=organization_id,
        called=things.called(organization_id),
        side=side or "",
        capacity=capacity,
        state=state,
        mark=mark,
        note=_note(row, state, capacity),
        arrived=_clock(arrived[-1]) if arrived else "",
        people=row["head_count"] if row else None,
    )


def _note(row: PresenceRow | None, state: str, capacity: str) -> str:
    """Times and people, and what the mark says, in words."""
    language = page_language()
    words = {
        "here": "",
        "apologies": _("apologies"),
        "coming": _("has registered"),
        "absent": _("did not come, no apologies"),
        "no-reply": _("has not answered"),
    }[state]
    parts = [words] if words else []
    if row is not None:
        for one in row["arrived"]:
            parts.append(_("arrived %(time)s", time=clock(one["at"], language)))
        for one in row["left"]:
            parts.append(_("left %(time)s", time=clock(one["at"], language)))
        if row["head_count"]:
            parts.append(ngettext("%(num)s person", "%(num)s people", row["head_count"]))
        if row["stand_ins"]:
            parts.append(_("by a stand-in"))
    if capacity == "guest":
        parts.append(_("guest"))
    return " · ".join(parts)


def _part(side: SideWords, rows: list[Row], seated: SideSeats | None) -> Part:
    rows.sort(key=lambda row: alphabetical(row.called.text))
    here = [row for row in rows if row.state == "here"]
    return Part(
        side=side,
        here=len(here),
        expected=len(seated["seated"]) if seated and side.has_fixed_seats else None,
        people=sum(row.people or 1 for row in here),
        rows=rows,
    )


def _clock(at: str) -> str:
    """A local time as it is written in a field: 13:20."""
    return at[11:16]

"""Who was at a meeting, as its page sets it: side by side, with counts, and apart from guests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from projections.names import alphabetical
from projections.presence import Clocked, PresenceCount, PresenceRow, count
from projections.seats import SideSeats, seats_on
from web.language import Worded, ngettext, page_language
from web.language import gettext as _
from web.public import Reader
from web.public.grounds import Grounds, grounds, mostly
from web.public.sides import SideWords, sides
from web.public.things import Called, Things
from web.words import clock


@dataclass(frozen=True, slots=True)
class Line:
    """An organization on the list.

    Attributes:
        called: Its name as the source has it, and its address.
        note: People, times and what is odd, in words.
        about: What is weaker about this line than about the others.
    """

    called: Called
    note: str
    about: Grounds


@dataclass(frozen=True, slots=True)
class Part:
    """Those who came for one side, or as guests, or for the secretariat.

    Attributes:
        mark: civil, public or none.
        name: Of the side or of the capacity.
        note: How many, in words.
        present: Those who were there.
        apologies: Those who sent apologies.
        unaccounted: Those that the part of the notes that is seen does not mention.
    """

    mark: str
    name: Worded
    note: str
    present: list[Line]
    apologies: list[Line]
    unaccounted: list[Line]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Everybody on record for a meeting, and what the list rests on."""

    parts: list[Part]
    about: Grounds


def attendance(
    reader: Reader, found: Sequence[PresenceRow], seated: dict[str, int | None]
) -> Attendance:
    """Set the list of a meeting.

    Args:
        reader: Who reads.
        found: Who is on record.
        seated: Organizations with a seat on the day of the meeting, by side.
    """
    about = mostly(row["grounds"] for row in found)
    things = Things(reader, [row["organization_id"] for row in found])
    parts = []
    for key, side in sides(reader).items():
        members = [row for row in found if row["side"] == key and row["capacity"] == "member"]
        if members:
            note = _how_many(count("", members), seated.get(key or ""), side)
            parts.append(_part(side.mark, side.name, note, members, things, about))
    for capacity, name in (("guest", _("Guests")), ("secretariat", _("Secretariat"))):
        others = [row for row in found if row["capacity"] == capacity]
        if others:
            parts.append(_part("none", Worded(name, None), "", others, things, about))
    return Attendance(parts, about)


def seated_on(reader: Reader, day: str) -> dict[str, int | None]:
    """Return organizations with a seat by side, on a day known in full; None where unknown."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return {}
    found = seats_on(reader.conn, forum_id=reader.forum_id, sees=reader.sees, day=on)
    return {side["side"]: seated_in(side) for side in found}


def seated_in(side: SideSeats) -> int | None:
    """Organizations with a seat on a side: as stated, or counted where all are known by name."""
    return side["organizations"] or (len(side["seated"]) if side["is_whole"] else None)


def people(number: int | None) -> str:
    """How many people: "2 people", or that nobody counted them."""
    if number is None:
        return _("number of people unknown")
    return ngettext("%(num)s person", "%(num)s people", number)


def _how_many(counted: PresenceCount, seated: int | None, side: SideWords) -> str:
    organizations = counted["organizations"]
    if side.has_fixed_seats and seated is not None:
        who = _("%(present)s of %(seated)s organizations", present=organizations, seated=seated)
    else:
        who = ngettext("%(num)s organization", "%(num)s organizations", organizations)
    if counted["is_counted"]:
        return f"{who} · {people(counted['people'])}"
    known = counted["people"]
    least = ngettext("at least %(num)s person", "at least %(num)s people", known)
    return f"{who} · {least if known else people(None)}"


def _part(
    mark: str,
    name: Worded,
    note: str,
    found: list[PresenceRow],
    things: Things,
    about: Grounds,
) -> Part:
    by_status: dict[str, list[Line]] = {"present": [], "apology": [], "unaccounted": []}
    for row in found:
        if row["status"] == "registered":
            continue  # to come: only who came is on the list
        called = things.called(row["organization_id"])
        if row["named"]:
            called = called._replace(text=row["named"], lang=None)
        line = Line(called, _note(row), grounds(row["grounds"], but=about))
        by_status[row["status"]].append(line)
    for lines in by_status.values():
        lines.sort(key=lambda line: alphabetical(line.called.text))
    return Part(mark, name, note, *by_status.values())


def _note(row: PresenceRow) -> str:
    """People, unit, times and whether it is on the list: "2 personer · kom 13.20"."""
    if row["status"] != "present":
        return ""
    parts = [row["unit"]] if row["unit"] else []
    parts.append(people(row["head_count"]))
    if row["of_which_interns"]:
        parts.append(
            ngettext("%(num)s of them intern", "%(num)s of them interns", row["of_which_interns"])
        )
    parts += _counted(row["capacities"])
    if row["stand_ins"]:
        parts.append(_("by a stand-in"))
    parts += [_time(_("arrived %(time)s"), one) for one in row["arrived"]]
    parts += [_time(_("left %(time)s"), one) for one in row["left"]]
    if row["is_unlisted"] and not any(one["cautions"] for one in row["grounds"]):
        parts.append(_("not on the list"))
    return " · ".join(parts)


def _counted(capacities: dict[str, int]) -> list[str]:
    """What those who came are: "1 politician", "3 units"."""
    told = {
        "politicians": lambda num: ngettext("%(num)s politician", "%(num)s politicians", num),
        "officials": lambda num: ngettext("%(num)s official", "%(num)s officials", num),
        "employees": lambda num: ngettext("%(num)s employee", "%(num)s employees", num),
        "volunteers": lambda num: ngettext("%(num)s volunteer", "%(num)s volunteers", num),
        "units": lambda num: ngettext("%(num)s unit", "%(num)s units", num),
    }
    return [told[name](num) for name, num in capacities.items() if num]


def _time(pattern: str, one: Clocked) -> str:
    said = pattern % {"time": clock(one["at"], page_language())}
    return _("%(what)s (some of them)", what=said) if one["applies_to_some"] else said

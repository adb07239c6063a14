"""One organization in one seating: what it was on a day, and whether it is new there.

Pure folding of the rows of `membership`. "Since" is the first year of an unbroken run of years
with a seat; where the list of the year before that is not whole, it is open (`since_is_open`).
"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from forum.record.when import Holds, When, holds_on
from projections.membership import ActRow, SeatingRow
from projections.names import Names, Words


class SeatRow(TypedDict):
    """An organization in a seating.

    Attributes:
        position: Of the event that gave it its standing, in the log.
        organization_id: Its id.
        slug: Its address.
        name: Its name as the source of that year has it, else as it was called on that day.
        standing: seat, reserve, participant (a side without fixed seats) or left.
        seats: Seats that it has; None where the number is unknown, or it has none.
        seats_basis: What the number rests on, where that is weaker than the row.
        order: Its place among the reserves; None for others.
        since: First year of the unbroken run of years with a seat; None without a seat.
        since_is_open: It may have had a seat before that: the year before is not wholly known.
        arrival: new, back or stayed, compared with the year before; else unknown.
        last_year: The last year with a seat before this run, if one is known.
        called_up: The day on which a reserve got the seat, or None.
        left: The first day without the seat, or None.
        left_is_sure: Whether the seat was left by the day asked about for certain.
        reason: Why it was left, by language.
        has_declined: A reserve that was asked and said no.
        basis: fact, inferred, planned or None, of the standing.
        source: Where it stands.
        note: What is weak or odd about it, by language.
    """

    position: int
    organization_id: str
    slug: str
    name: str
    standing: str
    seats: int | None
    seats_basis: str | None
    order: int | None
    since: int | None
    since_is_open: bool
    arrival: str
    last_year: int | None
    called_up: str | None
    left: str | None
    left_is_sure: bool
    reason: Names
    has_declined: bool
    basis: str | None
    source: str | None
    note: Words | None


_STANDINGS = {
    "granted": "seat",
    "called_up": "seat",
    "reserve": "reserve",
    "participant": "participant",
}


def standing_on(acts: Sequence[ActRow], day: date) -> SeatRow | None:
    """Return what an organization was on a day, without address and comparison.

    A seat that was perhaps left by then is still shown as a seat, with `left` and not
    `left_is_sure`.

    Args:
        acts: All acts of one seating about one organization, in log order.
        day: The day.

    Returns:
        None where nothing held on that day.
    """
    row: SeatRow | None = None
    named = ""
    for act in sorted(acts, key=_begins):
        sure = _sure(act, day)
        if sure is Holds.NO:
            continue
        named = act["named"] or named
        if act["act"] in _STANDINGS:
            row = _begun(act, named)
        elif row is not None and act["act"] == "declined":
            row["has_declined"] = True
        elif row is not None:
            row["left"], row["reason"] = act["effective"], act["reason"]
            row["left_is_sure"] = sure is Holds.YES
            if row["left_is_sure"]:
                row["standing"] = "left"
    return row


def with_seat(seating: SeatingRow) -> set[str]:
    """Return the organizations that had a seat at some time in the term."""
    return {a["organization_id"] for a in seating["acts"] if a["act"] in {"granted", "called_up"}}


def is_whole(seating: SeatingRow) -> bool:
    """Whether every organization with a seat is known by name.

    Where the number was stated, as many are needed; where it was not, a list is whole if the
    forum itself entered it, and not if it was gathered from sources afterwards.
    """
    seated = with_seat(seating)
    if seating["organizations"] is not None:
        return len(seated) >= seating["organizations"]
    return bool(seated) and all(act["source"] is None for act in seating["acts"])


def compare(row: SeatRow, year: int, same_side: Sequence[SeatingRow]) -> None:
    """Say since when an organization has had its seat, and whether it is new this year.

    Args:
        row: One with a seat; filled in.
        year: The year shown.
        same_side: All seatings of its side.
    """
    had = {s["year"] for s in same_side if row["organization_id"] in with_seat(s)}
    known = {s["year"] for s in same_side if is_whole(s)}
    since = year
    while since - 1 in had:
        since -= 1
    row["since"] = since
    row["since_is_open"] = since - 1 not in known
    row["last_year"] = max((earlier for earlier in had if earlier < since), default=None)
    if since < year:
        row["arrival"] = "stayed"
    elif year - 1 in known:
        row["arrival"] = "new" if row["last_year"] is None else "back"


def _begun(act: ActRow, name: str) -> SeatRow:
    called_up = act["act"] == "called_up"
    return SeatRow(
        position=act["position"],
        organization_id=act["organization_id"],
        slug="",
        name=name,
        standing=_STANDINGS[act["act"]],
        seats=act["seats"],
        seats_basis=act["seats_basis"],
        order=act["reserve_order"],
        since=None,
        since_is_open=False,
        arrival="unknown",
        last_year=None,
        called_up=act["effective"] if called_up else None,
        left=None,
        left_is_sure=False,
        reason=[],
        has_declined=False,
        basis=act["basis"],
        source=act["source"],
        note=act["note"],
    )


def _begins(act: ActRow) -> tuple[date, int]:
    """Acts follow each other by the day they held from, then by the order of the log."""
    effective = When(act["effective"]).earliest if act["effective"] else None
    return effective or date.min, act["position"]


def _sure(act: ActRow, day: date) -> Holds:
    """Whether an act had begun to hold; one without a day holds the whole term."""
    if act["effective"] is None:
        return Holds.YES
    return holds_on(When(act["effective"]), None, day)

"""What a row says of the seat, reserve place or part that an organization has in a year."""

from __future__ import annotations

from typing import Any, Final

from forum.record.acting import noting
from forum.record.when import When
from projections.forums import SideRow
from web.language import gettext as _
from web.language import page_language, pick
from web.public.codes import code
from web.sheets.alike import simply
from web.sheets.known import Known, Standing
from web.sheets.row import Row, WrongRowError

_GENERAL: Final = {
    "civil_society": ("civilsamhället", "civilsamhällesparten", "civil society"),
    "public": ("offentlig", "det offentliga", "den offentliga parten", "public"),
}
"""What sides are called in general, by what they are; a forum's own words come first."""
_ABOUT_A_SEAT = ("side", "place", "seats", "reserve_order", "seat_from", "seat_to")


def seat_of(row: Row, it: Known) -> SideRow | None:
    """Give an organization what a row says that it has; return the side, or None for no side.

    Raises:
        WrongRowError: The side is unknown or not said, or it has no such places.
        ForumError: The forum refuses it.
    """
    side = _side(row, it)
    if side is None:
        return None
    if not any(row.says.get(one) is not None for one in _ABOUT_A_SEAT):
        return side  # only a person is named
    here = _standing(row, it, side)
    place = _place(row, side, here)
    _check_end(row)
    if here is None or (here.place == "left" and row.says.get("place")):
        _give(row, it, side, place)
    else:
        _compare(row, here, place)
    return side


def _side(row: Row, it: Known) -> SideRow | None:
    text = row.says.get("side")
    if text is not None:
        wanted = simply(text)
        for side in row.of.sides:
            if wanted in {simply(side["side"]), *(simply(name) for _code, name in side["name"])}:
                return side
        alike = [side for side in row.of.sides if wanted in _general(side)]
        if len(alike) == 1:
            return alike[0]
        raise WrongRowError(
            _(
                "%(side)s is no side of the forum: write one of %(sides)s.",
                side=text,
                sides=", ".join(pick(one["name"], page_language()).text for one in row.of.sides),
            )
        )
    standings = row.of.known.standings.get((row.year, it.organization_id), [])
    speaking = row.of.known.speaking.get(it.organization_id, [])
    known = {one.side for one in standings} or {one.side for one in speaking if not one.is_over}
    if len(known) == 1:
        return next(side for side in row.of.sides if side["side"] in known)
    if any(row.says.get(one) is not None for one in (*_ABOUT_A_SEAT, "person")):
        raise WrongRowError(_("Write for which side it is: the column Part says it."))
    return None


def _general(side: SideRow) -> set[str]:
    return {simply(name) for name in _GENERAL.get(side["classification"], ())}


def _standing(row: Row, it: Known, side: SideRow) -> Standing | None:
    found = row.of.known.standings.get((row.year, it.organization_id), [])
    return next((one for one in found if one.side == side["side"]), None)


def _place(row: Row, side: SideRow, here: Standing | None) -> str:
    """What the organization has by the row; what it has here, where the row does not say."""
    says = row.says.get("place") or ("reserve" if row.says.get("reserve_order") else None)
    if not side["has_fixed_seats"]:
        if says == "reserve":
            raise WrongRowError(
                _("This side has no fixed seats, and so no reserves: empty the cell.")
            )
        return "participant"
    if says == "participant":
        raise WrongRowError(_("This side has fixed seats: write seat or reserve."))
    return str(says or (here.place if here is not None else "seat"))


def _check_end(row: Row) -> None:
    end: When | None = row.says.get("seat_to")
    if end is not None and end.latest < row.of.today.replace(row.year, 12, 31):
        raise WrongRowError(
            _("That a seat is left is entered on the page of seats: empty the cell Seat until.")
        )


def _give(row: Row, it: Known, side: SideRow, place: str) -> None:
    do, says = row.of.do, row.says
    about: dict[str, Any] = {
        "year": row.year,
        "side": side["side"],
        "organization_id": it.organization_id,
    }
    seats, order = says.get("seats"), says.get("reserve_order")
    with noting(effective=says.get("seat_from")):
        if place == "reserve":
            if order is None:
                raise WrongRowError(_("Write which place among the reserves it is, from 1."))
            do.place_reserve(**about, order=order)
        elif place == "participant":
            do.list_participant(**about)
        else:
            do.grant_seat(**about, seats=seats)
    standing = Standing(
        side=side["side"],
        place=place,
        seats=seats if place == "seat" else None,
        order=order if place == "reserve" else None,
    )
    row.of.known.standings.setdefault((row.year, it.organization_id), []).append(standing)


def _compare(row: Row, here: Standing, place: str) -> None:
    """Say where a seat differs; it is changed on its page, where what follows is seen."""
    language = page_language()
    if place != here.place:
        row.differs("place", _said(here.place), code(place, language), can_take=False)
        return
    for column, known in (("seats", here.seats), ("reserve_order", here.order)):
        said = row.says.get(column)
        if said is not None and said != known and place != "participant":
            told = str(known) if known is not None else _("unknown")
            row.differs(column, told, str(said), can_take=False)


def _said(place: str) -> str:
    return _("has left its seat") if place == "left" else code(place, page_language())

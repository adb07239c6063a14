"""What is said of seats: since when, how many, what it rests on, in the page's language."""

from __future__ import annotations

from typing import Any

from flask import url_for

from projections.grounds import Ground
from projections.seats import SideSeats
from projections.sitting import SeatRow
from web import words
from web.language import gettext as _
from web.language import ngettext, page_language, pick
from web.public.grounds import basis_word


def seat_row(row: SeatRow) -> dict[str, Any]:
    """A row for `parts/seats.html`: the organization, and what stands at its right."""
    return {
        "name": row["name"],
        "address": address_of(row["slug"]),
        "is_new": row["arrival"] == "new",
        "note": " · ".join(filter(None, (_since(row), _how_many(row), _change(row)))),
    }


def reserve_row(row: SeatRow) -> dict[str, Any]:
    """A row for a reserve: its place in the order, and whether it has said no."""
    said = _("has declined") if row["has_declined"] else ""
    return {"name": row["name"], "address": address_of(row["slug"]), "note": said}


def left_row(row: SeatRow) -> dict[str, Any]:
    """A row for an organization that has left its seat, with the day and the reason."""
    day = words.day(row["left"], page_language()) if row["left"] else words.UNKNOWN[page_language()]
    why = pick(row["reason"], page_language()).text if row["reason"] else ""
    said = _("left its seat, %(day)s", day=day)
    return {
        "name": row["name"],
        "address": address_of(row["slug"]),
        "note": ": ".join(filter(None, (said, why))),
    }


def address_of(slug: str) -> str:
    """The address of an organization's page."""
    return url_for("public.organization", key=slug) if slug else ""


def standing_word(row: SeatRow) -> str:
    """What an organization has, in words: a number of seats, a place among the reserves …."""
    if row["standing"] == "reserve":
        return words.sentence(_("reserve no. %(order)s", order=row["order"]))
    if row["standing"] == "participant":
        return _("Takes part, no fixed seats")
    if row["standing"] == "left":
        return _("Left its seat")
    if row["seats"] is None:
        return _("Seat, number unknown")
    return ngettext("%(num)s seat", "%(num)s seats", row["seats"])


def size_words(side: SideSeats) -> str:
    """How large a side is, as far as it is known: "16 organisationer, 20 platser (slutsats)"."""
    if side["participants"] and not side["seated"]:
        return _("no fixed seats")
    named = len(side["seated"])
    if side["organizations"] is None and side["seats"] is None and not side["is_whole"]:
        return _(
            "%(number)s known by name; how many organizations and seats is unknown", number=named
        )
    count = side["organizations"]
    if count is None:
        parts = [_("%(number)s known by name, the number is unknown", number=named)]
        if side["is_whole"]:
            parts = [ngettext("%(num)s organization", "%(num)s organizations", named)]
    else:
        parts = [ngettext("%(num)s organization", "%(num)s organizations", count)]
        if not side["is_whole"]:
            parts.append(ngettext("%(num)s known by name", "%(num)s known by name", named))
    parts.append(_seats(side))
    return ", ".join(filter(None, parts))


def _seats(side: SideSeats) -> str:
    if side["seats"] is None:
        return _("number of seats unknown") if side["seated"] else ""
    said = ngettext("%(num)s seat", "%(num)s seats", side["seats"])
    basis = side["seats_basis"] or side["size_basis"]
    return f"{said} ({basis_word(basis)})" if basis and basis != "fact" else said


def _since(row: SeatRow) -> str:
    if row["since"] is None or row["arrival"] == "new" or row["called_up"]:
        return ""
    if row["since_is_open"]:
        return _("since %(year)s or earlier", year=row["since"])
    if row["arrival"] == "back":
        return _("back, had a seat in %(year)s", year=row["last_year"])
    return _("since %(year)s", year=row["since"])


def _how_many(row: SeatRow) -> str:
    if row["seats"] is None or row["seats"] == 1:
        return ""
    return ngettext("%(num)s seat", "%(num)s seats", row["seats"])


def _change(row: SeatRow) -> str:
    language = page_language()
    if row["left"] is not None:
        return _("leaves its seat, %(day)s", day=words.day(row["left"], language))
    if row["called_up"] is not None:
        return _("called up from the reserves, %(day)s", day=words.day(row["called_up"], language))
    return ""


def seat_ground(row: SeatRow) -> Ground:
    """What the standing of an organization rests on."""
    return Ground(
        position=row["position"],
        act=row["standing"],
        effective=None,
        basis=row["basis"],
        source=row["source"],
        note=row["note"],
        cautions=[],
    )


def size_ground(side: SideSeats) -> Ground:
    """What the size of a side rests on."""
    return Ground(
        position=0,
        act="size_stated",
        effective=None,
        basis=side["size_basis"],
        source=side["size_source"],
        note=side["size_note"],
        cautions=[],
    )

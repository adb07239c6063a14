"""Seats and mandates of a year on one screen: who sits, who waits, who speaks for whom.

One organization is open at a time, with its acts; the others are a line each.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from projections import forums, presidium
from projections.organizations import organizations
from projections.presidium import PostRow, has_left
from web.forms import Sent, carry_out
from web.language import gettext as _
from web.language import page_language
from web.public import Reader, reader
from web.public.codes import code
from web.public.organizations import post
from web.public.sides import sides
from web.schemas.seating import CHANNELS
from web.secretariat import secretariat
from web.secretariat.entered_for import Data
from web.secretariat.refused import with_refusal
from web.secretariat.seat_lines import Line, Screen
from web.secretariat.who_sits import who_sits
from web.words import sentence


@secretariat.get("/seats/")
@secretariat.get("/seats/<int:year>/")
def seats(year: int | None = None) -> str:
    """Show the seats of a year; without one, of the year that goes on."""
    return seats_of(year or reader().day.year)


def seats_of(year: int) -> str:
    """Write the screen of a year."""
    r = reader()
    if not 1900 <= year <= 2999:
        abort(404)
    known = organizations(r.conn, sees=r.sees)
    screen = who_sits(r, year, known)
    opened = screen.find(request.values.get("organization_id") or "")
    shown: dict[str, Any] = {
        "year": year,
        "years": _years(r, year),
        "screen": screen,
        "opened": opened,
        "calls": [line for part in screen.parts for line in part.calls],
        "posts": _posts(r, year),
        "choices": _choices(r, screen),
        "today": r.day.isoformat(),
        "in_a_week": (r.day + timedelta(days=7)).isoformat(),
    }
    return with_refusal("secretariat/seats.html", **shown)


def address(year: int, organization_id: object = None, part: str = "open") -> str:
    """The address of the screen, with an organization open."""
    if organization_id is None:
        return f"{url_for('secretariat.seats', year=year)}#{part}"
    where = url_for("secretariat.seats", year=year, organization_id=str(organization_id))
    return f"{where}#{part}"


def carried_out(
    name: str,
    schema: type[Sent],
    act: Callable[[Data], object],
    *,
    year: int,
    to: str,
    key: str = "",
    context: Callable[[Data], Data] | None = None,
) -> Response:
    """Carry out an act of the screen of a year, or show the screen again with what is wrong."""
    return carry_out(
        name, schema, act, page=lambda: seats_of(year), to=to, key=key, context=context
    )


def _years(r: Reader, year: int) -> list[int]:
    """The years of the forum, with the one shown."""
    found = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    return sorted({row["year"] for row in found} | {year})


def _posts(r: Reader, year: int) -> list[tuple[Any, PostRow, bool]]:
    """The posts of the year: in words, as they are told, and whether somebody holds them."""
    found = presidium.posts(r.conn, forum_id=r.forum_id, sees=r.sees, year=year)
    return [(post(r, row, r.day), row, not has_left(row, r.day)) for row in found]


def _choices(r: Reader, screen: Screen) -> dict[str, list[tuple[str, str]]]:
    """What the fields of the page offer."""
    language = page_language()
    every: dict[str, Line] = {}
    for part in screen.parts:
        for line in (*part.seated, *part.reserves, *part.left):
            every.setdefault(line.organization_id, line)
    sitting = sorted(
        ((line.organization_id, line.name) for line in every.values()), key=lambda it: it[1]
    )

    def coded(codes: str) -> list[tuple[str, str]]:
        return [(one, sentence(code(one, language))) for one in codes.split()]

    return {
        "sides": [(side.key, side.name.text) for side in sides(r).values() if side.key],
        "others": [(line.organization_id, line.name) for line in screen.others],
        "sitting": sitting,
        "roles": coded("representative deputy"),
        "capacities": [("", _("not said")), *coded("politician official employee volunteer")],
        "channels": [("", _("not said")), *coded(CHANNELS)],
        "posts": coded("chair vice_chair administrator"),
    }

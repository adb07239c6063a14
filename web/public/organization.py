"""One organization over the years: names, seats, what it took part in, what it said."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import abort, render_template

from projections import (
    groups,
    mandates,
    meetings,
    organization_years,
    organizations,
    presence,
    presidium,
    views,
)
from projections.grounds import Ground
from projections.meetings import MeetingRow
from projections.organization_years import OrganizationYear
from projections.organizations import NameRow, name_on
from projections.presence import PresenceRow
from web.chart_columns import Chart, YearSeats, seats
from web.language import gettext as _
from web.language import page_language
from web.public import Reader, public, reader, view_words
from web.public import organization_words as told
from web.public.codes import code
from web.public.grounds import basis_word, shared
from web.public.seat_words import seat_ground, size_ground, standing_word
from web.public.sides import SideWords, sides


class YearShown(NamedTuple):
    """A row of the table, or several years of which nothing is known.

    Attributes:
        years: The year, or the run of years.
        seat: What it had.
        name: Its name that year; None where no source has it.
        meetings: Meetings it came to or was missed at.
        parts: Groups and posts.
        basis: What this rests on.
        is_known: Anything is known.
    """

    years: str
    year: int | None
    seat: str | None
    name: str | None
    meetings: list[told.Meetings]
    parts: list[told.Part]
    basis: str | None

    @property
    def is_known(self) -> bool:
        return self.seat is not None or bool(self.meetings or self.parts)


@public.get("/organizations/<key>")
def organization(key: str) -> str:
    r = reader()
    found = organizations.organization(r.conn, slug=key, sees=r.sees)
    if found is None:
        abort(404)
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    of_one = asked | {"organization_id": found["organization_id"]}
    years = organization_years.organization_years(r.conn, day=r.day, **of_one)
    ours = [year for year in years if year["seat"]]
    side = sides(r).get(ours[-1]["side"] if ours else None) or sides(r)[None]
    return render_template(
        "public/organization.html",
        it=found,
        name=name_on(found["names"], r.day),
        side=side,
        lead=told.lead(years, side.name.text if ours else ""),
        names=told.names(found["names"], years),
        seat_chart=_chart(years, name_on(found["names"], r.day), side),
        years=_years(r, found["organization_id"], years),
        mandates=mandates.mandates_on(r.conn, day=r.day, **of_one),
        views=_views(r, found["organization_id"]),
        day=r.day,
        code=lambda value: code(value, page_language()),
        grounds=shared(
            [[_name_ground(name)] for name in found["names"]]
            + [[seat_ground(year["seat"])] for year in ours if year["seat"]]
            + [[size_ground(year["of"])] for year in ours if year["of"]]
        ),
    )


def _views(r: Reader, organization_id: str) -> list[dict[str, Any]]:
    """Its own views, as rows."""
    said = views.views(r.conn, forum_id=r.forum_id, sees=r.sees, day=r.day, zone=r.forum["zone"])
    own = [view for view in said if view["organization_id"] == organization_id]
    things = view_words.things_of(r, own)
    return [view_words.row(view, things) for view in view_words.in_list(own)]


def _years(r: Reader, organization_id: str, years: list[OrganizationYear]) -> list[YearShown]:
    """Newest first; years of which nothing is known beside each other are one row."""
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    by_id = {m["meeting_id"]: m for m in meetings.meetings(r.conn, **asked)}
    on_record = presence.presence_of(r.conn, organization_id=organization_id, **asked)
    came = [row for row in on_record if row["meeting_id"] in by_id]
    in_groups = groups.groups(r.conn, **asked)
    held = presidium.posts(r.conn, **asked)
    rows: dict[int, OrganizationYear | None] = {year["year"]: year for year in years}
    other = {by_id[row["meeting_id"]]["year"] for row in came}
    other |= {post["year"] for post in held if post["organization_id"] == organization_id}
    rows |= {year: None for year in other if year not in rows and year <= r.day.year}
    found: list[YearShown] = []
    for number in sorted(rows):
        shown = _year(
            number,
            rows[number],
            [row for row in came if by_id[row["meeting_id"]]["year"] == number],
            by_id,
            [
                *told.posts_of(number, organization_id, held),
                *told.groups_of(number, organization_id, in_groups),
            ],
        )
        if found and not shown.is_known and not found[-1].is_known:
            first = found.pop().years.partition("–")[0]
            shown = shown._replace(years=f"{first}–{number}", year=None)
        found.append(shown)
    return found[::-1]


def _year(
    number: int,
    year: OrganizationYear | None,
    came: list[PresenceRow],
    known: dict[str, MeetingRow],
    parts: list[told.Part],
) -> YearShown:
    seat = year["seat"] if year else None
    basis = seat["basis"] if seat else next((row["grounds"][-1]["basis"] for row in came), None)
    if seat is not None:
        said: str | None = standing_word(seat)
    else:
        said = _("No seat") if year and year["standing"] == "none" else None
    return YearShown(
        years=str(number),
        year=number,
        seat=said,
        name=seat["name"] if seat else next((row["named"] for row in came if row["named"]), None),
        meetings=told.meetings_of(came, known),
        parts=parts,
        basis=basis_word(basis) if basis else None,
    )


def _chart(years: list[OrganizationYear], name: str, side: SideWords) -> Chart | None:
    """The seats of the side, year by year; None where it never had any, or has no fixed seats."""
    if not side.has_fixed_seats or not any(year["seat"] for year in years):
        return None
    title = _("Seats of the %(side)s", side=told.in_running_text(side.name.text))
    return seats([_year_seats(year) for year in years], _own(name), side.mark, title)


def _own(name: str) -> str:
    return _("seat of %(name)s", name=name)


def _year_seats(year: OrganizationYear) -> YearSeats:
    of, seat = year["of"], year["seat"]
    if of is None:
        return YearSeats(str(year["year"]), None, None, own=None)
    named = len(of["seated"])
    basis = of["seats_basis"] or of["size_basis"]
    if of["seats"] is not None:
        remark = basis_word(basis) if basis else ""
    elif of["organizations"] is None and not of["is_whole"]:
        remark = _("known by name, the number is unknown")
    else:
        remark = ""
    is_unknown = year["standing"] == "unknown"
    has_seat = seat is not None and seat["standing"] == "seat"
    return YearSeats(
        year=str(year["year"]),
        seats=of["seats"],
        organizations=of["organizations"] if of["organizations"] is not None else named or None,
        own=(seat["seats"] or 1) if seat and has_seat else None if is_unknown else 0,
        reserve=seat["order"] if seat and seat["standing"] == "reserve" else None,
        basis=remark,
    )


def _name_ground(name: NameRow) -> Ground:
    return Ground(
        position=0,
        act="registered",
        effective=None,
        basis=name["basis"],
        source=name["source"],
        note=name["note"],
        cautions=[],
    )

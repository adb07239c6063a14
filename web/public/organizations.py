"""Who sits on a day: seats, reserves and participants side by side, the presidium, the choice."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from flask import render_template

from forum.record.when import When
from projections import choosing, decisions, presidium, seats, selections
from projections.presidium import PostRow
from projections.seats import SideSeats
from web import words
from web.chart_columns import Chart, YearRotation, rotation
from web.language import gettext as _
from web.language import page_language
from web.public import Reader, public, reader, selection_words
from web.public.codes import code
from web.public.grounds import Grounds, basis_word, shared
from web.public.seat_words import (
    address_of,
    left_row,
    reserve_row,
    seat_ground,
    seat_row,
    size_ground,
    size_words,
)
from web.public.sides import SideWords, sides


class SideShown(NamedTuple):
    """One side on the page.

    Attributes:
        it: The side in words.
        note: How large it is.
        seated: Rows of those with a seat.
        reserves: Rows of the reserves, in their order.
        participants: Rows of those that take part without a seat.
        left: Rows of those that had left their seat.
        grounds: What the list rests on.
    """

    it: SideWords
    note: str
    seated: list[dict[str, Any]]
    reserves: list[dict[str, Any]]
    participants: list[dict[str, Any]]
    left: list[dict[str, Any]]
    grounds: Grounds


class Shown(NamedTuple):
    """Who sits on the day asked about, or in the last year that is known.

    Attributes:
        year: The forum year shown, or None where nothing is known of any.
        is_of_day: The day lies in that year's term.
        sides: The sides that are known that year.
    """

    year: int | None
    is_of_day: bool
    sides: list[SideSeats]


class Post(NamedTuple):
    """A post of the presidium on the page."""

    word: str
    side: SideWords
    organization: str
    address: str
    remark: str
    basis: str


@public.get("/organizations/")
def organizations() -> str:
    r = reader()
    shown = who_sits(r)
    return render_template(
        "public/organizations.html",
        shown=shown,
        sides=[side_shown(r, side) for side in shown.sides],
        posts=posts(r, shown),
        acts=choice(r, shown),
        rotation=rotation_chart(r),
        day=r.day,
    )


def who_sits(r: Reader) -> Shown:
    """Return who sits on the reader's day; where nothing is known of it, the last known year."""
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    found = [side for side in seats.seats_on(r.conn, day=r.day, **asked) if _is_told(side)]
    if found:
        return Shown(found[0]["year"], True, found)
    year = seats.last_known_year(r.conn, day=r.day, **asked)
    if year is None:
        return Shown(None, False, [])
    of_year = seats.seats_in(r.conn, year=year, **asked)
    return Shown(year, False, [side for side in of_year if _is_told(side)])


def side_shown(r: Reader, side: SideSeats) -> SideShown:
    """Set one side in words."""
    every = [*side["seated"], *side["reserves"], *side["participants"], *side["left"]]
    return SideShown(
        it=sides(r).get(side["side"]) or sides(r)[None],
        note=size_words(side),
        seated=[seat_row(row) for row in side["seated"]],
        reserves=[reserve_row(row) for row in side["reserves"]],
        participants=[seat_row(row) for row in side["participants"]],
        left=[left_row(row) for row in side["left"]],
        grounds=shared([[seat_ground(row)] for row in every] + [[size_ground(side)]]),
    )


def posts(r: Reader, shown: Shown) -> list[Post]:
    """Return the presidium of the day, or of the last known year, in words."""
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    if shown.is_of_day or shown.year is None:
        found = presidium.presidium_on(r.conn, day=r.day, **asked)
    else:
        found = presidium.posts(r.conn, year=shown.year, **asked)
    until = r.day if shown.is_of_day else date.max
    return [post(r, row, until) for row in found]


def post(r: Reader, row: PostRow, until: date) -> Post:
    """Set one post in words; a leaving that is certainly later than a day is not told."""
    language = page_language()
    remarks = []
    if row["is_acting"]:
        remarks.append(_("acting"))
    if row["start"]:
        remarks.append(_("since %(day)s", day=words.day(row["start"], language)))
    if row["left_early"] and row["end"]:
        if row["end"].startswith("../"):
            last = words.day(row["end"][3:], language)
            remarks.append(_("left the post by %(day)s, the day is unknown", day=last))
        elif When(row["end"]).latest <= until:
            remarks.append(_("left the post, %(day)s", day=words.day(row["end"], language)))
    return Post(
        word=words.sentence(code(row["post"], language)),
        side=sides(r).get(row["side"]) or sides(r)[None],
        organization=row["organization"],
        address=address_of(row["slug"] or ""),
        remark=", ".join(remarks),
        basis=basis_word(row["basis"]) if row["basis"] not in {None, "fact"} else "",
    )


def choice(r: Reader, shown: Shown) -> list[selection_words.Act]:
    """Tell how those shown were chosen."""
    if shown.year is None:
        return []
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    steps = selections.selection_steps(r.conn, year=shown.year, **asked)
    taken = decisions.decisions(r.conn, day=r.day, **asked)
    about = [d for d in taken if d["year"] == shown.year and d["subject"] == "organizations"]
    fixed = [side for side in shown.sides if side["seated"]]
    chosen = choosing.choices(r.conn, year=shown.year, **asked)
    return selection_words.acts(r, steps, about, fixed, chosen)


def rotation_chart(r: Reader) -> Chart | None:
    """Who stayed and who is new, year by year, on the first side with fixed seats; or None."""
    key = next((s["side"] for s in r.forum["sides"] if s["has_fixed_seats"]), None)
    every = seats.seats_by_year(r.conn, forum_id=r.forum_id, sees=r.sees)
    by_year = {side["year"]: side for side in every if side["side"] == key and side["seated"]}
    by_year = {year: side for year, side in by_year.items() if side["start"] <= r.day.isoformat()}
    if len(by_year) < 2:
        return None
    years = range(min(by_year), max(by_year) + 1)
    return rotation([_rotation(year, by_year.get(year)) for year in years])


def _rotation(year: int, side: SideSeats | None) -> YearRotation:
    if side is None:
        return YearRotation(str(year))
    arrivals = [row["arrival"] for row in side["seated"]]
    if "unknown" in arrivals:
        return YearRotation(str(year), unclear=side["organizations"] or len(arrivals))
    return YearRotation(
        str(year),
        stayed=arrivals.count("stayed"),
        new=arrivals.count("new"),
        back=arrivals.count("back"),
    )


def _is_told(side: SideSeats) -> bool:
    return bool(side["seated"] or side["reserves"] or side["participants"] or side["left"])

"""The years of a forum: what each of them held."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import abort, render_template

from projections import (
    decisions,
    forums,
    groups,
    meetings,
    publications,
    rules,
    seats,
    themes,
    views,
)
from web.language import page_language
from web.public import Reader, public, reader, view_words
from web.public.codes import code
from web.public.decision_words import decisions_in_words
from web.public.followed_words import followed_in_words, kept_reasons_in_words
from web.public.groups import groups_in_words
from web.public.meeting_words import THEME_STATES
from web.public.meetings import meeting_lines
from web.public.organizations import (
    Shown,
    choice,
    posts,
    rotation_chart,
    side_shown,
)
from web.public.sides import sides


@public.get("/years/")
def years() -> str:
    r = reader()
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    known = _known(r)
    counted = {
        "meetings": Counter(row["year"] for row in meetings.meetings(r.conn, **asked)),
        "themes": Counter(row["year"] for row in themes.themes(r.conn, **asked)),
        "decisions": Counter(row["year"] for row in decisions.decisions(r.conn, **asked)),
    }
    fixed = next((key for key, side in sides(r).items() if side.has_fixed_seats), None)
    large = {
        side["year"]: side_shown(r, side).note
        for side in seats.seats_by_year(r.conn, **asked)
        if side["side"] == fixed
    }
    rows = [
        {
            "year": year,
            "size": large.get(year),
            "case_number": row["case_number"],
            **{name: count[year] for name, count in counted.items()},
        }
        for year, row in sorted(known.items(), reverse=True)
    ]
    side = sides(r).get(fixed) if fixed else None
    return render_template("public/years.html", rows=rows, side=side, rotation=rotation_chart(r))


@public.get("/years/<int:year>")
def year(year: int) -> str:
    r = reader()
    known = _known(r, coming=True)
    if year not in known:
        abort(404)
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    found = seats.seats_in(r.conn, year=year, **asked)
    shown = Shown(year, False, found)
    said = [
        view
        for view in views.views(r.conn, day=r.day, zone=r.forum["zone"], **asked)
        if (view["said_on"] or "").removeprefix("../")[:4] == str(year)
    ]
    return render_template(
        "public/year.html",
        year=known[year],
        before=year - 1 if year - 1 in known else None,
        after=year + 1 if year + 1 in known else None,
        sides=[side_shown(r, side) for side in found],
        posts=posts(r, shown),
        acts=choice(r, shown),
        rules=[
            version
            for version in rules.versions(r.conn, day=r.day, **asked)
            if version["year"] == year
        ],
        themes=[theme for theme in themes.themes(r.conn, **asked) if theme["year"] == year],
        theme_states=THEME_STATES,
        meetings=meeting_lines(
            r, [row for row in meetings.meetings(r.conn, **asked) if row["year"] == year]
        ),
        decisions=decisions_in_words(
            r, [row for row in decisions.decisions(r.conn, **asked) if row["year"] == year]
        ),
        groups=groups_in_words(
            r, [row for row in groups.groups(r.conn, **asked) if row["year"] == year]
        ),
        publications=[
            row for row in publications.publications(r.conn, **asked) if row["covers_year"] == year
        ],
        day=r.day,
        followed=followed_in_words(r, year, r.day),
        kept_reasons=kept_reasons_in_words(r, year, r.day),
        views=[view_words.row(view, view_words.things_of(r, said)) for view in said],
        code=lambda value: code(value, page_language()),
        spoken=view_words.spoken,
    )


def _known(r: Reader, *, coming: bool = False) -> dict[int, forums.YearRow]:
    """The years that had begun by the day shown, and the one that comes next if that is asked."""
    found = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    last = f"{r.day.year + 1}-12-31" if coming else r.day.isoformat()
    return {row["year"]: row for row in found if row["start"] <= last}

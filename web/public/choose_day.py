"""Choosing the day that a page shows: `?on=`."""

from __future__ import annotations

from flask import render_template, request

from projections import forums
from web.public import public, reader


@public.get("/day")
def choose_day() -> str:
    """Offer a day for the page that the reader came from."""
    r = reader()
    front = f"/{r.forum['slug']}/"
    asked = request.args.get("to", front)
    to = asked if asked.startswith(front) and "//" not in asked else front
    years = forums.years(r.conn, forum_id=r.forum_id, sees=r.sees)
    return render_template(
        "public/choose_day.html", to=to, day=r.day.isoformat(), years=[y["year"] for y in years]
    )

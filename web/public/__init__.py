"""Pages for everybody: what a forum is, who sits, what was said and what became of it.

Each subject has a module with its routes and a template of the same name. A page takes a
`reader()`, asks questions of `projections`, and renders; nothing is decided here.
"""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, current_app, g, request

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.caching import answer_unchanged
from web.errors import NotADayError
from web.forum_pages import name_forum_once

public = Blueprint("public", __name__, url_prefix="/<slug>")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, what, and about which day.

    Attributes:
        conn: This thread's connection to the read model.
        sees: Audiences of the reader, to bind as `:sees`.
        forum: The forum of the address.
        day: The day asked about: `?on=`, or today in the forum's zone.
        is_past: Whether a day other than today was asked for.
    """

    conn: sqlite3.Connection
    sees: str
    forum: forums.ForumRow
    day: date
    is_past: bool

    @property
    def forum_id(self) -> str:
        """The forum's id as text."""
        return str(self.forum["forum_id"])

    @property
    def past(self) -> date | None:
        """The day, where it is not today: questions leave out what certainly came after it."""
        return self.day if self.is_past else None


def reader() -> Reader:
    """Return the reader of this request; 404 for an unknown forum, 422 for an unreadable day."""
    found: Reader | None = g.get("reader")
    if found is None:
        slug = (request.view_args or {}).get("slug") or g.slug
        conn = current_app.extensions["forum"].reading()
        forum = forums.forum_by_slug(conn, slug=slug)
        if forum is None:
            abort(404)
        today = today_in(forum)
        day = _day_asked() or today
        found = g.reader = Reader(conn, seen_by(Role.PUBLIC), forum, day, day != today)
    return found


def today_in(forum: forums.ForumRow) -> date:
    """Today's date where the forum is."""
    return datetime.now(UTC).astimezone(ZoneInfo(forum["zone"])).date()


def _day_asked() -> date | None:
    asked = request.args.get("on", "")
    if not asked:
        return None
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        raise NotADayError from None
    if day.isoformat() != asked:  # also a week or a day without hyphens is a date to Python
        raise NotADayError
    return day


name_forum_once(public)


answer_unchanged(public, lambda: today_in(reader().forum).isoformat())


from web.public import (  # noqa: E402 - they register their routes on the blueprint above
    choose_day,
    decisions,
    frame,
    front,
    history,
    meetings,
    minutes,
    organization,
    organizations,
    papers,
    publications,
    report,
    rules,
    search,
    themes,
    views,
    years,
)

SUBJECTS = (
    *(front, views, meetings, papers, minutes, decisions, organizations, organization),
    *(themes, rules, publications, report, years, history, search, choose_day, frame),
)
"""The modules whose routes are on this blueprint."""

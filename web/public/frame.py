"""What stands around every page of a forum: its name, the places, the day shown, the foot.

Addresses made on a page that shows a past day keep that day, so that nobody slips out of it
unseen; only the way back to today leaves it.
"""

from __future__ import annotations

from typing import Any

from flask import current_app, g, request, url_for

from projections import forums
from projections.organizations import called, organizations
from web.language import gettext as _
from web.language import page_language, pick
from web.public import public, reader
from web.words import number

PLACES = ("views", "meetings", "decisions", "organizations", "publications")
"""Endpoints in the head of every page; each also is the place of the pages below it."""


@public.context_processor
def frame() -> dict[str, Any]:
    """Give every template of a forum its frame."""
    r = g.get("reader")
    if r is None:  # an error page about a forum that is not there
        return {}
    name = pick(r.forum["name"], page_language()).text
    day = r.day.isoformat()
    choose = url_for("public.choose_day", to=request.path)
    return {
        "forum": {
            "name": name,
            "address": url_for("public.front"),
            "is_example": r.forum["is_invented"],
        },
        "places": _places(),
        "more_places": _more_places(),
        "shown_day": None if r.is_past else day,
        "choose_day": choose,
        "past": {"held": day, "change": choose, "back": request.path} if r.is_past else None,
        "foot": _foot(),
    }


@public.url_defaults
def keep_day(_endpoint: str, values: dict[str, Any]) -> None:
    """Keep the past day in addresses made on a page about it."""
    found = g.get("reader")
    if found is not None and found.is_past:
        values.setdefault("on", found.day.isoformat())


def _places() -> list[dict[str, Any]]:
    words = {
        "views": _("Views and answers"),
        "meetings": _("Meetings"),
        "decisions": _("Decisions"),
        "organizations": _("Who has a seat"),
        "publications": _("Documents"),
    }
    here = request.path
    found = []
    for name in PLACES:
        address = url_for(f"public.{name}")
        current = here.startswith(address.partition("?")[0])
        found.append({"address": address, "word": words[name], "current": current})
    return found


def _more_places() -> list[dict[str, str]]:
    """What the folded menu has beside the places: on a telephone the foot is far away."""
    return [
        _link("themes", _("Themes")),
        _link("years", _("Forum years")),
        _link("rules", _("Rules of procedure")),
        _link("history", _("Everything that was recorded")),
        {"address": url_for("home.start"), "word": _("All forums")},
    ]


def _foot() -> list[dict[str, Any]]:
    r = reader()
    asked = {"forum_id": r.forum_id, "sees": r.sees}
    office = forums.administrator_id(r.conn, day=r.day, **asked)
    name = called(organizations(r.conn, sees=r.sees), office, r.day) or _("unknown")
    events = number(current_app.extensions["forum"].read_position(), page_language())
    return [
        {"title": _("Secretariat"), "text": name},
        {
            "links": [
                _link("themes", _("Themes")),
                _link("years", _("Forum years")),
            ]
        },
        {
            "links": [
                _link("rules", _("Rules of procedure")),
                _link("history", _("Everything that was recorded")),
            ]
        },
        {
            "links": [
                *legal_links(),
                {"address": url_for("home.start"), "word": _("All forums")},
            ],
            "note": _("All of this can be traced to a log of %(number)s events.", number=events),
        },
    ]


def legal_links() -> list[dict[str, str]]:
    """What every foot leads to: how personal data are handled, and the accessibility statement."""
    return [
        {
            "address": url_for("about.personal_data"),
            "word": _("How we handle personal data"),
        },
        {"address": url_for("about.accessibility"), "word": _("Accessibility statement")},
    ]


def _link(endpoint: str, word: str) -> dict[str, str]:
    return {"address": url_for(f"public.{endpoint}"), "word": word}

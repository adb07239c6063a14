"""What stands around a member's pages: the places, for whom one acts, and the receipt."""

from __future__ import annotations

from typing import Any

from flask import current_app, g, request, url_for

from web.language import gettext as _
from web.language import page_language, pick
from web.members.my import my
from web.members.my.own import own
from web.members.my.receipt import receipt
from web.members.needs import KINDS
from web.public.frame import legal_links


@my.context_processor
def frame() -> dict[str, Any]:
    """Give every page its frame."""
    r = g.get("reader")
    if r is None:  # an error page about a forum that is not there
        return {}
    whose = own()
    return {
        "forum": {
            "name": pick(r.forum["name"], page_language()).text,
            "address": url_for("public.front"),
            "is_example": r.forum["is_invented"],
        },
        "places": _places(has_side=whose.side.key is not None and whose.acts),
        "more_places": [],
        "foot": [
            {
                "links": [
                    {"address": url_for("my.letters"), "word": _("How often letters come")},
                    {"address": url_for("public.front"), "word": _("The page for everybody")},
                    *legal_links(),
                ]
            }
        ],
        "who": _who(whose.name),
        "own": whose,
        "receipt": receipt(r),
        "need_kinds": KINDS,
    }


def _places(*, has_side: bool) -> list[dict[str, Any]]:
    subjects = [
        ("my.start", _("My forum")),
        ("my.views", _("Our views")),
        ("my.themes", _("Themes")),
        ("my.mandates", _("Our representatives")),
    ]
    if has_side:
        subjects.append(("my.side", _("Our side")))
    start = url_for("my.start")
    return [
        {
            "address": url_for(endpoint),
            "word": word,
            "current": request.path == start
            if endpoint == "my.start"
            else request.path.startswith(url_for(endpoint)),
        }
        for endpoint, word in subjects
    ]


def _who(name: str) -> dict[str, str] | None:
    """By what the page acts, and where that is changed."""
    if "accounts.own_account" not in current_app.view_functions:
        return None
    return {"name": name, "address": url_for("accounts.own_account"), "word": _("Change")}

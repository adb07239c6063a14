"""What stands around the work pages: the places, who acts, and what was just saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app, g, request, url_for

from projections import lookback
from projections.lookback import EventRow
from web.access import acting_here
from web.language import gettext as _
from web.language import page_language, pick
from web.public import Reader
from web.public.frame import legal_links
from web.public.lines import line
from web.secretariat import secretariat
from web.words import number


@secretariat.context_processor
def frame() -> dict[str, Any]:
    """Give every work page its frame."""
    r = g.get("reader")
    if r is None:  # an error page about a forum that is not there
        return {}
    return {
        "forum": {
            "name": pick(r.forum["name"], page_language()).text,
            "address": url_for("public.front"),
            "is_example": r.forum["is_invented"],
        },
        "places": _places(),
        "more_places": [],
        "foot": [
            {
                "links": [
                    {"address": url_for("public.front"), "word": _("The page for everybody")},
                    *legal_links(),
                ]
            }
        ],
        "who": _who(),
        "saved": _saved(r),
    }


def _places() -> list[dict[str, Any]]:
    start = url_for("secretariat.start")
    found = [
        {"address": start, "word": _("To do"), "current": request.path == start},
        *(
            {
                "address": url_for(endpoint),
                "word": word,
                "current": request.path.startswith(url_for(endpoint)),
            }
            for endpoint, word in (
                ("secretariat.meetings", _("Meetings")),
                ("secretariat.views", _("Views and answers")),
                ("secretariat.seats", _("Who has a seat")),
                ("secretariat.documents", _("Documents")),
                ("public.history", _("History")),
            )
        ),
    ]
    return found


def _who() -> dict[str, str] | None:
    """By what the page acts, and where that is changed."""
    by = acting_here()
    if by is None or "accounts.mine" not in current_app.view_functions:
        return None
    return {"name": by.name, "address": url_for("accounts.mine"), "word": _("Change")}


def _saved(r: Reader) -> dict[str, Any]:
    """What was saved last by the form that led here, and how many events there are."""
    installation = current_app.extensions["forum"]
    told: dict[str, Any] = {
        "events": number(installation.read_position(), page_language()),
        "line": None,
    }
    position = request.args.get("saved", type=int)
    if position is not None:
        found = lookback.event(r.conn, forum_id=r.forum_id, sees=r.sees, position=position)
        if found is not None:
            of_thing = lookback.events(
                r.conn, forum_id=r.forum_id, sees=r.sees, things={found["aggregate_id"]}
            )["events"]
            same = (one for one in of_thing if _same_act(one, found))
            recorded = datetime.fromisoformat(found["recorded"])
            told["line"] = line(next(same, found)["topic"], page_language())
            told["address"] = url_for("public.history", subject=found["aggregate_id"])
            told["at"] = f"{recorded.astimezone(ZoneInfo(r.forum['zone'])):%H.%M}"
    return told


def _same_act(one: EventRow, first: EventRow) -> bool:
    """Whether an event comes from the same command, about the same thing."""
    return (one["command_id"], one["aggregate_id"]) == (
        first["command_id"],
        first["aggregate_id"],
    )

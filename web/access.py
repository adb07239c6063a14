"""Who may open which page: one line for each endpoint.

Knows the name of every route and the audience it is for. What an audience may see *on* a page is
decided by `forum.policy` and by the queries; this table only says who may knock at the door.
"""

from __future__ import annotations

from typing import Literal

from flask import Flask, abort, request

Audience = Literal["public"]

ACCESS: dict[str, Audience] = {
    "static": "public",
    "fonts.font": "public",
    "design.parts": "public",
    "health.state": "public",
    "home.start": "public",
    "public.choose_day": "public",
    "public.front": "public",
    "public.search": "public",
    "public.views": "public",
    "public.view": "public",
    "public.meetings": "public",
    "public.meeting": "public",
    "public.minutes": "public",
    "public.minutes_version": "public",
    "public.decisions": "public",
    "public.decision": "public",
    "public.organizations": "public",
    "public.organization": "public",
    "public.years": "public",
    "public.year": "public",
    "public.year_report": "public",
    "public.themes": "public",
    "public.theme": "public",
    "public.rules": "public",
    "public.rules_version": "public",
    "public.publications": "public",
    "public.publication": "public",
    "public.history": "public",
    "public.event": "public",
    # Whoever has the link that was sent: what it opens is decided by `web.members.opening`.
    "members.reply": "public",
    "members.record": "public",
    "members.judge": "public",
    "members.receipt": "public",
    "members.calendar": "public",
    "members.evaluate": "public",
    "members.answer_evaluation": "public",
    "members.evaluated": "public",
}


class MissingAccessError(RuntimeError):
    """A route exists that nobody has decided the audience of."""


def guard(app: Flask) -> None:
    """Stop the start if a route has no audience, and refuse whoever is outside it.

    Call it last, when every blueprint is registered.

    Raises:
        MissingAccessError: one or more endpoints are absent from `ACCESS`.
    """
    missing = sorted({rule.endpoint for rule in app.url_map.iter_rules()} - ACCESS.keys())
    if missing:
        raise MissingAccessError(
            f"No audience is set for: {', '.join(missing)}. Add each to ACCESS in web/access.py."
        )
    app.before_request(_refuse_outsiders)


def _refuse_outsiders() -> None:
    if request.endpoint is not None and ACCESS.get(request.endpoint) != "public":
        abort(403)

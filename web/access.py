"""Who may open which page: one line for each endpoint.

Knows the name of every route and the audience it is for. What an audience may see *on* a page is
decided by `forum.policy` and by the queries; this table only says who may knock at the door.
"""

from __future__ import annotations

from typing import Literal

from flask import Flask, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from web.accounts.signed_in import signed_in

Audience = Literal["public", "signed_in"]
"""`public`: everybody; `signed_in`: whoever is, by whatever mandate or office."""

ACCESS: dict[str, Audience] = {
    "static": "public",
    "fonts.font": "public",
    "design.parts": "public",
    "health.state": "public",
    "home.start": "public",
    "accounts.sign_in": "public",
    "accounts.signed_in_by_passphrase": "public",
    "accounts.sign_out": "public",
    "accounts.begin": "public",
    "accounts.code": "public",
    "accounts.code_given": "public",
    "accounts.set_up": "public",
    "accounts.set_up_done": "public",
    "accounts.ask_link": "public",
    "accounts.link_asked": "public",
    "accounts.link": "public",
    "accounts.link_used": "public",
    "accounts.invitation": "public",
    "accounts.invitation_used": "public",
    "accounts.own_account": "signed_in",
    "accounts.choose_acting": "signed_in",
    "accounts.choose_language": "signed_in",
    "accounts.change_passphrase": "signed_in",
    "accounts.end_session": "signed_in",
    "accounts.end_others": "signed_in",
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


def _refuse_outsiders() -> Response | None:
    """Let those in who are meant; whoever could sign in is asked to."""
    if request.endpoint is None:
        return None
    audience = ACCESS.get(request.endpoint)
    if audience == "public" or (audience == "signed_in" and signed_in() is not None):
        return None
    if audience == "signed_in":
        wanted = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("accounts.sign_in", next=wanted), 303)
    abort(403)

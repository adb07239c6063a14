"""Where somebody goes after signing in, and which wishes about that are followed."""

from __future__ import annotations

import re
from typing import Final

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.accounts.signed_in import ActingAs, SignedIn, signed_in

_PATH: Final = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*\Z")


def safe_path(wanted: str | None) -> str | None:
    """Return a wish for a page of ours, or None: no wish leads to another host."""
    return wanted if wanted and len(wanted) <= 2000 and _PATH.match(wanted) else None


def home_of(found: SignedIn) -> str:
    """Return the address where somebody works: the secretariat's start, or a member's own page."""
    acting = next(
        (one for one in found.choices if one.actor_id == found.chosen_id), found.choices[0]
    )
    slug = _slug(acting)
    if slug is None:
        return url_for("accounts.own_account")
    work = "secretariat" if acting.role is Role.SECRETARIAT else "my"
    path = f"/{slug}/{work}/"
    return path if _is_there(path) else f"/{slug}/"


def own_address() -> str | None:
    """Where one signs in, or finds one's account; None where nobody can sign in."""
    if "accounts" not in current_app.blueprints or not current_app.extensions["settings"].signs_in:
        return None
    return url_for("accounts.own_account" if signed_in() else "accounts.sign_in")


def _slug(acting: ActingAs) -> str | None:
    """The forum that is acted in; the only one there is, for an office that serves all."""
    conn = current_app.extensions["forum"].reading()
    every = forums.forums(conn, sees=seen_by(Role.PUBLIC))
    if acting.forum_id is None and len(every) != 1:
        return None
    asked = str(acting.forum_id or every[0]["forum_id"])
    return next((one["slug"] for one in every if one["forum_id"] == asked), None)


def _is_there(path: str) -> bool:
    """Whether a page has this address."""
    try:
        current_app.create_url_adapter(request).match(path, "GET")  # type: ignore[union-attr]
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True

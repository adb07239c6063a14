"""What all pages of one forum share: its slug is in their addresses and in no view's arguments."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, g
from werkzeug.wrappers import Response

from forum.application import Governance


def name_forum_once(blueprint: Blueprint) -> None:
    """Take the slug off the arguments of the views, and write it into the addresses they make."""
    blueprint.url_value_preprocessor(_take_slug)
    blueprint.url_defaults(_give_slug)


def keep_nothing(response: Response) -> Response:
    """Let no cache keep a page of somebody who is signed in; for `after_request`."""
    response.headers["Cache-Control"] = "no-store"
    return response


def governance() -> Governance:
    """Return the commands of the installation."""
    found: Governance = current_app.extensions["forum"].governance
    return found


def _take_slug(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.slug = (values or {}).pop("slug", None)


def _give_slug(_endpoint: str, values: dict[str, Any]) -> None:
    if "slug" in g:
        values.setdefault("slug", g.slug)

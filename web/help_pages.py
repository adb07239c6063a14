"""`/help/`: the guides, for everybody, in the reader's language.

They need no log. A page changes only with its text and with what stands around it, so its ETag is
that of what is sent.
"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from web.guides import GUIDES, guide_in
from web.language import page_language
from web.public.longtext import long_text

help_pages: Final = Blueprint("help", __name__, url_prefix="/help")


@help_pages.get("/")
def guides() -> str:
    """List the guides."""
    found = [guide_in(name, page_language()) for name in GUIDES]
    return render_template("help/guides.html", guides=found, long_text=long_text)


@help_pages.get("/<name>")
def guide(name: str) -> str:
    """Show a guide with its contents."""
    if name not in GUIDES:
        abort(404)
    found = guide_in(name, page_language())
    return render_template("help/guide.html", guide=found, long_text=long_text)


@help_pages.after_request
def unchanged(response: Response) -> Response:
    """Let a browser keep the page, and answer 304 where it is the same."""
    response.headers.setdefault("Cache-Control", "no-cache")
    if response.status_code == 200 and request.method in {"GET", "HEAD"}:
        response.add_etag(weak=True)
        response.make_conditional(request)
    return response

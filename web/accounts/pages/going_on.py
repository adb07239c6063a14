"""Going on with what was written when a session ended."""

from __future__ import annotations

from flask import Response

from web.accounts.pages import accounts
from web.kept import kept_page


@accounts.post("/go-on")
def go_on() -> Response:
    """Write the page with what was kept anew: it changes nothing, so it needs no token."""
    return kept_page()

"""What was written when a session ended: kept in the page, until it can be sent after signing in.

Nothing is stored. The page holds every field of the form and asks to sign in beside it; then it is
written anew, with a token of the new session, and sent by a button.
"""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, make_response, render_template, request

from web.accounts.signed_in import signed_in
from web.accounts.ways import safe_path
from web.csrf import FIELD

TO = "kept-to"
"""The field that says where the form was going."""


def kept_page() -> Response:
    """Show what was sent, with a way to sign in and then to send it; 403."""
    to = safe_path(request.form.get(TO) or request.full_path.rstrip("?"))
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in {FIELD, TO} and len(value) <= 512 * 1024
    ]
    page = render_template(
        "accounts/kept.html",
        to=to or "/",
        to_field=TO,
        fields=fields,
        written=[value for name, value in fields if name not in {"command_id", "read"} and value],
        is_back=signed_in() is not None,
    )
    response = make_response(page, HTTPStatus.FORBIDDEN)
    response.headers["Cache-Control"] = "no-store"
    return response

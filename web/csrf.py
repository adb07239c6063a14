"""Forms that only our own pages can send: what makes a request unsafe to forge.

Each form holds a token made from a random cookie of this browser and, where somebody is signed in,
from the session. A request that changes something needs the token and, where the browser says
where it comes from, must come from our own pages. Templates write `{{ csrf_field() }}`.

A form outlives its session: where that has ended, the token still counts, and the page sees that
nobody is signed in, so that it can keep what was written.

Source: trust notes section 4.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

from flask import Flask, Response, current_app, g, request
from markupsafe import Markup
from werkzeug.exceptions import Forbidden

from web.secret import FORMS, key_for
from web.settings import Settings

FIELD: Final = "csrf_token"
HEADER: Final = "X-CSRF-Token"
"""For scripts of our own pages, which send no form."""
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
WITHOUT: Final = frozenset({"accounts.go_on"})
"""What is sent but changes nothing: it only writes a page with what it was sent."""
BY_LINK: Final = frozenset(
    {
        "members.record",
        "members.judge",
        "members.answer_evaluation",
        "members.choose_letters",
    }
)
"""What is sent from a page whose address is a secret of its own: who knows it may send.

Its browser may keep no cookies, and does not say where it comes from: the address is told nobody.
"""
_NOBODY: Final = "-"


class ForgedError(Forbidden):
    """The request does not come from a form of ours, or from one that is out of date."""


class Csrf:
    """Makes and checks the tokens of forms.

    Args:
        settings: For the cookie, the key and our own address.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._key: bytes | None = None

    @property
    def cookie(self) -> str:
        """The name of the cookie that forms are bound to."""
        return "__Host-forum-form" if self._settings.is_https else "forum-form"

    def token(self) -> str:
        """Return the token for forms of the page that is being written."""
        if "form_cookie" not in g:
            g.form_cookie = request.cookies.get(self.cookie) or secrets.token_urlsafe(16)
        return self._token(g.form_cookie, _session_id())

    def check(self) -> None:
        """Refuse a request that changes something and was not sent from our own pages.

        Raises:
            ForgedError: It was not, or its form is out of date.
        """
        if request.method in SAFE or request.routing_exception is not None:
            return  # nothing is changed: there is no such page, or not for this method
        if request.endpoint in BY_LINK:
            return
        if not self._is_from_here():
            raise ForgedError
        if request.endpoint in WITHOUT:
            return
        sent = request.headers.get(HEADER) or request.form.get(FIELD, "")
        cookie = request.cookies.get(self.cookie, "")
        bound_to = sent.partition(".")[0]
        if not cookie or not hmac.compare_digest(
            sent.encode(), self._token(cookie, bound_to).encode()
        ):
            raise ForgedError
        here = _session_id()
        if here not in (bound_to, _NOBODY):
            raise ForgedError

    def keep(self, response: Response) -> Response:
        """Send the cookie that the page's forms are bound to; such a page is in no cache."""
        made = g.get("form_cookie")
        if made is None:
            return response
        response.headers["Cache-Control"] = "no-store"
        response.headers.pop("ETag", None)
        if made != request.cookies.get(self.cookie):
            response.set_cookie(
                self.cookie,
                made,
                path="/",
                secure=self._settings.is_https,
                httponly=True,
                samesite="Lax",
            )
        return response

    def _is_from_here(self) -> bool:
        """Whether the browser says that one of our pages sent this, or says nothing."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = request.headers.get("Origin")
        ours = (self._settings.base_url, request.host_url.rstrip("/"))
        return origin is None or origin in ours

    def _token(self, cookie: str, bound_to: str) -> str:
        if self._key is None:
            self._key = key_for(FORMS, self._settings)
        made = hmac.new(self._key, f"{bound_to}|{cookie}".encode(), hashlib.sha256)
        return f"{bound_to}.{made.hexdigest()}"


def _session_id() -> str:
    """The session of this request, at any stage; a sign where there is none."""
    found = current_app.extensions["sessions"].session()
    return found[0].session_id.hex if found is not None else _NOBODY


def add_csrf(app: Flask, settings: Settings) -> None:
    """Check every request that changes something, and let templates write `csrf_field()`.

    Call it before `access.guard`, so that a forged request is refused before anything is asked.
    """
    csrf = Csrf(settings)
    app.before_request(csrf.check)
    app.after_request(csrf.keep)
    app.jinja_env.globals["csrf_token"] = csrf.token
    app.jinja_env.globals["csrf_field"] = lambda: Markup(
        '<input type="hidden" name="{}" value="{}">'
    ).format(FIELD, csrf.token())

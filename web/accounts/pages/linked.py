"""Signing in by a link: asking for one, and the page that it opens."""

from __future__ import annotations

from flask import current_app, render_template, request, url_for
from werkzeug.wrappers import Response

from web.accounts.attempts import About
from web.accounts.letters import LetterKind, send
from web.accounts.links import LinkKind
from web.accounts.pages import accounts, device, go_on, here, network, now
from web.accounts.signing_in import RefusedError


@accounts.get("/login/link")
def ask_link() -> str:
    """The form that asks for a link."""
    return render_template("accounts/ask_link.html", is_sent=False)


@accounts.post("/login/link")
def link_asked() -> str:
    """Send a link, to an account that may use one; the answer is the same for all."""
    email, door = request.form.get("email", ""), here().door
    counted = {About.LETTER: email.strip().lower(), About.NETWORK: network()}
    account = here().accounts.by_email(email) if door.attempts.take(counted, now()) else None
    if account and not account.is_disabled and not door.needs_second_factor(account):
        token = door.links.make(LinkKind.SIGN_IN, account.account_id, now())
        path = url_for("accounts.link", token=token)
        send(LetterKind.SIGN_IN, account, current_app.extensions["settings"].base_url + path)
    return render_template("accounts/ask_link.html", is_sent=True)


@accounts.get("/login/link/<token>")
def link(token: str) -> str | tuple[str, int]:
    """What the link will do, and the button; opening it does nothing."""
    try:
        _, account = here().door.linked(token, *_kinds(), now=now())
    except RefusedError:
        return _worthless()
    return render_template("accounts/link.html", email=account.email)


@accounts.post("/login/link/<token>")
def link_used(token: str) -> Response | tuple[str, int]:
    """Sign in by the link, and use it up."""
    try:
        entered = here().door.by_link(token, *_kinds(), device=device(), now=now())
    except RefusedError:
        return _worthless()
    return go_on(entered)


def _worthless() -> tuple[str, int]:
    return render_template("accounts/worthless_link.html", is_invitation=False), 404


def _kinds() -> tuple[LinkKind, ...]:
    """Which links sign in here: an operator's only at the machine itself."""
    if current_app.extensions["settings"].is_loopback:
        return LinkKind.SIGN_IN, LinkKind.OPERATOR
    return (LinkKind.SIGN_IN,)

"""The page that an invitation opens: choosing a passphrase."""

from __future__ import annotations

from flask import current_app, render_template, request
from werkzeug.wrappers import Response

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.accounts.accounts import Account
from web.accounts.links import LinkKind
from web.accounts.pages import accounts, device, go_on, here, now
from web.accounts.passphrases import SHORTEST, weakness
from web.accounts.signing_in import RefusedError
from web.language import gettext as _


@accounts.get("/account/invitation/<token>")
def invitation(token: str) -> str | tuple[str, int]:
    """The form for the passphrase; opening it does nothing."""
    try:
        _kind, account = here().door.linked(token, LinkKind.INVITATION, now=now())
    except RefusedError:
        return _worthless()
    return _form(account, token)


@accounts.post("/account/invitation/<token>")
def invitation_used(token: str) -> Response | tuple[str, int]:
    """Choose the passphrase, and use the invitation up."""
    try:
        _kind, account = here().door.linked(token, LinkKind.INVITATION, now=now())
        chosen = request.form.get("passphrase", "")
        fault = passphrase_fault(chosen, request.form.get("again", ""), account)
        if fault is not None:
            return _form(account, token, fault), 422
        entered = here().door.by_invitation(token, chosen, device=device(), now=now())
    except RefusedError:
        return _worthless()
    return go_on(entered)


def passphrase_fault(chosen: str, again: str, account: Account) -> str | None:
    """Say in a sentence why a passphrase will not do, or None.

    Args:
        chosen: As it was typed.
        again: As it was typed the second time.
        account: Whose it will be.
    """
    conn = current_app.extensions["forum"].reading()
    known = [account.email, current_app.extensions["settings"].host]
    for forum in forums.forums(conn, sees=seen_by(Role.PUBLIC)):
        known += [forum["slug"], *(name for _language, name in forum["name"])]
    weak = weakness(chosen, known)
    if weak is None:
        return None if chosen == again else _("The two are not the same. Write both again.")
    return {
        "short": _("It is too short: write at least %(count)s characters.", count=SHORTEST),
        "long": _("It is too long: write at most 200 characters."),
        "guessed": _(
            "It is too easy to guess. Leave out rows of the keyboard, repetitions, your address "
            "and the name of the forum, and add some words that do not belong together."
        ),
    }[weak]


def _form(account: Account, token: str, fault: str | None = None) -> str:
    return render_template(
        "accounts/invitation.html",
        email=account.email,
        token=token,
        fault=fault,
        shortest=SHORTEST,
    )


def _worthless() -> tuple[str, int]:
    return render_template("accounts/worthless_link.html", is_invitation=True), 404

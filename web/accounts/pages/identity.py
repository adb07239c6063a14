"""Signing in by the issuer of identities that is set up, and binding an identity to an account.

The browser is led to the issuer by a page of ours that goes on at once: a form may lead to our own
pages only. What comes back is believed only in the browser that was sent, once.
"""

from __future__ import annotations

import logging

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.accounts.attempts import About
from web.accounts.identities import IdentityTakenError
from web.accounts.issuer import (
    Identity,
    IdentityRefusedError,
    Issuer,
    IssuerDownError,
    is_set_up,
)
from web.accounts.links import LinkKind
from web.accounts.pages import (
    accounts,
    at_stage,
    begin_step,
    device,
    finished_step,
    go_on,
    here,
    is_fresh,
    network,
    now,
    origins,
)
from web.accounts.sessions import Stage, hashed
from web.accounts.signing_in import RefusedError
from web.accounts.steps import StepKind
from web.accounts.ways import safe_path

_log = logging.getLogger(__name__)


def issuer_name() -> str | None:
    """What the issuer is called; None where nobody can sign in by one."""
    settings = current_app.extensions["settings"]
    return settings.oidc_name if is_set_up(settings) else None


@accounts.errorhandler(IssuerDownError)
def issuer_down(error: IssuerDownError) -> tuple[str, int]:
    """Say that the issuer cannot be used now."""
    _log.warning("signing in by the issuer: %s", error)
    return render_template("accounts/identity_refused.html", why="down"), 503


@accounts.post("/login/issuer")
def to_issuer() -> Response:
    """Lead the browser to the issuer, for signing in."""
    return _lead({"for": "sign_in", "next": safe_path(request.form.get("next")) or ""})


@accounts.post("/account/invitation/<token>/issuer")
def invitation_to_issuer(token: str) -> Response | tuple[str, int]:
    """Lead whoever is invited to the issuer, instead of choosing a passphrase."""
    try:
        _kind, account = here().door.linked(token, LinkKind.INVITATION, now=now())
    except RefusedError:
        return render_template("accounts/worthless_link.html", is_invitation=True), 404
    its = {"account_id": account.account_id.hex, "link": hashed(token).hex()}
    return _lead({"for": "invitation", **its})


@accounts.post("/account/identity")
def bind_identity() -> Response:
    """Lead whoever has signed in lately to the issuer, to bind the identity there."""
    found = at_stage(Stage.WHOLE)
    if found is None or not is_fresh(found[0]):
        abort(403)
    return _lead({"for": "binding", "account_id": found[1].account_id.hex})


@accounts.post("/account/identity/remove")
def remove_identity() -> Response:
    """Sign in by the issuer no more."""
    found = at_stage(Stage.WHOLE)
    if found is None or not is_fresh(found[0]):
        abort(403)
    here().identities.remove(found[1].account_id)
    return redirect(url_for("accounts.own_account", done="identity-removed"), 303)


@accounts.get("/login/issuer/back")
def back_from_issuer() -> Response | tuple[str, int]:
    """Take the browser back from the issuer."""
    _only_where_set_up()
    kept = finished_step(StepKind.ISSUER)
    if kept is None or not here().door.attempts.take({About.NETWORK: network()}, now()):
        return _refused("late")
    try:
        identity = _issuer().answered(request.args, kept)
    except IdentityRefusedError as error:
        _log.warning("signing in by the issuer: %s", error)
        return _refused("refused")
    here().door.attempts.forget({About.NETWORK: network()})
    try:
        return {"sign_in": _sign_in, "invitation": _accept, "binding": _bind}[kept["for"]](
            identity, kept
        )
    except RefusedError:
        return _refused("unknown")
    except IdentityTakenError:
        return _refused("taken")


def _sign_in(identity: Identity, kept: dict[str, str]) -> Response:
    known = here().identities
    account_id = known.use(known.hashed(identity.issuer, identity.subject), now())
    if account_id is None:
        raise RefusedError
    entered = here().door.by_identity(
        account_id, is_assured=identity.is_assured, device=device(), now=now()
    )
    return go_on(entered, kept["next"])


def _accept(identity: Identity, kept: dict[str, str]) -> Response:
    """Bind the identity to the account of an invitation, and use the invitation up."""
    known, account = here().identities, here().accounts.by_hex(kept["account_id"])
    subject = known.hashed(identity.issuer, identity.subject)
    if account is None or account.is_disabled:
        raise RefusedError
    if known.use(subject, now()) not in {None, account.account_id}:
        raise IdentityTakenError
    if not here().door.links.spend_hashed(bytes.fromhex(kept["link"]), now(), LinkKind.INVITATION):
        raise RefusedError
    known.bind(account.account_id, subject, now())
    here().sessions.revoke_all(account.account_id)
    entered = here().door.by_identity(
        account.account_id, is_assured=identity.is_assured, device=device(), now=now()
    )
    return go_on(entered)


def _bind(identity: Identity, kept: dict[str, str]) -> Response:
    """Bind the identity to the account of whoever is signed in, in the browser that asked."""
    found = at_stage(Stage.WHOLE)
    if found is None or found[1].account_id.hex != kept["account_id"]:
        raise RefusedError
    known, (session, account) = here().identities, found
    known.bind(account.account_id, known.hashed(identity.issuer, identity.subject), now())
    here().sessions.revoke_all(account.account_id, but=session.session_id)
    return redirect(url_for("accounts.own_account", done="identity"), 303)


def _issuer() -> Issuer:
    back = url_for("accounts.back_from_issuer")
    return Issuer(current_app.extensions["settings"], origins()[-1] + back)


def _lead(about: dict[str, str]) -> Response:
    _only_where_set_up()
    asked = _issuer().ask()
    answer = make_response(render_template("accounts/onward.html", address=asked.address))
    return begin_step(answer, StepKind.ISSUER, **asked.kept, **about)


def _only_where_set_up() -> None:
    if issuer_name() is None:
        abort(404)


def _refused(why: str) -> tuple[str, int]:
    return render_template("accounts/identity_refused.html", why=why), 403

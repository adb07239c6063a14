"""Passkeys: signing in by one, registering one, and removing it."""

from __future__ import annotations

from uuid import UUID

from flask import Response as Answer
from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.accounts.accounts import Account
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
from web.accounts.pages.code import code_page
from web.accounts.passkeys import NoPasskeyError, are_taken
from web.accounts.sessions import Session, Stage
from web.accounts.signing_in import RefusedError
from web.accounts.steps import StepKind
from web.accounts.ways import safe_path
from web.language import gettext as _


def takes_passkeys() -> bool:
    """Whether passkeys can be used here."""
    return are_taken(current_app.extensions["settings"])


@accounts.post("/login/passkey/asked")
def passkey_asked() -> Response:
    """What the browser asks the device for a passkey by."""
    _only_where_taken()
    half = at_stage(Stage.CODE)
    asked, challenge = here().door.passkeys.asking(half[0].account_id if half else None)
    answer = Answer(asked, mimetype="application/json")
    return begin_step(answer, StepKind.PASSKEY, challenge=challenge)


@accounts.post("/login/passkey")
def signed_in_by_passkey() -> Response | tuple[str, int]:
    """Try a passkey."""
    _only_where_taken()
    wanted = safe_path(request.form.get("next"))
    found, token = at_stage(Stage.CODE), here().token()
    half = (found[0], token) if found is not None and token is not None else None
    kept = finished_step(StepKind.PASSKEY)
    try:
        if kept is None:
            raise RefusedError
        entered = here().door.by_passkey(
            request.form.get("credential", ""),
            kept["challenge"],
            origins(),
            half=half,
            network=network(),
            device=device(),
            now=now(),
        )
    except RefusedError:
        if found is not None:
            return code_page(found[1], wanted, is_passkey_refused=True), 422
        shown = render_template(
            "accounts/sign_in.html",
            wanted=wanted,
            email="",
            is_refused=False,
            is_passkey_refused=True,
        )
        return shown, 422
    return go_on(entered, wanted)


@accounts.post("/account/passkeys/asked")
def new_passkey_asked() -> Response:
    """What the browser asks the device for a new passkey by."""
    _session, account = _registering()
    asked, challenge = here().door.passkeys.asking_for_new(account.account_id, account.email)
    answer, whose = Answer(asked, mimetype="application/json"), account.account_id.hex
    return begin_step(answer, StepKind.NEW_PASSKEY, challenge=challenge, account_id=whose)


@accounts.post("/account/passkeys")
def register_passkey() -> Response | tuple[str, int]:
    """Keep a new passkey; other sessions of the account end."""
    session, account = _registering()
    wanted, kept = safe_path(request.form.get("next")), finished_step(StepKind.NEW_PASSKEY)
    try:
        if kept is None or kept["account_id"] != account.account_id.hex:
            raise NoPasskeyError
        here().door.passkeys.register(
            account.account_id,
            request.form.get("credential", ""),
            kept["challenge"],
            origins(),
            request.form.get("name", "").strip() or device() or _("Passkey"),
            now(),
        )
    except NoPasskeyError:
        return render_template("accounts/passkey_refused.html", stage=session.stage.value), 422
    here().sessions.revoke_all(account.account_id, but=session.session_id)
    token = here().token()
    if session.stage is Stage.ENROLLING and token is not None:
        return go_on(here().door.second(session, token, now()), wanted)
    return redirect(url_for("accounts.own_account", done="passkey"), 303)


@accounts.post("/account/passkeys/<uuid:passkey_id>/remove")
def remove_passkey(passkey_id: UUID) -> Response:
    """Forget a passkey; not the last second factor of an office that needs one."""
    found = at_stage(Stage.WHOLE)
    if found is None or not is_fresh(found[0]):
        abort(403)
    account, passkeys = found[1], here().door.passkeys
    others = [
        one for one in passkeys.of_account(account.account_id) if one.passkey_id != passkey_id
    ]
    if not others and not account.has_codes and here().door.needs_second_factor(account):
        return redirect(url_for("accounts.own_account", done="last-passkey"), 303)
    passkeys.remove(account.account_id, passkey_id)
    return redirect(url_for("accounts.own_account", done="passkey-removed"), 303)


def _registering() -> tuple[Session, Account]:
    """The session that may register a passkey: whoever must, or has signed in lately."""
    _only_where_taken()
    found = at_stage(Stage.ENROLLING) or at_stage(Stage.WHOLE)
    if found is None or not is_fresh(found[0]):
        abort(403)
    return found


def _only_where_taken() -> None:
    if not takes_passkeys():
        abort(404)

"""The second factor: giving the code of an app, and setting codes up."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from web.accounts import codes
from web.accounts.accounts import Account
from web.accounts.pages import accounts, at_stage, go_on, here, network, now
from web.accounts.sessions import Session, Stage
from web.accounts.signing_in import RefusedError
from web.accounts.ways import safe_path
from web.secret import CODES, key_for


@accounts.get("/login/code")
def code() -> Response | str:
    """The form for the code."""
    found = at_stage(Stage.CODE)
    if found is None:
        return redirect(url_for("accounts.sign_in"), 303)
    return code_page(found[1], safe_path(request.args.get("next")))


@accounts.post("/login/code")
def code_given() -> Response | tuple[str, int]:
    """Try a code."""
    found, token = at_stage(Stage.CODE), here().token()
    if found is None or token is None:
        return redirect(url_for("accounts.sign_in"), 303)
    wanted = safe_path(request.form.get("next"))
    try:
        entered = here().door.by_code(
            found[0], token, request.form.get("code", ""), network=network(), now=now()
        )
    except RefusedError:
        return code_page(found[1], wanted, is_refused=True), 422
    return go_on(entered, wanted)


@accounts.get("/login/setup")
def set_up() -> Response | str:
    """Show the picture for the app, and the form for the first code."""
    found = _setting_up()
    if found is None:
        return redirect(url_for("accounts.sign_in"), 303)
    return _set_up_page(*found, safe_path(request.args.get("next")), is_refused=False)


@accounts.post("/login/setup")
def set_up_done() -> Response | tuple[str, int]:
    """Set codes up by the first one."""
    found, token = _setting_up(), here().token()
    if found is None or token is None:
        return redirect(url_for("accounts.sign_in"), 303)
    session, account = found
    wanted = safe_path(request.form.get("next"))
    given = request.form.get("code", "")
    if not here().door.codes.set_up(account.account_id, _secret(session), given, now()):
        return _set_up_page(session, account, wanted, is_refused=True), 422
    here().sessions.revoke_all(account.account_id, but=session.session_id)
    return go_on(here().door.second(session, token, now()), wanted)


def code_page(
    account: Account,
    wanted: str | None,
    *,
    is_refused: bool = False,
    is_passkey_refused: bool = False,
) -> str:
    """The page for the second step, in each way that the account has."""
    return render_template(
        "accounts/code.html",
        wanted=wanted,
        has_codes=account.has_codes,
        has_passkeys=bool(here().door.passkeys.of_account(account.account_id)),
        is_refused=is_refused,
        is_passkey_refused=is_passkey_refused,
    )


def _setting_up() -> tuple[Session, Account] | None:
    """The session that may set codes up: whoever must, or is signed in; never a second time."""
    found = at_stage(Stage.ENROLLING) or at_stage(Stage.WHOLE)
    return found if found is not None and not found[1].has_codes else None


def _secret(session: Session) -> str:
    key = key_for(CODES, current_app.extensions["settings"])
    return codes.proposed(key, session.session_id)


def _set_up_page(
    session: Session, account: Account, wanted: str | None, *, is_refused: bool
) -> str:
    secret = _secret(session)
    issuer = urlsplit(current_app.extensions["settings"].base_url).netloc
    return render_template(
        "accounts/set_up.html",
        picture=Markup(codes.picture(codes.address_for_app(secret, account.email, issuer))),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        wanted=wanted,
        is_refused=is_refused,
        is_staff=session.is_staff,
        is_enrolling=session.stage is Stage.ENROLLING,
    )

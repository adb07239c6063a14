"""One's own account: where one is signed in, the passphrase, the language, by what one acts."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from forum.policy import Role
from projections import forums
from projections.organizations import called, organizations
from projections.visible import seen_by
from web.accounts import passphrases
from web.accounts.accounts import Account
from web.accounts.attempts import About
from web.accounts.pages import accounts, here, is_fresh, network, now
from web.accounts.pages.invited import passphrase_fault
from web.accounts.sessions import Session
from web.accounts.signed_in import ActingAs, SignedIn, signed_in
from web.accounts.ways import home_of
from web.language import LANGUAGES, page_language, pick
from web.language import gettext as _


@accounts.get("/account/")
def own_account() -> str:
    return _page()


@accounts.post("/account/acting")
def choose_acting() -> Response:
    """Act by another mandate or office; the session gets another token."""
    found, (session, _account) = _whole()
    wanted = _id(request.form.get("actor_id", ""))
    if wanted not in {one.actor_id for one in found.choices}:
        abort(422)
    token = here().token()
    fresh = here().sessions.renew(token or "", chosen_id=wanted)
    if fresh is None:
        return redirect(url_for("accounts.sign_in"), 303)
    answer = redirect(url_for("accounts.begin"), 303)
    here().send(answer, fresh, session.ends_at)
    return answer


@accounts.post("/account/language")
def choose_language() -> Response:
    """Get letters and pages in another language."""
    _found, (_session, account) = _whole()
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        abort(422)
    here().accounts.change(account.account_id, language=language)
    return redirect(url_for("accounts.own_account", lang=language), 303)


@accounts.post("/account/passphrase")
def change_passphrase() -> Response | tuple[str, int]:
    """Change the passphrase, by the one that was used so far; other sessions end."""
    _found, (session, account) = _whole()
    counted = {About.ACCOUNT: account.email, About.NETWORK: network()}
    is_right = here().door.attempts.take(counted, now()) and passphrases.is_right(
        account.passphrase, request.form.get("current", "")
    )
    if not is_right:
        return _page(current_fault=_("This is not your passphrase. Write it again.")), 422
    here().door.attempts.forget(counted)
    chosen = request.form.get("passphrase", "")
    fault = passphrase_fault(chosen, request.form.get("again", ""), account)
    if fault is not None:
        return _page(fault=fault), 422
    here().accounts.change(account.account_id, passphrase=passphrases.hashed(chosen))
    here().sessions.revoke_all(account.account_id, but=session.session_id)
    return redirect(url_for("accounts.own_account", done="passphrase"), 303)


@accounts.post("/account/sessions/<uuid:session_id>/end")
def end_session(session_id: UUID) -> Response:
    """End one of one's own sessions."""
    _found, (_session, account) = _whole()
    here().sessions.revoke(account.account_id, session_id)
    return redirect(url_for("accounts.own_account"), 303)


@accounts.post("/account/sessions/end-others")
def end_others() -> Response:
    """End all of one's own sessions but this one."""
    _found, (session, account) = _whole()
    here().sessions.revoke_all(account.account_id, but=session.session_id)
    return redirect(url_for("accounts.own_account"), 303)


def _whole() -> tuple[SignedIn, tuple[Session, Account]]:
    """Who is signed in, with session and account; the table of access lets nobody else come."""
    found, session = signed_in(), here().session()
    if found is None or session is None:
        abort(403)
    return found, session


def _page(**faults: Any) -> str:
    found, (session, account) = _whole()
    chosen = found.chosen_id or found.choices[0].actor_id
    return render_template(
        "accounts/own.html",
        account=account,
        session=session,
        sessions=here().sessions.of_account(account.account_id, now()),
        choices=[(str(one.actor_id), _called(one)) for one in found.choices],
        chosen=str(chosen),
        work=home_of(found),
        shortest=passphrases.SHORTEST,
        done=request.args.get("done"),
        told=_told(),
        passkeys=here().door.passkeys.of_account(account.account_id),
        is_fresh=is_fresh(session),
        has_identity=here().identities.has_one(account.account_id),
        **{"fault": None, "current_fault": None, **faults},
    )


def _told() -> dict[str, tuple[str, str, str]]:
    """What is told about what was done, by its word in the address: title, text, kind."""
    elsewhere = _("You are signed out everywhere else.")
    return {
        "passphrase": (_("The passphrase is changed."), elsewhere, "ok"),
        "passkey": (_("The passkey is registered."), elsewhere, "ok"),
        "passkey-removed": (
            _("The passkey is removed here."),
            _("Remove it from the device too, so that it is not offered there."),
            "ok",
        ),
        "identity": (_("Your identity is bound to the account."), elsewhere, "ok"),
        "identity-removed": (_("Your identity is not bound to the account any more."), "", "ok"),
        "last-passkey": (
            _("The passkey was not removed."),
            _("Your office needs a second step at sign-in, and you have no other."),
            "late",
        ),
    }


def _called(acting: ActingAs) -> str:
    """What somebody acts by, in words: whose mandate, or which office, and in which forum."""
    conn, language = current_app.extensions["forum"].reading(), page_language()
    every = forums.forums(conn, sees=seen_by(Role.PUBLIC))
    forum = next((one for one in every if one["forum_id"] == str(acting.forum_id)), None)
    what = acting.name
    if acting.mandate_of_id is not None:
        known = organizations(conn, sees=seen_by(Role.PUBLIC))
        day = datetime.now(UTC).date()
        what = called(known, str(acting.mandate_of_id), day) or _("unknown")
        if acting.role is Role.FORMER_MEMBER:
            what = _("%(organization)s, mandate that has ended", organization=what)
    return what if forum is None else f"{what}, {pick(forum['name'], language).text}"


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

"""Signing in by e-mail address and passphrase, and signing out."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.accounts.pages import accounts, device, go_on, here, network, now
from web.accounts.signed_in import signed_in
from web.accounts.signing_in import RefusedError
from web.accounts.ways import home_of, safe_path


@accounts.get("/login/")
def sign_in() -> Response | str:
    """The form; whoever is signed in goes on."""
    wanted = safe_path(request.args.get("next"))
    if (found := signed_in()) is not None:
        return redirect(wanted or home_of(found), 303)
    return render_template("accounts/sign_in.html", wanted=wanted, email="", is_refused=False)


@accounts.post("/login/")
def signed_in_by_passphrase() -> Response | tuple[str, int]:
    """Try the passphrase."""
    email, wanted = request.form.get("email", ""), safe_path(request.form.get("next"))
    try:
        entered = here().door.by_passphrase(
            email,
            request.form.get("passphrase", ""),
            known=request.cookies.get(here().known_cookie),
            network=network(),
            device=device(),
            now=now(),
        )
    except RefusedError:
        shown = render_template(
            "accounts/sign_in.html", wanted=wanted, email=email[:254], is_refused=True
        )
        return shown, 422
    answer = go_on(entered, wanted)
    here().send_known(answer, email)
    return answer


@accounts.post("/logout")
def sign_out() -> Response:
    """End this session."""
    token = here().token()
    if token is not None:
        here().sessions.end(token)
    answer = redirect(url_for("home.start"), 303)
    here().take_back(answer)
    return answer

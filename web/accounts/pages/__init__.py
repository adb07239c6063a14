"""The pages of sign-in: passphrase, code, passkey, links, invitation, and one's own account.

Each module has the routes of one step. What a step does is in `web.accounts.signing_in`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.accounts.accounts import Account
from web.accounts.attempts import OURS, network_of
from web.accounts.device import device_of
from web.accounts.here import Here, now
from web.accounts.sessions import Session, Stage
from web.accounts.signed_in import SignedIn, signed_in
from web.accounts.signing_in import Entered, NothingToActByError
from web.accounts.steps import StepKind
from web.accounts.ways import home_of, safe_path
from web.language import gettext as _

accounts = Blueprint("accounts", __name__)

FRESH: Final = timedelta(minutes=30)
"""How long after signing in one may change by what one signs in."""


def here() -> Here:
    """What knows who is here."""
    found: Here = current_app.extensions["sessions"]
    return found


def network() -> str:
    """Where this request comes from; empty where a web server before us does not say."""
    found = network_of(request.remote_addr)
    is_told = current_app.extensions["settings"].is_loopback or found not in OURS
    return found if is_told else ""


def device() -> str:
    """What this browser says it is."""
    return device_of(request.user_agent.string)


@accounts.before_request
def only_where_safe() -> tuple[str, int] | None:
    """Refuse to sign anybody in over a connection that others can read."""
    if current_app.extensions["settings"].signs_in:
        return None
    return render_template("accounts/not_here.html"), 403


@accounts.context_processor
def foot() -> dict[str, Any]:
    """Lead from the foot of these pages to how personal data are handled."""
    word = _("How we handle personal data")
    return {"foot": [{"links": [{"address": url_for("home.personal_data"), "word": word}]}]}


@accounts.after_request
def kept_by_nobody(response: Response) -> Response:
    """Keep these pages out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


@accounts.context_processor
def ways_in() -> dict[str, object]:
    """What templates ask about how one can sign in here."""
    return {"takes_passkeys": passkey.takes_passkeys, "issuer_name": identity.issuer_name}


@accounts.errorhandler(NothingToActByError)
def nothing_to_act_by(_error: NothingToActByError) -> tuple[str, int]:
    """Say that there is no mandate or office today; only to who proved who it is."""
    return render_template("accounts/nothing.html"), 403


def at_stage(stage: Stage) -> tuple[Session, Account] | None:
    """The session of this request with its account, if it stands at a stage."""
    found = here().session()
    return found if found is not None and found[0].stage is stage else None


def origins() -> list[str]:
    """Where our pages are: the base address, and on this machine at any port."""
    settings = current_app.extensions["settings"]
    known = [settings.base_url]
    if settings.is_loopback:
        known.append(request.host_url.rstrip("/"))
    return known


def begin_step(answer: Response, kind: StepKind, **kept: str) -> Response:
    """Keep what this browser begins, and give it the token for it."""
    here().send_step(answer, here().steps.begin(kind, now(), **kept))
    return answer


def finished_step(kind: StepKind) -> dict[str, str] | None:
    """What this browser has begun, once; None for nothing."""
    return here().steps.finish(request.cookies.get(here().step_cookie), kind, now())


def is_fresh(session: Session) -> bool:
    """Whether somebody has signed in so lately that what signs in may be changed."""
    return now() - session.begun_at < FRESH


def go_on(entered: Entered, wanted: str | None = None) -> Response:
    """Send the token, and go to the next step or to where the person works.

    Args:
        entered: The step that was taken.
        wanted: A page of ours that was asked for before signing in.
    """
    onward = safe_path(wanted)
    steps = {
        Stage.CODE: lambda: url_for("accounts.code", next=onward),
        Stage.ENROLLING: lambda: url_for("accounts.set_up", next=onward),
        Stage.WHOLE: lambda: url_for("accounts.begin", next=onward),
    }
    answer = redirect(steps[entered.stage](), 303)
    here().send(answer, entered.token, entered.ends_at)
    return answer


@accounts.get("/login/begin")
def begin() -> Response:
    """Go to where the person works: asked by the new session, whose mandates are known."""
    found: SignedIn | None = signed_in()
    if found is None:
        return redirect(url_for("accounts.sign_in"), 303)
    return redirect(safe_path(request.args.get("next")) or home_of(found), 303)


__all__ = [
    "accounts",
    "at_stage",
    "begin_step",
    "device",
    "finished_step",
    "go_on",
    "here",
    "is_fresh",
    "network",
    "now",
    "origins",
]

from web.accounts.pages import (  # noqa: E402 - they register their routes on the blueprint above
    code,
    going_on,
    held,
    identity,
    invited,
    linked,
    own,
    passkey,
    passphrase,
)

STEPS = (passphrase, code, passkey, identity, linked, invited, own, held, going_on)
"""The modules whose routes are on this blueprint."""

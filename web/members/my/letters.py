"""How often letters come to whoever is signed in, and to the organization's shared mailbox."""

from __future__ import annotations

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web.accounts.signed_in import signed_in
from web.language import gettext as _
from web.mail import paces
from web.mail.mailboxes import ORGANIZATION, Mailboxes
from web.mail.paces import Pace, Paces
from web.members.letters import CHOICES
from web.members.my import my
from web.members.my.own import own
from web.public import reader

OWN, SHARED = "own", "shared"


@my.get("/letters/")
def letters() -> str:
    """Show how often letters come."""
    return _page()


@my.post("/letters/")
def choose_letters() -> Response:
    """Let letters come as somebody wants."""
    owner = _owners().get(request.form.get("whose", ""))
    if owner is None:
        abort(404)
    chosen = request.form.get("pace", "")
    if chosen not in set(Pace):
        return make_response(_page(fault=_("Choose one of the three.")), 422)
    Paces(current_app.extensions["forum"].accounts).choose(owner, Pace(chosen), reader().day)
    return redirect(url_for("my.letters", done=request.form["whose"]), 303)


def _page(fault: str = "") -> str:
    kept = Paces(current_app.extensions["forum"].accounts)
    return render_template(
        "my/letters.html",
        choices=CHOICES,
        chosen={whose: kept.of(owner).value for whose, owner in _owners().items()},
        fault=fault,
        done=request.args.get("done"),
    )


def _owners() -> dict[str, str]:
    """Whose letters one may choose for: one's own, and those of the shared mailbox."""
    found, whose = signed_in(), own()
    if found is None:
        abort(403)
    owners = {OWN: paces.of_account(found.account_id)}
    if whose.organization_id and whose.acts:
        for box in Mailboxes(current_app.extensions["forum"].accounts).every():
            is_here = str(box.forum_id) == reader().forum_id
            if is_here and (box.whose, box.whose_id) == (ORGANIZATION, whose.organization_id):
                owners[SHARED] = paces.of_mailbox(box.mailbox_id)
    return owners

"""What is held about whoever is signed in, as a page and as files."""

from __future__ import annotations

from flask import Response, abort, current_app, render_template

from web.accounts.pages import accounts, now
from web.accounts.signed_in import signed_in
from web.extract.held import Extract, extract
from web.extract.pages import KINDS, handed_out, shown


@accounts.get("/account/held/")
def held() -> str:
    """Show all that is held about the person."""
    return render_template("accounts/held.html", **shown(_own(), current_app.extensions["forum"]))


@accounts.get("/account/held/<kind>")
def held_file(kind: str) -> Response:
    """Hand it out as a file: to read, or for another program."""
    if kind not in KINDS:
        abort(404)
    return handed_out(_own(), current_app.extensions["forum"], kind)


def _own() -> Extract:
    found = signed_in()
    if found is None:
        abort(403)
    return extract(current_app.extensions["forum"], found.person_id, now())

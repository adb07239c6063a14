"""Whom letters do not reach: the duty to reach them, and the page that ends it.

It is drawn from the store of mail and not from the log, as no address is in the log. What a member
signs in by is not changed here: whoever changed it could answer in that member's name. The
secretariat enters another address for a shared mailbox, which has no such links.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from flask import abort, current_app, redirect, render_template, request, url_for
from flask import make_response as answer
from werkzeug.wrappers import Response

from projections.duty import Duty
from projections.organizations import called, organizations
from web.language import gettext as _
from web.mail.address import check_mailbox
from web.mail.mailboxes import OFFICE, Mailboxes
from web.mail.recipients import Recipient, recipients
from web.mail.told import address_hash
from web.mail.unreached import NotReached, Unreached
from web.public import Reader, reader
from web.secretariat import secretariat


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Somebody whom letters do not reach.

    Attributes:
        key: Names them in the store of mail.
        id: Begins the ids of their forms.
        name: The organization, or the outside office.
        email: The address that does not work.
        is_shared: It is a shared mailbox.
        sentence: What the server said.
        since: The day, ISO.
        is_noted: They are reached in another way.
    """

    key: str
    id: str
    name: str
    email: str
    is_shared: bool
    sentence: str
    since: str
    is_noted: bool


def lost(r: Reader) -> list[Lost]:
    """Return whom letters of a forum do not reach, who is to be reached first."""
    installation = current_app.extensions["forum"]
    known = Unreached(installation.accounts).every()
    if not known:
        return []
    every = recipients(installation, datetime.now(UTC), with_examples=True)
    names = organizations(r.conn, sees=r.sees)
    found = []
    for one in every:
        it = known.get(one.key)
        if one.forum_id != r.forum_id or it is None or it.address != address_hash(one.email):
            continue
        name = called(names, one.organization_id, r.day) if one.organization_id else ""
        found.append(_lost(r, one, it, name or one.whose_id or ""))
    return sorted(found, key=lambda one: (one.is_noted, one.since, one.name))


def duties_to_reach(r: Reader) -> list[tuple[Duty, str]]:
    """Return the duties to reach somebody, each with the name of the organization or office."""
    return [
        (
            Duty(
                kind="reach",
                whose="secretariat",
                whose_id=None,
                about="address",
                about_id=one.id,
                ref=None,
                since=one.since,
                due=None,
                is_late=False,
            ),
            one.name,
        )
        for one in lost(r)
        if not one.is_noted
    ]


@secretariat.get("/reach/")
def reach() -> str:
    """Show whom letters do not reach."""
    return _page()


@secretariat.post("/reach/")
def reached() -> Response:
    """End the duty to reach somebody: another address, another way, or the address works."""
    found = next((one for one in lost(reader()) if one.key == request.form.get("key")), None)
    if found is None:  # somebody else ended it
        return redirect(url_for("secretariat.reach"), 303)
    accounts = current_app.extensions["forum"].accounts
    match request.form.get("act"):
        case "note":
            Unreached(accounts).note(found.key)
        case "works":
            Unreached(accounts).works(found.key)
        case "move" if found.is_shared:
            typed = request.form.get("email", "")
            try:
                address = check_mailbox(typed)
            except ValueError:
                return _wrong(found, typed, _("Write an address as in name@example.org."))
            if address.lower() == found.email.lower():
                return _wrong(found, typed, _("This is the address that does not work."))
            _move(found, address)
        case _:
            abort(422)
    return redirect(url_for("secretariat.reach", done=found.id), 303)


def _move(found: Lost, address: str) -> None:
    kept = Mailboxes(current_app.extensions["forum"].accounts)
    for box in kept.every():
        if found.key == f"mailbox/{box.mailbox_id}":
            kept.put(box.forum_id, box.whose, box.whose_id, address, box.language)


def _wrong(found: Lost, typed: str, fault: str) -> Response:
    return answer(_page(typed={found.key: (typed, fault)}), 422)


def _page(typed: dict[str, tuple[str, str]] | None = None) -> str:
    every = lost(reader())
    return render_template(
        "secretariat/reach.html",
        lost=[one for one in every if not one.is_noted],
        noted=[one for one in every if one.is_noted],
        typed=typed or {},
        is_done="done" in request.args,
    )


def _lost(r: Reader, one: Recipient, it: NotReached, name: str) -> Lost:
    is_shared = one.mandate_id is None
    if one.whose == OFFICE:
        name = one.whose_id or name
    return Lost(
        key=one.key,
        id="-".join(part[:8] for part in one.key.split("/")),
        name=name,
        email=one.email,
        is_shared=is_shared,
        sentence=it.sentence,
        since=it.at.astimezone(ZoneInfo(r.forum["zone"])).date().isoformat(),
        is_noted=it.is_noted,
    )

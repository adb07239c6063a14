"""A browser in which somebody is signed in: for tests of pages that are not for everybody."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forum.policy import Role
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from projections.office_holders import office_holders
from projections.visible import seen_by
from web.accounts.accounts import Accounts
from web.accounts.here import Here
from web.accounts.sessions import Sessions
from web.installation import Installation


def signed_client(app: Flask, installation: Installation, who: UUID) -> FlaskClient:
    """Make an account and a session, and return a client that sends its cookie.

    Args:
        app: From `create_app(settings, installation)`.
        installation: Where the account is made.
        who: A person, or an office: then whoever holds it, or a new person who is named to.
    """
    now = datetime.now(UTC)
    person_id = _person(installation, who)
    account = Accounts(installation.accounts).add(f"{uuid4().hex}@example.org", person_id, now)
    token = Sessions(installation.accounts).begin(
        account.account_id, now, is_staff=True, has_second_factor=True, device="A test"
    )
    here: Here = app.extensions["sessions"]
    client = app.test_client()
    client.set_cookie(here.cookie, token, domain="localhost", secure=False)
    return client


def send(client: FlaskClient, page: str, address: str | None = None, **fields: str) -> TestResponse:
    """Open a page and send a form of it, with the token that the page has.

    Args:
        client: The browser.
        page: The page's address.
        address: Where the form goes; the page's own if none is named.
        fields: What is filled in.
    """
    token = token_in(client.get(page).text)
    return client.post(address or page, data={"csrf_token": token, **fields})


def token_in(text: str) -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', text)
    assert found is not None, "the page has no form with a token"
    return found[1]


def holder_of(installation: Installation, office_id: UUID) -> UUID | None:
    """Return a person who holds an office today, or None."""
    found = office_holders(
        installation.reading(), sees=seen_by(Role.SECRETARIAT), day=datetime.now(UTC).date()
    )
    here = (one for one in found if one["office_id"] == str(office_id))
    return next((UUID(one["person_id"]) for one in here), None)


def _person(installation: Installation, who: UUID) -> UUID:
    """The person, or whoever holds the office."""
    offices = installation.reading().execute("SELECT aggregate_id FROM offices")
    if str(who) not in {row[0] for row in offices}:
        return who
    return holder_of(installation, who) or _named(installation, who)


def _named(installation: Installation, office_id: UUID) -> UUID:
    do = installation.governance
    with acting(SYSTEM_OFFICE_ID):
        person_id = do.register_person(name="Provperson (påhittad)")
    with acting(SYSTEM_OFFICE_ID):
        do.name_office_holder(office_id=office_id, person_id=person_id)
    installation.catch_up()
    return person_id

"""How people of a test town sign in: with passphrase and codes, step by step, over HTTP."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from flask.testing import FlaskClient
from pyotp import TOTP
from werkzeug.test import TestResponse

from tests.web.signed import send
from tests.web.town import Town
from web.accounts.accounts import Account, Accounts
from web.accounts.links import LinkKind, Links
from web.accounts.passphrases import hashed
from web.accounts.tables import ACCOUNTS

PASSPHRASE: Final = "kanot trettio molnfri saxofon"
EMAIL: Final = "anna@example.org"


def now() -> datetime:
    return datetime.now(UTC)


def account_of(town: Town, person: UUID, email: str = EMAIL, *, chosen: bool = True) -> Account:
    """Make an account, with its passphrase chosen unless something else is said."""
    accounts = Accounts(town.installation.accounts)
    made = accounts.add(email, person, now())
    if chosen:
        accounts.change(made.account_id, passphrase=_kept())
    return accounts.named(email)


@cache
def _kept() -> str:
    return hashed(PASSPHRASE)


def invitation_for(town: Town, account: Account) -> str:
    """The address of an invitation's page."""
    token = Links(town.installation.accounts).make(LinkKind.INVITATION, account.account_id, now())
    return f"/account/invitation/{token}"


def browser(town: Town) -> FlaskClient:
    client = town.app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
    return client


def sign_in(client: FlaskClient, email: str = EMAIL, passphrase: str = PASSPHRASE) -> TestResponse:
    return send(client, "/login/", email=email, passphrase=passphrase)


def set_codes_up(client: FlaskClient) -> str:
    """Set codes up on the page for that; return the secret that an app would have."""
    page = client.get("/login/setup").text
    found = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page)
    assert found is not None
    secret = found[1].replace(" ", "")
    answer = send(client, "/login/setup", code=TOTP(secret).at(now()))
    assert answer.status_code == 303
    return secret


def let_codes_be_used_again(town: Town, email: str = EMAIL) -> None:
    """Forget which code was taken last, as if time had passed."""
    with town.installation.accounts.writing() as connection:
        same = ACCOUNTS.c.email == email
        connection.execute(sa.update(ACCOUNTS).where(same).values(code_step=0))


def cookie_of(client: FlaskClient) -> str | None:
    cookie = client.get_cookie("forum")
    return cookie.value if cookie is not None else None


def is_in(client: FlaskClient) -> bool:
    return client.get("/account/").status_code == 200

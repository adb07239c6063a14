"""Signing in by an issuer of identities: only what it truly says, and only to whom it is bound."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.accounts.issuing import (
    CLIENT,
    SECRET,
    TestIssuer,
    issuing,
    there_and_back,
    way,
)
from tests.web.entering import EMAIL, account_of, invitation_for, is_in, now, sign_in
from tests.web.signed import send
from tests.web.town import Town
from web import create_app
from web.accounts.accounts import Account, AccountError, Accounts
from web.accounts.inviting import Inviting
from web.accounts.tables import IDENTITIES, SESSIONS, STEPS_BEGUN

pytestmark = pytest.mark.tried(
    "issuer of identities", "issuer, audience, nonce, state, time, key, algorithm, code twice"
)

LEVEL = "http://id.example.org/loa3"


@pytest.fixture
def issuer() -> Iterator[TestIssuer]:
    with issuing() as found:
        yield found


@pytest.fixture
def place(town: Town, issuer: TestIssuer) -> Town:
    """The town, with the issuer set up and one level asked for."""
    settings = dataclasses.replace(
        town.installation.settings,
        base_url="http://localhost",
        oidc_issuer=issuer.address,
        oidc_client=CLIENT,
        oidc_secret=SECRET,
        oidc_acr=(LEVEL,),
        oidc_name="Prov-ID",
    )
    town.installation.settings = settings
    issuer.acr = LEVEL
    return town._replace(app=create_app(settings, town.installation))


def browser(place: Town) -> FlaskClient:
    client = place.app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def bound(place: Town, issuer: TestIssuer, person: str = "secretary") -> Account:
    account = account_of(place, getattr(place, person))
    Inviting(place.installation).bind(EMAIL, issuer.subject, now())
    return account


def enter(client: FlaskClient) -> TestResponse:
    return there_and_back(client, send(client, "/login/", "/login/issuer"))


def test_whoever_is_bound_signs_in_and_needs_no_code_at_the_level_that_was_asked(
    place: Town, issuer: TestIssuer
) -> None:
    bound(place, issuer)
    client = browser(place)

    answer = enter(client)

    assert answer.status_code == 303
    assert issuer.asked["acr_values"] == LEVEL
    assert issuer.asked["code_challenge_method"] == "S256"
    assert is_in(client)
    assert client.get("/prov/secretariat/").status_code == 200


def test_without_a_level_an_office_needs_its_second_factor_as_well(
    place: Town, issuer: TestIssuer
) -> None:
    bound(place, issuer)
    settings = dataclasses.replace(place.installation.settings, oidc_acr=())
    client = browser(place._replace(app=create_app(settings, place.installation)))

    answer = enter(client)

    assert answer.location.startswith("/login/setup")
    assert not is_in(client)


@pytest.mark.parametrize(
    "wrong", ["alg_none", "other_key", "client_key", "other_state", "other_iss"]
)
def test_an_answer_that_is_not_truly_the_issuers_is_refused(
    place: Town, issuer: TestIssuer, wrong: str
) -> None:
    bound(place, issuer)
    issuer.wrong = wrong
    client = browser(place)

    answer = enter(client)

    assert answer.status_code == 403
    assert not is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://issuer.example.net"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": [CLIENT, "another-client"]},
        {"aud": None},
        {"azp": "another-client"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"iat": 4_102_444_800},
        {"sub": None},
        {"sub": ""},
        {"sub": ["19121212-1212"]},
        {"acr": "http://id.example.org/loa1"},
        {"acr": None},
    ],
    ids=lambda claims: "-".join(f"{name}={value}"[:24] for name, value in claims.items()),
)
def test_a_token_with_a_wrong_claim_is_refused(
    place: Town, issuer: TestIssuer, claims: dict[str, object]
) -> None:
    bound(place, issuer)
    issuer.claims = claims
    client = browser(place)

    answer = enter(client)

    assert answer.status_code == 403
    assert not is_in(client)


def test_a_code_is_good_once_and_in_its_own_browser_alone(place: Town, issuer: TestIssuer) -> None:
    bound(place, issuer)
    client, other = browser(place), browser(place)
    page = send(client, "/login/", "/login/issuer")
    back = requests.get(way(page), allow_redirects=False, timeout=10).headers["Location"]
    path = back.removeprefix("http://localhost")
    send(other, "/login/", "/login/issuer")

    assert other.get(path).status_code == 403
    assert browser(place).get(path).status_code == 403
    assert client.get(path).status_code == 303
    send(client, "/account/", "/logout")
    assert client.get(path).status_code == 403
    assert not is_in(client)
    send(client, "/login/", "/login/issuer")
    assert client.get(path).status_code == 403
    assert not is_in(client)


def test_the_same_e_mail_address_binds_nobody(place: Town, issuer: TestIssuer) -> None:
    account_of(place, place.member)
    issuer.claims = {"email": EMAIL, "email_verified": True}
    client = browser(place)

    answer = enter(client)

    assert answer.status_code == 403
    assert "by an invitation" in answer.text
    assert not is_in(client)


def test_an_invitation_binds_the_identity_of_whoever_uses_it_once(
    place: Town, issuer: TestIssuer
) -> None:
    account = account_of(place, place.secretary, chosen=False)
    invitation = invitation_for(place, account)
    client, late = browser(place), browser(place)
    asked_late = send(late, invitation, f"{invitation}/issuer")

    answer = there_and_back(client, send(client, invitation, f"{invitation}/issuer"))

    assert answer.status_code == 303
    assert is_in(client)
    assert client.get(invitation).status_code == 404
    issuer.subject = "somebody else"
    assert there_and_back(late, asked_late).status_code == 403
    assert not is_in(late)
    issuer.subject = "19121212-1212"
    again = browser(place)
    assert enter(again).status_code == 303
    assert is_in(again)


def test_whoever_is_signed_in_binds_an_identity_and_takes_it_back(
    place: Town, issuer: TestIssuer
) -> None:
    account_of(place, place.member)
    client, other = browser(place), browser(place)
    sign_in(client)

    there_and_back(client, send(client, "/account/", "/account/identity"))
    assert enter(other).status_code == 303
    assert is_in(other)

    send(client, "/account/", "/account/identity/remove")
    assert enter(browser(place)).status_code == 403


def test_somebody_who_signed_in_long_ago_binds_nothing(place: Town, issuer: TestIssuer) -> None:
    account_of(place, place.member)
    client = browser(place)
    sign_in(client)
    with place.installation.accounts.writing() as connection:
        connection.execute(SESSIONS.update().values(begun_at=now() - timedelta(hours=1)))

    answer = send(client, "/account/", "/account/identity")

    assert answer.status_code == 403
    assert issuer.asked == {}


def test_an_identity_belongs_to_one_account(place: Town, issuer: TestIssuer) -> None:
    bound(place, issuer)
    account_of(place, place.member, "bo@example.org")
    client = browser(place)
    sign_in(client, email="bo@example.org")

    answer = there_and_back(client, send(client, "/account/", "/account/identity"))

    assert answer.status_code == 403
    assert "belongs to another account" in answer.text
    with pytest.raises(AccountError, match="another account"):
        Inviting(place.installation).bind("bo@example.org", issuer.subject, now())


def test_an_account_that_is_disabled_or_reset_is_opened_by_no_identity(
    place: Town, issuer: TestIssuer
) -> None:
    account = bound(place, issuer)
    accounts = Accounts(place.installation.accounts)

    for shut in (accounts.disable, accounts.reset):
        shut(account.account_id)
        client = browser(place)
        assert enter(client).status_code == 403
        assert not is_in(client)


def test_nothing_of_what_the_issuer_calls_somebody_is_kept(place: Town, issuer: TestIssuer) -> None:
    bound(place, issuer)
    enter(browser(place))

    with place.installation.accounts.reading() as connection:
        (row,) = connection.execute(sa.select(IDENTITIES)).all()
        assert connection.execute(sa.select(STEPS_BEGUN)).all() == []
    assert row.used_at is not None
    kept = [one for one in place.installation.settings.data.rglob("*") if one.is_file()]
    assert [one.name for one in kept if issuer.subject.encode() in one.read_bytes()] == []


def test_an_issuer_that_is_away_or_another_is_said_so(place: Town, issuer: TestIssuer) -> None:
    client, away = browser(place), "http://localhost:9"
    for address in (away, f"{issuer.address}/"):
        settings = dataclasses.replace(place.installation.settings, oidc_issuer=address)
        client = browser(place._replace(app=create_app(settings, place.installation)))

        answer = send(client, "/login/", "/login/issuer")

        assert answer.status_code == 503
        assert "cannot be reached now" in answer.text


def test_without_an_issuer_nothing_is_said_of_one(town: Town) -> None:
    client = town.app.test_client()

    assert "issuer" not in client.get("/login/").text
    assert send(client, "/login/", "/login/issuer").status_code == 404

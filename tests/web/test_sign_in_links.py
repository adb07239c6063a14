"""A link to the registered address signs a member in, once, and tells nobody who has an account."""

from __future__ import annotations

import pytest

from tests.web.entering import (
    EMAIL,
    account_of,
    browser,
    invitation_for,
    is_in,
    now,
    set_codes_up,
    sign_in,
)
from tests.web.signed import send
from tests.web.town import Town
from web.accounts.accounts import Accounts
from web.accounts.letters import LetterKind
from web.accounts.links import LinkKind, Links

pytestmark = pytest.mark.tried(
    "links to accounts", "used twice, for whom a code is needed, disabled"
)


def letters(town: Town) -> list[tuple[LetterKind, str, str]]:
    kept = town.app.extensions["letters"].letters
    return [(one.kind, one.account.email, one.link) for one in kept]


def test_a_member_signs_in_by_a_link_to_the_address_and_once(town: Town) -> None:
    account_of(town, town.member, chosen=False)

    asked = send(browser(town), "/login/link", email=" ANNA@example.org ")

    assert asked.status_code == 200
    ((kind, email, link),) = letters(town)
    assert (kind, email) == (LetterKind.SIGN_IN, EMAIL)
    assert link.startswith("http://localhost:8000/login/link/")
    path = link.removeprefix("http://localhost:8000")
    client = browser(town)
    assert client.get(path).status_code == 200  # as a scanner does
    assert not is_in(client)
    assert send(client, path).status_code == 303
    assert is_in(client)
    assert browser(town).get(path).status_code == 404


def test_nobody_learns_from_asking_for_a_link_who_has_an_account(town: Town) -> None:
    account_of(town, town.member)

    answers = {
        send(browser(town), "/login/link", email=email).text.partition("<main")[2]
        for email in (EMAIL, "nobody@example.org")
    }
    alike = {text.partition("csrf_token")[0] for text in answers}

    assert len(alike) == 1


@pytest.mark.parametrize("who", ["secretary", "auditor", "stranger"])
def test_no_link_signs_in_who_needs_a_code(town: Town, who: str) -> None:
    account = account_of(town, getattr(town, who))

    send(browser(town), "/login/link", email=EMAIL)

    sent = letters(town)
    assert sent == [] or who == "stranger"
    token = Links(town.installation.accounts).make(LinkKind.SIGN_IN, account.account_id, now())
    client = browser(town)
    assert send(client, f"/login/link/{token}").status_code in {403, 404}
    assert not is_in(client)


def test_a_member_with_codes_gives_one_after_the_link_too(town: Town) -> None:
    account = account_of(town, town.member)
    first = browser(town)
    sign_in(first)
    set_codes_up(first)
    assert is_in(first)
    token = Links(town.installation.accounts).make(LinkKind.SIGN_IN, account.account_id, now())

    client = browser(town)

    assert send(client, f"/login/link/{token}").location.startswith("/login/code")
    assert not is_in(client)


def test_a_disabled_account_gets_in_by_nothing(town: Town) -> None:
    account = account_of(town, town.member)
    address = invitation_for(town, account)
    Accounts(town.installation.accounts).disable(account.account_id)

    assert sign_in(browser(town)).status_code == 422
    assert browser(town).get(address).status_code == 404
    send(browser(town), "/login/link", email=EMAIL)
    assert letters(town) == []

"""Guessing is stopped, and nobody learns from it who has an account."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from pyotp import TOTP

from tests.web.entering import (
    EMAIL,
    account_of,
    browser,
    is_in,
    let_codes_be_used_again,
    now,
    set_codes_up,
    sign_in,
)
from tests.web.signed import send
from tests.web.town import Town
from web.accounts.attempts import MOST, WITHIN, About
from web.accounts.tables import ATTEMPTS

pytestmark = pytest.mark.tried(
    "guessing", "passphrases, codes, letters; one comparison for unknown accounts"
)


def fail(client: FlaskClient, times: int, email: str = EMAIL) -> set[str]:
    """Fail to sign in so many times; the texts of the answers."""
    found = set()
    for number in range(times):
        answer = sign_in(client, email=email, passphrase=f"wrong passphrase {number}")
        assert answer.status_code == 422
        found.add(said(answer.text, email))
    return found


def said(page: str, email: str) -> str:
    main = page.partition("<main")[2].partition("csrf_token")[0]
    return main.replace(email, "")


def test_guessing_is_stopped_for_a_quarter_of_an_hour_and_then_goes_on(town: Town) -> None:
    account_of(town, town.member)
    fail(browser(town), MOST[About.ACCOUNT])

    assert sign_in(browser(town)).status_code == 422

    with town.installation.accounts.writing() as connection:
        earlier = now() - WITHIN
        connection.execute(ATTEMPTS.update().values(made_at=earlier))
    assert sign_in(browser(town)).status_code == 303


def test_whoever_guesses_does_not_make_the_owner_wait_where_the_owner_has_signed_in(
    town: Town,
) -> None:
    account_of(town, town.member)
    account_of(town, town.secretary, "bo@example.org")
    own = browser(town)
    assert sign_in(own).status_code == 303
    send(own, "/account/", "/logout")
    fail(browser(town), MOST[About.ACCOUNT])

    assert sign_in(browser(town)).status_code == 422
    assert sign_in(own).status_code == 303
    send(own, "/account/", "/logout")
    fail(own, MOST[About.ACCOUNT])
    assert sign_in(own).status_code == 422


def test_what_a_browser_is_known_by_is_good_for_its_own_address_and_names_nobody(
    town: Town,
) -> None:
    account_of(town, town.member)
    account_of(town, town.member, "bo@example.org")
    own = browser(town)
    sign_in(own)
    mark = own.get_cookie("forum-known")
    assert mark is not None
    assert "anna" not in mark.value
    fail(browser(town), MOST[About.ACCOUNT], "bo@example.org")

    for value in (mark.value, mark.value[:-1], "made-up", ""):
        other = browser(town)
        other.set_cookie("forum-known", value)
        assert sign_in(other, email="bo@example.org").status_code == 422


def test_a_right_passphrase_forgets_the_wrong_ones(town: Town) -> None:
    account_of(town, town.member)

    for _ in range(2):
        fail(browser(town), MOST[About.ACCOUNT] - 1)
        assert sign_in(browser(town)).status_code == 303


def test_guessing_at_many_accounts_from_one_address_is_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST, About.NETWORK, 3)
    account_of(town, town.member)
    for number in range(3):
        fail(browser(town), 1, f"somebody{number}@example.org")

    assert sign_in(browser(town)).status_code == 422
    elsewhere = browser(town)
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    assert sign_in(elsewhere).status_code == 303


def test_codes_are_not_guessed(town: Town) -> None:
    account_of(town, town.secretary)
    first = browser(town)
    sign_in(first)
    secret = set_codes_up(first)
    let_codes_be_used_again(town)
    client = browser(town)
    sign_in(client)
    right = TOTP(secret).at(now())
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(MOST[About.CODE]):
        assert send(client, "/login/code", code=wrong).status_code == 422

    assert send(client, "/login/code", code=right).status_code == 422
    sign_in(client)
    assert send(client, "/login/code", code=right).status_code == 422
    assert not is_in(client)


def test_letters_are_not_sent_without_end(town: Town) -> None:
    account_of(town, town.member)

    for _ in range(MOST[About.LETTER] + 2):
        send(browser(town), "/login/link", email=EMAIL)

    assert len(town.app.extensions["letters"].letters) == MOST[About.LETTER]


def test_an_unknown_account_costs_the_same_one_comparison_and_says_the_same(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argon2 import PasswordHasher

    account_of(town, town.member)
    account_of(town, town.secretary, "invited@example.org", chosen=False)
    disabled = account_of(town, town.member, "gone@example.org")
    from web.accounts.accounts import Accounts

    Accounts(town.installation.accounts).disable(disabled.account_id)
    fail(browser(town), 1, "warm@example.org")  # makes the hash of nobody
    compared: list[int] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, *given: Any) -> Any:
        compared.append(1)
        return verify(self, *given)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    texts: set[str] = set()
    costs = []
    for email in (EMAIL, "nobody@example.org", "invited@example.org", "gone@example.org"):
        compared.clear()
        texts |= fail(browser(town), 1, email)
        costs.append(len(compared))

    assert costs == [1, 1, 1, 1]
    assert len(texts) == 1


def test_too_many_attempts_say_the_same_for_all(town: Town) -> None:
    account_of(town, town.member)

    texts = fail(browser(town), MOST[About.ACCOUNT] + 1)
    texts |= fail(browser(town), MOST[About.ACCOUNT] + 1, "nobody@example.org")

    assert len(texts) == 1

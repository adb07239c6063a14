"""Codes of an app: a must for staff, taken once, kept sealed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyotp import TOTP

from tests.web.entering import (
    PASSPHRASE,
    account_of,
    browser,
    invitation_for,
    is_in,
    let_codes_be_used_again,
    now,
    set_codes_up,
    sign_in,
)
from tests.web.signed import send
from tests.web.town import Town

pytestmark = pytest.mark.tried("second factor", "going round it, used codes, what is no code")


def test_a_secretary_sets_codes_up_before_anything_else(town: Town) -> None:
    address = invitation_for(town, account_of(town, town.secretary, chosen=False))
    client = browser(town)

    answer = send(client, address, passphrase=PASSPHRASE, again=PASSPHRASE)

    assert answer.location.startswith("/login/setup")
    assert not is_in(client)
    assert client.get("/login/begin").location == "/login/"
    set_codes_up(client)
    assert is_in(client)


@pytest.mark.parametrize("who", ["secretary", "auditor"])
def test_staff_cannot_do_without_codes(town: Town, who: str) -> None:
    account_of(town, getattr(town, who))
    client = browser(town)

    assert sign_in(client).location.startswith("/login/setup")
    assert not is_in(client)


def test_a_code_is_asked_for_after_the_passphrase_and_taken_once(town: Town) -> None:
    account_of(town, town.secretary)
    first = browser(town)
    sign_in(first)
    secret = set_codes_up(first)
    code = TOTP(secret).at(now())

    second = browser(town)
    assert sign_in(second).location.startswith("/login/code")
    assert not is_in(second)
    used = send(second, "/login/code", code=code)
    assert used.status_code == 422
    assert "was used" in used.text
    let_codes_be_used_again(town)
    assert send(second, "/login/code", code=f"{code[:3]} {code[3:]}").status_code == 303
    assert is_in(second)

    third = browser(town)
    sign_in(third)
    assert send(third, "/login/code", code=code).status_code == 422
    assert not is_in(third)


@pytest.mark.parametrize("wrong", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
def test_what_is_no_code_is_refused(town: Town, wrong: str) -> None:
    account_of(town, town.secretary)
    client = browser(town)
    sign_in(client)

    assert send(client, "/login/setup", code=wrong).status_code == 422
    assert not is_in(client)


def test_a_code_alone_signs_nobody_in(town: Town) -> None:
    client = browser(town)

    assert client.get("/login/code").location == "/login/"
    assert client.get("/login/setup").location == "/login/"


def test_the_secret_of_codes_lies_in_no_file_in_clear(town: Town) -> None:
    account_of(town, town.secretary)
    client = browser(town)
    sign_in(client)
    secret = set_codes_up(client)

    data = Path(town.installation.settings.data)
    every = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())

    assert secret.encode() not in every


def test_codes_are_not_set_up_a_second_time(town: Town) -> None:
    account_of(town, town.secretary)
    client = browser(town)
    sign_in(client)
    set_codes_up(client)

    assert client.get("/login/setup").location == "/login/"

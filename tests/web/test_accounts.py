"""Getting an account and signing in: invitation, passphrase, code, link, and what each refuses."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from werkzeug.test import TestResponse

from tests.web.entering import (
    EMAIL,
    PASSPHRASE,
    account_of,
    browser,
    invitation_for,
    is_in,
    now,
    sign_in,
)
from tests.web.signed import send, signed_client
from tests.web.town import Town
from web.accounts.accounts import Accounts
from web.accounts.links import LinkKind, Links
from web.accounts.passphrases import Weak, weakness
from web.accounts.tables import LINKS


def choose(
    town: Town, address: str, passphrase: str = PASSPHRASE, again: str | None = None
) -> TestResponse:
    fields = {"passphrase": passphrase, "again": passphrase if again is None else again}
    return send(browser(town), address, **fields)


def test_an_invited_member_chooses_a_passphrase_and_is_in(town: Town) -> None:
    address = invitation_for(town, account_of(town, town.member, chosen=False))
    client = browser(town)

    answer = send(client, address, passphrase=PASSPHRASE, again=PASSPHRASE)

    assert answer.status_code == 303
    assert is_in(client)
    begun = client.get("/login/begin")
    assert begun.location == "/prov/my/"
    assert sign_in(browser(town)).status_code == 303


def test_an_invitation_is_good_once(town: Town) -> None:
    address = invitation_for(town, account_of(town, town.member, chosen=False))

    assert choose(town, address).status_code == 303

    again = browser(town).get(address)
    assert again.status_code == 404
    assert "not good any more" in again.text


def test_opening_an_invitation_records_nothing(town: Town) -> None:
    address = invitation_for(town, account_of(town, town.member, chosen=False))

    for _ in range(3):
        assert browser(town).get(address).status_code == 200
        assert browser(town).head(address).status_code == 200

    assert choose(town, address).status_code == 303


def test_an_invitation_ends_after_three_days_and_when_another_is_made(town: Town) -> None:
    account = account_of(town, town.member, chosen=False)
    links = Links(town.installation.accounts)
    old = links.make(LinkKind.INVITATION, account.account_id, now() - timedelta(hours=72))
    assert browser(town).get(f"/account/invitation/{old}").status_code == 404

    first, second = (invitation_for(town, account) for _ in range(2))

    assert browser(town).get(first).status_code == 404
    assert browser(town).get(second).status_code == 200


def test_an_invitation_made_up_or_of_another_kind_is_worth_nothing(town: Town) -> None:
    account = account_of(town, town.member)
    links = Links(town.installation.accounts)
    to_sign_in = links.make(LinkKind.SIGN_IN, account.account_id, now())

    assert browser(town).get("/account/invitation/made-up").status_code == 404
    assert browser(town).get(f"/account/invitation/{to_sign_in}").status_code == 404


def test_the_store_keeps_no_invitation(town: Town) -> None:
    token = invitation_for(town, account_of(town, town.member, chosen=False)).rpartition("/")[2]

    data = Path(town.installation.settings.data)
    every = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())

    assert token.encode() not in every


@pytest.mark.parametrize(
    ("passphrase", "weak"),
    [
        ("kort", Weak.SHORT),
        ("fjorton tecken", Weak.SHORT),
        ("x" * 201, Weak.LONG),
        ("aaaaaaaaaaaaaaaaaaaa", Weak.GUESSED),
        ("abcabcabcabcabcabc", Weak.GUESSED),
        ("1234567890123456789", Weak.GUESSED),
        ("qwertyuiopasdfghjkl", Weak.GUESSED),
        ("password password password", Weak.GUESSED),
        ("anna.example.org.anna", Weak.GUESSED),
        ("Partsgemensamt forum 2026", Weak.GUESSED),
        (PASSPHRASE, None),
        ("en båt, två hundar & 17 äpplen", None),
        ("J7#kd92!pqLm@0xZt", None),
        ("blåbär 机 café ñandú lugn", None),
    ],
)
def test_easy_passphrases_are_refused_and_long_ones_of_any_signs_are_not(
    passphrase: str, weak: Weak | None
) -> None:
    known = [EMAIL, "pgf", "Partsgemensamt forum"]

    assert weakness(passphrase, known) is weak


def test_a_passphrase_that_will_not_do_is_said_why_and_the_invitation_stays_good(
    town: Town,
) -> None:
    address = invitation_for(town, account_of(town, town.member, chosen=False))

    for passphrase, again, said in (
        ("kort", "kort", "at least 15 characters"),
        ("anna example anna", "anna example anna", "too easy to guess"),
        (PASSPHRASE, PASSPHRASE + "x", "not the same"),
    ):
        answer = choose(town, address, passphrase, again)
        assert answer.status_code == 422
        assert said in answer.text
        assert passphrase not in answer.text

    assert choose(town, address).status_code == 303


def test_nothing_keeps_a_passphrase_from_being_pasted(town: Town) -> None:
    page = browser(town).get("/login/").text

    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page
    assert "maxlength" not in page[page.index('id="passphrase"') - 200 :][:400]


def test_the_same_passphrase_typed_on_another_keyboard_is_the_same(town: Town) -> None:
    address = invitation_for(town, account_of(town, town.member, chosen=False))
    composed, apart = "blåbär och hjortronsylt", "bla\u030aba\u0308r och hjortronsylt"

    assert choose(town, address, composed).status_code == 303
    assert sign_in(browser(town), passphrase=apart).status_code == 303


def test_who_has_no_mandate_is_told_so_only_after_the_passphrase(town: Town) -> None:
    account_of(town, town.stranger)

    right = sign_in(browser(town))
    wrong = sign_in(browser(town), passphrase="a wrong passphrase, long")

    assert right.status_code == 403
    assert "no mandate or office today" in right.text
    assert wrong.status_code == 422
    assert "mandate" not in wrong.text.partition("<main")[2]


def test_a_page_that_needs_sign_in_is_shown_after_it(town: Town) -> None:
    account_of(town, town.member)
    client = browser(town)

    asked = client.get("/account/?done=passphrase")
    assert asked.status_code == 303
    answer = send(
        client, asked.location, "/login/", next="/account/", email=EMAIL, passphrase=PASSPHRASE
    )

    assert client.get(answer.location).location == "/account/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example.org/",
        "//elsewhere.example.org/",
        "/\\elsewhere.example.org",
        "\\\\elsewhere.example.org",
        "/a\r\nSet-Cookie: x=y",
        "javascript:alert(1)",
        "/\t/elsewhere.example.org",
        " /account/",
    ],
)
def test_no_wish_leads_to_another_host(town: Town, elsewhere: str) -> None:
    account_of(town, town.member)
    client = browser(town)

    answer = send(client, "/login/", next=elsewhere, email=EMAIL, passphrase=PASSPHRASE)
    onward = client.get("/login/begin", query_string={"next": elsewhere})

    assert answer.location == "/login/begin"
    assert onward.location == "/prov/my/"


def test_the_passphrase_is_changed_by_the_one_before_and_others_are_signed_out(
    town: Town,
) -> None:
    account_of(town, town.member)
    here, there = browser(town), browser(town)
    sign_in(here)
    sign_in(there)
    new = "sju gröna cyklar i kön"

    def change(current: str, passphrase: str, again: str) -> int:
        fields = {"current": current, "passphrase": passphrase, "again": again}
        return send(here, "/account/", "/account/passphrase", **fields).status_code

    assert change("wrong", new, new) == 422
    assert change(PASSPHRASE, "kort", "kort") == 422
    assert change(PASSPHRASE, new, new) == 303

    assert is_in(here)
    assert not is_in(there)
    assert sign_in(browser(town)).status_code == 422
    assert sign_in(browser(town), passphrase=new).status_code == 303


def test_the_language_of_letters_is_chosen(town: Town) -> None:
    account_of(town, town.member)
    client = browser(town)
    sign_in(client)

    send(client, "/account/", "/account/language", language="en")

    assert Accounts(town.installation.accounts).named(EMAIL).language == "en"
    assert send(client, "/account/", "/account/language", language="xx").status_code == 422


def test_links_that_have_ended_are_cleared_away(town: Town) -> None:
    account = account_of(town, town.member)
    links = Links(town.installation.accounts)
    links.make(LinkKind.SIGN_IN, account.account_id, now() - timedelta(days=1))
    links.make(LinkKind.INVITATION, account.account_id, now())

    with town.installation.accounts.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(LINKS)) == 1


def test_the_own_account_shows_what_one_acts_by(town: Town) -> None:
    client = signed_client(town.app, town.installation, town.member)

    page = client.get("/account/", headers={"Accept-Language": "en"}).text

    assert "AA, Prov" in page
    assert "A test" in page

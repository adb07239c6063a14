"""Sessions over HTTP: fixed, copied, revoked, idle, renewed; and guessing that is stopped."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from pyotp import TOTP

from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from tests.web.entering import (
    EMAIL,
    PASSPHRASE,
    account_of,
    browser,
    cookie_of,
    is_in,
    let_codes_be_used_again,
    now,
    set_codes_up,
    sign_in,
)
from tests.web.signed import send
from tests.web.town import Town
from web import create_app
from web.accounts.sessions import STAFF, Sessions
from web.accounts.tables import SESSIONS
from web.settings import Settings

pytestmark = pytest.mark.tried(
    "sessions", "fixed, copied, renewed, revoked, idle, another host; after sign-out"
)


def shift_sessions(town: Town, by: timedelta) -> None:
    """Let every session have been used that much earlier."""
    with town.installation.accounts.writing() as connection:
        rows = connection.execute(sa.select(SESSIONS)).mappings().all()
        for row in rows:
            connection.execute(
                SESSIONS.update()
                .where(SESSIONS.c.token_hash == row["token_hash"])
                .values(seen_at=row["seen_at"] - by)
            )


def test_a_session_that_somebody_else_began_is_not_taken_over(town: Town) -> None:
    account_of(town, town.member)
    attacker = browser(town)
    sign_in(attacker)
    fixed = cookie_of(attacker)
    assert fixed is not None
    victim = browser(town)
    victim.set_cookie("forum", "made up by an attacker")

    sign_in(victim)

    assert cookie_of(victim) not in {None, fixed, "made up by an attacker"}
    assert is_in(victim)
    made_up = browser(town)
    made_up.set_cookie("forum", "made up by an attacker")
    assert not is_in(made_up)


def test_signing_in_again_ends_the_session_before(town: Town) -> None:
    account_of(town, town.member)
    client = browser(town)
    sign_in(client)
    before = cookie_of(client)
    assert before is not None
    client.get("/account/")
    answer = send(client, "/account/", "/login/", email=EMAIL, passphrase=PASSPHRASE)
    assert answer.status_code == 303

    copied = browser(town)
    copied.set_cookie("forum", before)

    assert not is_in(copied)
    assert is_in(client)


def test_a_copied_cookie_is_worth_nothing_after_sign_out(town: Town) -> None:
    account_of(town, town.member)
    client = browser(town)
    sign_in(client)
    copied = browser(town)
    copied.set_cookie("forum", cookie_of(client) or "")
    assert is_in(copied)

    answer = send(client, "/account/", "/logout")

    assert answer.status_code == 303
    assert cookie_of(client) is None
    assert not is_in(client)
    assert not is_in(copied)


def test_each_step_of_signing_in_has_a_token_of_its_own(town: Town) -> None:
    account_of(town, town.secretary)
    first = browser(town)
    sign_in(first)
    half = cookie_of(first)
    secret = set_codes_up(first)
    whole = cookie_of(first)
    let_codes_be_used_again(town)
    second = browser(town)
    sign_in(second)
    waiting = cookie_of(second)
    send(second, "/login/code", code=TOTP(secret).at(now()))

    assert len({half, whole, waiting, cookie_of(second)}) == 4
    copied = browser(town)
    for old in (half, waiting):
        copied.set_cookie("forum", old or "")
        assert not is_in(copied)


def test_acting_by_another_office_gives_a_new_token(town: Town) -> None:
    with acting(SYSTEM_OFFICE_ID):
        town.installation.governance.name_office_holder(
            office_id=town.auditor_id, person_id=town.secretary
        )
    town.installation.catch_up()
    account_of(town, town.secretary)
    client = browser(town)
    sign_in(client)
    set_codes_up(client)
    before = cookie_of(client)

    answer = send(client, "/account/", "/account/acting", actor_id=str(town.auditor_id))

    assert answer.status_code == 303
    assert cookie_of(client) != before
    page = client.get("/account/").text
    assert f'value="{town.auditor_id}" checked' in page
    copied = browser(town)
    copied.set_cookie("forum", before or "")
    assert not is_in(copied)


@pytest.mark.parametrize("wrong", ["", "nobody", "00000000-0000-4000-8000-000000000000"])
def test_nobody_acts_by_what_is_not_theirs(town: Town, wrong: str) -> None:
    account_of(town, town.member)
    client = browser(town)
    sign_in(client)

    for actor_id in (wrong, str(town.office_id)):
        answer = send(client, "/account/", "/account/acting", actor_id=actor_id)
        assert answer.status_code == 422


def sessions_of(town: Town, account_id: UUID) -> list[Any]:
    return list(Sessions(town.installation.accounts).of_account(account_id, now()))


def test_a_revoked_session_ends_and_only_its_owner_can_revoke_it(town: Town) -> None:
    account = account_of(town, town.member)
    account_of(town, town.member, "bo@example.org")
    here, there, stranger = browser(town), browser(town), browser(town)
    sign_in(here)
    sign_in(there)
    sign_in(stranger, email="bo@example.org")
    its = {one.session_id for one in sessions_of(town, account.account_id)}
    assert len(its) == 2

    for session_id in its:
        send(stranger, "/account/", f"/account/sessions/{session_id}/end")
    assert is_in(here)
    assert is_in(there)

    send(here, "/account/", "/account/sessions/end-others")
    assert is_in(here)
    assert not is_in(there)
    assert is_in(stranger)


def test_the_list_of_sessions_says_which_device_and_ends_it(town: Town) -> None:
    account = account_of(town, town.member)
    here, there = browser(town), browser(town)
    there.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (iPhone) Safari/605"
    sign_in(here)
    sign_in(there)

    page = here.get("/account/").text
    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    (other,) = [
        one for one in sessions_of(town, account.account_id) if one.device == "Safari, iPhone"
    ]
    send(here, "/account/", f"/account/sessions/{other.session_id}/end")

    assert not is_in(there)


def test_an_idle_session_of_staff_ends_after_half_an_hour(town: Town) -> None:
    account_of(town, town.secretary)
    client = browser(town)
    sign_in(client)
    set_codes_up(client)

    shift_sessions(town, STAFF.idle - timedelta(seconds=30))
    assert is_in(client)
    shift_sessions(town, STAFF.idle)
    assert not is_in(client)


def test_an_idle_session_of_a_member_lasts_a_working_day(town: Town) -> None:
    account_of(town, town.member)
    client = browser(town)
    sign_in(client)

    shift_sessions(town, timedelta(hours=7, minutes=59))
    assert is_in(client)
    shift_sessions(town, timedelta(hours=8))
    assert not is_in(client)


def test_on_https_the_cookie_is_bound_to_the_host(town: Town) -> None:
    account_of(town, town.member)
    settings = Settings(
        data=town.installation.settings.data,
        key_file=town.installation.settings.key_file,
        base_url="https://forum.example.org",
    )
    client = create_app(settings, town.installation).test_client()
    base = {"base_url": "https://forum.example.org"}
    page = client.get("/login/", **base)
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]

    answer = client.post(
        "/login/",
        data={"csrf_token": token, "email": EMAIL, "passphrase": PASSPHRASE},
        **base,
    )

    cookies = answer.headers.getlist("Set-Cookie")
    (cookie,) = [one for one in cookies if one.startswith("__Host-forum=")]
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


def test_over_plain_http_to_others_nobody_signs_in(town: Town) -> None:
    account_of(town, town.member)
    settings = Settings(
        data=town.installation.settings.data,
        key_file=town.installation.settings.key_file,
        base_url="http://forum.example.org",
    )
    client = create_app(settings, town.installation).test_client()

    page = client.get("/login/", headers={"Accept-Language": "en"})

    assert page.status_code == 403
    assert "not encrypted" in page.text
    assert "/login/" not in client.get("/prov/").text

"""No page of another site can send a form of ours: every route that changes something refuses it.

The routes are those of the application, so that none is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forum.policy import Role
from projections.office_holders import office_holders
from projections.visible import seen_by
from tests.web.signed import send, signed_client, token_in
from web import create_app
from web.csrf import BY_LINK, SAFE, WITHOUT
from web.installation import Installation
from web.settings import Settings

pytestmark = pytest.mark.tried("forged forms", "every route that changes something")

FORGED = "The form could not be trusted"
ENGLISH = {"Accept-Language": "en"}
SAMPLES: dict[str, str] = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "int": "1",
    "path": "a",
}


def unsafe_routes(app: Flask) -> list[tuple[str, str]]:
    """Method and an address of every route that changes something."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint in WITHOUT | BY_LINK:
            continue
        for method in sorted((rule.methods or set()) - SAFE):
            address = re.sub(
                r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>",
                lambda part: SAMPLES.get(part[1] or "", "exempel"),
                rule.rule,
            )
            found.append((method, address))
    return found


@pytest.fixture(scope="module")
def app(demo: Installation) -> Flask:
    return create_app(demo.settings, demo)


@pytest.fixture(scope="module")
def person(demo: Installation) -> UUID:
    """Somebody of the example who can sign in."""
    today = datetime.now(UTC).date()
    holders = office_holders(demo.reading(), sees=seen_by(Role.SYSTEM), day=today)
    return UUID(holders[0]["person_id"])


def is_forged(answer: TestResponse) -> bool:
    return answer.status_code == 403 and FORGED in answer.text


Ask = Callable[..., TestResponse]


def ask(client: FlaskClient, method: str, address: str, **about: Any) -> TestResponse:
    headers = {**ENGLISH, **about.pop("headers", {})}
    return client.open(address, method=method, headers=headers, **about)


def test_there_are_routes_that_change_something(app: Flask) -> None:
    assert len(unsafe_routes(app)) > 10


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_every_unsafe_route_needs_the_token_of_this_browser(
    app: Flask, demo: Installation, person: UUID, is_signed_in: bool, record_property: Any
) -> None:
    def somebody() -> FlaskClient:
        return signed_client(app, demo, person) if is_signed_in else app.test_client()

    page = "/account/" if is_signed_in else "/login/"
    other, own = somebody(), somebody()
    foreign, token = token_in(other.get(page).text), token_in(own.get(page).text)
    wrong = [
        (method, address, sent)
        for method, address in unsafe_routes(app)
        for sent in ({}, {"csrf_token": ""}, {"csrf_token": foreign}, {"csrf_token": token[:-1]})
        if not is_forged(ask(own, method, address, data=sent))
    ]

    record_property("cases", 4 * len(unsafe_routes(app)))
    assert wrong == []
    assert not is_forged(ask(own, "POST", "/account/language", data={"csrf_token": token}))


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example.org"},
        {"Origin": "null"},
        {"Origin": "http://localhost.example.org"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_every_unsafe_route_refuses_another_site_even_with_the_token(
    app: Flask, headers: dict[str, str], record_property: Any
) -> None:
    client = app.test_client()
    token = token_in(client.get("/login/").text)
    wrong = [
        (method, address)
        for method, address in unsafe_routes(app)
        if not is_forged(ask(client, method, address, data={"csrf_token": token}, headers=headers))
    ]

    record_property("cases", len(unsafe_routes(app)))
    assert wrong == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_our_own_pages_are_not_refused(
    app: Flask, headers: dict[str, str], record_property: Any
) -> None:
    client = app.test_client()
    token = token_in(client.get("/login/").text)

    answer = ask(client, "POST", "/login/", data={"csrf_token": token}, headers=headers)

    record_property("control", "forms of our own pages are taken")
    assert not is_forged(answer)


def test_the_token_may_come_in_a_header(app: Flask) -> None:
    client = app.test_client()
    token = token_in(client.get("/login/").text)

    assert not is_forged(ask(client, "POST", "/login/", headers={"X-CSRF-Token": token}))
    assert is_forged(ask(client, "POST", "/login/", headers={"X-CSRF-Token": "made up"}))


def test_the_token_from_before_sign_in_is_worth_nothing_after(
    app: Flask, demo: Installation, person: UUID
) -> None:
    client = signed_client(app, demo, person)
    cookie = client.get_cookie("forum")
    assert cookie is not None
    client.delete_cookie("forum")
    before = token_in(client.get("/login/").text)
    client.set_cookie("forum", cookie.value)

    assert is_forged(ask(client, "POST", "/account/language", data={"csrf_token": before}))


def test_a_form_outlives_its_session_so_that_what_was_written_can_be_kept(
    app: Flask, demo: Installation, person: UUID
) -> None:
    client = signed_client(app, demo, person)
    token = token_in(client.get("/account/").text)
    send(client, "/account/", "/logout")

    written = {"csrf_token": token, "language": "en", "text": "Ett långt <stycke>."}
    answer = ask(client, "POST", "/account/language", data=written)

    assert answer.status_code == 403
    assert "Ett långt &lt;stycke&gt;." in answer.text
    assert 'value="/account/language"' in answer.text
    assert token not in answer.text


def test_what_was_written_when_a_session_ended_is_sent_after_signing_in_again(
    app: Flask, demo: Installation, person: UUID
) -> None:
    client = signed_client(app, demo, person)
    kept = {"kept-to": "/account/language", "language": "en"}

    page = ask(client, "POST", "/go-on", data=kept)
    sent = ask(
        client,
        "POST",
        "/account/language",
        data={"csrf_token": token_in(page.text), "language": "en"},
    )

    assert 'action="/account/language"' in page.text
    assert sent.status_code == 303


@pytest.mark.parametrize("to", ["//elsewhere.example", "https://elsewhere.example/", "\\\\x"])
def test_what_is_kept_is_sent_to_no_other_host(
    app: Flask, demo: Installation, person: UUID, to: str
) -> None:
    client = signed_client(app, demo, person)

    page = ask(client, "POST", "/go-on", data={"kept-to": to, "text": "x"})

    assert "elsewhere" not in page.text


def test_the_cookie_of_forms_is_for_this_host_and_for_no_script(demo: Installation) -> None:
    settings = Settings(
        data=demo.settings.data,
        key_file=demo.settings.key_file,
        base_url="https://forum.example.org",
    )
    client = create_app(settings, demo).test_client()

    page = client.get("/login/", base_url="https://forum.example.org")

    (cookie,) = page.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-forum-form=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert page.headers["Cache-Control"] == "no-store"


def test_two_machines_with_one_secret_take_each_others_forms(demo: Installation) -> None:
    first, second = (create_app(demo.settings, demo) for _ in range(2))
    client, other = first.test_client(), second.test_client()
    token = token_in(client.get("/login/").text)
    cookie = client.get_cookie("forum-form")
    assert cookie is not None
    other.set_cookie("forum-form", cookie.value)

    assert not is_forged(ask(other, "POST", "/login/", data={"csrf_token": token}))


def test_the_secret_that_is_set_is_the_one_that_signs(demo: Installation) -> None:
    settings = Settings(
        data=demo.settings.data, key_file=demo.settings.key_file, secret_key="s" * 32
    )
    client, other = create_app(settings, demo).test_client(), create_app(demo.settings, demo)
    token = token_in(client.get("/login/").text)
    cookie = client.get_cookie("forum-form")
    assert cookie is not None
    with_the_master_key = other.test_client()
    with_the_master_key.set_cookie("forum-form", cookie.value)

    assert is_forged(ask(with_the_master_key, "POST", "/login/", data={"csrf_token": token}))


def test_reading_needs_no_token(app: Flask) -> None:
    assert app.test_client().get("/exempel/").status_code == 200
    assert app.test_client().head("/exempel/").status_code == 200

"""Whatever goes wrong, the reader gets a page that says what to do, in the own language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import abort
from flask.testing import FlaskClient

from web.errors import ADVICE

STATUSES = sorted(ADVICE)


@pytest.fixture
def failing(client: FlaskClient, add_page: Callable[[str, Any], None]) -> FlaskClient:
    add_page("/fail/<int:code>", lambda code: abort(code))
    return client


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("code", STATUSES)
def test_an_error_page_says_what_to_do(failing: FlaskClient, code: int, language: str) -> None:
    page = failing.get(f"/fail/{code}", headers={"Accept-Language": language})

    assert page.status_code == code
    assert page.text.count("<h1>") == 1
    assert '<p class="lead">' in page.text
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("code", STATUSES)
def test_an_error_page_speaks_the_reader_s_language(failing: FlaskClient, code: int) -> None:
    swedish, english = (
        failing.get(f"/fail/{code}", headers={"Accept-Language": language}).text
        for language in ("sv", "en")
    )

    title, advice = (text._args[0] for text in ADVICE[code])
    assert title in english
    assert advice in english
    assert title not in swedish
    assert advice not in swedish


def test_the_statuses_that_commands_give_have_pages() -> None:
    assert {403, 404, 405, 409, 422, 500} <= set(STATUSES)


def test_a_status_without_words_of_its_own_gets_the_general_ones(failing: FlaskClient) -> None:
    page = failing.get("/fail/418", headers={"Accept-Language": "en"})

    assert page.status_code == 418
    assert "The request could not be understood" in page.text


def test_a_refused_method_names_those_that_are_allowed(client: FlaskClient) -> None:
    answer = client.post("/design/")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_fault_of_ours_shows_nothing_of_its_cause(
    client: FlaskClient, add_page: Callable[[str, Any], None]
) -> None:
    def fall() -> str:
        raise RuntimeError("the secret cause")

    add_page("/fall", fall)

    page = client.get("/fall")

    assert page.status_code == 500
    assert "secret" not in page.text

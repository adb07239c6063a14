"""Every answer tells the browser what it may not do, errors and files included."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from web import create_app
from web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/design/", 200),
        ("/static/tokens.css", 200),
        ("/fonts/nothing.woff2", 404),
        ("/design", 308),
        ("/design/?lang=sv", 302),
        ("/nowhere", 404),
        ("/broken", 500),
    ],
)
def test_every_answer_carries_the_headers(
    client: FlaskClient, add_page: Callable[[str, Any], None], path: str, status: int
) -> None:
    add_page("/broken", lambda: 1 // 0)

    answer = client.get(path)

    assert answer.status_code == status
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_only_an_https_address_asks_for_https_from_now_on(
    client: FlaskClient, tmp_path: Path
) -> None:
    secure = create_app(Settings(data=tmp_path, base_url="https://forum.example")).test_client()

    assert "Strict-Transport-Security" not in client.get("/design/").headers
    assert secure.get("/design/").headers["Strict-Transport-Security"] == "max-age=63072000"


def test_a_stylesheet_is_kept_only_under_the_address_of_its_content(client: FlaskClient) -> None:
    page = client.get("/design/").text
    address = page.partition('href="/static/parts.css?v=')[2].partition('"')[0]

    kept = client.get(f"/static/parts.css?v={address}")
    asked_anew = client.get("/static/parts.css")

    assert "immutable" in kept.headers["Cache-Control"]
    assert asked_anew.headers["Cache-Control"] == "no-cache"

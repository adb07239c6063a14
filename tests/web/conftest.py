"""A fresh application for each test on an empty folder, and a reader of the demo."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.town import Town, make_town
from web import create_app
from web.access import ACCESS
from web.installation import Installation
from web.settings import Settings


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app(Settings(data=tmp_path))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def add_page(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Any], None]:
    """Open one more page to all, for this test only."""

    def add(path: str, view: Any) -> None:
        monkeypatch.setitem(ACCESS, "test.page", "public")
        app.add_url_rule(path, "test.page", view)

    return add


@pytest.fixture
def pages(demo: Installation) -> FlaskClient:
    """A reader of the demo's pages, who asks for Swedish."""
    client = create_app(demo.settings, demo).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    return client


@pytest.fixture
def said(pages: FlaskClient) -> Callable[..., str]:
    """What a page says in its main part, in words, without marks and line breaks."""

    def read(path: str, language: str = "sv") -> str:
        page = pages.get(path, headers={"Accept-Language": language})
        assert page.status_code == 200
        main = page.text[page.text.index("<main") : page.text.index("</main>")]
        words = re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", words)))

    return read


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A small installation of its own, where people can sign in."""
    made = make_town(tmp_path / "data")
    yield made
    made.installation.close()

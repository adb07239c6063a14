"""A fresh application for each test, on an empty folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web import create_app
from web.access import ACCESS
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

"""A served application and a page in a real Chromium, in a chosen language, width and scheme."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import BaseWSGIServer, make_server

from web import create_app
from web.settings import Settings


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Flask], str]]:
    """Serve an application until the run ends; gives its address (localhost, a free port)."""
    servers: list[BaseWSGIServer] = []

    def start(app: Flask) -> str:
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://localhost:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def parts_address(serve: Callable[[Flask], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return serve(create_app(Settings(data=tmp_path_factory.mktemp("parts"))))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address: language sv or en, width in pixels, scheme light or dark.

    Whatever the browser refuses (a style, a script, a file that is not there) fails the test.
    """
    contexts = []
    refused: list[str] = []

    def open_it(address: str, language: str, width: int, scheme: str = "light") -> Page:
        options: dict[str, Any] = {
            "locale": language,
            "viewport": {"width": width, "height": 900},
            "color_scheme": scheme,
            "java_script_enabled": True,
        }
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: refused.append(message.text))
        page.goto(address)
        page.evaluate("document.fonts.ready")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert refused == []

"""Served applications and a page in a real Chromium, in a chosen language, width and scheme."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from werkzeug.serving import make_server

from tests.browser.barriers import NOTED, PLACE, write_down
from tests.web.working import Work, working
from web import create_app
from web.installation import Installation
from web.settings import Settings

PATIENCE = 120_000
"""Milliseconds to wait for a page: a fresh folder cuts its fonts first, on a busy machine."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what was found, where that was asked for."""
    if session.config.getoption("--accessibility"):
        write_down(NOTED, PLACE)


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application on a free port of this machine; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def parts_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An empty installation, for the page that shows every part."""
    with serving(create_app(Settings(data=tmp_path_factory.mktemp("parts")))) as address:
        yield address


@pytest.fixture(scope="session")
def demo_address(demo: Installation) -> Iterator[str]:
    with serving(create_app(demo.settings, demo)) as address:
        yield address


@pytest.fixture(scope="module")
def work(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    with working(demo, tmp_path_factory.mktemp("work") / "data") as found:
        yield found


@pytest.fixture(scope="module")
def work_address(work: Work) -> Iterator[str]:
    with serving(work.app) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address: language sv or en, width in pixels, scheme light or dark.

    Whatever the browser refuses (a style, a script, a file that is not there), and whatever it
    loads from elsewhere, fails the test. A page that is an error itself has its `status`. Whoever
    is `signed` in another client is so here; a message that a test means to see is `expected`.
    """
    contexts = []
    refused: list[str] = []
    elsewhere: list[str] = []

    def open_it(
        address: str,
        language: str,
        width: int,
        scheme: str = "light",
        *,
        status: int = 200,
        scripts: bool = True,
        signed: FlaskClient | None = None,
        expected: str | None = None,
    ) -> Page:
        def note_refusal(message: ConsoleMessage) -> None:
            if expected is not None and expected in message.text:
                return
            if status == 200 or message.location["url"] != address:
                refused.append(message.text)

        def note_source(request: Request) -> None:
            if not request.url.startswith((f"{origin}/", "data:")):
                elsewhere.append(request.url)

        origin = "/".join(address.split("/")[:3])
        context = browser.new_context(
            locale=language,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if signed is not None:
            cookie = signed.get_cookie("forum")
            assert cookie is not None
            context.add_cookies([{"name": "forum", "value": cookie.value, "url": origin}])
        page = context.new_page()
        page.on("console", note_refusal)
        page.on("request", note_source)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == status
        page.evaluate("document.fonts.ready")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert (refused, elsewhere) == ([], [])

"""Behind a web server: what it says of where a request comes from, and what nobody else may say."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from waitress.server import create_server
from werkzeug.test import TestResponse

from tests.web.entering import EMAIL, PASSPHRASE, account_of, browser
from tests.web.signed import token_in
from tests.web.town import Town
from web import create_app
from web.accounts.attempts import MOST, About
from web.serving import told_by_proxy
from web.settings import Settings

ELSEWHERE = Settings(base_url="https://forum.example.org")


@pytest.fixture(params=[ELSEWHERE, Settings()], ids=["elsewhere", "on this machine"])
def asked(request: pytest.FixtureRequest) -> Iterator[Any]:
    """Ask a served page where it thinks the request comes from."""

    def where(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return [str(environ["REMOTE_ADDR"]).encode()]

    settings = told_by_proxy(request.param)
    server = create_server(where, host="127.0.0.1", port=0, **settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()

    def ask(forwarded: str | None) -> str:
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        address = f"http://127.0.0.1:{server.effective_port}/"
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as page:
            return str(page.read().decode())

    yield request.param, ask
    server.close()
    thread.join(timeout=5)


def test_the_web_server_before_us_says_where_a_request_comes_from(asked: Any) -> None:
    settings, ask = asked
    own = "127.0.0.1"

    assert ask(None) == own
    assert ask("192.0.2.7") == (own if settings.is_loopback else "192.0.2.7")
    assert ask("10.9.9.9, 192.0.2.7") == (own if settings.is_loopback else "192.0.2.7")


def enter(client: FlaskClient, email: str, passphrase: str) -> TestResponse:
    """Send the form over https."""
    base = {"base_url": "https://forum.example.org"}
    token = token_in(client.get("/login/", **base).text)
    sent = {"csrf_token": token, "email": email, "passphrase": passphrase}
    return client.post("/login/", data=sent, **base)


def test_where_the_web_server_says_nothing_nobody_is_kept_out_for_others(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST, About.NETWORK, 2)
    kept = town.installation.settings
    settings = Settings(
        data=kept.data, key_file=kept.key_file, base_url="https://forum.example.org"
    )
    account_of(town, town.member)
    elsewhere = town._replace(app=create_app(settings, town.installation))

    def limited(remote: str) -> bool:
        """Whether a right passphrase is refused after two wrong ones for other accounts."""
        client = browser(elsewhere)
        client.environ_base["REMOTE_ADDR"] = remote
        for number in range(2):
            answer = enter(client, f"{number}@example.org", "wrong, and long enough")
            assert answer.status_code == 422
        return enter(client, EMAIL, PASSPHRASE).status_code == 422

    assert not limited("127.0.0.1")
    assert limited("192.0.2.7")

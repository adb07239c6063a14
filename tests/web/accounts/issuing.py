"""A small issuer of identities over real HTTP, which can also do wrong."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import requests
from flask.testing import FlaskClient
from joserfc import jws, jwt
from joserfc.jwk import ECKey, KeySet, OctKey
from werkzeug.test import TestResponse

CLIENT: Final = "forum-client"
SECRET: Final = "a secret of the client"


class TestIssuer:
    """What the issuer knows, and in which way it does wrong.

    Attributes:
        address: Where it is.
        subject: Whom it vouches for.
        acr: The level of assurance that it tells.
        claims: Claims that it tells otherwise than is right; None leaves one out.
        wrong: alg_none, other_key, client_key, other_state, other_iss or nothing.
        asked: The arguments of the last browser that came.
        told: Codes that can be changed for a token, each once, with what was asked.
    """

    __test__ = False

    def __init__(self, address: str) -> None:
        self.address = address
        self.subject = "19121212-1212"
        self.acr: str | None = None
        self.claims: dict[str, Any] = {}
        self.wrong = ""
        self.asked: dict[str, str] = {}
        self.told: dict[str, dict[str, str]] = {}
        self.key = ECKey.generate_key("P-256", {"kid": "one", "use": "sig"})
        self.other = ECKey.generate_key("P-256", {"kid": "one", "use": "sig"})

    def about(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        self.asked, code = asked, uuid4().hex
        self.told[code] = asked
        back = {"code": code, "state": asked["state"], "iss": self.address}
        if self.wrong == "other_state":
            back["state"] = "made up"
        if self.wrong == "other_iss":
            back["iss"] = "https://issuer.example.net"
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def token(self, sent: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        asked = self.told.pop(sent.get("code", ""), None)
        made = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(made).decode().rstrip("=")
        right = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if (
            asked is None
            or asked["code_challenge"] != challenge
            or asked["code_challenge_method"] != "S256"
            or asked["redirect_uri"] != sent.get("redirect_uri")
            or authorization != f"Basic {right}"
        ):
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.address,
            "sub": self.subject,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "acr": self.acr,
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": self._signed(claims)}

    def _signed(self, claims: dict[str, Any]) -> str:
        if self.wrong == "alg_none":
            parts = ({"alg": "none"}, claims)
            return ".".join(_base64(json.dumps(part).encode()) for part in parts) + "."
        if self.wrong == "client_key":  # as if the client's secret signed
            key = OctKey.import_key(SECRET)
            registry = jws.JWSRegistry(algorithms=["HS256"])
            return jwt.encode({"alg": "HS256"}, claims, key, registry=registry)
        key = self.other if self.wrong == "other_key" else self.key
        return jwt.encode({"alg": "ES256", "kid": "one"}, claims, key)


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@contextmanager
def issuing() -> Iterator[TestIssuer]:
    """Run an issuer on a free port of this machine."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: found[0] for name, found in parse_qs(parts.query).items()}
            if parts.path == "/authorize":
                self.send_response(303)
                self.send_header("Location", issuer.authorize(asked))
                self.end_headers()
            elif parts.path == "/keys":
                self._tell(200, KeySet([issuer.key]).as_dict(private=False))
            else:
                self._tell(200, issuer.about())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: found[0] for name, found in parse_qs(body).items()}
            self._tell(*issuer.token(sent, self.headers.get("Authorization", "")))

        def _tell(self, status: int, told: Any) -> None:
            content = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    issuer = TestIssuer(f"http://localhost:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield issuer
    server.shutdown()
    thread.join()
    server.server_close()


def way(page: TestResponse) -> str:
    """Where a page leads on to."""
    found = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page.text)
    assert found is not None, page.text
    return html.unescape(found[1])


def there_and_back(client: FlaskClient, page: TestResponse) -> TestResponse:
    """Go to the issuer as the browser does, and come back."""
    location = requests.get(way(page), allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(location)
    return client.get(f"{parts.path}?{parts.query}")

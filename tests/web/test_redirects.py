"""No address leads to another host: every route, with wishes that point elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask import Flask, redirect, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.signed import token_in
from tests.web.test_csrf import SAMPLES
from tests.web.working import Work, working
from web.csrf import SAFE
from web.installation import Installation

pytestmark = pytest.mark.tried(
    "addresses", "every route led to another host by wish, path, Host header or line break"
)

OURS = "http://localhost/"
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://localhost@evil.example/",
    "/account/\r\nLocation: https://evil.example/",
)
WISHES = ("next", "kept-to", "lang", "on", "done", "act", "to", "back")
LEFT_ALONE = {"accounts.sign_out", "accounts.end_others", "accounts.end_session"}


@pytest.fixture(scope="module")
def work(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    with working(demo, tmp_path_factory.mktemp("redirects") / "data") as found:
        yield found


def addresses(app: Flask, *, safe: bool) -> list[tuple[str, str]]:
    """Method and an address of every route."""
    found = []
    for rule in app.url_map.iter_rules():
        path = re.sub(
            r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>",
            lambda part: SAMPLES.get(part[1] or "", "exempel" if part[2] == "slug" else "x"),
            rule.rule,
        )
        methods = (rule.methods or set()) - {"OPTIONS", "HEAD"}
        if rule.endpoint not in LEFT_ALONE:
            found += [(one, path) for one in sorted(methods) if (one in SAFE) is safe]
    return found


def wishes_for(path: str) -> tuple[str, ...]:
    """All wishes where one goes on after signing in; a few elsewhere, where none is followed."""
    return ELSEWHERE if path.startswith(("/login", "/account", "/go-on")) else ELSEWHERE[:2]


def leads_away(answer: TestResponse) -> bool:
    """Whether an answer leads to another host, or holds a header that somebody made up."""
    location = answer.headers.get("Location", "")
    refresh = answer.headers.get("Refresh", "")
    there = urlsplit(urljoin(OURS, location.replace("\\", "/")))
    is_odd = bool(re.search(r"[\x00-\x20\\]", location)) or location.startswith("//")
    return there.netloc != "localhost" or there.scheme != "http" or is_odd or bool(refresh)


def people(work: Work) -> dict[str, FlaskClient]:
    return {"nobody": work.app.test_client(), "secretary": work.secretary}


def test_no_wish_in_an_address_leads_elsewhere(work: Work, record_property: Any) -> None:
    wrong, cases = [], 0
    for who, client in people(work).items():
        for method, path in addresses(work.app, safe=True):
            for wish in wishes_for(path):
                every = "&".join(f"{name}={quote(wish)}" for name in WISHES if name != "lang")
                for query in (every, f"lang=sv&{every}")[: 1 + (wish == ELSEWHERE[0])]:
                    cases += 1
                    if leads_away(client.open(f"{path}?{query}", method=method)):
                        wrong.append(f"{who} {method} {path}?{query}")

    record_property("cases", cases)
    assert wrong == []
    assert cases > 300


def test_no_wish_in_a_form_leads_elsewhere(work: Work, record_property: Any) -> None:
    wrong, cases = [], 0
    for who, client in people(work).items():
        token = token_in(client.get("/login/" if who == "nobody" else "/account/").text)
        for method, path in addresses(work.app, safe=False):
            for wish in wishes_for(path):
                cases += 1
                sent = {"csrf_token": token, **dict.fromkeys(WISHES, wish)}
                answer = client.open(path, method=method, data=sent)
                if leads_away(answer) or 'action="//' in answer.text:
                    wrong.append(f"{who} {method} {path} {wish}")

    record_property("cases", cases)
    assert wrong == []


@pytest.mark.parametrize("query", ["", "lang=sv", "lang=en&next=/x"])
def test_no_path_leads_elsewhere(work: Work, record_property: Any, query: str) -> None:
    paths = [
        "//evil.example/",
        "//evil.example/exempel",
        "//evil.example/..",
        "/\\evil.example/",
        "/\\/evil.example/",
        "/exempel//evil.example",
        "/evil.example",
        "/%2f%2fevil.example/",
        "/exempel",
        "//exempel",
    ]
    wrong = []
    for client in people(work).values():
        for path in paths:
            about = {"PATH_INFO": path, "REQUEST_URI": f"{path}?{query}", "RAW_URI": path}
            answer = client.get("/", query_string=query, environ_overrides=about)
            if leads_away(answer):
                wrong.append((path, answer.headers.get("Location")))

    record_property("cases", 2 * len(paths))
    assert wrong == []


@pytest.mark.parametrize(
    "host", ["localhost.evil.example", "localhost@evil.example", "evil.example:80"]
)
def test_another_host_in_the_request_is_not_answered_and_not_believed(
    work: Work, record_property: Any, host: str
) -> None:
    wrong, cases = [], 0
    for method, path in addresses(work.app, safe=True):
        answer = work.reader.open(path, method=method, headers={"Host": host})
        forwarded = work.reader.open(
            path,
            method=method,
            headers={"X-Forwarded-Host": host, "Forwarded": f"host={host}", "X-Host": host},
        )
        cases += 2
        if answer.status_code != 400 or "evil" in answer.text or leads_away(answer):
            wrong.append(f"{path} Host")
        if leads_away(forwarded) or "evil.example" in forwarded.text:
            wrong.append(f"{path} forwarded")

    record_property("cases", cases)
    assert wrong == []


def test_a_route_that_follows_every_wish_is_seen(
    add_page: Callable[[str, Any], None], client: FlaskClient, record_property: Any
) -> None:
    add_page("/follow", lambda: redirect(request.args["next"]))

    seen = [
        leads_away(client.get("/follow", query_string={"next": wish}))
        for wish in ("https://evil.example/", "//evil.example", "http://localhost@evil.example")
    ]

    record_property("control", f"a route that follows wishes: {sum(seen)} of {len(seen)} seen")
    assert seen == [True, True, True]

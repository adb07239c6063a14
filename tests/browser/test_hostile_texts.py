"""What people write never runs: every form filled with scripts, every page opened in Chromium.

A browser of the test notes what ran, what the policy of our pages had to stop (with texts that are
shown as they were written there is nothing to stop), and what was asked of other hosts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Page, Route
from playwright.sync_api import Error as BrowserError
from werkzeug.test import TestResponse

from tests.browser.conftest import PATIENCE, serving
from tests.web.filling import HOSTILE, MARK
from tests.web.hostile_forum import HostileForum
from tests.web.working import working
from web.headers import CONTENT_SECURITY_POLICY
from web.installation import Installation

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("hostile_texts"),
    pytest.mark.tried(
        "scripts in texts", "every field of text of every form, every page, each role"
    ),
]
PAGES_OF_A_ROUTE = 3
LISTENS = """
document.addEventListener("securitypolicyviolation",
  (event) => violated(`${event.effectiveDirective} ${event.blockedURI}`));
"""
ODD = """
() => {
  const names = ["href", "src", "action", "formaction"];
  const isScript = (value) => /^\\s*javascript:/i.test(value || "");
  const runs = (one) => names.some((name) => isScript(one.getAttribute(name)));
  const every = [...document.querySelectorAll("main *, base, meta[http-equiv]")];
  return every
    .filter((one) => runs(one) || one.matches("base, meta, script, iframe, [onload], [onerror]"))
    .map((one) => one.outerHTML.slice(0, 120));
}
"""


class Watch:
    """A browser that notes what texts do.

    Attributes:
        ran: Addresses of pages where a hostile text ran.
        stopped: What the policy stopped.
        elsewhere: Addresses on other hosts that were asked for.
        odd: Elements that would run something when they are used.
        pages: How many pages were opened.
    """

    def __init__(self, browser: Browser, origin: str, client: FlaskClient | None = None) -> None:
        self.ran: list[str] = []
        self.stopped: list[str] = []
        self.elsewhere: list[str] = []
        self.odd: list[str] = []
        self.pages = 0
        self._origin = origin
        self._context: BrowserContext = browser.new_context(locale="sv")
        self._context.expose_binding("ran", lambda source: self.ran.append(source["page"].url))
        self._context.expose_binding(
            "violated", lambda source, what: self.stopped.append(f"{source['page'].url} {what}")
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.add_init_script(LISTENS)
        self._context.route("**/*", self._pass)
        cookie = client.get_cookie("forum") if client is not None else None
        if cookie is not None:
            self._context.add_cookies([{"name": "forum", "value": cookie.value, "url": origin}])
        self._page: Page = self._context.new_page()
        self._page.on("dialog", lambda dialog: (self.ran.append("a dialog"), dialog.dismiss()))

    def open(self, address: str) -> None:
        """Open a page of the server, and look at what it became."""
        self.pages += 1
        try:
            self._page.goto(self._origin + address, wait_until="load")
            self.odd += self._page.evaluate(ODD)
            assert "7777777" not in self._page.content()
        except BrowserError as error:
            self.odd.append(f"{address}: {error.message[:100]}")

    def show(self, answer: TestResponse) -> None:
        """Show an answer that was given to somebody else, with its headers."""
        headers = {name: value for name, value in answer.headers.items() if name != "Set-Cookie"}
        self._page.route(
            f"{self._origin}/as-answered",
            lambda route: route.fulfill(status=200, headers=headers, body=answer.text),
            times=1,
        )
        self.open("/as-answered")

    def found(self) -> list[str]:
        return [*self.ran, *self.stopped, *self.elsewhere, *self.odd]

    def close(self) -> None:
        self._context.close()

    def _pass(self, route: Route) -> None:
        address = route.request.url
        if not address.startswith((self._origin, "data:", "about:")):
            self.elsewhere.append(address)
            route.abort()
        elif route.request.resource_type in {"font", "image", "stylesheet"}:
            route.abort()
        else:
            route.continue_()


class Place(NamedTuple):
    """The forum that was filled, and where it is served."""

    forum: HostileForum
    address: str


@pytest.fixture(scope="module")
def place(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with working(demo, tmp_path_factory.mktemp("hostile") / "data") as work:
        forum = HostileForum(work)
        forum.fill_everything()
        with serving(work.app) as address:
            yield Place(forum, address)


@pytest.mark.slow
def test_every_form_was_sent_and_none_ended_in_a_fault(place: Place, record_property: Any) -> None:
    tale = place.forum.tale

    record_property("cases", sum(tale.tried.values()))
    assert tale.faults == set()
    assert len(tale.tried) > 30
    assert len(tale.accepted) > 25, sorted(set(tale.tried) - set(tale.accepted))
    assert len(tale.fields) > 30


@pytest.mark.slow
@pytest.mark.parametrize("who", ["nobody", "secretary", "member", "coordinator", "auditor"])
def test_no_page_runs_what_was_written(
    place: Place, browser: Browser, who: str, record_property: Any
) -> None:
    name = next(one for one in place.forum.people if one.startswith(who))
    watch = Watch(browser, place.address, place.forum.people[name])

    for address in place.forum.pages(name, PAGES_OF_A_ROUTE):
        watch.open(address)

    watch.close()
    record_property("cases", watch.pages)
    assert watch.found() == []
    assert watch.pages > 10


@pytest.mark.slow
def test_no_form_that_comes_back_runs_what_was_written(
    place: Place, browser: Browser, record_property: Any
) -> None:
    watch = Watch(browser, place.address)

    for answer in place.forum.tale.shown.values():
        if MARK in answer.text:
            watch.show(answer)

    watch.close()
    record_property("cases", watch.pages)
    assert watch.found() == []
    assert watch.pages > 20


@pytest.mark.slow
def test_no_address_runs_what_it_holds(
    place: Place, browser: Browser, record_property: Any
) -> None:
    watch = Watch(browser, place.address)

    for address in place.forum.asked():
        watch.open(address)

    watch.close()
    record_property("cases", watch.pages)
    assert watch.found() == []


@pytest.mark.parametrize("has_policy", [True, False])
def test_a_page_that_shows_texts_as_they_are_is_seen(
    browser: Browser, has_policy: bool, record_property: Any
) -> None:
    app = Flask("careless")
    app.add_url_rule("/<int:number>", "page", lambda number: _careless(number, has_policy))
    seen = []
    with serving(app) as address:
        for number in range(len(HOSTILE)):
            watch = Watch(browser, address)
            watch.open(f"/{number}")
            watch.close()
            seen.append(bool(watch.found()))
            assert not (has_policy and watch.ran)  # the policy stops what a page let through

    kind = "with our policy" if has_policy else "without one"
    record_property("control", f"careless pages {kind}: {sum(seen)} of {len(seen)} seen")
    assert all(seen)


def _careless(number: int, has_policy: bool) -> Response:
    answer = Response(f"<!doctype html><main>{HOSTILE[number]}", mimetype="text/html")
    if has_policy:
        answer.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    return answer

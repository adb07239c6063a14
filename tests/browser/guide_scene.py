"""Where the guides are followed: the invented example, served, with whoever acts in it."""

from __future__ import annotations

from typing import NamedTuple
from uuid import uuid4

from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from tests.browser.walking import Typed, walk
from tests.web.working import Work, csrf_of

SECRETARY, MEMBER = "/exempel/secretariat/", "/exempel/my/"
WIDE = {"width": 1280, "height": 1000}


class Scene(NamedTuple):
    """The invented example, where a guide is followed.

    Attributes:
        work: The installation.
        address: Where it is served.
        language: Of the reader.
        browser: Opens pages.
        scripts: Whether they may run scripts.
        member: A browser in which somebody who speaks for an organization is signed in.
        begun: The position of the demo's last event.
    """

    work: Work
    address: str
    language: str
    browser: Browser
    scripts: bool
    member: FlaskClient
    begun: int

    def open(self, path: str, client: FlaskClient) -> Page:
        """Open a page as whoever is signed in in a client."""
        context = self.browser.new_context(
            locale=self.language, viewport=WIDE, java_script_enabled=self.scripts
        )
        cookie = client.get_cookie("forum")
        assert cookie is not None
        context.add_cookies([{"name": "forum", "value": cookie.value, "url": self.address}])
        page = context.new_page()
        page.goto(self.address + path)
        return page

    def secretary(self, path: str = "") -> Page:
        return self.open(SECRETARY + path, self.work.secretary)

    def send(self, path: str, **fields: str) -> None:
        """Send a form as the secretary, to make ready what a guide begins with."""
        csrf = csrf_of(self.work.secretary)
        answer = self.work.secretary.post(
            SECRETARY + path, data={"command_id": str(uuid4()), **csrf, **fields}
        )
        assert answer.status_code == 303

    def follow(self, page: Page, guide: str, task: str, typed: Typed, *seen: str) -> None:
        walk(page, guide, task, typed, language=self.language, seen=seen)

    def topics(self) -> set[str]:
        """What kinds of events there are, the demo's own left out."""
        rows = self.work.installation.reading().execute("SELECT topic, position FROM events")
        return {topic for topic, position in rows if position > self.begun}

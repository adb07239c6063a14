"""What the guides say is so: their steps are done by their words, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from tests.browser.conftest import serving
from tests.browser.walking import NotAsTheGuideSaysError, Step, Typed, steps_of, walk
from tests.web.signed import signed_client
from tests.web.working import Work, csrf_of, working
from web.accounts.accounts import Accounts
from web.demo.accounts import MEMBER as MEMBER_OF_THE_DEMO
from web.guides import guide_in
from web.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("guides")]

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
    """

    work: Work
    address: str
    language: str
    browser: Browser
    scripts: bool
    member: FlaskClient

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

    @property
    def begun(self) -> int:
        """The position of the demo's last event."""
        return int(self.work.app.extensions["begun"])


@pytest.fixture(scope="module", params=[("sv", True), ("en", False)], ids=["sv", "en, no scripts"])
def scene(
    request: pytest.FixtureRequest,
    demo: Installation,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Scene]:
    language, scripts = request.param
    with working(demo, tmp_path_factory.mktemp("guides") / "data") as work:
        work.app.extensions["begun"] = work.installation.read_position()
        member = signed_client(work.app, work.installation, speaker(work))
        with serving(work.app) as address:
            yield Scene(work, address, language, browser, scripts, member)
    for context in browser.contexts:
        context.close()


def speaker(work: Work) -> UUID:
    """Who speaks for the member of the demo."""
    account = Accounts(work.installation.accounts).by_email(MEMBER_OF_THE_DEMO)
    assert account is not None
    return account.person_id


def today() -> date:
    return datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()


def ahead(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_a_meeting_is_planned_and_invited_to_as_the_guide_says(scene: Scene) -> None:
    follow = partial(scene.follow, scene.secretary(), "secretary")

    follow("Se vad som ska göras", {})
    follow(
        "Planera ett möte",
        {
            "Dag": ahead(30),
            "Rubrik": "Lekplatser",
            "mötets rubrik": "Lekplatser",
            "Börjar": "17:30",
            "Slutar": "20:00",
            "Plats": "Biblioteket",
        },
    )
    follow("Skriva dagordningen", {"Rubrik": "Vad som saknas", "Slag": "discussion"})
    follow("Bjuda in", {"Sista dag att svara": ahead(20)})
    follow("Ta emot svar på inbjudan", {"Personer": "2"}, "har anmält förhinder")
    follow("Skicka handlingar", {"Antal handlingar": "1"})

    assert scene.topics() >= {
        *("meeting.planned", "meeting.scheduled", "meeting.item_added", "meeting.convened"),
        *("presence.registered", "meeting.papers_sent"),
    }

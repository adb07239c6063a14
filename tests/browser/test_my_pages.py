"""Pages of Mitt forum in a real browser: nothing bars a member, nothing is too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from forum.record.acting import acting
from forum.record.values import Channel
from tests.browser.barriers import barriers, looks
from tests.browser.conftest import serving
from tests.web.members.my.place import SLUG, Place, make_place

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("my-pages")]

PAGES = {
    "start": "/",
    "entered": "/entered/",
    "views": "/views/",
    "themes": "/themes/",
    "mandates": "/mandates/",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A member with an invitation, and two entries that came by letter: one is said to be wrong."""
    found = make_place(tmp_path_factory.mktemp("my") / "data")
    found.meeting(9, title="Lokaler för föreningar")
    do, akero = found.installation.governance, found.organizations["akero"]
    for title in ("Lokaler", "Bussar"):
        with acting(
            found.office_id, forum_id=found.forum_id, on_behalf_of_id=akero, channel=Channel.LETTER
        ):
            theme_id = do.propose_theme(
                title={"sv": title},
                year=found.today.year,
                proposed_by_id=akero,
                side="civil_society",
            )
    with acting(found.mandates["akero"], mandate_of_id=akero, forum_id=found.forum_id) as running:
        do.object_to_entry(
            organization_id=akero, entry_id=theme_id, version=1, reason={"sv": "Vi skrev annat."}
        )
    found.installation.wait(running.done[-1].last_position)
    yield found
    found.installation.close()


@pytest.fixture(scope="module")
def address(place: Place) -> Iterator[str]:
    with serving(place.app) as found:
        yield found


@pytest.mark.parametrize(("kind", "language", "width", "scheme"), looks(PAGES))
def test_a_members_page_bars_nobody_and_is_never_wider_than_its_window(
    open_page: Callable[..., Page],
    place: Place,
    address: str,
    kind: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    where = f"{address}/{SLUG}/my{PAGES[kind]}"
    page = open_page(where, language, width, scheme, signed=place.clients["akero"])
    page.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")

    assert barriers(page, f"my: {kind}", language, width, scheme) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

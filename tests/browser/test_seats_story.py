"""A vacancy filled and a year prepared, by the secretariat in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.web.members.my.place import SIDES, TODAY, Place, make_place

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("seats-story")]

WAYS = pytest.mark.parametrize(
    ("language", "scripts", "width"),
    [("sv", True, 1280), ("en", False, 390)],
    ids=["swedish-with-script", "english-without"],
)
"""Wide with scripts in Swedish; on a telephone without any in English."""
OpenPage = Callable[..., Page]


class Said(NamedTuple):
    """What the pages call the acts of a vacancy."""

    leaves: str
    reason: str
    duty: str
    offer: str
    record: str
    takes: str
    no: str
    yes: str
    declined: str
    name: str
    somebody: str
    appoint: str


VACANCY = {
    "sv": Said(
        leaves="Lämnar sin plats",
        reason="Skäl",
        duty="Erbjud platsen till en reserv",
        offer="Erbjud platsen",
        record="Anteckna svaret",
        takes="Tar organisationen platsen?",
        no="Nej, den står kvar bland reserverna",
        yes="Ja, den tar platsen",
        declined="har tackat nej",
        name="Utse en representant",
        somebody="Namn på en ny person",
        appoint="Utse",
    ),
    "en": Said(
        leaves="Leaves its seat",
        reason="Reason",
        duty="Offer the seat to a reserve",
        offer="Offer the seat",
        record="Record the answer",
        takes="Does it take the seat?",
        no="No, it stays among the reserves",
        yes="Yes, it takes the seat",
        declined="has declined",
        name="Name a representative",
        somebody="Name of somebody new",
        appoint="Appoint",
    ),
}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """A forum of today in which one side has two reserves in their order."""
    found = make_place(tmp_path / "data")
    for order, slug in enumerate(("lunden", "viken"), 1):
        made = found.do("register_organization", slug=slug, name=f"{slug.title()} (påhittad)")
        found.organizations[slug] = made
        found.do(
            "place_reserve",
            year=TODAY.year,
            side=SIDES[0],
            organization_id=made,
            order=order,
        )
    yield found
    found.installation.close()


@pytest.fixture
def desk(place: Place, browser: Browser) -> Iterator[OpenPage]:
    """The secretariat's browser, at its start page."""
    with serving(place.app) as address:
        contexts = []

        def open_it(language: str, scripts: bool, width: int) -> Page:
            name = place.app.extensions["sessions"].cookie
            cookie = place.clients["secretariat"].get_cookie(name)
            assert cookie is not None
            context = browser.new_context(
                locale=language,
                viewport={"width": width, "height": 900},
                java_script_enabled=scripts,
            )
            contexts.append(context)
            context.add_cookies([{"name": name, "value": cookie.value, "url": address}])
            page = context.new_page()
            page.goto(f"{address}/prov/secretariat/")
            return page

        yield open_it
        for context in contexts:
            context.close()


def start_of(page: Page) -> None:
    page.goto(f"{page.url.partition('/secretariat/')[0]}/secretariat/")


def fits(page: Page) -> None:
    """Nothing is wider than the window."""
    size = page.viewport_size
    assert size is not None
    assert page.locator("html").evaluate("it => it.scrollWidth") <= size["width"]


@WAYS
def test_a_vacancy_is_filled_by_the_next_reserve_after_one_has_said_no(
    desk: OpenPage, place: Place, language: str, scripts: bool, width: int
) -> None:
    said, page = VACANCY[language], desk(language, scripts, width)
    opened = page.locator("#open")

    def answer(word: str) -> None:
        page.get_by_role("link", name=said.record).click()
        opened.get_by_label(said.takes).select_option(label=word)
        opened.get_by_role("button", name=said.record).click()
        fits(page)

    page.goto(f"{page.url}seats/")
    page.get_by_role("link", name="Akero (påhittad)").click()
    page.get_by_text(said.leaves, exact=True).first.click()
    leaving = page.locator("details[open]").filter(has=page.get_by_label(said.reason)).last
    leaving.get_by_label(said.reason).fill("Hinner inte.")
    leaving.get_by_role("button", name=said.leaves).click()

    start_of(page)
    fits(page)
    page.get_by_role("link", name=said.duty).click()
    expect(opened).to_contain_text("Lunden (påhittad)")
    opened.get_by_role("button", name=said.offer).click()
    answer(said.no)
    expect(page.get_by_role("main")).to_contain_text(said.declined)

    start_of(page)
    page.get_by_role("link", name=said.duty).click()
    expect(opened).to_contain_text("Viken (påhittad)")
    opened.get_by_role("button", name=said.offer).click()
    answer(said.yes)

    start_of(page)
    line = page.get_by_role("listitem").filter(has_text="Viken (påhittad)").last
    line.get_by_role("link", name=said.name).click()
    opened.get_by_label(said.somebody).last.fill("Vera (påhittad)")
    opened.get_by_role("button", name=said.appoint, exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Vera (påhittad)")
    fits(page)
    start_of(page)
    expect(page.get_by_role("main")).not_to_contain_text("Viken (påhittad)")


class Turn(NamedTuple):
    """What the pages call the acts of a new year."""

    line: str
    open: str
    meeting: str
    day: str
    begins: str
    plan: str
    days_are_set: str
    introduce: str
    say: str
    note: str
    later: str
    until: str


NEXT = TODAY.year + 1
TURN = {
    "sv": Turn(
        line="Årsskiftet: ",
        open=f"Öppna året {NEXT}",
        meeting="Möte",
        day="Dag",
        begins="Börjar",
        plan="Planera mötena",
        days_are_set="Bestäm dagarna för alla möten",
        introduce="Introducera de nya",
        say="Säg hur det står",
        note="Anmärkning",
        later="Senare",
        until="Om senare: till",
    ),
    "en": Turn(
        line="The turn of the year: ",
        open=f"Open the year {NEXT}",
        meeting="Meeting",
        day="Day",
        begins="Begins",
        plan="Plan the meetings",
        days_are_set="Set the days of all meetings",
        introduce="Introduce those who are new",
        say="Say how it stands",
        note="Note",
        later="Later",
        until="If later: until",
    ),
}


def wednesday(month: int) -> str:
    """The second Wednesday of a month of the coming year: no public holiday."""
    first = date(NEXT, month, 1)
    return str(first + timedelta(days=(2 - first.weekday()) % 7 + 7))


@WAYS
def test_a_year_is_prepared_from_its_list(
    desk: OpenPage, language: str, scripts: bool, width: int
) -> None:
    said, page = TURN[language], desk(language, scripts, width)
    page.get_by_role("link", name=said.line).click()
    page.goto(f"{page.url.partition('/year/')[0]}/year/{TODAY.year}/")  # in spring, the one before
    fits(page)

    page.get_by_role("button", name=said.open).click()
    expect(page.get_by_role("button", name=said.open)).to_have_count(0)

    for number, month in ((1, 2), (2, 5)):
        row = page.get_by_role("group", name=f"{said.meeting} {number}")
        row.get_by_label(said.day, exact=True).fill(wednesday(month))
        row.get_by_label(said.begins).fill("17:30")
    page.get_by_role("button", name=said.plan).click()
    step = page.get_by_role("listitem").filter(has_text=said.days_are_set).last
    expect(step).to_contain_text("klart" if language == "sv" else "done")
    expect(page.locator("#meetings").get_by_role("listitem")).to_have_count(2)

    step = page.get_by_role("listitem").filter(has_text=said.introduce).last
    step.get_by_text(said.say).click()
    step.get_by_label(said.note).fill("När alla är valda.")
    step.get_by_label(said.until).fill(wednesday(1))
    step.get_by_role("button", name=said.later).click()
    expect(step).to_contain_text("När alla är valda.")
    fits(page)

"""A member's whole round on a telephone, in a real browser without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forum.answering.feedback import Outcome
from forum.answering.view import Giver, Setting
from tests.browser.conftest import serving
from tests.web.members.my.place import SIDES, Place, make_place

pytestmark = pytest.mark.browser

OpenPage = Callable[[str, str], Page]
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A forum in which a member has an invitation, an answer, notes and a theme to meet."""
    folder: Path = tmp_path_factory.mktemp("story") / "data"
    found = make_place(folder)
    found.meeting(9, title="Lokaler för föreningar")
    view_id = found.do(
        "record_view",
        setting=Setting.WRITTEN,
        giver=Giver.ORGANIZATION,
        organization_id=found.organizations["akero"],
        side=SIDES[0],
        text={"sv": "Vi behöver boka salar på kvällar."},
    )
    answer = {"sv": "Bokningen öppnar i januari."}
    found.do("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text=answer)
    found.do(
        "propose_theme",
        year=found.today.year,
        title={"sv": "Digital bokning"},
        proposed_by_id=found.organizations["bryggan"],
        side=SIDES[0],
    )
    minutes_of = found.meeting(1, title="Bidrag")
    minutes_id = found.do(
        "assemble_minutes", meeting_id=minutes_of, text={"sv": "Vi talade om bidragen."}
    )
    found.do("circulate_minutes", minutes_id=minutes_id)
    found.do("record_apology", meeting_id=minutes_of, organization_id=found.organizations["akero"])
    yield found
    found.installation.close()


@pytest.fixture
def phone(place: Place, browser: Browser) -> Iterator[OpenPage]:
    """A telephone on which a member is signed in: it shows a page in a language."""
    with serving(place.app) as address:
        contexts = []

        def open_it(by: str, language: str = "sv") -> Page:
            name = place.app.extensions["sessions"].cookie
            cookie = place.clients[by].get_cookie(name)
            assert cookie is not None
            context = browser.new_context(
                locale=language, viewport=NARROW, java_script_enabled=False
            )
            contexts.append(context)
            context.add_cookies([{"name": name, "value": cookie.value, "url": address}])
            page = context.new_page()
            page.goto(f"{address}/prov/my/")
            return page

        yield open_it
        for context in contexts:
            context.close()


def fits(page: Page) -> None:
    """Nothing is wider than the telephone."""
    assert page.locator("html").evaluate("it => it.scrollWidth") <= NARROW["width"]


def thanked(page: Page) -> None:
    expect(page.get_by_role("status")).to_contain_text("Tack. Registrerat")
    fits(page)


def test_a_member_does_the_whole_round_on_a_telephone_without_script(phone: OpenPage) -> None:
    page = phone("akero")
    fits(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitt forum")

    page.get_by_text("Jag kommer", exact=True).click()
    page.get_by_text("Behov på mötet", exact=True).first.click()
    page.get_by_label("Hörslinga").check()
    page.get_by_role("button", name="Skicka svaret").click()
    thanked(page)
    expect(page.get_by_role("main")).to_contain_text("Ni har svarat: Ni kommer.")

    page.goto(page.url.partition("/my/")[0] + "/my/")
    page.get_by_text("Säg om svaret räcker").click()
    page.get_by_text("Nej, för att …").click()
    page.get_by_label("Vad som fattas").fill("Vad kostar det?")
    page.get_by_role("button", name="Skicka", exact=True).click()
    thanked(page)
    expect(page.get_by_role("main")).to_contain_text("Ni har sagt att svaret inte räcker.")

    page.goto(page.url.partition("/my/")[0] + "/my/")
    page.get_by_role("region", name="Att läsa och kommentera").get_by_role("link").click()
    page.get_by_label("Er kommentar").fill("Det var i mars.")
    page.get_by_role("button", name="Skicka kommentaren").click()
    thanked(page)

    page.get_by_text("Meny", exact=True).click()
    page.get_by_role("link", name="Teman").last.click()
    page.get_by_role("button", name="Stöd temat").click()
    thanked(page)

    page.get_by_text("Meny", exact=True).click()
    page.get_by_role("link", name="Våra synpunkter").last.click()
    page.get_by_label("Vad ni vill säga").fill("Skriv ut avgifterna på sidan.")
    page.get_by_role("button", name="Skicka synpunkten").click()
    thanked(page)
    expect(page.get_by_role("main")).to_contain_text("Skriv ut avgifterna på sidan.")

    page.get_by_text("Meny", exact=True).click()
    page.get_by_role("link", name="Företrädare", exact=True).last.click()
    page.get_by_label("Personens namn").last.fill("Ersättaren (påhittad)")
    page.get_by_label("Som").select_option("deputy")
    page.get_by_role("button", name="Utse").click()
    thanked(page)
    expect(page.get_by_role("main")).to_contain_text("Ersättaren (påhittad)")


def test_the_coordinator_calls_the_sides_own_meeting_on_a_telephone(
    phone: OpenPage, place: Place
) -> None:
    page = phone(SIDES[0])
    page.get_by_text("Meny", exact=True).click()
    page.get_by_role("link", name="Vår part").last.click()
    page.get_by_label("Dag", exact=True).fill(str(place.today.replace(day=28)))
    page.get_by_label("Plats").fill("Folkets hus")
    page.get_by_role("button", name="Bjud in till mötet").click()

    thanked(page)
    expect(page.get_by_role("main")).to_contain_text("Folkets hus")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", ["", "views/", "themes/", "mandates/", "side/", "letters/"])
def test_no_page_is_wider_than_a_telephone(phone: OpenPage, path: str, language: str) -> None:
    page = phone("bryggan", language)
    page.goto(page.url + path)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fits(page)

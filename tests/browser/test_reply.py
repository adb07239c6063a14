"""Answering from a letter on a telephone, in a real browser, with scripts switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.barriers import RULES
from tests.browser.conftest import serving
from tests.browser.test_pages import LINES
from tests.web.members.conftest import Holder, Links
from tests.web.sitting import Sitting
from web.accounts.reply_links import ReplyKind

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
TELEPHONE = 390


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Holder]]:
    """A link of each kind."""
    sitting = Sitting(tmp_path_factory.mktemp("reply"))
    sitting.installation.follow()
    meeting_id, held_id = sitting.meeting(), sitting.meeting(after=0)
    sitting.convene(meeting_id)
    answered, waiting = sitting.view("ankaret"), sitting.view("ankaret", "Bussarna går sällan.")
    sitting.act("give_feedback", view_id=answered, outcome="answered", text={"sv": "Två till."})
    sitting.act("refer_view", view_id=waiting, to="Kulturnämnden")
    notes = sitting.act("assemble_minutes", meeting_id=held_id, text={"sv": "Text"})
    sitting.act("circulate_minutes", minutes_id=notes)
    sitting.installation.wait(sitting.installation.position())
    links = Links(sitting)
    letters = links.to_letters(sitting.account("ankaret").account_id)
    yield {
        "invitation": links.to(ReplyKind.INVITATION, meeting_id),
        "judging": links.to(ReplyKind.JUDGE, answered),
        "commenting": links.to(ReplyKind.COMMENT, notes),
        "answering": links.of_office(waiting, "Kulturnämnden"),
        "letters": letters,
        "ended": Holder(sitting, "nothing"),
    }
    sitting.close()


@pytest.fixture(scope="module")
def address(pages: dict[str, Holder]) -> Iterator[str]:
    with serving(pages["invitation"].sitting.app) as found:
        yield found


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("sv", 320, "light"), ("en", 1280, "dark")]
)
@pytest.mark.parametrize(
    "kind", ["invitation", "judging", "commenting", "answering", "letters", "ended"]
)
def test_a_page_of_a_link_bars_nobody_and_is_never_wider_than_its_window(
    open_page: OpenPage,
    pages: dict[str, Holder],
    address: str,
    kind: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    status = 404 if kind == "ended" else 200
    page = open_page(address + pages[kind].address, language, width, scheme, status=status)
    page.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")

    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    )
    faults = [(it["id"], it["nodes"][0]["html"][:100]) for it in found.response["violations"]]
    too_long = [line for line in page.evaluate(LINES) if len(line) > 80]

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert too_long == []


def test_one_answers_and_changes_the_answer_without_scripts(
    open_page: OpenPage, pages: dict[str, Holder], address: str
) -> None:
    link = address + pages["invitation"].address
    page = open_page(f"{link}?answer=coming", "sv", TELEPHONE, scripts=False)

    expect(page.get_by_role("radio", name="Jag kommer", exact=True)).to_be_checked()
    expect(page.get_by_role("textbox", name="Vem som kommer")).to_be_hidden()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("heading", name="Tack")).to_be_visible()
    expect(page.get_by_text("Ankaret kommer.")).to_be_visible()

    page.get_by_role("link", name="Ändra ditt svar").click()
    page.get_by_role("radio", name="Vi skickar någon annan").check()
    page.get_by_role("textbox", name="Vem som kommer").fill("Vera Påhittad")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Registrerat")).to_be_visible()

    page.get_by_role("link", name="Ändra ditt svar").click()
    page.get_by_text("Nej, för att …").click()
    page.get_by_role("textbox", name="Vad som fattas").fill("När öppnar de?")
    page.get_by_role("button", name="svaret räcker inte").click()
    expect(page.get_by_text("kvitto nr")).to_be_visible()
    events = [event.TOPIC for event in pages["invitation"].sitting.events()]
    assert events[-1] == "feedback.judged"
    assert events.count("presence.registered") == 2

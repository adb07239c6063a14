"""Notes from a text in Word to publication, while two write at once: nothing of either is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.web.working import Work, csrf_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work")]

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
DESK = "/exempel/secretariat/meetings/"
OpenPage = Callable[..., Page]
WORD = (
    '<h2>1. Lokaler</h2><p class="MsoNormal"><b>Lokalerna är för dyra för små föreningar.</b>'
    "<o:p></o:p></p><p>Kommunen tar fram en lista.</p>"
)
"""What the clipboard holds after copying in Word."""
PASTE = """(field, html) => {
  const copied = new DataTransfer();
  copied.setData("text/html", html);
  field.dispatchEvent(new ClipboardEvent("paste", {
    clipboardData: copied, bubbles: true, cancelable: true,
  }));
}"""


@pytest.fixture
def held(work: Work, request: pytest.FixtureRequest) -> str:
    """The page of a meeting of its own kind that was held today, without notes."""
    kind = "dialogue" if "word" in request.node.name else "consultation"
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> None:
        fields |= {"command_id": str(uuid4()), **csrf}
        assert work.secretary.post(f"{DESK}{path}", data=fields).status_code == 303

    here = f"{TODAY}-{kind}"
    send("", kind=kind, day=TODAY, title="Möte på prov")
    send(f"{here}/items", title="Lokaler", kind="discussion")
    send(f"{here}/move-on/open")
    send(f"{here}/move-on/close")
    return work.secretary.get(f"{DESK}{here}").headers["Location"]


def test_a_text_from_word_is_merged_with_what_another_wrote_and_published(
    open_page: OpenPage, work: Work, work_address: str, held: str
) -> None:
    page = open_page(work_address + held, "sv-SE", 1280, signed=work.secretary, expected="409")
    page.locator("#notes-text").evaluate(PASTE, WORD)
    field = page.get_by_label("Anteckningarna", exact=True)
    expect(field).to_have_value(re.compile(r"## 1\. Lokaler\n\n\*\*Lokalerna är för dyra"))
    page.get_by_role("button", name="Spara som ny version").click()
    expect(page.locator("#notes-head")).to_contain_text("version 1")
    other = open_page(work_address + held, "sv-SE", 1280, signed=work.secretary)

    for editor, words in ((other, "snart"), (page, "i maj")):
        editor.get_by_text("Skriv om", exact=True).click()
        text = editor.locator("#notes-text")
        text.fill(text.input_value().replace("en lista.", f"en lista {words}."))
        editor.get_by_role("button", name="Spara som ny version").click()
    expect(page.get_by_text("ändrade 1 ställe på olika sätt")).to_be_visible()
    page.get_by_role("button", name="Foga ihop", exact=True).click()
    expect(page.locator("#notes-text")).to_have_value(re.compile("en lista (snart|i maj)"))
    page.get_by_role("button", name="Spara som ny version").click()
    expect(page.locator(".read")).to_contain_text("en lista snart.")
    expect(page.locator(".read")).to_contain_text("en lista i maj.")

    page.locator(".read strong").select_text()
    page.get_by_role("button", name="Gör ett stycke till en synpunkt").click()
    expect(page.get_by_label("Vad som sades")).to_have_value(
        "Lokalerna är för dyra för små föreningar."
    )
    page.get_by_label("Vem som sade det").select_option(label="Föreningsparten")
    page.get_by_role("button", name="Anteckna synpunkten").click()
    expect(page.locator(".read mark.became")).to_have_count(1)

    publish(page, "Skicka för synpunkter", "Godkänna", "Publicera")
    assert "för dyra för små föreningar" in work.reader.get(public(page)).text


def test_the_same_is_done_without_scripts_in_english(
    open_page: OpenPage, work: Work, work_address: str, held: str
) -> None:
    about = {"signed": work.secretary, "scripts": False, "expected": "409"}
    page = open_page(work_address + held, "en-GB", 1280, **about)
    page.get_by_label("The notes", exact=True).fill("## 1. Rooms\n\nRooms cost too much.")
    page.get_by_role("button", name="Save as a new version").click()
    other = open_page(work_address + held, "en-GB", 1280, **about)

    for editor, words in ((other, "Rooms cost far too much."), (page, "Rooms cost a lot.")):
        editor.get_by_text("Rewrite", exact=True).click()
        editor.locator("#notes-text").fill(f"## 1. Rooms\n\n{words}")
        editor.get_by_role("button", name="Save as a new version").click()
    page.get_by_label("Both, one after the other").check()
    page.get_by_role("button", name="Put together", exact=True).click()
    page.get_by_role("button", name="Save as a new version").click()
    expect(page.locator(".read")).to_contain_text("Rooms cost a lot.")
    expect(page.locator(".read")).to_contain_text("Rooms cost far too much.")

    page.get_by_role("button", name="Make a passage a view").click()
    page.get_by_label("Rooms cost a lot.").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Who said it").select_option("participants")
    page.get_by_role("button", name="Record the view").click()
    expect(page.locator(".read a.became")).to_have_count(1)

    publish(page, "Send for comments", "Approve", "Publish")
    assert "Rooms cost far too much." in work.reader.get(public(page)).text


def publish(page: Page, *acts: str) -> None:
    """Take the notes through the acts that are left, by the links on the page of the meeting."""
    for act in acts:
        page.locator(".more-acts").get_by_role("link", name=act, exact=True).click()
        if page.locator('select[name="at_meeting"]').count():
            page.locator('select[name="at_meeting"]').select_option("writing")
        page.locator("main form .button-main").click()
        expect(page.locator(".work-head")).to_be_visible()


def public(page: Page) -> str:
    """Where everybody reads the notes."""
    return f"/exempel/minutes/{page.url.partition('?')[0].rpartition('/')[2]}"

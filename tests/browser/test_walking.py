"""The walker of the guides fails where a step cannot be done by its words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.walking import NotAsTheGuideSaysError, Step, steps_of

pytestmark = pytest.mark.browser

WALKED = """<main><h1>Möte</h1>
<form><label>Dag <input type="text"></label><button type="button" disabled>Skicka</button></form>
<details><summary>Mer</summary><a href="#slut">Till slutet</a></details><p role="status">Slut</p>
</main>"""


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ("1. Välj **Skicka in**.", "“Skicka in” is not on the page"),
        ("1. Välj **Skicka**.", "“Skicka” cannot be pressed"),
        ("1. Välj **Till slutet**.", "“Till slutet” is not on the page"),
        ("1. Välj *mötets rubrik*.", "the table does not name"),
    ],
    ids=["another word", "a button that is off", "folded away", "a name that nobody gave"],
)
def test_a_step_that_cannot_be_done_by_its_words_fails(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, step: str, fault: str
) -> None:
    monkeypatch.setattr("tests.browser.walking.PATIENCE", 0.2)
    page = browser.new_page()
    page.set_content(WALKED)

    with pytest.raises(NotAsTheGuideSaysError, match=fault):
        do(page, step)
    page.close()


def test_a_step_that_can_be_done_is_done(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(WALKED)

    do(page, "1. Gå till **Möte** och fyll i **Dag**. Öppna **Mer** och välj **Till slutet**.")

    assert page.locator("input").input_value() == "i morgon"
    assert page.locator("details").get_attribute("open") is not None
    assert page.url.endswith("#slut")
    page.close()


def do(page: Page, step: str) -> None:
    (phrases,) = steps_of(step)
    Step(page, "control", {"Dag": "i morgon"}, ()).take([(one.text, one) for one in phrases])

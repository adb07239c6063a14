"""What somebody comes for, done in a real browser from the start page, and the way onto paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]
A4 = (595, 842)  # points
A4_TEXT = 718  # pixels between margins of one centimetre

FOCUSED = """
() => {
  const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it);
  return {
    what: it.outerHTML.slice(0, 80),
    ring: style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    inMain: document.querySelector("main").contains(it),
    address: it.getAttribute("href"),
  };
}
"""


def follow(page: Page, *names: str) -> Page:
    """Click one link after the other, each by its words."""
    for name in names:
        page.get_by_role("link", name=name).first.click()
    return page


def test_what_became_of_a_view_is_three_clicks_away(open_page: OpenPage, demo_address: str) -> None:
    page = open_page(f"{demo_address}/", "sv", 390)

    follow(page, "Exempelforum", "Se alla 8 synpunkter och svar", "Föreningar behöver kunna boka")

    expect(page.get_by_role("main")).to_contain_text("Besvarad")
    expect(page.get_by_role("main")).to_contain_text("En gemensam bokningssida")
    expect(page.get_by_role("main")).to_contain_text("De som sade det tycker att svaret räcker")


def test_who_sat_in_an_earlier_year_is_three_clicks_away_without_script(
    open_page: OpenPage, demo_address: str
) -> None:
    page = open_page(f"{demo_address}/", "en", 1280, scripts=False)

    follow(page, "Partsgemensamt forum", "Forum years", "2018")

    seats = page.get_by_role("region", name="Who had a seat")
    expect(seats.get_by_role("link", name="Unionen")).to_be_visible()
    expect(seats.locator(".order li").first).to_have_text("Coompanion Sverige")


def test_a_reader_picks_another_day_without_script(open_page: OpenPage, demo_address: str) -> None:
    page = open_page(f"{demo_address}/", "en", 390, scripts=False)

    follow(page, "Partsgemensamt forum", "Choose another day")
    page.get_by_label("Day").fill("2018-06-28")
    page.get_by_role("button", name="Show").click()

    past = page.get_by_role("complementary", name="You are looking at the past")
    expect(past).to_contain_text("What held on 28 June 2018.")
    expect(page.get_by_role("region", name="Who has a seat")).to_contain_text("Unionen")
    follow(page, "Back to today")
    expect(past).to_have_count(0)


def test_a_view_is_reached_with_the_keyboard_alone_and_focus_is_always_seen(
    open_page: OpenPage, demo_address: str
) -> None:
    page = open_page(f"{demo_address}/exempel/", "sv", 1280)

    page.keyboard.press("Tab")
    skip = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    stops = []
    while not stops or not re.search(r"/views/\d", stops[-1]["address"] or ""):
        assert len(stops) < 30
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    page.keyboard.press("Enter")

    assert skip["address"] == "#main"
    assert skip["seen"]
    assert [it for it in stops if not (it["ring"] >= 3 and it["seen"] and it["inMain"])] == []
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Synpunkt [0-9]"))


def test_the_folded_menu_opens_by_keyboard(open_page: OpenPage, demo_address: str) -> None:
    page = open_page(f"{demo_address}/pgf/", "sv", 320)

    for key in ("Tab", "Tab", "Tab", "Enter", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)

    expect(page.get_by_role("heading", level=1)).to_have_text("Möten")


def test_a_meeting_prints_in_the_width_of_a_sheet_without_what_cannot_be_pressed(
    open_page: OpenPage, demo_address: str
) -> None:
    page = open_page(f"{demo_address}/pgf/meetings/2018-03", "sv", A4_TEXT)
    page.emulate_media(media="print")

    assert page.evaluate("document.documentElement.scrollWidth") == A4_TEXT
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_text("Välj en annan dag")).to_be_hidden()


def test_a_meeting_becomes_sheets_of_paper_that_hold_its_words(
    open_page: OpenPage, demo_address: str, tmp_path: Path
) -> None:
    page = open_page(f"{demo_address}/pgf/meetings/2018-03", "sv", 1280)

    printed = page.pdf(format="A4", path=tmp_path / "meeting.pdf")
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)

    assert 1 <= len(sheets) <= 4
    for size in sheets:
        assert [float(side) for side in size] == pytest.approx(A4, abs=2)
    if reader := shutil.which("pdftotext"):
        words = subprocess.run(
            [reader, tmp_path / "meeting.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        assert "11 av 16 organisationer" in words
        assert "Mattecentrum" in words

"""The parts of the pages in a real browser: readable, wide or narrow, light or dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW_LIGHT, WIDE_DARK = ("sv", 320, "light"), ("en", 1280, "dark")
OpenPage = Callable[..., Page]

# For every control and its ground: the contrast (WCAG 2) of its border, at least 1 to 1.
BORDER_CONTRAST = """
() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const boxes = document.querySelectorAll(
    "input:not([type=radio], [type=checkbox]), select, textarea, .button, .tag, .notice");
  return [...boxes].map((node) => {
    const border = getComputedStyle(node).borderTopColor;
    return [node.outerHTML.slice(0, 60), contrast(border, ground(node.parentElement))];
  });
}
"""


@pytest.mark.parametrize(("language", "width", "scheme"), [NARROW_LIGHT, WIDE_DARK])
def test_no_barrier_is_found_in_any_part(
    open_page: OpenPage, parts_address: str, language: str, width: int, scheme: str
) -> None:
    page = open_page(f"{parts_address}/design/", language, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })")

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})

    faults = found.response["violations"]
    assert not faults, [(it["id"], it["nodes"][0]["html"][:100]) for it in faults]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_narrow_page_is_never_wider_than_its_window(
    open_page: OpenPage, parts_address: str, language: str
) -> None:
    page = open_page(f"{parts_address}/design/", language, 320)
    page.evaluate(
        "document.querySelectorAll('.chart details').forEach((it) => { it.open = true; })"
    )

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_border_of_every_control_is_seen(
    open_page: OpenPage, parts_address: str, scheme: str
) -> None:
    page = open_page(f"{parts_address}/design/", "sv", 1280, scheme)

    contrasts = page.evaluate(BORDER_CONTRAST)

    assert len(contrasts) > 15
    assert [it for it in contrasts if it[1] < 3] == []


def test_focus_is_a_ring_apart_from_what_it_is_around(
    open_page: OpenPage, parts_address: str
) -> None:
    page = open_page(f"{parts_address}/design/", "sv", 1280)

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    style = page.evaluate(
        "(({outlineStyle, outlineWidth, outlineOffset}) => "
        "[outlineStyle, outlineWidth, outlineOffset])(getComputedStyle(document.activeElement))"
    )
    assert style == ["solid", "3px", "2px"]


def test_the_first_key_leads_past_the_header(open_page: OpenPage, parts_address: str) -> None:
    page = open_page(f"{parts_address}/design/", "sv", 1280)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def test_both_typefaces_are_there_and_nothing_comes_from_elsewhere(
    open_page: OpenPage, parts_address: str
) -> None:
    page = open_page(f"{parts_address}/design/", "sv", 1280)

    loaded = page.evaluate("[...document.fonts].map((face) => [face.family, face.status])")
    sources = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")

    assert sorted(loaded) == [["forum-sans", "loaded"], ["forum-serif", "loaded"]]
    assert [name for name in sources if not name.startswith(parts_address)] == []


def test_a_line_of_reading_text_is_at_most_eighty_characters(
    open_page: OpenPage, parts_address: str
) -> None:
    page = open_page(f"{parts_address}/design/", "sv", 1280)

    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll(".read p, .lead")].map((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top)));
          return node.textContent.trim().length / lines.size;
        }))"""
    )

    assert 30 < longest <= 80


def test_the_menu_of_a_telephone_opens_without_script(browser: Browser, parts_address: str) -> None:
    context = browser.new_context(
        locale="sv", viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{parts_address}/design/")

    page.get_by_text("Meny", exact=True).click()
    page.get_by_role("link", name="English").click()

    assert page.locator("html").get_attribute("lang") == "en"
    context.close()

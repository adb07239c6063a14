"""Every kind of page of the demo in a real browser: nothing bars a reader, nothing is too wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.barriers import barriers, looks
from web.installation import Installation

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

# The example's views are read on a day, as their answers grow late while the years go.
PAGES = {
    "home": "/",
    "front": "/pgf/",
    "front on a past day": "/pgf/?on=2018-06-28",
    "front of the example": "/exempel/",
    "organizations": "/pgf/organizations/",
    "organizations of the example": "/exempel/organizations/",
    "organization": "/pgf/organizations/coompanion",
    "organization with mandates": "/exempel/organizations/sprakcafe-bryggan",
    "years": "/pgf/years/",
    "year": "/pgf/years/2018",
    "meetings": "/pgf/meetings/",
    "meeting": "/pgf/meetings/2018-03",
    "meeting only planned": "/pgf/meetings/2020-11-18-dialogue",
    "meeting with notes not approved": "/exempel/meetings/2026-05",
    "meeting cancelled": "/exempel/meetings/2026-06-03-after_talk",
    "minutes": "/exempel/minutes/2026-02",
    "minutes corrected": "/exempel/minutes/2026-01",
    "minutes withdrawn": "/exempel/minutes/2026-03-18-pre_meeting",
    "decisions": "/exempel/decisions/",
    "decision reopened": "/exempel/decisions/2026-008",
    "themes": "/pgf/themes/",
    "theme": "/pgf/themes/{theme}",
    "theme concluded": "/exempel/themes/{concluded}",
    "theme declined": "/exempel/themes/{declined}",
    "views": "/pgf/views/",
    "view late": "/exempel/views/4?on=2026-11-25",
    "view waiting": "/exempel/views/6?on=2026-06-23",
    "view answered after an extension": "/exempel/views/3?on=2026-09-01",
    "rules": "/exempel/rules/",
    "rules version": "/exempel/rules/2026-1",
    "publications": "/pgf/publications/",
    "history": "/exempel/history/?kind=meeting&year=2026",
    "event struck": "/exempel/history/{struck}",
    "search with hits": "/pgf/search?q=demokrati",
    "search without hits": "/pgf/search?q=ingenting+alls",
    "day picker": "/pgf/day?to=/pgf/",
    "personal data": "/pgf/personal-data",
    "personal data of the installation": "/personal-data",
    "accessibility": "/exempel/accessibility",
    "guides": "/help/",
    "guide of the secretary": "/help/secretary",
    "guide of the member": "/help/member",
    "404": "/pgf/meetings/2031-01",
}

# What a line holds: characters of each line of running text in the main part, with its words.
# A new line begins where a character stands left of the one before it.
LINES = """
() => {
  const flowing = ["inline", "inline-block", "contents"];
  const flows = (node) => flowing.includes(getComputedStyle(node).display);
  const block = (node) => { while (flows(node)) node = node.parentElement; return node; };
  const lines = [], last = new Map();
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || !parent.closest("p, li, dd, td, th, .notice")) continue;
    if (parent.closest(".only-heard, svg") || !parent.checkVisibility()) continue;
    const within = block(parent);
    let line = last.get(within);
    for (let at = 0; at < text.data.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getClientRects()[0];
      if (!box || box.width === 0) continue;
      if (!line || box.left < line.left) {
        line = { words: "", left: box.left };
        lines.push(line);
        last.set(within, line);
      }
      line.words += text.data[at].replace(/\\s/, " ");
      line.left = box.left;
    }
  }
  return lines.map((it) => it.words.trim());
}
"""


@pytest.fixture(scope="session")
def address_of(demo: Installation, demo_address: str) -> Callable[[str], str]:
    """The whole address of a page, where what differs from demo to demo is looked up."""

    def found(statement: str) -> str:
        (answer,) = demo.reading().execute(statement)
        return str(answer[0])

    looked_up = {
        "theme": found("SELECT substr(aggregate_id, 1, 8) FROM themes WHERE year = 2018 LIMIT 1"),
        **{
            act: found(
                f"SELECT substr(aggregate_id, 1, 8) FROM theme_acts WHERE act = '{act}' LIMIT 1"
            )
            for act in ("concluded", "declined")
        },
        "struck": found(
            "SELECT events.position FROM strikes JOIN events USING (aggregate_id, version) LIMIT 1"
        ),
    }
    return lambda kind: demo_address + PAGES[kind].format(**looked_up)


@pytest.mark.parametrize(("kind", "language", "width", "scheme"), looks(PAGES))
def test_a_page_bars_nobody_and_is_never_wider_than_its_window(
    open_page: OpenPage,
    address_of: Callable[[str], str],
    kind: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    status = 404 if kind == "404" else 200
    page = open_page(address_of(kind), language, width, scheme, status=status)
    page.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")

    faults = barriers(page, kind, language, width, scheme)
    too_long = [line for line in page.evaluate(LINES) if len(line) > 80]

    assert page.locator("html").get_attribute("lang") == language
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert too_long == []

"""Every page that can be reached from the start page, in both languages, as the public."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from projections.all import PROJECTIONS
from web import create_app
from web.installation import Installation

LISTED = {table.name for p in PROJECTIONS for table in p.tables if table.listed}
pytestmark = pytest.mark.xdist_group("crawl")
READS = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?", re.IGNORECASE)
FILES = {
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
EVENT_PAGES = 40
"""Pages of single events that are opened; there are over a thousand, all of one template."""


class Links(HTMLParser):
    """Collects what a page links to, and what it must not have."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.h1 = 0
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a" and (href := given.get("href")):
            self.links.add(href)
        if tag == "h1":
            self.h1 += 1
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if "style" in given or tag == "style" or any(name.startswith("on") for name in given):
            self.wrong.append(f"<{tag} {attrs}>")
        if tag == "script" and not given.get("src"):
            self.wrong.append("an inline script")


@pytest.fixture(scope="module", params=["sv", "en"])
def crawled(
    request: pytest.FixtureRequest, demo: Installation
) -> Iterator[tuple[dict[str, tuple[int, str]], list[str]]]:
    """Status and text of every page by address, and every statement that was asked."""
    statements: list[str] = []
    conn = demo.reading()
    conn.set_trace_callback(statements.append)
    client = create_app(demo.settings, demo).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = request.param
    yield dict(_crawl(client)), statements
    conn.set_trace_callback(None)


def _crawl(client: FlaskClient) -> Iterator[tuple[str, tuple[int, str]]]:
    waiting, seen, events = ["/"], {"/"}, 0
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if answer.status_code == 200 and answer.mimetype in FILES:
            continue  # a file to fetch: it was found, and has no links
        yield address, (answer.status_code, answer.get_data(as_text=True))
        page = Links()
        page.feed(answer.get_data(as_text=True))
        for link in page.links:
            target = link.partition("#")[0]
            if not target.startswith("/") or "?lang=" in target or "&lang=" in target:
                continue
            if re.search(r"/history/\d+", target):
                events += 1
                if events > EVENT_PAGES:
                    continue
            elif "/history/?" in target or "on=" in target:
                continue
            if target not in seen:
                seen.add(target)
                waiting.append(target)


Crawled = tuple[dict[str, tuple[int, str]], list[str]]


def test_every_link_leads_to_a_page(crawled: Crawled) -> None:
    pages, _ = crawled

    assert len(pages) > 200
    assert {address: status for address, (status, _) in pages.items() if status != 200} == {}


def test_every_page_has_one_main_heading_and_no_inline_style_or_script(crawled: Crawled) -> None:
    for address, (_, text) in crawled[0].items():
        page = Links()
        page.feed(text)

        assert page.h1 == 1, address
        assert page.wrong == [], address
        assert len(page.ids) == len(set(page.ids)), address


def test_every_link_within_a_page_has_its_place(crawled: Crawled) -> None:
    for address, (_, text) in crawled[0].items():
        page = Links()
        page.feed(text)
        here = {link[1:] for link in page.links if link.startswith("#")}

        assert here <= set(page.ids), address


def test_the_invented_example_is_marked_on_each_of_its_pages(crawled: Crawled) -> None:
    ours = {a: text for a, (_, text) in crawled[0].items() if a.startswith("/exempel/")}
    real = {a: text for a, (_, text) in crawled[0].items() if a.startswith("/pgf/")}

    assert len(ours) > 50
    assert {a for a, text in ours.items() if 'class="example"' not in text} == set()
    assert {a for a, text in real.items() if 'class="example"' in text} == set()


def test_every_statement_on_a_listed_table_asks_who_may_see_it(crawled: Crawled) -> None:
    read = 0
    for statement in crawled[1]:
        for match in READS.finditer(statement):
            table, alias = match[1], match[2] or match[1]
            if table not in LISTED:
                continue
            read += 1
            assert f"{alias}.audience IN (SELECT value FROM json_each(" in statement, statement
    assert read > 1_000

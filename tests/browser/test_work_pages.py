"""Work pages in a real browser: nothing bars whoever works there, nothing is too wide.

Sign-in and the pages of the secretariat, each in both languages, narrow in light and wide in dark.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.test_pages import NARROW_LIGHT, RULES, WIDE_DARK
from tests.web.working import Work, csrf_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work-pages")]

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
DESK = "/exempel/secretariat/"
PAGES = {
    "sign in": "/login/",
    "account": "/account/",
    "start": DESK,
    "meetings": f"{DESK}meetings/",
    "meeting running": f"{DESK}meetings/{TODAY}-dialogue",
    "meeting over": f"{DESK}meetings/2026-05",
    "views": f"{DESK}views/",
    "new view": f"{DESK}views/new",
    "view gathered": f"{DESK}views/2",
    "view waiting": f"{DESK}views/3",
    "view late": f"{DESK}views/4",
    "view taken back": f"{DESK}views/5",
    "view answered": f"{DESK}views/6",
    "documents": f"{DESK}documents/",
    "addresses that do not work": f"{DESK}reach/",
    "act shown before it is done": f"{DESK}meetings/2027-01-27-constituting/move-on/invite",
}


@pytest.fixture(scope="module")
def running(work: Work) -> None:
    """A meeting today with everything on it: somebody here, notes, a decision, a view."""
    client, csrf = work.secretary, csrf_of(work.secretary)
    here = f"{DESK}meetings/"

    def send(path: str, **fields: str) -> None:
        answer = client.post(here + path, data={"command_id": str(uuid4()), **csrf, **fields})
        assert answer.status_code == 303

    send("", kind="dialogue", day=TODAY, title="Möte på prov")
    at = f"{TODAY}-dialogue/"
    for title in ("Öppning", "Lokaler"):
        send(f"{at}items", title=title, kind="discussion")
    send(f"{at}move-on/open")
    page = client.get(here + at.rstrip("/")).text
    organization = re.findall(r'name="organization_id" value="([^"]+)"', page)[0]
    item = re.findall(r'name="item_id" value="([^"]+)"', page)[0]
    send(f"{at}attendance", do="here", organization_id=organization, capacity="member")
    send(f"{at}sections", item_id=item, text="Alla hälsades välkomna.", read="0")
    send(f"{at}decisions", item_id=item, title="Listan skickas", owner="Kansliet")
    send(f"{at}views", item_id=item, text="Lokalerna är dyra.", giver="participants")


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [NARROW_LIGHT, WIDE_DARK], ids=["narrow-light", "wide-dark"]
)
@pytest.mark.parametrize("kind", PAGES)
def test_work_pages_have_no_barriers_and_need_no_sideways_scroll(
    open_page: Callable[..., Page],
    work: Work,
    work_address: str,
    kind: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    signed = None if kind == "sign in" else work.secretary
    page = open_page(work_address + PAGES[kind], language, width, scheme, signed=signed)
    for folded in page.locator("main details").all():
        folded.evaluate("one => one.open = true")

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})

    barriers = [
        (one["id"], node["html"][:120])
        for one in found.response["violations"]
        for node in one["nodes"]
    ]
    assert barriers == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("running")
def test_a_wrong_form_is_said_first_and_read_out(
    open_page: Callable[..., Page], work: Work, work_address: str
) -> None:
    page = open_page(
        work_address + f"{DESK}meetings/",
        "sv",
        390,
        signed=work.secretary,
        scripts=False,
        expected="422",
    )
    page.get_by_label("Dag", exact=True).evaluate("one => { one.type = 'text'; }")
    page.get_by_label("Dag", exact=True).fill("i morgon")

    page.get_by_role("button", name="Planera mötet").click()

    alert = page.get_by_role("alert")
    assert "Rätta det som är markerat" in alert.inner_text()
    link = alert.get_by_role("link")
    assert page.locator(link.get_attribute("href") or "").input_value() == "i morgon"

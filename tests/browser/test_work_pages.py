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
from playwright.sync_api import Page

from tests.browser.barriers import barriers, looks
from tests.web.test_about_pages import report_at
from tests.web.working import Work, csrf_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work-pages")]

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
YEAR = int(TODAY[:4])
DESK = "/exempel/secretariat/"
PAGES = {
    "sign in": "/login/",
    "account": "/account/",
    "what is held": "/account/held/",
    "what is held of a person": f"{DESK}people/{{person}}/",
    "reports": f"{DESK}reports/",
    "start": DESK,
    "meetings": f"{DESK}meetings/",
    "meeting running": f"{DESK}meetings/{TODAY}-dialogue",
    "meeting over": f"{DESK}meetings/2026-05",
    "passages": f"{DESK}meetings/2026-05/passage",
    "paper": f"{DESK}meetings/2026-05/paper",
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
    "seats": f"{DESK}seats/2026/",
    "seats with one open": f"{DESK}seats/2026/",
    "selection over": f"{DESK}selection/2026/civil_society/",
    "selection to come": f"{DESK}selection/{YEAR + 6}/civil_society/",
    "selection with nominations": f"{DESK}selection/{YEAR + 3}/civil_society/",
    "selection to be decided": f"{DESK}selection/{YEAR + 4}/civil_society/",
    "year": f"{DESK}year/2026/",
    "year to come": f"{DESK}year/{YEAR + 5}/",
    "file to choose": f"{DESK}import/",
    "file looked at": f"{DESK}import/",
}


def open_one(page: Page) -> None:
    """Open the first organization of the screen."""
    page.locator(".who-sits .its-name a").first.click()
    page.locator("#open").wait_for()


def look_at_a_file(page: Page) -> None:
    """Look at a file with a row of each state."""
    rows = (
        "Organisation;Part;Platser;Namn;E-post;Telefon",
        "Visfestivalen;civilsamhället;1;Vera Visa;vis@example.org;070",
        "Grannskap Åkerö;;4;;;",
        "AKERO ODLARFORENING;;;;;",
        "Åkerö kommun;;;;;",
        "Ingenstans;månfolket;;;;",
    )
    content = "\n".join(rows).encode()
    page.set_input_files(
        "#sheet-file", {"name": "medlemmar.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.locator("main form button").first.click()
    page.locator("#row-6").wait_for()


BEFORE: dict[str, Callable[[Page], None]] = {
    "seats with one open": open_one,
    "file looked at": look_at_a_file,
}
"""What is done on a page before it is looked at."""


@pytest.fixture(scope="module")
def running(work: Work) -> None:
    """A meeting today with everything on it: somebody here, notes, a decision, a view, a task."""
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
    send(f"{at}tasks", item_id=item, text="Skicka listan", owner="secretariat")
    report_at(work.reader, "/exempel/accessibility", text="Läses fel.", email="a@example.org")
    select(work)


def somebody(work: Work) -> str:
    """A person with a mandate in the example."""
    (found,) = work.installation.reading().execute(
        "SELECT person_id FROM mandates AS m JOIN forums AS f ON f.aggregate_id = m.forum_id "
        "WHERE f.slug = 'exempel' LIMIT 1"
    )
    return str(found[0])


def select(work: Work) -> None:
    """Two selections: one with nominations, one in which a proposal waits for a decision."""
    client, csrf = work.secretary, csrf_of(work.secretary)
    ids = [
        str(row[0])
        for row in work.installation.reading().execute(
            "SELECT aggregate_id FROM organizations WHERE slug IN "
            "('grannskap-akero', 'akero-odlare', 'sagobygdens-byalag') ORDER BY slug"
        )
    ]

    def send(year: int, act: str, **fields: str) -> None:
        data = {"command_id": str(uuid4()), **csrf, **fields}
        answer = client.post(f"{DESK}selection/{year}/civil_society/{act}", data=data)
        assert answer.status_code == 303, answer.text

    for year in (YEAR + 3, YEAR + 4):
        send(year, "open", opens=TODAY, opens_at="00:00", closes=TODAY, closes_at="23:59")
        for one in ids:
            send(year, "nominate", organization_id=one, received=TODAY, received_at="10:00")
        send(year, "committee", member_1=ids[0])
    proposed = {
        f"{name}_{place}": value
        for place, one in enumerate(ids, 1)
        for name, value in {
            "organization": one,
            "outcome": "seat" if place == 1 else "reserve",
            "order": "" if place == 1 else str(place - 1),
            "seats": "1" if place == 1 else "",
            "reason": "Saknas annars.",
        }.items()
    }
    send(YEAR + 4, "proposal", **proposed)


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(("kind", "language", "width", "scheme"), looks(PAGES))
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
    address = work_address + PAGES[kind].format(person=somebody(work))
    page = open_page(address, language, width, scheme, signed=signed)
    if kind in BEFORE:
        BEFORE[kind](page)
    for folded in page.locator("main details").all():
        folded.evaluate("one => one.open = true")

    found = barriers(page, f"work: {kind}", language, width, scheme)

    assert found == []
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

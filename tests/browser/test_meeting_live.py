"""A meeting is run while it happens, by the keyboard alone, and nothing is lost without contact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.web.working import Work, csrf_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work")]

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
DESK = "/exempel/secretariat/"
WIDTH = 1280


@pytest.fixture(scope="module")
def meeting(work: Work) -> str:
    """The page of a meeting today, opened, with three items."""
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> None:
        answer = work.secretary.post(
            f"{DESK}meetings/{path}", data={"command_id": str(uuid4()), **csrf, **fields}
        )
        assert answer.status_code == 303

    send("", kind="dialogue", day=TODAY, title="Möte på prov")
    here = f"{TODAY}-dialogue/"
    send(f"{here}move-on/schedule", day=TODAY, start="00:00", end="23:59", place="Biblioteket")
    for title in ("Öppning", "Lokaler", "Slut"):
        send(f"{here}items", title=title, kind="discussion")
    send(f"{here}move-on/open")
    return f"{DESK}meetings/{TODAY}-dialogue"


def test_a_meeting_is_run_by_the_keyboard_alone(
    open_page: Callable[..., Page], work: Work, work_address: str, meeting: str
) -> None:
    page = open_page(work_address + meeting, "sv-SE", WIDTH, signed=work.secretary)
    expect(page.locator("#open-item h3")).to_contain_text("1. Öppning")
    loads = page.evaluate("performance.getEntriesByType('navigation').length")

    page.get_by_role("button", name="Tillgängliga Åkerö").press("Enter")
    expect(page.locator(".row.here")).to_have_count(1)
    page.keyboard.press("Alt+o")
    page.get_by_label("Vem som leder mötet").press("End")
    page.get_by_role("button", name="Leder mötet nu").press("Enter")
    expect(page.locator(".chairing")).not_to_contain_text("inte sagt")
    page.locator("#open-item h3").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#open-item h3")).to_contain_text("2. Lokaler")
    for title in ("Listan skickas till alla", "En grupp tar fram priser"):
        page.keyboard.press("Alt+b")
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        expect(page.locator("#open-item")).to_contain_text(f". {title}")
    page.keyboard.press("Alt+s")
    page.keyboard.type("Lokalerna är dyra.")
    page.get_by_role("button", name="Anteckna synpunkten").press("Enter")
    expect(page.locator("#open-item .fixed")).to_have_count(3)

    assert page.evaluate("performance.getEntriesByType('navigation').length") == loads
    assert page.url.startswith(work_address + meeting)


def test_notes_are_saved_as_they_are_written(
    open_page: Callable[..., Page], work: Work, work_address: str, meeting: str
) -> None:
    page = open_page(work_address + meeting, "sv-SE", WIDTH, signed=work.secretary)
    page.locator("a[data-item]", has_text="3. Slut").click()
    expect(page.locator("#open-item h3")).to_contain_text("3. Slut")

    page.get_by_label("Anteckningar till punkten").fill("Alla gick hem.")
    expect(page.locator("#saved")).to_contain_text("Sparat")
    page.get_by_label("Anteckningar till punkten").press_sequentially(" Mötet slutade.")

    expect(page.locator('#open-item [name="read"]')).to_have_value("2")
    page.reload()
    expect(page.get_by_label("Anteckningar till punkten")).to_have_value(
        "Alla gick hem. Mötet slutade."
    )


def test_what_is_done_without_contact_waits_and_is_sent_once(
    open_page: Callable[..., Page], work: Work, work_address: str, meeting: str
) -> None:
    page = open_page(
        work_address + meeting,
        "sv-SE",
        WIDTH,
        signed=work.secretary,
        expected="ERR_INTERNET_DISCONNECTED",
    )
    here = page.locator(".row.here").count()
    refused = page.context.set_offline
    refused(True)
    page.get_by_role("button", name="Grannskap Åkerö").click()
    page.get_by_role("button", name="Kulturföreningen Påhittet").click()
    expect(page.locator("#saved")).to_contain_text("2 ändringar väntar, inget är borta")

    refused(False)

    expect(page.locator(".row.here")).to_have_count(here + 2, timeout=10_000)
    expect(page.locator("[data-waiting]")).to_be_hidden()


def test_what_is_half_written_stays_while_something_else_is_saved(
    open_page: Callable[..., Page], work: Work, work_address: str, meeting: str
) -> None:
    page = open_page(work_address + meeting, "sv-SE", WIDTH, signed=work.secretary)
    page.locator("#open-item h3").focus()
    page.keyboard.press("Alt+b")
    page.keyboard.type("Ett halvt beslut")

    page.get_by_role("button", name="Ungdomsgården Ankaret").click()

    expect(page.locator(".row.here", has_text="Ungdomsgården Ankaret")).to_have_count(1)
    expect(page.get_by_label("Vad som beslutades")).to_have_value("Ett halvt beslut")

"""The view desk in a browser: the whole story of a view, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.barriers import RULES
from tests.browser.test_pages import LINES
from tests.web.working import Work

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work")]

DESK = "/exempel/secretariat/"
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
OpenPage = Callable[..., Page]


def ahead(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def act(page: Page, name: str) -> None:
    """Open the form of an act, if it is not the one to do next."""
    form = page.locator(f"#{name}")
    if form.get_attribute("open") is None:
        form.locator("summary").first.press("Enter")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_view_is_passed_to_an_office_without_an_account_and_comes_back_answered(
    open_page: OpenPage, work: Work, work_address: str, scripts: bool
) -> None:
    page = open_page(
        f"{work_address}{DESK}views/new", "sv-SE", 1280, signed=work.secretary, scripts=scripts
    )
    page.get_by_label("Vad som sades").fill("Spåret är inte upplyst efter klockan 21.")
    page.get_by_label("Vem som sade det").select_option(label="Föreningsparten")
    page.get_by_label("Hur det kom in").select_option("telephone")
    page.get_by_role("button", name="Anteckna synpunkten").press("Enter")
    page.wait_for_url("**/views/*saved=*")

    page.get_by_label("Till en funktion, i ord").fill("Elbolagets driftsenhet")
    page.locator("#refer").get_by_role("button").press("Enter")
    expect(page.locator("aside dl")).to_contain_text("Elbolagets driftsenhet")

    act(page, "extend")
    page.locator("#extend-due").fill(ahead(60))
    page.locator("#extend-reason").fill("Vi väntar på anbud.")
    page.locator("#extend").get_by_role("button").press("Enter")
    expect(page.locator(".course")).to_contain_text("Vi väntar på anbud.")

    act(page, "answer")
    expect(page.get_by_label("Vem som svarar")).to_have_value("Elbolagets driftsenhet")
    page.get_by_label("Svaret", exact=True).fill("Lamporna tänds till klockan 23.")
    page.locator("#answer-channel").select_option("letter")
    page.locator("#answer").get_by_role("button").press("Enter")
    expect(page.locator(".work-head")).to_contain_text("Besvarad")

    page.locator("#judge-channel").select_option("e_mail")
    page.get_by_role("button", name="Svaret räcker", exact=True).press("Enter")
    expect(page.locator(".course")).to_contain_text("De som sade det tycker att svaret räcker.")


def test_a_duty_opens_the_act_it_asks_for(
    open_page: OpenPage, work: Work, work_address: str
) -> None:
    page = open_page(work_address + DESK, "sv-SE", 1280, signed=work.secretary)

    page.get_by_role("link", name="Säg om svaret räcker").first.press("Enter")

    expect(page.locator("#judge")).to_have_attribute("open", "")
    expect(page.get_by_role("button", name="Svaret räcker inte")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("path", "button"), [("views/new", "Anteckna synpunkten"), ("views/3", "Lämna svaret")]
)
def test_a_form_that_is_not_filled_in_leads_to_the_field_that_lacks(
    open_page: OpenPage, work: Work, work_address: str, path: str, button: str
) -> None:
    page = open_page(
        f"{work_address}{DESK}{path}", "sv", 320, signed=work.secretary, expected="422"
    )

    page.get_by_role("button", name=button).press("Enter")
    page.get_by_role("alert").get_by_role("link").first.press("Enter")

    expect(page.locator(":focus")).to_have_attribute("aria-invalid", "true")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert [it["id"] for it in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", ["views/", "views/3", "views/new", "documents/"])
def test_a_line_on_the_desk_is_short_enough_to_read(
    open_page: OpenPage, work: Work, work_address: str, path: str
) -> None:
    page = open_page(f"{work_address}{DESK}{path}", "en", 1280, signed=work.secretary)
    page.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")

    assert [line for line in page.evaluate(LINES) if len(line) > 80] == []

"""The view desk and the registry in a browser: a view's whole story, and pages that bar nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_pages import LINES, NARROW_LIGHT, RULES, WIDE_DARK
from tests.web.working import Work, csrf_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work")]

DESK = "/exempel/secretariat/"
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()
PAGES = (
    *("views/", "views/?state=late", "views/new", "documents/", ""),
    *(f"views/{number}" for number in (2, 3, 4, 5, 6)),
)
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
    ("language", "width", "scheme"), [NARROW_LIGHT, WIDE_DARK], ids=["narrow-light", "wide-dark"]
)
@pytest.mark.parametrize("path", PAGES)
def test_a_work_page_bars_nobody_and_is_never_wider_than_its_window(
    open_page: OpenPage,
    work: Work,
    work_address: str,
    path: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    page = open_page(f"{work_address}{DESK}{path}", language, width, scheme, signed=work.secretary)

    assert faults(page, width) == ([], width, [])


@pytest.mark.parametrize("path", ["views/new", "views/3/answer", "views/3/extend", "documents/"])
def test_a_form_that_was_refused_bars_nobody(
    open_page: OpenPage, work: Work, work_address: str, path: str
) -> None:
    page = open_page(work_address + DESK, "sv", 320, signed=work.secretary)
    answer = work.secretary.post(
        DESK + path,
        data={"command_id": str(uuid4()), "channel": "duva", **csrf_of(work.secretary)},
        headers={"Accept-Language": "sv"},
    )
    assert answer.status_code == 422

    page.set_content(answer.text)

    assert faults(page, 320) == ([], 320, [])
    expect(page.locator('[aria-invalid="true"]').first).to_be_visible()


def faults(page: Page, width: int) -> tuple[list[tuple[str, str]], int, list[str]]:
    """What bars somebody, how wide the page is, and lines that are too long; all forms open."""
    page.evaluate("document.querySelectorAll('main details').forEach((it) => { it.open = true; })")
    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    )
    violations = found.response["violations"]
    return (
        [(it["id"], it["nodes"][0]["html"][:100]) for it in violations],
        page.evaluate("document.documentElement.scrollWidth"),
        [line for line in page.evaluate(LINES) if len(line) > 80],
    )

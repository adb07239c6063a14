"""First account, in a real browser: from the invitation to one's own page, by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pyotp import TOTP

from tests.browser.barriers import RULES
from tests.browser.conftest import serving
from tests.web.entering import EMAIL, PASSPHRASE, account_of, invitation_for, now
from tests.web.signed import signed_client
from tests.web.town import Town, make_town
from web.accounts.links import LinkKind, Links

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = make_town(tmp_path / "data")
    yield made
    made.installation.close()


@pytest.fixture
def address(town: Town) -> Iterator[str]:
    with serving(town.app) as served:
        yield served


def type_and_send(page: Page, *texts: str) -> None:
    """Fill the fields in their order by the keyboard alone, and send by Enter."""
    page.locator("main input:visible").first.focus()
    for number, text in enumerate(texts):
        if number:
            page.keyboard.press("Tab")
        page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_invited_secretary_comes_in_by_the_keyboard_alone(
    open_page: OpenPage, town: Town, address: str, scripts: bool
) -> None:
    invitation = invitation_for(town, account_of(town, town.secretary, chosen=False))
    page = open_page(address + invitation, "en", 1280, scripts=scripts)

    type_and_send(page, PASSPHRASE, PASSPHRASE)
    assert page.get_by_role("heading", level=1).inner_text() == "Set up codes"
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    type_and_send(page, TOTP(secret).at(now()))
    page.get_by_role("link", name="My account").first.click()

    assert page.get_by_role("heading", level=1).inner_text() == "My account"
    assert EMAIL in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(address + "/account/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"


STEPS = ("sign in", "refused", "invitation", "too weak", "codes", "link", "ask", "worthless", "own")


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("sv", 320, "light"), ("en", 1280, "dark")],
    ids=["narrow-light", "wide-dark"],
)
@pytest.mark.parametrize("step", STEPS)
def test_no_step_of_signing_in_bars_anybody(
    open_page: OpenPage,
    town: Town,
    address: str,
    step: str,
    language: str,
    width: int,
    scheme: str,
) -> None:
    account = account_of(town, town.secretary, chosen=False)
    token = Links(town.installation.accounts).make(LinkKind.OPERATOR, account.account_id, now())
    invitation = invitation_for(town, account)
    path = {
        **dict.fromkeys(("sign in", "refused"), "/login/"),
        **dict.fromkeys(("invitation", "too weak", "codes"), invitation),
        "link": f"/login/link/{token}",
        "ask": "/login/link",
        "worthless": "/account/invitation/made-up",
        "own": "/account/",
    }[step]
    signed = signed_client(town.app, town.installation, town.member) if step == "own" else None
    page = open_page(
        address + path,
        language,
        width,
        scheme,
        status=404 if step == "worthless" else 200,
        signed=signed,
        expected="status of 422" if step in {"refused", "too weak"} else None,
    )
    typed = {
        "refused": (EMAIL, "not the passphrase"),
        "too weak": ("kort", "kort"),
        "codes": (PASSPHRASE, PASSPHRASE),
    }
    if step in typed:
        type_and_send(page, *typed[step])

    tags = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=tags)
    faults = [(it["id"], it["nodes"][0]["html"][:100]) for it in found.response["violations"]]

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == width

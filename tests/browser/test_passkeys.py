"""Passkeys with a device that the browser plays, against the real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import sqlalchemy as sa
from playwright.sync_api import CDPSession, Page, Route

from tests.browser.conftest import serving
from tests.browser.test_sign_in import type_and_send
from tests.web.entering import EMAIL, PASSPHRASE, account_of, invitation_for
from tests.web.town import Town, make_town
from web.accounts.accounts import Accounts
from web.accounts.tables import PASSKEYS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("passkeys"),
    pytest.mark.tried("passkeys", "copied, used twice, without its owner, removed, disabled"),
]
OpenPage = Callable[..., Page]

DEVICE: Final = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Device:
    """A device that keeps passkeys, played by the browser of a page."""

    def __init__(self, page: Page, **about: Any) -> None:
        self._talks: CDPSession = page.context.new_cdp_session(page)
        self._talks.send("WebAuthn.enable")
        options = {"options": {**DEVICE, **about}}
        made = self._talks.send("WebAuthn.addVirtualAuthenticator", options)
        self._id = {"authenticatorId": made["authenticatorId"]}

    def credentials(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._talks.send("WebAuthn.getCredentials", self._id)[
            "credentials"
        ]
        return found

    def take(self, credential: dict[str, Any]) -> None:
        """Hold a copy of a passkey."""
        self._talks.send("WebAuthn.addCredential", {**self._id, "credential": credential})

    def forget(self) -> None:
        self._talks.send("WebAuthn.clearCredentials", self._id)

    def knows_its_owner(self, knows: bool) -> None:
        self._talks.send("WebAuthn.setUserVerified", {**self._id, "isUserVerified": knows})


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = make_town(tmp_path / "data")
    yield made
    made.installation.close()


@pytest.fixture
def address(town: Town) -> Iterator[str]:
    with serving(town.app) as served:
        yield served


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def press(page: Page, word: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=word, exact=True).click()


def sign_out(page: Page, address: str) -> None:
    page.goto(f"{address}/account/")
    press(page, "Sign out")


def invited(open_page: OpenPage, town: Town, address: str, **about: Any) -> tuple[Page, Device]:
    """A secretary who chose a passphrase and stands before the second factor."""
    invitation = invitation_for(town, account_of(town, town.secretary, chosen=False))
    page = open_page(address + invitation, "en", 1280, expected=about.pop("expected", None))
    device = Device(page, **about)
    type_and_send(page, PASSPHRASE, PASSPHRASE)
    assert heading(page) == "Set up codes"
    return page, device


def registered(open_page: OpenPage, town: Town, address: str, **about: Any) -> tuple[Page, Device]:
    """A secretary who registered a passkey as second factor, and is signed in."""
    page, device = invited(open_page, town, address, **about)
    page.get_by_label("Name of the device").fill("Work telephone")
    press(page, "Register a passkey")
    return page, device


def count(town: Town) -> int:
    with town.installation.accounts.reading() as connection:
        found: int = connection.execute(sa.select(PASSKEYS.c.sign_count)).scalar_one()
    return found


def test_a_secretary_registers_a_passkey_instead_of_codes_and_signs_in_by_it_alone(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, device = registered(open_page, town, address)
    page.goto(f"{address}/account/")
    assert "Work telephone" in page.locator("main").inner_text()
    (credential,) = device.credentials()
    assert credential["isResidentCredential"]
    sign_out(page, address)

    page.goto(f"{address}/login/")
    press(page, "Sign in with a passkey")

    page.goto(f"{address}/account/")
    assert heading(page) == "My account"
    assert count(town) == device.credentials()[0]["signCount"] > 0
    assert page.goto(f"{address}/prov/secretariat/") is not None
    assert "/login/" not in page.url


def test_after_the_passphrase_the_passkey_is_the_second_step(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, device = registered(open_page, town, address)
    sign_out(page, address)
    page.goto(f"{address}/login/")

    type_and_send(page, EMAIL, PASSPHRASE)
    assert heading(page) == "Use your passkey"
    page.goto(f"{address}/account/")
    assert heading(page) == "Sign in"
    page.goto(f"{address}/login/code")
    press(page, "Use the passkey")

    page.goto(f"{address}/account/")
    assert heading(page) == "My account"
    assert device.credentials()[0]["signCount"] == count(town)


def test_a_device_that_does_not_know_its_owner_is_not_enough(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, device = registered(open_page, town, address)
    sign_out(page, address)
    device.knows_its_owner(False)
    page.goto(f"{address}/login/")

    page.get_by_role("button", name="Sign in with a passkey").click()

    page.get_by_text("The device gave no passkey.").wait_for()
    page.goto(f"{address}/account/")
    assert heading(page) == "Sign in"


def test_a_passkey_that_was_copied_is_refused(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, device = registered(open_page, town, address, expected="status of 422")
    (copied,) = device.credentials()
    sign_out(page, address)
    page.goto(f"{address}/login/")
    press(page, "Sign in with a passkey")
    sign_out(page, address)
    device.forget()
    device.take(copied)  # its count stands where it stood when it was copied

    page.goto(f"{address}/login/")
    press(page, "Sign in with a passkey")

    page.get_by_text("The passkey was not accepted.").wait_for()
    page.goto(f"{address}/account/")
    assert heading(page) == "Sign in"


def test_an_answer_is_good_once_and_only_to_its_own_question(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, _device = registered(open_page, town, address, expected="status of 422")
    sign_out(page, address)
    sent: list[str] = []

    def listen(route: Route) -> None:
        sent.append(route.request.post_data or "")
        route.continue_()

    page.route("**/login/passkey", listen)
    page.goto(f"{address}/login/")
    press(page, "Sign in with a passkey")
    page.unroute("**/login/passkey")
    sign_out(page, address)
    page.goto(f"{address}/login/")
    again = page.evaluate(
        """async (body) => {
          const fields = new URLSearchParams(body);
          fields.set("csrf_token", document.querySelector("[name=csrf_token]").value);
          const send = () => fetch("/login/passkey", {method: "POST", body: fields});
          const without = (await send()).status;
          const headers = {"X-CSRF-Token": fields.get("csrf_token")};
          await fetch("/login/passkey/asked", {method: "POST", headers});
          return [without, (await send()).status];
        }""",
        sent[0],
    )

    assert again == [422, 422]
    page.goto(f"{address}/account/")
    assert heading(page) == "Sign in"


def test_the_last_second_factor_of_an_office_is_not_removed_and_another_is(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, device = registered(open_page, town, address)
    page.goto(f"{address}/account/")
    press(page, "Remove the passkey: Work telephone")
    assert page.get_by_text("The passkey was not removed.").is_visible()
    device.forget()
    page.get_by_label("Name of the device").fill("Key ring")
    press(page, "Register a passkey")

    press(page, "Remove the passkey: Work telephone")

    names = page.locator("section:has(#passkeys) li b").all_inner_texts()
    assert names == ["Key ring"]


def test_an_account_that_is_reset_or_disabled_is_opened_by_no_passkey(
    open_page: OpenPage, town: Town, address: str
) -> None:
    page, _device = registered(open_page, town, address, expected="status of 422")
    account = Accounts(town.installation.accounts).named(EMAIL)
    sign_out(page, address)
    for shut in (
        Accounts(town.installation.accounts).disable,
        Accounts(town.installation.accounts).reset,
    ):
        shut(account.account_id)
        page.goto(f"{address}/login/")
        press(page, "Sign in with a passkey")
        page.get_by_text("The passkey was not accepted.").wait_for()

    page.goto(f"{address}/account/")
    assert heading(page) == "Sign in"


def test_where_the_extra_is_missing_nothing_is_said_of_passkeys(
    open_page: OpenPage, town: Town, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.accounts.passkeys.find_spec", lambda _name: None)
    page, _device = invited(open_page, town, address)

    assert "passkey" not in page.content().lower()
    page.goto(f"{address}/login/")
    assert "passkey" not in page.content().lower()

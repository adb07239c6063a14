"""From an empty folder to the secretariat's start page: the program and a browser, as they are."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pyotp import TOTP

from tests.browser.test_sign_in import type_and_send
from tests.web.entering import PASSPHRASE, now

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("first_start")]
OpenPage = Callable[..., Page]

WORDS = {
    "sv": (
        "Inget forum är registrerat här ännu.",
        "Välj en lösenfras",
        "Ställ in koder",
        "Att göra",
    ),
    "en": ("No forum is registered", "Choose a passphrase", "Set up codes", "To do"),
}


class Machine:
    """A machine with an empty folder, and the program on it.

    Attributes:
        address: Where it serves.
    """

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        self.folder = folder
        self._serving: subprocess.Popen[bytes] | None = None

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._line(*arguments),
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def told(self, *arguments: str) -> str:
        ran = self.command(*arguments)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def serve(self) -> None:
        line = self._line("serve", "--port", str(self.port))
        self._serving = subprocess.Popen(
            line, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/health", timeout=5):
                return
            time.sleep(0.1)
        pytest.fail("the program does not serve")

    def stop(self) -> None:
        if self._serving is not None:
            self._serving.terminate()
            self._serving.wait(30)

    def _line(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "web.cli", *arguments]

    @property
    def _environment(self) -> dict[str, str]:
        here = {"FORUM_DATA": str(self.folder), "FORUM_BASE_URL": self.address}
        return {**os.environ, **here, "FORUM_LOGGING": "error"}


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    made = Machine(tmp_path / "data")
    yield made
    made.stop()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize(
    ("language", "scripts"), [("sv", True), pytest.param("en", False, marks=pytest.mark.slow)]
)
def test_an_empty_folder_becomes_a_forum_with_its_first_secretary(
    open_page: OpenPage, machine: Machine, language: str, scripts: bool
) -> None:
    nothing_yet, choose, set_up, to_do = WORDS[language]
    assert "forum init" in machine.command("serve").stderr
    assert "forum found SLUG" in machine.told("init", "--host", "Provstad")
    machine.serve()
    page = open_page(f"{machine.address}/", language, 1280, scripts=scripts)
    assert nothing_yet in page.locator("main").inner_text()

    told = machine.told("found", "prov", "--name", "Provforum", "--name-en", "Trial forum")
    assert "forum account invite ADDRESS --secretariat prov" in told
    invited = machine.told(
        *("account", "invite", "eva@example.org", "--secretariat", "prov"),
        *("--name", "Eva Prov (påhittad)", "--language", language, "--json"),
    )
    page.goto(json.loads(invited)["link"])
    assert heading(page) == choose
    type_and_send(page, PASSPHRASE, PASSPHRASE)
    assert heading(page) == set_up
    secret = page.locator("code.secret").inner_text().replace(" ", "")
    type_and_send(page, TOTP(secret).at(now()))

    assert page.url == f"{machine.address}/prov/secretariat/"
    assert heading(page) == to_do
    for link in page.locator("main a").all():
        assert page.request.get(machine.address + (link.get_attribute("href") or "")).ok


@pytest.mark.slow
def test_what_is_asked_for_too_early_or_twice_is_said_in_a_line_that_helps(
    machine: Machine,
) -> None:
    def line(*arguments: str) -> str:
        ran = machine.command(*arguments)
        assert ran.returncode > 0
        (said,) = ran.stderr.strip().splitlines()
        return said

    assert "forum init" in line("found", "prov", "--name", "Prov")
    assert "forum init" in line("account", "list")
    machine.told("init")
    assert "There is no forum prov here" in line(
        "account", "invite", "eva@example.org", "--secretariat", "prov", "--name", "Eva"
    )
    machine.told("found", "prov", "--name", "Prov")
    assert "another address" in line("found", "prov", "--name", "Prov")
    assert "cannot be an address" in line("found", "Å Ä", "--name", "Prov")

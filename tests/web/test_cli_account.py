"""`forum account`: who can sign in, told to whoever runs the program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import Result

from tests.web.entering import PASSPHRASE, browser, is_in, set_codes_up, sign_in
from tests.web.program import Forum, one_line
from tests.web.signed import send
from tests.web.town import Town

EMAIL = "eva@example.org"


class Program:
    """The program on a town's folder."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.forum = Forum(Path(town.installation.settings.data))

    def __call__(self, *arguments: str, **environment: str) -> Result:
        return self.forum("account", *arguments, **environment)

    def link(self, *arguments: str) -> str:
        """The path of the link that the program tells."""
        result = self(*arguments, "--json")
        assert result.exit_code == 0, result.output
        told: str = json.loads(result.stdout)["link"]
        assert told.startswith("http://localhost:8000/")
        return told.removeprefix("http://localhost:8000")

    def state(self) -> list[tuple[str, str]]:
        lines = self("list", "--json").stdout.splitlines()
        return [(one["email"], one["state"]) for one in map(json.loads, lines)]


@pytest.fixture
def program(town: Town) -> Iterator[Program]:
    return Program(town)


def test_the_first_secretary_is_invited_to_an_office_and_signs_in(program: Program) -> None:
    town = program.town

    link = program.link(
        "invite", EMAIL, "--office", str(town.office_id), "--name", "Eva E (påhittad)"
    )
    town.installation.catch_up()

    client = browser(town)
    answer = send(client, link, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert answer.location.startswith("/login/setup")
    set_codes_up(client)
    assert is_in(client)
    (line,) = map(json.loads, program("list", "--json").stdout.splitlines())
    assert (line["state"], line["codes"], line["sessions"]) == ("active", True, 1)
    assert line["acts_by"] == ["secretariat"]


def test_a_person_of_the_log_is_invited(program: Program) -> None:
    town = program.town

    link = program.link("invite", EMAIL, "--person", str(town.member))

    assert program.state() == [(EMAIL, "invited")]
    assert send(browser(town), link, passphrase=PASSPHRASE, again=PASSPHRASE).status_code == 303
    assert program.state() == [(EMAIL, "active")]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--name", "Eva"],
        ["--person", str(uuid4()), "--office", str(uuid4()), "--name", "Eva"],
        ["--person", str(uuid4()), "--name", "Eva"],
        ["--office", str(uuid4())],
        ["--person", "not an id"],
    ],
)
def test_an_invitation_says_whom_it_is_for(program: Program, arguments: list[str]) -> None:
    result = program("invite", EMAIL, *arguments)

    assert result.exit_code == 2
    assert program.state() == []


def test_what_cannot_be_invited_is_said_in_one_line_and_leaves_nothing(program: Program) -> None:
    town = program.town
    member = ("--person", str(town.member))
    assert "not an e-mail address" in one_line(program("invite", "eva", *member)).lower()
    assert "no person" in one_line(program("invite", EMAIL, "--person", str(uuid4()))).lower()
    named = ("--name", "Eva")
    assert (
        "no office" in one_line(program("invite", EMAIL, "--office", str(uuid4()), *named)).lower()
    )
    assert program.state() == []

    program.link("invite", EMAIL, *member)
    before = town.installation.position()
    again = program("invite", EMAIL.upper(), "--office", str(town.office_id), *named)

    assert "already" in one_line(again)
    assert town.installation.position() == before


def test_nobody_is_invited_where_nobody_can_sign_in(program: Program) -> None:
    refused = program(
        "invite",
        EMAIL,
        "--person",
        str(program.town.member),
        FORUM_BASE_URL="http://forum.example.org",
    )

    assert "https" in one_line(refused)
    assert program.state() == []


def test_a_disabled_account_is_out_at_once(program: Program) -> None:
    town = program.town
    link = program.link("invite", EMAIL, "--person", str(town.member))
    client = browser(town)
    send(client, link, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert is_in(client)

    assert program("disable", EMAIL).exit_code == 0

    assert not is_in(client)
    assert sign_in(browser(town), email=EMAIL).status_code == 422
    assert program.state() == [(EMAIL, "disabled")]


def test_a_reset_ends_sessions_forgets_passphrase_and_codes_and_invites_anew(
    program: Program,
) -> None:
    town = program.town
    link = program.link("invite", EMAIL, "--person", str(town.secretary))
    client = browser(town)
    send(client, link, passphrase=PASSPHRASE, again=PASSPHRASE)
    set_codes_up(client)
    assert is_in(client)

    anew = program.link("reset", EMAIL)

    assert not is_in(client)
    assert sign_in(browser(town), email=EMAIL).status_code == 422
    other = "sju gröna cyklar i kön"
    answer = send(browser(town), anew, passphrase=other, again=other)
    assert answer.location.startswith("/login/setup")


def test_a_reset_opens_a_disabled_account(program: Program) -> None:
    program.link("invite", EMAIL, "--person", str(program.town.member))
    program("disable", EMAIL)

    program.link("reset", EMAIL)

    assert program.state() == [(EMAIL, "invited")]


def test_an_operators_link_signs_in_as_staff_once_and_on_this_machine_only(
    program: Program,
) -> None:
    town = program.town
    program.link("invite", EMAIL, "--person", str(town.secretary))

    link = program.link("link", EMAIL)

    client = browser(town)
    assert send(client, link).status_code == 303
    assert is_in(client)
    assert browser(town).get(link).status_code == 404
    refused = program("link", EMAIL, FORUM_BASE_URL="https://forum.example.org")
    assert "this machine only" in one_line(refused)


def test_an_operators_link_is_worth_nothing_at_another_address(program: Program) -> None:
    from web import create_app
    from web.settings import Settings

    town = program.town
    program.link("invite", EMAIL, "--person", str(town.secretary))
    link = program.link("link", EMAIL)
    kept = town.installation.settings
    settings = Settings(
        data=kept.data, key_file=kept.key_file, base_url="https://forum.example.org"
    )
    client = create_app(settings, town.installation).test_client()

    assert client.get(link, base_url="https://forum.example.org").status_code == 404


@pytest.mark.parametrize("act", ["disable", "reset", "link"])
def test_an_account_that_is_not_there_is_said_in_one_line(program: Program, act: str) -> None:
    assert "no account for nobody@example.org" in one_line(program(act, "nobody@example.org"))


def test_serving_over_plain_http_is_told_at_the_start() -> None:
    from web.serving import sign_in_note
    from web.settings import Settings

    def note(address: str) -> str | None:
        return sign_in_note(Settings(base_url=address))

    assert note("https://forum.example.org") is None
    assert "this machine only" in (note("http://localhost:8000") or "")
    assert "nobody can sign in" in (note("http://forum.example.org") or "")


def test_the_demo_tells_links_that_sign_in_and_only_on_this_machine(
    tmp_path: Path, demo: object
) -> None:
    from typing import Any, cast

    from web import create_app
    from web.demo.accounts import sign_in_links
    from web.settings import Settings

    installation = cast(Any, demo)
    lines = sign_in_links(installation, 8123)

    assert [line.partition(":")[0] for line in lines] == [
        "sign in as the secretary, once",
        "sign in as a member, once",
    ]
    for line in lines:
        client = create_app(installation.settings, installation).test_client()
        assert send(client, line.partition("http://localhost:8123")[2]).status_code == 303
        assert is_in(client)
    elsewhere = Settings(data=tmp_path, base_url="https://forum.example.org")
    installation.settings, kept = elsewhere, installation.settings
    try:
        assert sign_in_links(installation, 8123) == []
    finally:
        installation.settings = kept

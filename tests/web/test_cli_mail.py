"""`forum mail` and `forum mailbox`: what they say, and every wrong use told in one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.mail.post_office import post_office
from tests.web.program import Forum, one_line
from tests.web.sitting import Sitting
from web.mail.sending import alone


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    place = Sitting(tmp_path)
    yield place
    place.close()


def test_without_a_mail_server_it_says_what_to_set(sitting: Sitting, tmp_path: Path) -> None:
    assert "FORUM_MAIL" in one_line(Forum(tmp_path)("mail"))


def test_a_mail_server_that_is_away_is_one_line(sitting: Sitting, tmp_path: Path) -> None:
    where = {"FORUM_MAIL": "smtp://127.0.0.1:9", "FORUM_MAIL_FROM": "forum@example.org"}

    assert "nothing is lost, try again later" in one_line(Forum(tmp_path)("mail", **where))


def test_a_dry_run_needs_no_server_and_names_nobodys_address(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.account("ankaret")
    forum = Forum(tmp_path)
    with post_office() as office:
        sitting.send(office.address)
    sitting.convene(sitting.meeting())

    told = forum("mail", "--dry-run", "--json").stdout

    assert json.loads(told)["kind"] == "invitation"
    assert json.loads(told)["outcome"] == "due"
    assert "ankaret@" not in told


def test_letters_that_were_refused_for_good_are_listed(sitting: Sitting, tmp_path: Path) -> None:
    sitting.account("ankaret")
    forum = Forum(tmp_path)
    with post_office() as office:
        where = {"FORUM_MAIL": office.address, "FORUM_MAIL_FROM": "forum@example.org"}
        sitting.send(office.address)
        office.at_content["ankaret@example.org"] = "554 spam"
        sitting.convene(sitting.meeting())
        first = [json.loads(line) for line in forum("mail", "--json", **where).stdout.splitlines()]
        second = [json.loads(line) for line in forum("mail", "--json", **where).stdout.splitlines()]

    assert [one["outcome"] for one in first] == ["never", "refused"]
    assert [one["sentence"] for one in second] == ["554 spam"]


def test_two_at_once_do_not_send_the_same(sitting: Sitting, tmp_path: Path) -> None:
    where = {"FORUM_MAIL": "smtp://127.0.0.1:9", "FORUM_MAIL_FROM": "forum@example.org"}

    with alone(sitting.installation) as is_ours:
        assert is_ours
        assert "being sent already" in one_line(Forum(tmp_path)("mail", **where))


def test_mailboxes_are_set_listed_replaced_and_cleared(sitting: Sitting, tmp_path: Path) -> None:
    forum = Forum(tmp_path)

    for whose, email in (
        ("secretariat", "kansli@example.org"),
        ("ankaret", "gammal@example.org"),
        ("ankaret", "info@example.org"),
        ("Kulturnämnden", "kultur@example.org"),
    ):
        assert forum("mailbox", "set", "prov", whose, email).exit_code == 0
    listed = [
        json.loads(line) for line in forum("mailbox", "list", "prov", "--json").stdout.splitlines()
    ]
    assert forum("mailbox", "clear", "prov", "ankaret").exit_code == 0

    assert {(one["whose_id"], one["email"]) for one in listed} == {
        ("", "kansli@example.org"),
        ("ankaret", "info@example.org"),
        ("Kulturnämnden", "kultur@example.org"),
    }
    assert "ankaret" not in forum("mailbox", "list", "prov").stdout


def test_a_wrong_mailbox_is_refused_in_one_line(sitting: Sitting, tmp_path: Path) -> None:
    forum = Forum(tmp_path)

    assert "no e-mail address" in one_line(forum("mailbox", "set", "prov", "ankaret", "info"))
    assert "has no mailbox" in one_line(forum("mailbox", "clear", "prov", "ankaret"))
    assert "annat" in one_line(forum("mailbox", "list", "annat"))


def test_no_address_of_a_letter_is_in_the_log(sitting: Sitting, tmp_path: Path) -> None:
    sitting.account("ankaret")
    sitting.office_mailbox()
    with post_office() as office:
        sitting.send(office.address)
        sitting.convene(sitting.meeting())
        sitting.send(office.address)
    sitting.close()

    log = [path for path in tmp_path.iterdir() if path.is_file() and "accounts" not in path.name]
    read = [path for path in (tmp_path / "read").rglob("*") if path.is_file()]
    assert log
    for path in [*log, *read]:
        assert b"@example.org" not in path.read_bytes(), path.name

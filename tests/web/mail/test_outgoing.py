"""A letter is handed over whole, and every refusal of the server is told as what it is."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any, cast

import pytest

from tests.web.mail.post_office import PostOffice, post_office
from web.mail.outgoing import (
    CalendarPart,
    Letter,
    MailDownError,
    NeverError,
    NotNowError,
    Paper,
    message_id,
    outgoing,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SENDER, OFFICE = "forum@example.org", "kansli@example.org"
LETTER = Letter(
    to="anna@example.org",
    message_id=message_id("invitation", "thing", "anna", 7, "forum.example"),
    subject="Kommer du på mötet?",
    text="Kommer du?\nJa: https://forum.example/a\n",
    html='<p>Kommer du? <a href="https://forum.example/a">Ja</a></p>',
    language="sv",
)


def send(address: str, letter: Letter = LETTER) -> None:
    with outgoing(address, SENDER) as to:
        to.send(letter, reply_to=OFFICE, at=NOW)


def test_a_letter_arrives_with_both_its_parts_and_answers_go_to_the_office(
    office: PostOffice,
) -> None:
    send(office.address)

    (got,) = office.taken
    assert (got["From"], got["To"], got["Reply-To"]) == (SENDER, LETTER.to, OFFICE)
    assert (got["Subject"], got["Content-Language"]) == (LETTER.subject, "sv")
    assert got["Message-ID"] == LETTER.message_id
    parts = [part.get_content_type() for part in got.iter_parts()]
    assert parts == ["text/plain", "text/html"]
    body = got.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == LETTER.text


def test_an_invitation_for_the_calendar_names_its_method(office: PostOffice) -> None:
    calendar = CalendarPart(method="REQUEST", content="BEGIN:VCALENDAR\r\nå\r\n".encode())

    send(office.address, replace(LETTER, calendars=(calendar,)))

    part = list(office.taken[0].iter_parts())[-1]
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert part.get_payload(decode=True) == calendar.content


def test_a_paper_comes_with_the_letter(office: PostOffice) -> None:
    send(office.address, replace(LETTER, papers=(Paper(name="notes.txt", text="Nästa möte"),)))

    (paper,) = cast(Any, office.taken[0]).iter_attachments()
    assert cast(EmailMessage, paper).get_filename() == "notes.txt"
    assert paper.get_content().strip() == "Nästa möte"


def test_nothing_in_a_subject_becomes_a_line_of_its_own(office: PostOffice) -> None:
    send(office.address, replace(LETTER, subject="Möte\r\nBcc: alla@example.org"))

    assert office.taken[0]["Bcc"] is None
    assert office.taken[0]["Subject"] == "Möte Bcc: alla@example.org"


def test_what_is_never_taken_is_told_with_the_servers_own_words(office: PostOffice) -> None:
    office.at_recipient[LETTER.to] = "550 no such mailbox"

    with pytest.raises(NeverError, match="550 no such mailbox"):
        send(office.address)


def test_what_is_not_taken_now_is_another_thing_than_what_never_is(office: PostOffice) -> None:
    office.at_recipient[LETTER.to] = "451 try again later"

    with pytest.raises(NotNowError, match="451 try again later"):
        send(office.address)


def test_a_letter_refused_for_its_content_is_never_taken(office: PostOffice) -> None:
    office.at_content[LETTER.to] = "554 looks like spam"

    with pytest.raises(NeverError, match="554 looks like spam"):
        send(office.address)


def test_an_address_that_the_server_cannot_write_is_never_taken(office: PostOffice) -> None:
    with pytest.raises(NeverError, match="letters"):
        send(office.address, replace(LETTER, to="åsa@example.org"))


def test_after_a_refusal_the_next_letter_goes_out_on_the_same_connection(
    office: PostOffice,
) -> None:
    office.at_recipient["gone@example.org"] = "550 gone"

    with outgoing(office.address, SENDER) as to:
        with pytest.raises(NeverError):
            to.send(replace(LETTER, to="gone@example.org"), reply_to=OFFICE, at=NOW)
        to.send(LETTER, reply_to=OFFICE, at=NOW)

    assert len(office.taken) == 1


def test_a_server_that_takes_no_letters_at_all_is_down(office: PostOffice) -> None:
    office.at_recipient[LETTER.to] = "421 closing"

    with pytest.raises(MailDownError, match="421 closing"):
        send(office.address)


def test_a_server_that_is_not_there_is_down() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    with pytest.raises(MailDownError, match="FORUM_MAIL"):
        send(f"smtp://127.0.0.1:{port}")


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_who_has_the_password_may_send_and_others_are_told() -> None:
    with post_office(password="p@ss/word") as office:
        host = office.address.removeprefix("smtp://")
        send(f"smtp://forum:p%40ss%2Fword@{host}")
        with pytest.raises(MailDownError, match="user or password"):
            send(f"smtp://forum:other@{host}")

    assert len(office.taken) == 1


def test_a_letter_written_again_has_the_same_id_and_another_has_not() -> None:
    about = ("invitation", "thing", "anna", 7, "forum.example")
    again = message_id(*about)
    others = {
        message_id("changed", "thing", "anna", 7, "forum.example"),
        message_id("invitation", "other", "anna", 7, "forum.example"),
        message_id("invitation", "thing", "bo", 7, "forum.example"),
        message_id("invitation", "thing", "anna", 8, "forum.example"),
    }

    assert again == message_id(*about)
    assert again not in others
    assert len(others) == 4

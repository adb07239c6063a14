"""A letter that does not arrive is due again, its address rests, and the secretariat is told."""

from __future__ import annotations

import json
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.web.mail.notifications import notification
from tests.web.mail.post_office import PostOffice
from tests.web.program import Forum, one_line
from tests.web.sitting import Sitting
from web.accounts.accounts import Accounts
from web.mail.bounces import LARGEST, CameBack, take_in
from web.mail.paces import Pace, Paces, of_account
from web.mail.unreached import Unreached

ADDRESS = "ankaret@example.org"


@pytest.fixture
def letter(sitting: Sitting, office: PostOffice) -> EmailMessage:
    """An invitation that was taken."""
    sitting.account("ankaret")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    sitting.send(office.address)
    (found,) = office.taken
    office.taken.clear()
    return found


def read(sitting: Sitting, raw: bytes) -> CameBack:
    return take_in(raw, Unreached(sitting.installation.accounts), sitting.now)


def kinds(sitting: Sitting, office: PostOffice, **more: int) -> list[tuple[str, str]]:
    return [(one.kind, one.outcome) for one in sitting.send(office.address, **more)]


def test_what_an_address_refuses_waits_until_another_is_entered(
    sitting: Sitting, office: PostOffice
) -> None:
    account = sitting.account("ankaret")
    sitting.account("bryggan")
    sitting.send(office.address)
    office.at_recipient[ADDRESS] = "550 no such mailbox"
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)

    first = sorted(outcome for _, outcome in kinds(sitting, office))
    sitting.act("send_papers", meeting_id=meeting_id, papers=1)
    second = kinds(sitting, office)
    office.at_recipient.clear()
    third = kinds(sitting, office)
    Accounts(sitting.installation.accounts).move(account.account_id, "nya@example.org")
    fourth = kinds(sitting, office)

    assert first == ["sent", "unreached"]
    assert second == [("papers", "sent")]  # to the other one
    assert third == []
    assert fourth == [("invitation", "sent"), ("papers", "sent")]
    assert [one["To"] for one in office.taken[-2:]] == ["nya@example.org"] * 2
    assert Unreached(sitting.installation.accounts).every() == {}


def test_an_address_that_is_refused_only_after_the_content_is_known_by_its_status(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    office.at_content[ADDRESS] = "550 5.1.1 user unknown"
    sitting.convene(sitting.meeting())

    assert kinds(sitting, office) == [("invitation", "unreached")]


@pytest.mark.parametrize("head_alone", [True, False])
def test_a_letter_that_comes_back_is_due_again_once_the_address_works(
    sitting: Sitting, office: PostOffice, letter: EmailMessage, head_alone: bool
) -> None:
    raw = notification(letter, head_alone=head_alone)

    first, again = read(sitting, raw), read(sitting, raw)
    rests = kinds(sitting, office)
    Unreached(sitting.installation.accounts).works(first.recipient)
    sent = kinds(sitting, office)

    assert (first.outcome, again.outcome) == ("bounced", "known")
    assert first.sentence == "5.1.1 550 5.1.1 <x>: Recipient address rejected: unknown"
    assert rests == []
    assert sent == [("invitation", "sent")]
    assert office.taken[0]["Message-ID"] == letter["Message-ID"]
    assert kinds(sitting, office) == []


def test_what_was_told_between_is_not_told_again(
    sitting: Sitting, office: PostOffice, letter: EmailMessage
) -> None:
    sitting.act("send_papers", meeting_id=sitting.meeting(25), papers=1)
    assert kinds(sitting, office) == [("papers", "sent")]

    Unreached(sitting.installation.accounts).works(read(sitting, notification(letter)).recipient)

    assert kinds(sitting, office) == [("invitation", "sent")]


def test_a_digest_that_comes_back_is_due_again_whole(sitting: Sitting, office: PostOffice) -> None:
    account = sitting.account("ankaret")
    sitting.send(office.address)
    owner = of_account(account.account_id)
    Paces(sitting.installation.accounts).choose(owner, Pace.DAY, sitting.today)
    for after in (20, 30):
        sitting.convene(sitting.meeting(after), answer_in=15)
    assert kinds(sitting, office, after=1) == [("digest", "sent")]

    raw = notification(office.taken[-1])
    Unreached(sitting.installation.accounts).works(read(sitting, raw).recipient)
    kinds(sitting, office, after=2)

    body = office.taken[-1].get_body(("html",))
    assert body is not None
    assert body.get_content().count("?answer=coming") == 2


def test_a_reminder_that_comes_back_is_due_again(
    sitting: Sitting, office: PostOffice, letter: EmailMessage
) -> None:
    assert kinds(sitting, office, after=8) == [("due_soon", "sent")]

    raw = notification(office.taken[-1])
    Unreached(sitting.installation.accounts).works(read(sitting, raw).recipient)

    assert kinds(sitting, office, after=9) == [("due_soon", "sent")]


def forged(letter: EmailMessage) -> dict[str, bytes]:
    """Messages that are no notification about a letter of ours."""
    real = notification(letter)
    own_id = str(letter["Message-ID"]).encode()
    return {
        "a delay": notification(letter, status="4.4.1", action="delayed"),
        "a passing failure": notification(letter, status="4.2.2"),
        "a delivery": notification(letter, status="2.0.0", action="delivered"),
        "words alone": b"Subject: Undelivered\r\n\r\n5.1.1 failed " + own_id,
        "another id": real.replace(own_id, b"<other@localhost>"),
        "the id in its text": notification(
            letter, text=f"Action: failed\r\nMessage-ID: {own_id.decode()}"
        ).replace(b"Message-ID: " + own_id + b"\r\nSubject", b"Subject"),
        "the id in its own head": real.replace(own_id, b"").replace(
            b"<20261125120000.1@mx.example.org>", own_id
        ),
        "no status": real.replace(b"message/delivery-status", b"text/plain"),
        "no report": real.replace(b"multipart/report", b"multipart/mixed"),
        "too large": real + b"x" * LARGEST,
        "no message": b"\xff\xfe\x00",
        "nothing": b"",
        "no end": real[:600],
        "a broken head": real.replace(b"Status: 5.1.1", b"Status: =?utf-8?b?//?= \x00\x01"),
        "an unknown code": real.replace(
            b"text/rfc822-headers", b'text/rfc822-headers; charset="?"'
        ).replace(own_id, b"<\xff@x>"),
        "deep": b"Content-Type: multipart/report; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: message/rfc822\r\n\r\n" * 3000,
    }


def test_what_is_no_failure_of_a_letter_of_ours_changes_nothing(
    sitting: Sitting, office: PostOffice, letter: EmailMessage
) -> None:
    outcomes = {name: read(sitting, raw).outcome for name, raw in forged(letter).items()}

    assert "bounced" not in outcomes.values()
    assert outcomes["a delay"] == outcomes["a passing failure"] == "delayed"
    assert Unreached(sitting.installation.accounts).every() == {}
    assert kinds(sitting, office) == []
    assert read(sitting, notification(letter)).outcome == "bounced"  # the real one counts


def test_an_old_notification_says_nothing_of_the_new_address(
    sitting: Sitting, office: PostOffice, letter: EmailMessage
) -> None:
    accounts = Accounts(sitting.installation.accounts)
    accounts.move(accounts.named(ADDRESS).account_id, "nya@example.org")

    assert read(sitting, notification(letter)).outcome == "bounced"
    assert kinds(sitting, office) == [("invitation", "sent")]
    assert office.taken[-1]["To"] == "nya@example.org"


def test_the_program_reads_a_file_an_mbox_a_maildir_and_what_is_piped(
    sitting: Sitting, letter: EmailMessage, tmp_path: Path
) -> None:
    forum, raw, other = Forum(tmp_path), notification(letter), b"Subject: x\r\n\r\nHej\r\n"
    (tmp_path / "one").write_bytes(raw)
    mbox = mailbox.mbox(tmp_path / "mbox")
    for one in (other, raw):
        mbox.add(one)
    mbox.close()
    maildir = mailbox.Maildir(tmp_path / "Maildir")
    maildir.add(raw)
    unreached = Unreached(sitting.installation.accounts)

    outcomes: list[list[str]] = []
    for name, piped in (("one", None), ("mbox", None), ("Maildir", None), ("-", raw)):
        named = name if name == "-" else str(tmp_path / name)
        told = forum("mail", "bounced", named, "--json", piped=piped).stdout
        lines = [json.loads(line) for line in told.splitlines()]
        outcomes.append([line["outcome"] for line in lines])
        assert "@example.org" not in "".join(line["recipient"] for line in lines)
        for recipient in unreached.every():
            unreached.works(recipient)
        with_office = sitting.due()  # due again: sent anew, so that it can come back anew
        assert [one.kind for one in with_office] == ["invitation"]
        _send_again(sitting)

    assert outcomes == [["bounced"], ["other", "bounced"], ["bounced"], ["bounced"]]


def _send_again(sitting: Sitting) -> None:
    from tests.web.mail.post_office import post_office

    with post_office() as again:
        assert [one.outcome for one in sitting.send(again.address)] == ["sent"]


def test_what_holds_no_mail_is_refused_in_one_line(sitting: Sitting, tmp_path: Path) -> None:
    forum = Forum(tmp_path)

    assert "no Maildir" in one_line(forum("mail", "bounced", str(tmp_path)))
    assert "cannot be read" in one_line(forum("mail", "bounced", str(tmp_path / "none")))

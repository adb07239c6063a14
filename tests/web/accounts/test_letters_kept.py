"""What is kept of letters, mailboxes and personal links, on either database."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks
from web.accounts.store import AccountStore
from web.mail.mailboxes import Mailboxes
from web.mail.paces import Digest, Pace, Paces, next_on
from web.mail.positions import Failure, Positions, Reached
from web.mail.told import KEPT, Told, ToldLetters, address_hash
from web.mail.unreached import Unreached

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
FORUM_ID = UUID("3b0f5a52-54a5-4d0e-9d3c-0d0a3f5b7c01")


def told(letter_id: str, position: int | None, message_id: str = "<a@b>") -> Told:
    return Told(
        letter_id=letter_id,
        message_id=message_id,
        recipient="one",
        address=address_hash("one@example.org"),
        about="meeting/1",
        content=bytes(32),
        position=position,
        sent_at=NOW,
    )


def test_what_is_told_is_kept_with_the_failure_that_it_passes_over(
    accounts_store: AccountStore,
) -> None:
    kept = Positions(accounts_store)
    failure = Failure(recipient="one", message_id="<a@b>", sentence="550 gone", at=NOW)

    kept.begin("one", 7, DAY)
    kept.tell([told("<a@b>", 9)], failure=failure)
    kept.tell([told("<a@b>", 9)], failure=failure)
    kept.move("one", 10)

    assert kept.every() == {"one": Reached(position=10, since="2026-03-01")}
    assert kept.failures() == [failure]
    assert ToldLetters(accounts_store).to("one") == [told("<a@b>", 9)]


def test_a_reminder_is_remembered(accounts_store: AccountStore) -> None:
    kept = Positions(accounts_store)

    kept.tell([told("<a@b>", None)])

    assert kept.reminded() == {"<a@b>"}


def test_what_came_back_is_due_again_and_what_is_not_ours_changes_nothing(
    accounts_store: AccountStore,
) -> None:
    kept, unreached = Positions(accounts_store), Unreached(accounts_store)
    kept.begin("one", 7, DAY)
    kept.tell([told("<1@b>", 8, "<digest@b>"), told("<2@b>", 9, "<digest@b>")])
    kept.tell([told("<3@b>", None, "<3@b>")])
    kept.move("one", 12)

    assert unreached.came_back("<other@b>", "5.1.1", NOW) is None
    assert unreached.every() == {}
    assert unreached.came_back("<digest@b>", "5.1.1 gone", NOW) == "one"
    assert unreached.came_back("<digest@b>", "5.1.1 gone", NOW) is None
    assert unreached.came_back("<3@b>", "5.1.1 gone", NOW) == "one"

    assert kept.every()["one"].position == 7
    assert kept.reminded() == set()
    assert [one.sentence for one in unreached.every().values()] == ["5.1.1 gone"]


def test_an_address_that_is_noted_stays_noted_until_it_works(accounts_store: AccountStore) -> None:
    kept = Unreached(accounts_store)
    kept.refused("one", address_hash("one@example.org"), "550 gone", NOW)

    assert kept.note("one")
    kept.refused("one", address_hash("one@example.org"), "550 gone again", NOW)

    assert [one.is_noted for one in kept.every().values()] == [True]
    assert kept.works("one")
    assert not kept.works("one")
    assert not kept.note("one")


def test_old_letters_are_forgotten_only_when_their_reader_was_told_more(
    accounts_store: AccountStore,
) -> None:
    kept, letters = Positions(accounts_store), ToldLetters(accounts_store)
    kept.begin("one", 8, DAY)
    kept.tell([told("<1@b>", 8), told("<2@b>", 9)])

    letters.forget_old(NOW + KEPT)
    assert len(letters.to("one")) == 2
    letters.forget_old(NOW + KEPT + timedelta(days=1))

    assert [one.letter_id for one in letters.to("one")] == ["<2@b>"]


def test_a_digest_comes_the_next_day_or_the_next_monday(accounts_store: AccountStore) -> None:
    kept = Paces(accounts_store)
    sunday = Digest(sent_on=DAY, under_way=None)  # 1 March 2026
    monday = Digest(sent_on=DAY + timedelta(days=1), under_way=None)

    kept.choose("account/1", Pace.DAY, DAY)
    kept.choose("account/1", Pace.WEEK, DAY)
    kept.begin("account/1/2", DAY, 7)

    assert kept.every() == {"account/1": (Pace.WEEK, DAY)}
    assert (kept.of("account/1"), kept.of("account/2")) == (Pace.WEEK, Pace.AT_ONCE)
    assert kept.digests() == {"account/1/2": Digest(sent_on=DAY, under_way=7)}
    assert [next_on(Pace.DAY, one) for one in (sunday, monday)] == [
        date(2026, 3, 2),
        date(2026, 3, 3),
    ]
    assert [next_on(Pace.WEEK, one) for one in (sunday, monday)] == [
        date(2026, 3, 2),
        date(2026, 3, 9),
    ]


def test_a_mailbox_has_one_address(accounts_store: AccountStore) -> None:
    kept = Mailboxes(accounts_store)

    kept.put(FORUM_ID, "secretariat", "", "old@example.org")
    kept.put(FORUM_ID, "secretariat", "", " new@example.org ", "en")
    kept.put(uuid4(), "secretariat", "", "other@example.org")

    (box,) = kept.every(FORUM_ID)
    assert (box.email, box.language) == ("new@example.org", "en")
    assert kept.of_secretariat(FORUM_ID) == "new@example.org"
    assert kept.clear(FORUM_ID, "secretariat", "")
    assert not kept.clear(FORUM_ID, "secretariat", "")
    assert kept.of_secretariat(FORUM_ID) is None


@pytest.mark.parametrize("address", ["", "info", "a@b@example.org", "a@b\nCc: c@example.org"])
def test_what_is_no_address_is_not_kept(accounts_store: AccountStore, address: str) -> None:
    with pytest.raises(ValueError, match="no e-mail address"):
        Mailboxes(accounts_store).put(FORUM_ID, "secretariat", "", address)


def test_a_link_is_found_by_its_token_until_it_is_revoked(accounts_store: AccountStore) -> None:
    kept = ReplyLinks(accounts_store)
    by_mandate = ReplyLink(
        kind=ReplyKind.INVITATION,
        forum_id=FORUM_ID,
        thing_id=uuid4(),
        mandate_id=uuid4(),
        organization_id=uuid4(),
    )
    by_office = ReplyLink(
        kind=ReplyKind.ANSWER, forum_id=FORUM_ID, thing_id=uuid4(), office="Kulturnämnden"
    )

    one, other = kept.make(by_mandate, NOW), kept.make(by_office, NOW)

    assert (kept.find(one), kept.find(other)) == (by_mandate, by_office)
    assert kept.mandates() == {by_mandate.mandate_id}
    kept.revoke(other)
    assert by_mandate.mandate_id is not None
    assert kept.revoke_mandate(by_mandate.mandate_id) == 1
    assert (kept.find(one), kept.find(other)) == (None, None)

"""What is kept of letters, mailboxes and personal links, on either database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks
from web.accounts.store import AccountStore
from web.mail.mailboxes import Mailboxes
from web.mail.positions import Failure, Positions, Reached

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
FORUM_ID = UUID("3b0f5a52-54a5-4d0e-9d3c-0d0a3f5b7c01")


def test_a_position_is_moved_with_the_failure_that_it_passes_over(
    accounts_store: AccountStore,
) -> None:
    kept = Positions(accounts_store)
    failure = Failure(recipient="one", message_id="<a@b>", sentence="550 gone", at=NOW)

    kept.begin("one", 7, DAY)
    kept.move("one", 9, failure)
    kept.move("one", 10, failure)

    assert kept.every() == {"one": Reached(position=10, since="2026-03-01")}
    assert kept.failures() == [failure]


def test_a_reminder_is_remembered(accounts_store: AccountStore) -> None:
    kept = Positions(accounts_store)

    kept.remind("one", "<a@b>", DAY)

    assert kept.reminded() == {"<a@b>"}


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

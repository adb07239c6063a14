"""What is due is sent once to each: nothing before they came, nothing twice, nothing lost."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from forum.record.when import When
from tests.web.mail.post_office import PostOffice, post_office
from tests.web.sitting import Sitting
from web.mail.outgoing import MailDownError
from web.mail.positions import Positions


def test_a_new_recipient_is_told_nothing_that_was_before(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.convene(sitting.meeting())
    sitting.account("ankaret")

    assert sitting.send(office.address) == []
    assert office.taken == []


def test_somebody_who_came_between_two_rounds_is_told_what_came_after(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.send(office.address)
    sitting.now -= timedelta(days=1)  # the account is a day older than the invitation
    sitting.account("ankaret")
    sitting.now += timedelta(days=1)
    sitting.convene(sitting.meeting())

    first, second = sitting.send(office.address), sitting.send(office.address)

    assert [one.kind for one in first] == ["invitation"]
    assert second == []


def test_each_recipient_is_told_once(sitting: Sitting, office: PostOffice) -> None:
    sitting.account("ankaret")
    sitting.account("bryggan", "en")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())

    first, second = sitting.send(office.address), sitting.send(office.address)

    assert [one.outcome for one in first] == ["sent", "sent"]
    assert second == []
    assert len({letter["Message-ID"] for letter in office.taken}) == 2
    assert [len(office.to(f"{slug}@example.org")) for slug in ("ankaret", "bryggan")] == [1, 1]


def test_a_dry_run_sends_and_changes_nothing(sitting: Sitting, office: PostOffice) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())

    due = sitting.due()

    assert [(one.kind, one.outcome) for one in due] == [("invitation", "due")]
    assert sitting.due() == due
    assert [one.message_id for one in sitting.send(office.address)] == [due[0].message_id]


def test_what_is_refused_for_good_is_kept_and_holds_nobody_up(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.account("ankaret")
    sitting.account("bryggan")
    sitting.send(office.address)
    office.at_content["ankaret@example.org"] = "554 looks like spam"
    sitting.convene(sitting.meeting())

    told = {one.outcome for one in sitting.send(office.address)}

    (failure,) = Positions(sitting.installation.accounts).failures()
    assert told == {"sent", "never"}
    assert failure.sentence == "554 looks like spam"
    assert sitting.send(office.address) == []
    assert len(office.to("bryggan@example.org")) == 1


def test_what_is_not_taken_now_is_sent_later_and_others_are_not_held_up(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.account("ankaret")
    sitting.account("bryggan")
    sitting.send(office.address)
    office.at_recipient["ankaret@example.org"] = "451 greylisted"
    sitting.convene(sitting.meeting())

    first = {one.outcome: one.message_id for one in sitting.send(office.address)}
    office.at_recipient.clear()
    (second,) = sitting.send(office.address)

    assert first.keys() == {"sent", "later"}
    assert (second.outcome, second.message_id) == ("sent", first["later"])


def test_a_server_that_goes_away_loses_no_letter(sitting: Sitting, office: PostOffice) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    with post_office() as gone:
        gone.at_recipient["ankaret@example.org"] = "421 closing"
        with pytest.raises(MailDownError):
            sitting.send(gone.address)

    assert [one.outcome for one in sitting.send(office.address)] == ["sent"]


def test_an_ended_mandate_gets_no_letters_and_its_successor_begins_anew(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    sitting.act(
        "end_mandate",
        organization_id=sitting.organizations["ankaret"],
        mandate_id=sitting.mandates["ankaret"],
        end=When.on(sitting.day(-1)),
    )
    sitting.convene(sitting.meeting())

    assert sitting.send(office.address) == []


def test_what_was_struck_before_it_was_sent_is_told_to_nobody(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    version = next(
        event.originator_version for event in sitting.events() if event.TOPIC == "meeting.convened"
    )
    sitting.act("strike_event", aggregate_id=meeting_id, version=version, reason="fel möte")

    assert sitting.send(office.address) == []


def test_a_reminder_comes_once_before_the_last_day_and_once_after(
    sitting: Sitting, office: PostOffice
) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    sitting.convene(sitting.meeting(), answer_in=10)

    told = [
        [one.kind for one in sitting.send(office.address, after=days)]
        for days in (0, 6, 7, 8, 10, 11, 12, 18)
    ]

    assert told == [["invitation"], [], ["due_soon"], [], [], ["overdue"], [], []]


def answered(sitting: Sitting, office: PostOffice) -> UUID:
    """A meeting to which somebody was invited who has said that they come."""
    sitting.account("ankaret")
    sitting.send(office.address)
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    sitting.act(
        "register_for_meeting",
        meeting_id=meeting_id,
        organization_id=sitting.organizations["ankaret"],
        side="civil_society",
    )
    sitting.send(office.address)
    return meeting_id


def test_who_has_answered_is_not_reminded(sitting: Sitting, office: PostOffice) -> None:
    answered(sitting, office)

    assert sitting.send(office.address, after=8) == []


def test_who_has_answered_is_told_what_and_not_asked_as_if_not(
    sitting: Sitting, office: PostOffice
) -> None:
    meeting_id = answered(sitting, office)
    sitting.act("send_papers", meeting_id=meeting_id, papers=2)
    sitting.schedule(meeting_id, 22)
    sitting.send(office.address)

    for letter in office.taken[-2:]:
        body = letter.get_body(("plain",))
        assert body is not None
        assert "Ert svar: Ankaret kommer. Ändra det: Ja <" in body.get_content()
        assert "Kommer du" not in body.get_content()

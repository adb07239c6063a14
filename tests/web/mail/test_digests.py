"""Who wants one letter a day or week gets one with what can wait; the rest comes at once."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest

from tests.web.mail.post_office import PostOffice
from tests.web.sitting import Sitting
from web.mail.mailboxes import Mailboxes
from web.mail.paces import Digest as Last
from web.mail.paces import Pace, Paces, next_on, of_account, of_mailbox


@pytest.fixture
def daily(sitting: Sitting, office: PostOffice) -> Sitting:
    """A forum whose representative of `ankaret` wants one letter a day."""
    return choosing(sitting, office, Pace.DAY)


def choosing(sitting: Sitting, office: PostOffice, pace: Pace) -> Sitting:
    account = sitting.account("ankaret")
    sitting.send(office.address)
    owner = of_account(account.account_id)
    Paces(sitting.installation.accounts).choose(owner, pace, sitting.today)
    return sitting


def kinds(sitting: Sitting, office: PostOffice, after: int) -> list[str]:
    return [one.kind for one in sitting.send(office.address, after=after)]


def html(letter: EmailMessage) -> str:
    body = letter.get_body(("html",))
    assert body is not None
    return str(body.get_content())


def two_things(sitting: Sitting) -> None:
    sitting.convene(sitting.meeting(20), answer_in=10)
    view_id = sitting.view("ankaret")
    sitting.act("give_feedback", view_id=view_id, outcome="answered", text={"sv": "Två till."})


def test_what_happened_in_a_day_comes_in_one_letter_the_next(
    daily: Sitting, office: PostOffice
) -> None:
    two_things(daily)

    told = [kinds(daily, office, after) for after in (0, 0, 1, 1, 2)]

    (letter,) = office.taken
    assert told == [[], [], ["digest"], [], []]
    assert letter["Subject"] == "2 nyheter från Provforum"
    assert "Kommer du" in html(letter)
    assert "Två till." in html(letter)
    assert re.search(
        r'<a href="http://localhost:8000/prov/reply/[\w-]{43}\?answer=coming">', html(letter)
    )
    assert "Markup" not in html(letter)
    assert html(letter).count("?answer=coming") == 1
    assert html(letter).count("<html") == 1
    assert html(letter).count("/letters/") == 1


def test_a_digest_of_one_thing_is_called_what_it_is(daily: Sitting, office: PostOffice) -> None:
    daily.convene(daily.meeting(20), answer_in=10)
    kinds(daily, office, 1)

    assert office.taken[0]["Subject"].startswith("Kommer du")
    parts = [one.get_content_type() for one in office.taken[0].walk()]
    assert "text/calendar" in parts


def test_several_meetings_come_as_files_for_the_calendar(
    daily: Sitting, office: PostOffice
) -> None:
    for after in (20, 30):
        daily.convene(daily.meeting(after), answer_in=15)
    kinds(daily, office, 1)

    files = [one.get_filename() for one in office.taken[0].iter_attachments()]
    assert files == ["meeting-1.ics", "meeting-2.ics"]


def test_what_is_due_before_the_next_digest_comes_at_once(
    daily: Sitting, office: PostOffice
) -> None:
    daily.convene(daily.meeting(5), answer_in=1)
    daily.convene(daily.meeting(20), answer_in=10)

    told = [kinds(daily, office, after) for after in (0, 1)]

    assert told[0][0] == "invitation"
    assert "digest" not in told[0]
    assert told[1][0] == "digest"
    assert html(office.taken[-1]).count("?answer=coming") == 1


def test_a_reminder_never_waits(daily: Sitting, office: PostOffice) -> None:
    daily.convene(daily.meeting(20), answer_in=10)

    assert [kinds(daily, office, after) for after in (1, 7)] == [["digest"], ["due_soon"]]


def test_a_week_is_told_on_its_first_day_that_has_a_round(
    sitting: Sitting, office: PostOffice
) -> None:
    choosing(sitting, office, Pace.WEEK)
    monday = next_on(Pace.WEEK, Last(sent_on=sitting.today, under_way=None))
    days = (monday - sitting.today).days
    sitting.convene(sitting.meeting(30), answer_in=25)
    told = [kinds(sitting, office, after) for after in range(days + 2)]

    assert told == [[]] * days + [["digest"], []]
    assert monday.weekday() == 0


def test_who_wants_letters_at_once_again_gets_what_waited(
    daily: Sitting, office: PostOffice
) -> None:
    two_things(daily)
    kinds(daily, office, 0)
    (owner,) = Paces(daily.installation.accounts).every()
    Paces(daily.installation.accounts).choose(owner, Pace.AT_ONCE, daily.today)

    assert kinds(daily, office, 0) == ["invitation", "answered"]


def test_a_shared_mailbox_has_a_pace_of_its_own(sitting: Sitting, office: PostOffice) -> None:
    choosing(sitting, office, Pace.AT_ONCE)
    boxes = Mailboxes(sitting.installation.accounts)
    whose = str(sitting.organizations["ankaret"])
    boxes.put(sitting.forum_id, "organization", whose, "info@example.org")
    sitting.send(office.address)
    (box,) = boxes.every(sitting.forum_id)
    owner = of_mailbox(box.mailbox_id)
    Paces(sitting.installation.accounts).choose(owner, Pace.DAY, sitting.today)
    two_things(sitting)

    assert [kinds(sitting, office, after) for after in (0, 1)] == [
        ["invitation", "answered"],
        ["digest"],
    ]
    assert office.taken[-1]["To"] == "info@example.org"
    assert "/reply/" not in html(office.taken[-1])


def test_a_digest_tells_only_what_still_stands(daily: Sitting, office: PostOffice) -> None:
    meeting_id = daily.meeting(20)
    daily.convene(meeting_id, answer_in=10)
    kinds(daily, office, 0)
    daily.schedule(meeting_id, 22, reason={"sv": "Salen är upptagen."})
    daily.schedule(meeting_id, 21, reason={"sv": "Salen blev ledig."})
    other_id = daily.meeting(25)
    daily.convene(other_id, answer_in=10)
    daily.act("cancel_meeting", meeting_id=other_id)
    kinds(daily, office, 1)

    (letter,) = office.taken
    assert html(letter).count("?answer=coming") == 1  # the first, with its day as it is now
    assert str(daily.day(21).day) in html(letter)
    assert "Inställt" in html(letter)


def test_what_came_after_a_digest_was_begun_is_not_hidden_by_it(
    daily: Sitting, office: PostOffice
) -> None:
    """After a crash the letter under way is sent again as it was, and the rest in the next one."""
    two_things(daily)
    store = daily.installation.accounts
    (key,) = (one.recipient for one in daily.due(1))
    Paces(store).begin(key, daily.today, daily.installation.position())
    daily.act("circulate_minutes", minutes_id=notes(daily))

    told = [[one.kind for one in daily.send(office.address, after=after)] for after in (1, 2)]

    assert told == [["digest"], ["digest"]]
    assert len({letter["Message-ID"] for letter in office.taken}) == 2
    assert "2 nyheter" in office.taken[0]["Subject"]
    assert "Anteckningar" in office.taken[1]["Subject"]


def notes(sitting: Sitting) -> object:
    return sitting.act("assemble_minutes", meeting_id=sitting.meeting(0), text={"sv": "Vi talade."})

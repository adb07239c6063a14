"""Each kind of letter says what it is about, in the recipient's language, and nothing too much."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest
from icalendar import Calendar

from forum.answering.evaluation import Question, QuestionKind
from forum.answering.feedback_events import Outcome
from forum.answering.view import Giver, Setting
from forum.meeting.group_commands import JoiningMember
from forum.record.values import names
from forum.record.when import When
from tests.web.mail.post_office import PostOffice
from tests.web.papers.pdf_files import pdf
from tests.web.sitting import OFFICE, Sitting
from web.mail.mailboxes import Mailboxes


@pytest.fixture
def told(sitting: Sitting, office: PostOffice) -> Sitting:
    """A forum whose representative of `ankaret` has letters, in Swedish."""
    sitting.account("ankaret")
    sitting.office_mailbox()
    sitting.send(office.address)
    return sitting


def text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def calendar(letter: EmailMessage) -> tuple[str, Calendar]:
    (part,) = [one for one in letter.walk() if one.get_content_type() == "text/calendar"]
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return str(part.get_param("method")), Calendar.from_ical(payload.decode())


def event(letter: EmailMessage) -> dict[str, str]:
    _, found = calendar(letter)
    (it,) = found.walk("VEVENT")
    return {name: str(it[name]) for name in ("UID", "SEQUENCE", "STATUS", "SUMMARY")}


def test_the_first_line_of_an_invitation_asks_and_has_the_three_answers(
    told: Sitting, office: PostOffice
) -> None:
    told.convene(told.meeting())
    told.send(office.address)

    (letter,) = office.taken
    first = text(letter).splitlines()[0]
    assert re.match(
        r"Kommer du \w+ \d+ \w+ kl\. 13–16\? Ja <\S+\?answer=coming>", first.replace("\xa0", " ")
    )
    assert "Nej <" in first
    assert "Någon annan kommer <" in first
    assert letter["Reply-To"] == OFFICE
    assert letter["Content-Language"] == "sv"


def test_names_and_titles_stay_words_in_the_marked_up_part(
    told: Sitting, office: PostOffice
) -> None:
    told.convene(told.meeting())
    told.send(office.address)

    body = office.taken[0].get_body(("html",))
    assert body is not None
    html = body.get_content()
    assert "Mötesplatser &lt;för&gt; alla" in html
    assert "<för>" not in html


def test_no_letter_loads_anything_or_tells_that_it_was_read(
    told: Sitting, office: PostOffice
) -> None:
    told.convene(told.meeting())
    told.send(office.address)

    body = office.taken[0].get_body(("html",))
    assert body is not None
    assert not re.search(r"<img|<script|<link|url\(|src=|@import", body.get_content())


def test_a_meeting_keeps_its_place_in_the_calendar_through_every_change(
    told: Sitting, office: PostOffice
) -> None:
    meeting_id = told.meeting()
    told.convene(meeting_id)
    told.send(office.address)
    told.schedule(meeting_id, 22, reason={"sv": "Salen är upptagen."})
    told.send(office.address)
    told.act("cancel_meeting", meeting_id=meeting_id, reason={"sv": "För få kan komma."})
    told.send(office.address)

    methods = [calendar(letter)[0] for letter in office.taken]
    events = [event(letter) for letter in office.taken]
    assert methods == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({one["UID"] for one in events}) == 1
    assert [one["SEQUENCE"] for one in events] == ["0", "1", "2"]
    assert events[-1]["STATUS"] == "CANCELLED"
    assert "Salen är upptagen." in text(office.taken[1])
    assert "För få kan komma." in text(office.taken[2])
    assert all(calendar(letter)[1].walk("VTIMEZONE") for letter in office.taken)


def test_a_meeting_that_was_cancelled_meanwhile_is_not_invited_to(
    told: Sitting, office: PostOffice
) -> None:
    meeting_id = told.meeting()
    told.convene(meeting_id)
    told.act("cancel_meeting", meeting_id=meeting_id)

    assert [one.kind for one in told.send(office.address)] == ["cancelled"]


def test_a_meeting_that_nobody_was_invited_to_is_not_told_as_changed(
    told: Sitting, office: PostOffice
) -> None:
    told.schedule(told.meeting(), 22)

    assert told.send(office.address) == []


def test_a_sides_own_meeting_is_told_to_that_side_alone(told: Sitting, office: PostOffice) -> None:
    told.convene(told.meeting(side="government"))
    assert told.send(office.address) == []

    told.convene(told.meeting(side="civil_society"))
    assert [one.kind for one in told.send(office.address)] == ["invitation"]


def test_papers_are_told_with_where_they_are(told: Sitting, office: PostOffice) -> None:
    meeting_id = told.meeting()
    told.convene(meeting_id)
    told.act("send_papers", meeting_id=meeting_id, papers=2)
    told.send(office.address)

    assert "Handlingar till mötet" in office.taken[-1]["Subject"]
    assert "/prov/meetings/" in text(office.taken[-1])


def test_papers_are_linked_to_as_one_pdf_and_never_attached(
    told: Sitting, office: PostOffice
) -> None:
    meeting_id = told.meeting()
    told.convene(meeting_id)
    about = {"title": {"sv": "Plan"}, "media_type": "application/pdf", "language": "sv"}
    told.act("add_meeting_paper", meeting_id=meeting_id, file=pdf("Plan", 2), pages=2, **about)
    told.act("send_papers", meeting_id=meeting_id, papers=1)
    told.send(office.address)

    letter = office.taken[-1]
    said = text(letter)
    assert "(1 PDF, 3 sidor)" in said
    (address,) = re.findall(r"http://localhost:8000(/prov/reply/\S+/papers\.pdf)", said)
    assert told.client().get(address).status_code == 200
    assert list(letter.iter_attachments()) == []


def test_notes_sent_round_come_with_the_letter_and_with_a_link_to_comment(
    told: Sitting, office: PostOffice
) -> None:
    meeting_id = told.meeting(after=0)
    minutes_id = told.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Vi talade."})
    told.act("circulate_minutes", minutes_id=minutes_id)
    told.send(office.address)

    (letter,) = office.taken
    (paper,) = letter.iter_attachments()
    assert "Vi talade." in paper.get_content()  # type: ignore[attr-defined]
    assert "Skriv en kommentar <http://localhost:8000/prov/reply/" in text(letter)
    assert "Vi talade." not in text(letter)


def test_an_answer_is_told_to_those_who_gave_the_view_and_to_nobody_else(
    told: Sitting, office: PostOffice
) -> None:
    told.account("bryggan")
    told.send(office.address)
    view_id = told.view("ankaret")
    told.act(
        "give_feedback",
        view_id=view_id,
        outcome=Outcome.TAKEN_UP,
        text={"sv": "Två nya lokaler öppnar."},
    )
    told.send(office.address)

    (letter,) = office.taken
    assert letter["To"] == "ankaret@example.org"
    assert "Räcker svaret? Ja <" in text(letter)
    assert "Två nya lokaler öppnar." in text(letter)


def test_an_answer_to_a_group_is_told_to_those_who_are_in_it(
    told: Sitting, office: PostOffice
) -> None:
    told.account("bryggan")
    told.send(office.address)
    group_id = told.act(
        "form_group",
        year=told.today.year,
        purpose={"sv": "Förbereder mötet"},
        members=(JoiningMember(organization_id=told.organizations["bryggan"]),),
    )
    view_id = told.act(
        "record_view",
        setting=Setting.DIALOGUE,
        giver=Giver.GROUP,
        group_id=group_id,
        text={"sv": "Fler bussar."},
    )
    told.act("give_feedback", view_id=view_id, outcome=Outcome.TAKEN_UP, text={"sv": "Två till."})
    told.send(office.address)

    assert [letter["To"] for letter in office.taken] == ["bryggan@example.org"]


def test_an_outside_office_is_told_what_it_is_to_answer(told: Sitting, office: PostOffice) -> None:
    Mailboxes(told.installation.accounts).put(
        told.forum_id, "office", "Kulturnämnden", "kultur@example.org"
    )
    told.send(office.address)
    view_id = told.view("ankaret")
    told.act("refer_view", view_id=view_id, to="Kulturnämnden", due=When.on(told.day(20)))
    told.send(office.address)

    (letter,) = office.to("kultur@example.org")
    assert "Lokalerna behöver bli fler." in text(letter)
    assert "/prov/reply/" in text(letter)


def test_a_shared_mailbox_reads_along_and_has_no_personal_link(
    told: Sitting, office: PostOffice
) -> None:
    Mailboxes(told.installation.accounts).put(
        told.forum_id,
        "organization",
        str(told.organizations["ankaret"]),
        "info@example.org",
        "en",
    )
    told.send(office.address)
    told.convene(told.meeting())
    told.send(office.address)

    (letter,) = office.to("info@example.org")
    assert "Will you come on" in letter["Subject"]
    assert "/reply/" not in text(letter)


def test_the_evaluation_goes_to_those_who_came_and_its_link_knows_nobody(
    told: Sitting, office: PostOffice
) -> None:
    told.account("bryggan")
    told.send(office.address)
    meeting_id = told.meeting(after=0)
    told.act("hold_meeting", meeting_id=meeting_id)
    told.act(
        "record_attendance",
        meeting_id=meeting_id,
        organization_id=told.organizations["ankaret"],
        side="civil_society",
        head_count=1,
    )
    question = Question(key="whole", text=names({"sv": "Hur var det?"}), kind=QuestionKind.SCALE)
    told.act(
        "open_evaluation",
        meeting_id=meeting_id,
        questions=(question,),
        last_day=When.on(told.day(5)),
    )
    told.send(office.address)

    (letter,) = office.taken
    assert letter["To"] == "ankaret@example.org"
    assert re.search(r"/prov/evaluate/[\w-]{36}/[\w-]{22}>", text(letter))


def test_a_reader_of_english_gets_english(sitting: Sitting, office: PostOffice) -> None:
    sitting.account("ankaret", "en")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    sitting.send(office.address)

    (letter,) = office.taken
    assert letter["Subject"].startswith("Will you come on")
    assert "Places for all" in text(letter)
    body = letter.get_body(("html",))
    assert body is not None
    assert '<html lang="en">' in body.get_content()

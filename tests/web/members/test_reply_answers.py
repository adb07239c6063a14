"""Judging answers, commenting on notes, answering views and evaluating, each by its link."""

from __future__ import annotations

import re
from uuid import UUID

import pytest

from forum.answering.evaluation import Question, QuestionKind
from forum.answering.feedback_events import Outcome
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import Channel, names
from forum.record.when import When
from tests.web.members.conftest import Links
from tests.web.sitting import Sitting
from web.accounts.reply_links import ReplyKind

NAMND = "Kulturnämnden"


@pytest.fixture
def answered(sitting: Sitting) -> UUID:
    view_id = sitting.view("ankaret")
    text = {"sv": "Två nya lokaler öppnar."}
    sitting.act("give_feedback", view_id=view_id, outcome=Outcome.TAKEN_UP, text=text)
    return view_id


@pytest.fixture
def passed_on(sitting: Sitting) -> UUID:
    view_id = sitting.view("ankaret", due=When.on(sitting.day(30)))
    sitting.act("refer_view", view_id=view_id, to=NAMND, due=When.on(sitting.day(20)))
    return view_id


def test_an_answer_is_judged_enough_by_its_link(
    sitting: Sitting, links: Links, answered: UUID
) -> None:
    holder = links.to(ReplyKind.JUDGE, answered)
    assert "Två nya lokaler öppnar." in holder.words(holder.opened())

    page = holder.send(enough="yes")

    event = sitting.events()[-1]
    assert (event.TOPIC, event.is_enough) == ("feedback.judged", True)
    assert "Svaret räcker." in holder.words(page)


def test_an_answer_that_is_not_enough_needs_a_reason(
    sitting: Sitting, links: Links, answered: UUID
) -> None:
    holder = links.to(ReplyKind.JUDGE, answered)

    without = holder.send(enough="no")
    holder.send(enough="no", reason="När öppnar de?")

    assert without.status_code == 422
    assert "Skriv vad som fattas i svaret." in holder.words(without)
    assert (sitting.events()[-1].TOPIC, sitting.events()[-1].is_enough) == (
        "feedback.judged",
        False,
    )


def test_a_view_of_another_organization_is_not_judged(
    sitting: Sitting, links: Links, answered: UUID
) -> None:
    holder = links.to(ReplyKind.JUDGE, answered, "bryggan")
    before = sitting.installation.position()

    assert holder.send(enough="yes").status_code == 422
    assert sitting.installation.position() == before


def test_since_last_time_shows_ones_own_views_and_asks_about_answers(
    sitting: Sitting, links: Links, answered: UUID
) -> None:
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    sitting.view("ankaret", "Bussarna går för sällan.")
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    words = holder.words(holder.opened())
    assert "Sedan sist" in words
    assert "Bussarna går för sällan." in words
    assert words.count("Räcker svaret?") == 1

    page = holder.send(path=f"/views/{answered}", enough="yes")

    assert "kvitto nr" in holder.words(page)
    assert sitting.events()[-1].TOPIC == "feedback.judged"
    assert "Räcker svaret?" not in holder.words(holder.opened())


def test_a_comment_on_notes_is_recorded_for_the_organization(
    sitting: Sitting, links: Links
) -> None:
    meeting_id = sitting.meeting(after=0)
    minutes_id = sitting.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Hemligt än"})
    sitting.act("circulate_minutes", minutes_id=minutes_id)
    holder = links.to(ReplyKind.COMMENT, minutes_id)
    assert "Hemligt än" not in holder.opened().text

    empty = holder.send(text=" ")
    page = holder.send(text="Punkt 3 saknas.")

    event = sitting.events()[-1]
    assert empty.status_code == 422
    assert (event.TOPIC, event.organization_id) == (
        "comment.made",
        sitting.organizations["ankaret"],
    )
    assert "kvitto nr" in holder.words(page)


def test_approved_notes_are_not_commented_on(sitting: Sitting, links: Links) -> None:
    meeting_id = sitting.meeting(after=0)
    minutes_id = sitting.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Text"})
    sitting.act("circulate_minutes", minutes_id=minutes_id)
    holder = links.to(ReplyKind.COMMENT, minutes_id)
    sitting.act("approve_minutes", minutes_id=minutes_id, in_writing=True)
    sitting.installation.catch_up()

    assert holder.opened().status_code == 404
    assert holder.send(text="För sent").status_code == 404


def test_an_outside_office_answers_without_an_account(
    sitting: Sitting, links: Links, passed_on: UUID
) -> None:
    holder = links.of_office(passed_on, NAMND)
    assert f"Du svarar för {NAMND}" in holder.words(holder.opened())

    page = holder.send(act="answer", outcome="taken_up", text="Vi öppnar två lokaler.")

    event = sitting.events()[-1]
    assert (event.TOPIC, event.capacity) == ("feedback.given", NAMND)
    assert (event.actor_id, event.channel) == (sitting.secretariat_id, Channel.REPLY_LINK)
    assert "Synpunkten är besvarad." in holder.words(page)
    assert holder.opened().status_code == 404  # the duty has ended


def test_an_organization_that_sits_answers_by_its_own_mandate(
    sitting: Sitting, links: Links
) -> None:
    view_id = sitting.view("ankaret")
    sitting.act("refer_view", view_id=view_id, to_id=sitting.organizations["bryggan"])
    holder = links.to(ReplyKind.ANSWER, view_id, "bryggan")

    page = holder.send(act="answer", outcome="taken_up", text="Vi tar upp det.")

    event = sitting.events()[-1]
    assert (event.TOPIC, event.actor_id) == ("feedback.given", sitting.mandates["bryggan"])
    assert event.capacity is None
    assert "Synpunkten är besvarad." in holder.words(page)


def test_a_view_that_is_with_another_organization_is_not_answered(
    sitting: Sitting, links: Links
) -> None:
    view_id = sitting.view("ankaret")
    sitting.act("refer_view", view_id=view_id, to_id=sitting.organizations["bryggan"])
    holder = links.to(ReplyKind.ANSWER, view_id, "ankaret")

    assert holder.opened().status_code == 404
    assert holder.send(act="no_news").status_code == 404


def test_an_outside_office_puts_its_answer_off_with_a_reason(
    sitting: Sitting, links: Links, passed_on: UUID
) -> None:
    holder = links.of_office(passed_on, NAMND)
    later = sitting.day(40).isoformat()

    without = holder.send(act="extend", due=later)
    page = holder.send(act="extend", due=later, reason="Nämnden möts först då.")

    assert without.status_code == 422
    assert (sitting.events()[-1].TOPIC, str(sitting.events()[-1].due)) == (
        "feedback.extended",
        later,
    )
    assert "kvitto nr" in holder.words(page)


def test_an_outside_office_tells_that_there_is_nothing_new(
    sitting: Sitting, links: Links, passed_on: UUID
) -> None:
    links.of_office(passed_on, NAMND).send(act="no_news")

    assert sitting.events()[-1].TOPIC == "feedback.reported_without_news"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"act": "answer", "outcome": "taken_up"}, "Skriv svaret."),
        ({"act": "answer", "outcome": "lost", "text": "x"}, "Välj vad som gjordes"),
        ({"act": "answer", "outcome": "not_taken_up", "text": "x"}, "Skriv varför"),
        ({"act": "extend", "due": "snart", "reason": "x"}, "Skriv den nya dagen"),
        ({"act": "extend", "due": "2020-01-01", "reason": "x"}, "Inget är registrerat"),
        ({"act": "burn"}, "Välj vad du vill göra."),
    ],
)
def test_a_wrong_answer_of_an_office_is_told_with_what_to_do(
    sitting: Sitting, links: Links, passed_on: UUID, fields: dict[str, str], sentence: str
) -> None:
    holder = links.of_office(passed_on, NAMND)
    before = sitting.installation.position()

    page = holder.send(**fields)

    assert page.status_code == 422
    assert sentence in holder.words(page)
    assert sitting.installation.position() == before


def test_a_view_that_was_passed_on_to_another_office_is_not_answered_by_the_first(
    sitting: Sitting, links: Links, passed_on: UUID
) -> None:
    holder = links.of_office(passed_on, NAMND)
    sitting.act("refer_view", view_id=passed_on, to="Tekniska nämnden")
    sitting.installation.catch_up()

    assert holder.opened().status_code == 404
    assert holder.send(act="no_news").status_code == 404


def test_an_evaluation_is_answered_once_by_its_invitation_and_by_nobody(
    sitting: Sitting, links: Links
) -> None:
    meeting_id = sitting.meeting(after=0)
    sitting.act("hold_meeting", meeting_id=meeting_id)
    question = Question(key="whole", text=names({"sv": "Hur var det?"}), kind=QuestionKind.SCALE)
    last = When.on(sitting.day(5))
    evaluation_id = sitting.act(
        "open_evaluation", meeting_id=meeting_id, questions=(question,), last_day=last
    )
    do = sitting.installation.governance
    with acting(SYSTEM_OFFICE_ID, forum_id=sitting.forum_id):
        (invitation,) = do.invite_to_evaluation(evaluation_id, 1)
    sitting.installation.catch_up()
    client, before = sitting.client(), sitting.installation.position()
    address = f"/prov/evaluate/{evaluation_id}/{invitation}"

    shown = client.get(address)
    wrong = client.post(address, data={"whole": "7"})
    first = client.post(address, data={"whole": "4"}, follow_redirects=True)
    second = client.post(address, data={"whole": "5"})
    guessed = client.post(address[:-2] + "AA", data={"whole": "5"})

    assert "Hur var det?" in shown.text
    assert (wrong.status_code, first.status_code) == (422, 200)
    assert (second.status_code, guessed.status_code) == (422, 422)
    assert do.answers.read(evaluation_id) == [{"whole": "4"}]
    assert sitting.installation.position() == before


def test_a_personal_identity_number_in_a_reply_is_pointed_out_and_nothing_recorded(
    sitting: Sitting, links: Links, answered: UUID
) -> None:
    holder = links.to(ReplyKind.JUDGE, answered)
    before = sitting.installation.position()

    page = holder.send(enough="no", reason="Ring 640823-3234.")

    assert page.status_code == 422
    assert "ser ut som ett personnummer (64••••-••••)" in holder.words(page)
    assert sitting.installation.position() == before
    mark = re.search(r'name="none-is-one" value="(\w+)"', page.text)
    assert mark is not None
    holder.send(enough="no", reason="Ring 640823-3234.", **{"none-is-one": mark[1]})
    assert sitting.events()[-1].TOPIC == "feedback.judged"

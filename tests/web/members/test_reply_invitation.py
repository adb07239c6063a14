"""Answering an invitation by its link: nothing by opening it, once by sending it."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from forum.meeting.meeting_kinds import MeetingForm
from forum.record.values import Channel
from tests.web.members.conftest import Holder, Links
from tests.web.sitting import Sitting
from web.accounts.reply_links import ReplyKind
from web.members.needs import NeedsStore


@pytest.fixture
def meeting_id(sitting: Sitting) -> UUID:
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    return meeting_id


@pytest.fixture
def holder(links: Links, meeting_id: UUID) -> Holder:
    return links.to(ReplyKind.INVITATION, meeting_id)


def said(sitting: Sitting) -> list[str]:
    """What was told of who comes, in order."""
    return [
        event.TOPIC
        for event in sitting.events()
        if event.TOPIC.startswith("presence.") and event.TOPIC != "presence.opened"
    ]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("query", ["", "?answer=coming", "?answer=not_coming"])
def test_opening_a_link_records_nothing(
    sitting: Sitting, holder: Holder, method: str, query: str
) -> None:
    before = sitting.installation.position()

    for _ in range(3):
        page = holder.client.open(holder.address + query, method=method)

    assert page.status_code == 200
    assert sitting.installation.position() == before


def test_the_page_asks_and_says_for_whom_one_answers(holder: Holder) -> None:
    words = holder.words(holder.opened())

    assert "Kommer du" in words
    assert "Mötesplatser <för> alla" in words
    assert "Du svarar för Ankaret" in words
    assert "Svara senast" in words
    assert "10 dagar kvar" in words
    assert "3 timmar" in words


def test_the_letters_answer_is_chosen_already(holder: Holder) -> None:
    page = holder.client.get(f"{holder.address}?answer=not_coming").text

    assert 'value="not_coming" required checked' in page
    assert page.count(" checked") == 2  # the other is on site


def test_a_receipt_names_the_position_and_the_clock(sitting: Sitting, holder: Holder) -> None:
    page = holder.send(answer="coming", form="on_site")

    event = sitting.events()[-1]
    number = sitting.installation.position()
    assert page.status_code == 200
    assert f"kvitto nr {number}" in holder.words(page)
    assert "Ankaret kommer." in holder.words(page)
    assert page.request.path.endswith(f"/receipt/{number}")
    assert event.actor_id == sitting.mandates["ankaret"]
    assert event.channel is Channel.REPLY_LINK
    assert event.is_remote is False


def test_an_answer_is_changed_by_the_same_link(sitting: Sitting, holder: Holder) -> None:
    holder.send(answer="coming", form="remote")
    page = holder.send(answer="not_coming")

    assert said(sitting) == ["presence.registered", "presence.apologized"]
    assert "Ankaret kommer inte." in holder.words(page)
    assert "Ankaret kommer inte." in holder.words(holder.opened())


def test_a_form_that_is_sent_twice_writes_once(sitting: Sitting, holder: Holder) -> None:
    form_id = str(uuid4())

    first = holder.send(form_id, answer="coming", form="on_site")
    second = holder.send(form_id, answer="coming", form="on_site")

    assert said(sitting) == ["presence.registered"]
    assert first.request.path == second.request.path


def test_a_form_that_was_changed_after_it_was_sent_is_shown_again(
    sitting: Sitting, holder: Holder
) -> None:
    form_id = str(uuid4())
    holder.send(form_id, answer="coming", form="on_site")

    page = holder.send(form_id, answer="not_coming")

    assert page.status_code == 409
    assert "Du ändrade formuläret" in holder.words(page)
    assert form_id not in page.text
    assert said(sitting) == ["presence.registered"]


def test_the_same_answer_again_leads_back_and_writes_nothing(
    sitting: Sitting, holder: Holder
) -> None:
    holder.send(answer="coming", form="on_site")
    page = holder.send(answer="coming", form="on_site")

    assert said(sitting) == ["presence.registered"]
    assert "Ankaret kommer." in holder.words(page)


def test_who_comes_instead_is_known_to_the_secretariat_alone(
    sitting: Sitting, holder: Holder
) -> None:
    page = holder.send(answer="other", name="Vera Påhittad", form="on_site")

    registered = [event for event in sitting.events() if event.TOPIC == "presence.registered"][-1]
    person = [event for event in sitting.events() if event.TOPIC == "person.registered"][-1]
    keys = sitting.installation.store.keys.personal
    assert page.status_code == 200
    assert registered.stand_in_id == person.originator_id
    assert person.name.open(keys.get([person.name.key_id])[person.name.key_id]) == "Vera Påhittad"
    assert "Ankaret skickar någon annan." in holder.words(page)
    assert "Vera" not in page.text
    assert "Vera" not in holder.opened().text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Välj ett av de tre svaren."),
        ({"answer": "perhaps"}, "Välj ett av de tre svaren."),
        ({"answer": "other"}, "Skriv namnet på den som kommer i stället."),
        ({"answer": "other", "name": "   "}, "Skriv namnet på den som kommer i stället."),
        ({"answer": "other", "name": "å" * 301}, "Skriv ett namn på högst 300 tecken."),
    ],
)
def test_a_wrong_answer_is_told_with_what_to_do(
    sitting: Sitting, holder: Holder, fields: dict[str, str], sentence: str
) -> None:
    page = holder.send(**fields)

    assert page.status_code == 422
    assert sentence in holder.words(page)
    assert "Inget är registrerat ännu." in holder.words(page)
    assert said(sitting) == []


def test_what_was_typed_is_kept_as_words_when_something_is_wrong(holder: Holder) -> None:
    name = "<script>alert(1)</script>" + "x" * 300
    page = holder.send(answer="other", name=name)

    assert "&lt;script&gt;alert(1)" in page.text
    assert "<script>" not in page.text


def test_a_meeting_with_one_form_does_not_ask_for_it(
    sitting: Sitting, holder: Holder, meeting_id: UUID
) -> None:
    sitting.schedule(meeting_id, 20, form=MeetingForm.REMOTE)
    sitting.installation.catch_up()

    assert "På plats" not in holder.words(holder.opened())
    holder.send(answer="coming")
    assert sitting.events()[-1].is_remote is True


def test_the_page_is_for_its_owner_and_for_no_cache_or_list(holder: Holder) -> None:
    for page in (holder.opened(), holder.send(answer="coming", form="on_site")):
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert "Set-Cookie" not in page.headers
        assert '<meta name="robots" content="noindex, nofollow">' in page.text


def test_the_meeting_can_be_put_in_a_calendar(holder: Holder) -> None:
    answer = holder.client.get(f"{holder.address}/meeting.ics")

    assert answer.mimetype == "text/calendar"
    assert "METHOD:PUBLISH" in answer.text
    assert "SUMMARY:Mötesplatser <för> alla" in answer.text


def test_the_page_speaks_the_readers_language(links: Links, meeting_id: UUID) -> None:
    holder = links.to(ReplyKind.INVITATION, meeting_id, language="en")

    words = holder.words(holder.opened())
    assert "Will you come on" in words
    assert "Places for all" in words


def test_needs_are_written_by_the_link_too_and_kept_apart_from_the_log(
    sitting: Sitting, holder: Holder, meeting_id: UUID
) -> None:
    store = NeedsStore(sitting.installation.accounts)

    wrong = holder.send(answer="coming", needs="x" * 301)
    assert wrong.status_code == 422
    assert store.meetings() == set()
    holder.send(answer="coming", food="true", needs="Nötter går inte")

    assert dict(store.needs_of(meeting_id).counts) == {"food": 1}
    assert 'value="Nötter går inte"' in holder.opened().text
    holder.send(answer="not_coming")
    assert store.meetings() == set()

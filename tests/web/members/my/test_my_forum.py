"""Mitt forum: what is to be done stands first, and each act gives a receipt."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.web.members.my.conftest import followed, said
from tests.web.members.my.place import Place
from web.members.needs import NeedsStore

Send = Callable[..., TestResponse]
Read = Callable[..., str]


@pytest.fixture(scope="module")
def meeting(place: Place) -> tuple[str, str]:
    """A meeting that was called: its id and its address."""
    meeting_id = place.meeting(title="Lokaler i höst")
    return str(meeting_id), f"/meetings/{place.ref(meeting_id)}"


def test_a_member_finds_what_is_to_be_done_the_nearest_open(
    read: Read, meeting: tuple[str, str], place: Place
) -> None:
    page = place.clients["akero"].get("/prov/my/")

    assert "Du svarar för Akero (påhittad) representant" in said(page)
    assert "Säg om ni kommer" in said(page) or "Lokaler i höst" in said(page)
    assert page.text.count('<details class="to-do" open>') == 1
    assert page.text.count("button-main") == 1


def test_coming_is_recorded_and_the_receipt_says_when_and_under_which_number(
    send: Send, place: Place, meeting: tuple[str, str]
) -> None:
    answer = send(meeting[1], answer="coming", form="on_site")

    words = followed(place, answer)
    number = place.installation.position()
    assert re.search(rf"Tack\. Registrerat \d\d\.\d\d, kvitto nr {number}\.", words)
    assert "Ni har svarat: Ni kommer." in words


def test_the_same_form_sent_twice_is_recorded_once(
    send: Send, place: Place, meeting: tuple[str, str]
) -> None:
    command_id = str(uuid4())

    first = send(meeting[1], answer="not_coming", command_id=command_id)
    before = place.installation.position()
    again = send(meeting[1], answer="not_coming", command_id=command_id)

    assert (first.status_code, again.status_code) == (303, 303)
    assert place.installation.position() == before


def test_somebody_else_is_named_and_nothing_is_lost_where_the_name_is_missing(
    send: Send, place: Place, meeting: tuple[str, str]
) -> None:
    wrong = send(meeting[1], answer="other", needs="Jag kommer med ledsagare")

    assert wrong.status_code == 422
    assert "Skriv namnet på den som kommer i stället." in said(wrong)
    assert 'value="Jag kommer med ledsagare"' in wrong.text
    sent = send(meeting[1], answer="other", name="Stina Prov (påhittad)")
    assert "Någon annan kommer i stället för er representant." in followed(place, sent)
    page = place.clients["akero"].get(sent.headers["Location"]).text
    assert re.findall(r'name="answer" value="([^"]+)"[^>]* checked', page) == ["other"]


def test_an_answer_that_is_none_is_refused_with_what_to_do(
    send: Send, meeting: tuple[str, str]
) -> None:
    for fields in ({}, {"answer": "maybe"}, {"answer": "coming", "needs": "x" * 301}):
        answer = send(meeting[1], **fields)
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in answer.text


def test_needs_are_kept_apart_shown_to_their_own_and_summed_up_without_names(
    send: Send, place: Place, read: Read
) -> None:
    meeting_id = place.meeting(30, title="Behov")
    path = f"/meetings/{place.ref(meeting_id)}"
    before = place.installation.position()

    send(path, answer="coming", food="true", needs="Nötter går inte")
    send(path, by="bryggan", answer="coming", food="true", hearing_loop="true")

    store = NeedsStore(place.installation.accounts)
    summed = store.needs_of(meeting_id)
    assert dict(summed.counts) == {"food": 2, "hearing_loop": 1}
    assert summed.texts == ("Nötter går inte",)
    assert "Nötter går inte" in place.clients["akero"].get(f"/prov/my{path}").text
    assert "Nötter" not in place.clients["bryggan"].get(f"/prov/my{path}").text
    rows = place.installation.source.log.read_rows(before, 100)
    assert b"tter" not in b"".join(row.state for row in rows)

    send(path, answer="not_coming")
    assert dict(store.needs_of(meeting_id).counts) == {"food": 1, "hearing_loop": 1}


def test_notices_of_others_acts_give_no_receipt(place: Place, send: Send) -> None:
    for position in (1, 3, 10**9, -1):
        assert "Tack. Registrerat" not in said(
            place.clients["akero"].get(f"/prov/my/?saved={position}")
        )


@pytest.mark.parametrize("by", ["secretariat", None])
def test_members_pages_are_for_members(place: Place, by: str | None) -> None:
    client = place.clients[by] if by else place.app.test_client()

    assert client.get("/prov/my/").status_code in {303, 403}
    assert client.post("/prov/my/views/", data={}).status_code == 403


def test_the_page_is_there_in_english(read: Read) -> None:
    assert "You answer for" in read("/", language="en")


def test_a_forum_that_is_not_there_is_not_found_by_a_member(place: Place) -> None:
    assert place.clients["akero"].get("/annat/my/").status_code in {403, 404}


def test_whoever_comes_takes_the_meeting_into_a_calendar(place: Place, send: Send) -> None:
    meeting_id = place.meeting(15, title="Kalender")
    path = f"/meetings/{place.ref(meeting_id)}"

    assert (
        "meeting.ics"
        in place.clients["akero"].get(send(path, answer="coming").headers["Location"]).text
    )
    found = place.clients["akero"].get(f"/prov/my{path}/meeting.ics")
    assert found.mimetype == "text/calendar"
    assert "SUMMARY:Kalender" in found.text
    assert place.app.test_client().get(f"/prov/my{path}/meeting.ics").status_code == 303


def test_the_secretariat_sees_what_is_needed_and_not_by_whom(place: Place, send: Send) -> None:
    meeting_id = place.meeting(16, title="Mat")
    ref = place.ref(meeting_id)
    send(f"/meetings/{ref}", answer="coming", interpreting="true", needs="Bord vid fönster")

    page = place.clients["secretariat"].get(
        f"/prov/secretariat/meetings/{ref}", headers={"Accept-Language": "sv"}
    )

    needs = said(page).partition("Behov på mötet")[2]
    assert re.match(r" Sammanställt utan namn.*? Tolkning 1 Bord vid fönster 1", needs)
    assert "kero" not in needs.partition("Bord vid fönster")[0]

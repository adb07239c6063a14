"""The view desk: every view by whose turn it is, and recording one outside a meeting."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.desk_of_views import (
    Send,
    ago,
    get,
    give,
    last_event,
    organization,
    statements,
    words,
)
from web.schemas.entered_for import CHANNELS


def test_views_stand_by_whose_turn_it_is_and_the_late_come_first(work: Work, send: Send) -> None:
    late = give(send, "Det här väntar för länge.", channel="letter", received=ago(100))
    give(send, "Det här är nytt.")

    said = words(get(work, "/views/"))

    assert said.index("Försenade") < said.index("Hos kansliet: lämna över eller svara")
    assert said.index("Det här väntar för länge.") < said.index("Det här är nytt.")
    assert re.search(
        rf"{late} Det här väntar för länge\. .*? Försenad 55 dagar över Kansliet", said
    )


def test_the_list_is_filtered_by_state_and_theme(work: Work) -> None:
    one_state = words(get(work, "/views/", state="over"))
    theme = re.findall(r'<option value="([0-9a-f-]{36})"', get(work, "/views/").text)[0]
    of_theme = words(get(work, "/views/", theme=theme))
    nonsense = words(get(work, "/views/", state="'; --", theme="<script>"))

    assert "Återtagna eller ihopförda" in one_state.partition("Vems tur")[0]
    assert "Försenade 1" not in one_state
    assert of_theme.count("mötet") < nonsense.count("mötet")


def test_a_view_from_a_letter_counts_from_the_day_it_came_in(work: Work, send: Send) -> None:
    giver = organization(work, "grannskap-akero")

    number = give(
        send, "Vi vill ha längre öppet.", f"organization:{giver}", channel="letter", received=ago(3)
    )

    entered = last_event(work, "view.recorded")
    assert (entered["channel"], entered["received"]) == ("letter", ago(3))
    assert (entered["effective"], entered["on_behalf_of_id"]) == (ago(3), giver)
    assert "Grannskap Åkerö, skriftligt" in words(get(work, f"/views/{number}"))


def test_who_does_not_want_to_be_named_is_not_named_by_the_entry(work: Work, send: Send) -> None:
    give(send, "Säg inte att det var vi.", "unnamed:civil_society", channel="telephone")

    entered = last_event(work, "view.recorded")
    assert entered["channel"] == "telephone"
    assert entered["on_behalf_of_id"] is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "Fyll i det här."),
        ({"giver": ""}, "Fyll i det här."),
        ({"giver": "nobody:x"}, "Välj i listan vem som lämnade synpunkten."),
        ({"giver": "organization:x"}, "Välj i listan vem som lämnade synpunkten."),
        ({"setting": "moon"}, "Välj något av det som sidan visar."),
        ({"received": ago(1)}, "Säg hur det kom in, eller utelämna dagen."),
        ({"channel": "letter", "received": ago(-1)}, "Skriv dagen det kom in: i dag eller"),
        ({"channel": "letter", "received": "igår"}, "Skriv en dag, till exempel 2018-05-31."),
        ({"channel": "pigeon"}, "Välj något av det som sidan visar."),
    ],
)
def test_a_view_that_is_filled_in_wrongly_is_not_recorded_and_nothing_is_lost(
    work: Work, send: Send, fields: dict[str, str], said: str
) -> None:
    before = work.installation.position()
    form = {"text": "En text som blir kvar.", "giver": "both_sides", "setting": "written"}

    answer = send("/views/new", **form | fields)

    assert answer.status_code == 422
    assert said in words(answer)
    if fields.get("text") != "":
        assert "En text som blir kvar." in answer.text
    assert work.installation.position() == before


def test_a_form_that_is_sent_twice_records_one_view(work: Work, send: Send) -> None:
    once = str(uuid4())

    first = give(send, "Skickad två gånger.", command_id=once)
    second = give(send, "Skickad två gånger.", command_id=once)

    assert first == second


def test_nobody_but_the_forums_own_secretariat_comes_to_the_desk(work: Work, send: Send) -> None:
    number = give(send, "Bara för kansliet.")
    before = work.installation.position()

    for client in (work.outsider, work.reader):
        for path in ("/views/", f"/views/{number}", "/views/new"):
            page = client.get(f"/exempel/secretariat{path}")
            assert page.status_code in {303, 403}
            assert "Bara för kansliet." not in page.text
        for path in (f"/views/{number}/acknowledge", "/views/new"):
            assert send(path, by=client).status_code == 403

    assert work.installation.position() == before


@pytest.mark.parametrize("path", ["/views/99999", "/views/0"])
def test_a_view_that_is_not_there_is_not_found(work: Work, send: Send, path: str) -> None:
    assert work.secretary.get(f"/exempel/secretariat{path}").status_code == 404
    assert send(f"{path}/acknowledge").status_code == 404


def test_what_somebody_wrote_is_shown_as_text_and_never_run(work: Work, send: Send) -> None:
    number = give(send, '<script>alert(1)</script> & "så"')

    for path in ("/views/", f"/views/{number}"):
        page = get(work, path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_pages_ask_as_few_questions_of_many_views_as_of_few(work: Work, send: Send) -> None:
    number = give(send, "Den första av många.")
    before = {path: statements(work, path) for path in ("/views/", f"/views/{number}")}

    for nth in range(12):
        more = give(
            send,
            f"En av många, nummer {nth}.",
            f"organization:{organization(work, 'grannskap-akero')}",
        )
        send(f"/views/{more}/refer", to=f"Enhet {nth}")
    after = {path: statements(work, path) for path in before}

    assert after == before
    assert max(after.values()) <= 30  # half of them about who is signed in


def test_the_start_page_leads_to_the_place_where_a_view_is_dealt_with(
    work: Work, send: Send
) -> None:
    number = give(send, "Lämna över mig.")

    page = get(work, "/").text

    assert f'href="/exempel/secretariat/views/{number}?act=refer#refer"' in page
    opened = get(work, f"/views/{number}", act="gather").text
    assert re.search(r'id="gather" open', opened)


def test_the_page_offers_each_way_in_which_something_can_come_in(work: Work) -> None:
    page = get(work, "/views/new").text

    select = re.search(r'<select id="new-view-channel".*?</select>', page, re.DOTALL)
    assert select is not None
    assert re.findall(r'<option value="(\w+)"', select[0]) == list(CHANNELS)

"""The turn of the year as a guided list: steps, days of meetings, years opened and closed."""

from __future__ import annotations

import re
from collections.abc import Callable

from werkzeug.test import TestResponse

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.said import alert, asked, organization, read, words
from tests.web.secretariat.sides import side_of

Send = Callable[..., TestResponse]


def step(work: Work, word: str, year: int = 2026) -> str:
    """What the list says of a step."""
    page = words(read(work, f"/year/{year}/"))
    return page[page.index(word) :][: len(word) + 60]


def test_the_list_says_what_is_done_what_is_left_and_where_it_is_done(work: Work) -> None:
    page = read(work, "/year/2026/")

    assert re.search(r"\d+ av 11 steg klara", words(page))
    assert "Bestäm dagarna för alla möten klart" in words(page)
    assert "Kvar: ordförande, vice ordförande" in words(page)
    assert 'href="/exempel/secretariat/seats/2027/#presidium"' in page.text
    assert page.text.count("button-main") == 1


def test_the_start_page_counts_the_steps_and_leads_to_them(work: Work) -> None:
    page = read(work, "/")

    assert re.search(r"Årsskiftet: \d+ av \d+ steg klara", words(page))
    assert 'href="/exempel/secretariat/year/"' in page.text


def test_a_step_is_done_put_off_or_set_aside_with_a_reason(work: Work, send: Send) -> None:
    here = "/year/2027/step"
    done = send(here, step="introduction", do="done", note="På mötet i januari.")
    later = send(here, step="groups", do="later", until="2028-02-01")
    no_reason = send(here, step="hand_over_note", do="not_needed")
    set_aside = send(here, step="hand_over_note", do="not_needed", note="Samma presidium.")
    again = send(here, step="introduction", do="done")

    assert [one.status_code for one in (done, later, no_reason, set_aside, again)] == [
        *(303, 303, 422, 303, 422)
    ]
    assert "behövs inte" in step(work, "Skriv presidiets medskick", 2027)
    assert "senare 1 februari 2028" in step(work, "Bilda planeringsgrupperna", 2027)
    assert "På mötet i januari. klart" in step(work, "Introducera de nya", 2027)
    assert "står redan" in alert(again)


def test_a_step_that_is_none_and_a_day_that_is_none_are_said_at_the_form(send: Send) -> None:
    unknown = send("/year/2027/step", step="rest", do="done")
    no_day = send("/year/2027/step", step="groups", do="later", until="i vår")

    assert (unknown.status_code, no_day.status_code) == (422, 422)
    assert 'value="i vår"' in no_day.text


def test_the_meetings_of_a_year_are_planned_together(work: Work, send: Send) -> None:
    send("/year/2028/open")
    rows = {
        "kind_1": "constituting",
        "day_1": "2029-01-24",
        "start_1": "17.30",
        "end_1": "20:00",
        "place_1": "Biblioteket",
        "kind_2": "dialogue",
        "day_2": "2029-03-21",
    }
    holiday = send("/year/2028/meetings", **(rows | {"day_2": "2029-06-06"}))
    nothing = send("/year/2028/meetings", kind_1="dialogue")
    done = send("/year/2028/meetings", **rows)

    assert (holiday.status_code, nothing.status_code, done.status_code) == (422, 422, 303)
    assert 'value="2029-06-06"' in holiday.text
    page = words(read(work, "/year/2028/"))
    assert "Konstituerande möte 24 januari 2029" in page
    assert "Dialogmöte 21 mars 2029" in page


def test_a_year_is_opened_and_closed_once(work: Work, send: Send) -> None:
    assert "Verksamhetsåret 2031 är inte öppnat än." in words(read(work, "/year/2030/"))
    opened = send("/year/2030/open")
    closed = send("/year/2031/close")
    twice = send("/year/2031/close")

    assert [one.status_code for one in (opened, closed, twice)] == [303, 303, 422]
    assert alert(twice)
    assert "Avsluta året klart" in words(read(work, "/year/2031/"))


def test_only_the_secretariat_of_the_forum_turns_its_year(work: Work, send: Send) -> None:
    assert work.outsider.get("/exempel/secretariat/year/").status_code == 403
    for act in ("step", "meetings", "open", "close"):
        assert send(f"/year/2026/{act}", by=work.outsider).status_code == 403


def test_more_organizations_ask_no_more_of_the_read_model(work: Work, send: Send) -> None:
    few = asked(work, "/year/2032/")
    for slug in ("grannskap-akero", "akero-odlare", "sagobygdens-byalag"):
        about = {"organization_id": organization(work, slug), "side": side_of(work)}
        assert send("/seats/2033/give", **about, place="seat", seats="1").status_code == 303
    many = asked(work, "/year/2032/")

    assert len(many) - len(few) <= 1  # the names of those who have named nobody yet

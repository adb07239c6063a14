"""Meetings on their pages, with the demo's real history and its invented season.

Source: the oddities in the history's README; trials 1, 2 and 16.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from projections.names import alphabetical, read_names
from web.installation import Installation

Said = Callable[..., str]
NOT_KNOWN = "om det hölls är inte känt"


@pytest.mark.parametrize("ref", ["2020-09-16-dialogue", "2020-11-18-dialogue"])
def test_a_meeting_that_was_only_planned_is_never_shown_as_held(said: Said, ref: str) -> None:
    words = said(f"/pgf/meetings/{ref}")

    assert f"Planerat – {NOT_KNOWN}" in words
    assert "Hölls" not in words
    assert "Närvarande" not in words


def test_an_invitation_alone_does_not_tell_that_a_meeting_was_held(said: Said) -> None:
    words = said("/pgf/meetings/2019-01")

    assert f"Inbjudan sedd – {NOT_KNOWN}" in words
    assert "Hölls" not in words


def test_the_list_says_where_each_meeting_stands(said: Said) -> None:
    words = said("/pgf/meetings/")

    assert words.count(f"Planerat – {NOT_KNOWN}") == 2
    assert words.count(f"Inbjudan sedd – {NOT_KNOWN}") == 5
    assert words.count("Hölls") == 19


def test_a_meeting_before_its_day_is_not_told_as_held(said: Said) -> None:
    words = said("/pgf/meetings/2018-03?on=2018-04-01")

    assert "Inbjudan skickad" in words
    assert "Närvarande" not in words
    assert "Beslut 2018-003" not in words


def test_the_head_tells_day_time_place_number_and_registry_number(said: Said) -> None:
    words = said("/pgf/meetings/2018-02")

    assert (
        "Dialogmöte 2018-02 · onsdag 28 mars 2018 kl. 13–16 · Kulturdepartementet, Stockholm"
        in words.replace("\xa0", " ").replace("\u2060", "")
    )
    assert "Diarienummer 0005/18" in words
    assert "Inbjudan av MUCF" in words


def test_all_meetings_of_a_year_share_its_registry_number_and_a_sides_own_have_none(
    said: Said,
) -> None:
    for number in range(1, 6):
        assert "Diarienummer 0032/17" in said(f"/pgf/meetings/2017-{number:02}")
    assert "Diarienummer" not in said("/pgf/meetings/2017-05-31-pre_meeting")


def test_those_who_came_are_listed_by_name_within_each_side(
    pages: FlaskClient,
) -> None:
    for ref in ("2017-04", "2018-02", "2018-03", "2018-04", "2018-05"):
        page = pages.get(f"/pgf/meetings/{ref}").text
        present = page[page.index('id="present"') :].partition("</section>")[0]
        lists = re.findall(r'<ul class="seats one">.*?</ul>', present, re.DOTALL)
        named = [re.findall(r'<li><span><a class="quiet"[^>]*>([^<]+)', one) for one in lists]

        assert named == [sorted(names, key=alphabetical) for names in named], ref


def test_attendance_counts_organizations_of_those_with_a_seat_and_people(
    said: Said,
) -> None:
    words = said("/pgf/meetings/2018-03")

    assert "Civilsamhällesparten 11 av 16 organisationer · 15 personer" in words
    assert "Civos 5 personer" in words
    assert words.count("LSU – Sveriges ungdomsorganisationer") == 2
    assert "Kulturdepartementet 4 personer · 1 av dem praktikant" in words


def test_an_organization_with_more_people_than_seats_carries_a_caution(said: Said) -> None:
    words = said("/pgf/meetings/2018-04")

    assert (
        "FRII – Frivilligorganisationernas insamlingsråd "
        "Påpekande: Fler personer än organisationen har platser." in words
    )


def test_whoever_was_there_without_being_listed_is_told_with_a_caution(said: Said) -> None:
    words = said("/pgf/meetings/2018-05")

    assert "Slutsats Påpekande: Deltog men står inte på närvarolistan." in words
    assert "10 av 16 organisationer · minst 13 personer" in words


def test_seated_organizations_that_no_note_mentions_are_neither_present_nor_excused(
    said: Said,
) -> None:
    words = said("/pgf/meetings/2017-04")

    assert (
        "Okänt om närvarande: Coompanion , Hela Sverige ska leva , Mattecentrum , Passalen , "
        "Riksorganisationen Give it forward . De har plats" in words
    )


def test_what_is_odd_about_a_source_stands_on_the_page(said: Said) -> None:
    assert "källan säger onsdag, men datumet var en tisdag" in said("/pgf/meetings/2019-01")
    assert "page address says November" in said("/pgf/meetings/2018-01-24-pre_meeting", "en")


def test_items_stand_under_their_item_and_with_their_numbers(said: Said) -> None:
    words = said("/exempel/meetings/2026-02")

    assert re.search(r"4 Tema: .* 4\.1 .* 4\.2 .* 4\.3 .* 5 Höstens möten", words)


def test_where_only_the_agenda_is_seen_the_items_are_planned(said: Said) -> None:
    words = said("/pgf/meetings/2018-02")

    assert "Slag av punkt: vår slutsats" in words
    assert "Planerat : Civos: Kallelse och agenda Partsgemensamt forum 28 mars 2018." in words


def test_an_address_from_before_the_number_leads_to_the_meeting(pages: FlaskClient) -> None:
    answer = pages.get("/pgf/meetings/2018-03-28-dialogue")

    assert (answer.status_code, answer.location) == (302, "/pgf/meetings/2018-02")


@pytest.mark.parametrize(
    "path", ["meetings/2018-09", "decisions/2018-999", "themes/00000000", "minutes/2017-01"]
)
def test_what_is_not_there_is_not_found(pages: FlaskClient, path: str) -> None:
    assert pages.get(f"/pgf/{path}").status_code == 404


def test_a_meeting_that_its_side_keeps_to_itself_is_nowhere(
    pages: FlaskClient, said: Said, demo: Installation
) -> None:
    conn = demo.reading()
    hidden = conn.execute("SELECT day, kind, title FROM meetings WHERE audience <> 'public'")
    ((day, kind, title),) = hidden.fetchall()

    assert pages.get(f"/exempel/meetings/{day}-{kind}").status_code == 404
    assert read_names(title)[0][1] not in said("/exempel/meetings/")
    assert read_names(title)[0][1] not in said("/exempel/history/")

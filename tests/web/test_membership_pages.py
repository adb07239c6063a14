"""The front, who sits, an organization over the years and a year, with the demo's real history."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient

PAGES = (
    "/",
    "/pgf/",
    "/pgf/?on=2018-06-28",
    "/pgf/organizations/",
    "/pgf/organizations/?on=2018-06-28",
    "/pgf/organizations/coompanion",
    "/pgf/organizations/mucf",
    "/pgf/years/",
    "/pgf/years/2018",
    "/pgf/years/2016",
    "/pgf/day?to=/pgf/years/",
    "/exempel/",
    "/exempel/organizations/",
    "/exempel/years/2026",
)


def said(pages: FlaskClient, path: str, language: str = "sv") -> str:
    """What a page says in its main part, without marks and line breaks."""
    page = pages.get(path, headers={"Accept-Language": language})
    assert page.status_code == 200
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    words = re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", words)))


def test_the_forums_are_listed_and_the_invented_one_is_marked(pages: FlaskClient) -> None:
    words = said(pages, "/")

    assert words.index("Partsgemensamt forum") < words.index("Exempelforum")
    assert words.count("Påhittat exempel") == 1


def test_what_came_of_the_views_stands_before_who_sits_and_before_any_chart(
    pages: FlaskClient,
) -> None:
    page = pages.get("/pgf/").text

    assert page.index('id="views"') < page.index('id="seats"') < page.index('class="chart"')


def test_who_sits_on_a_day_tells_since_when_and_how_many(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/organizations/?on=2018-06-28")

    assert "16 organisationer, 20 platser (slutsats)" in words
    assert "Civos minst sedan 2017 · 5 platser" in words
    assert "Sveriges Föreningar Ny i år" in words


def test_the_first_reserve_of_2018_had_a_seat_before_and_after(pages: FlaskClient) -> None:
    page = pages.get("/pgf/organizations/?on=2018-06-28").text
    reserves = page[page.index('class="order"') :]

    assert "Coompanion" in reserves[: reserves.index("</li>")]
    assert "Hade plats 2017, var reserv nr 1 2018 och hade plats igen 2019 och 2020." in said(
        pages, "/pgf/organizations/coompanion"
    )


def test_a_day_of_which_nothing_is_known_shows_the_last_known_year_and_says_so(
    pages: FlaskClient,
) -> None:
    words = said(pages, "/pgf/organizations/?on=2024-05-01")

    assert "Det är okänt vilka som sitter med 1 maj 2024." in words
    assert "Här visas det senaste år som är känt: 2020." in words


def test_years_that_are_unknown_are_told_as_unknown(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/organizations/coompanion")

    assert "2015–2016 Okänt okänt Okänt okänt" in words


def test_an_organization_has_one_page_under_both_its_names(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/organizations/funktionsratt-sverige")

    assert "Handikappförbunden till senast 31 maj 2017" in words
    assert "Funktionsrätt Sverige senast från 31 maj 2017" in words


def test_that_two_names_are_one_organization_is_told_as_inferred(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/organizations/giva-sverige")

    assert "Att namnen är samma organisation är en slutsats." in words


def test_the_secretariat_has_no_seat_and_is_on_no_side(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/organizations/mucf")

    assert "Ingen plats i forumet är känd." in words
    assert "2018 Ingen plats" in words


def test_a_post_that_was_left_in_mid_year_is_told_with_its_latest_day(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/organizations/?on=2017-12-01")

    assert "lämnade posten senast 15 november 2017, dagen okänd" in words


def test_an_acting_holder_and_the_one_who_left_both_stand(pages: FlaskClient) -> None:
    words = said(pages, "/exempel/organizations/?on=2026-11-25")

    assert "lämnade posten 31 augusti 2026" in words
    assert "Tillförordnad, sedan 1 september 2026" in words


def test_a_past_page_keeps_its_day_in_its_links_and_leads_back(pages: FlaskClient) -> None:
    page = pages.get("/pgf/?on=2018-06-28").text

    assert "Vad som gällde den" in page
    assert 'href="/pgf/organizations/coompanion?on=2018-06-28"' in page
    assert '<a class="back" href="/pgf/">' in page


def test_a_day_is_chosen_for_a_page_of_this_forum_only(pages: FlaskClient) -> None:
    own = pages.get("/pgf/day?to=/pgf/years/").text
    foreign = pages.get("/pgf/day?to=//evil.example/").text

    assert '<form action="/pgf/years/"' in own
    assert '<form action="/pgf/"' in foreign


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pgf/organizations/nobody", 404),
        ("/pgf/years/1999", 404),
        ("/nowhere/", 404),
        ("/pgf/?on=2018-02-30", 422),
    ],
)
def test_what_is_not_there_has_a_page_that_says_so(
    pages: FlaskClient, path: str, status: int
) -> None:
    page = pages.get(path)

    assert page.status_code == status
    assert "<h1" in page.text


def test_a_day_in_the_address_that_is_no_day_is_told_so_and_how_to_write_one(
    pages: FlaskClient,
) -> None:
    page = pages.get("/pgf/?on=2018-02-30").text

    assert "Dagen i adressen är ingen dag" in page
    assert "till exempel 2018-03-28" in page
    assert "formulär" not in page


def test_todays_page_does_not_speak_of_the_past(pages: FlaskClient) -> None:
    page = pages.get("/pgf/").text

    assert "Så ser det ut i dag, <b>" in page
    assert "Så såg det ut" not in page


def test_every_link_leads_somewhere(pages: FlaskClient) -> None:
    links = {
        urljoin(path, html.unescape(link)).partition("#")[0]
        for path in PAGES
        for link in re.findall(r'href="([^"]+)"', pages.get(path).text)
    }

    assert [link for link in sorted(links) if pages.get(link).status_code >= 400] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_head_no_style_and_no_script(pages: FlaskClient, path: str) -> None:
    page = pages.get(path).text

    assert page.count("<h1") == 1
    assert " style=" not in page
    assert "<script" not in page


@pytest.mark.parametrize("path", PAGES)
def test_every_anchor_of_a_page_is_there(pages: FlaskClient, path: str) -> None:
    page = pages.get(path).text
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert sorted(set(ids)) == sorted(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_how_they_were_chosen_is_told_with_nominations_proposal_and_decision(said: Any) -> None:
    words = said("/exempel/years/2026")

    assert "Öppet till och med 15 oktober 2025" in words
    assert "11 nominerade. 1 av dem för sent" in words
    assert "6 med plats och 4 i reserv" in words
    assert "Annorlunda än förslaget: Språkcaféet behöver plats från början" in words

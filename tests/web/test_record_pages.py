"""Views and answers, rules, publications, the history and the search, with the demo to read."""

from __future__ import annotations

import html
import re
from enum import Enum
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from flask.testing import FlaskClient

import forum.application  # noqa: F401 - fills the catalogue
from forum.record.catalogue import CATALOGUE
from forum.record.text import TextRef
from forum.record.values import Basis, Channel, Clock, Name, Wording
from projections.details import fields
from web.installation import Installation
from web.public.codes import CODES, FIELDS, code
from web.public.lines import LINES, STRUCK, line
from web.public.nouns import NOUNS

PAGES = (
    "/pgf/views/",
    "/pgf/views/?state=answered",
    "/pgf/views/?on=2018-06-28",
    "/pgf/views/1",
    "/pgf/rules/",
    "/pgf/rules/2020-1",
    "/pgf/publications/",
    "/pgf/history/",
    "/pgf/history/?kind=organization&year=2017",
    "/pgf/search?q=demokrati",
    "/pgf/search",
    "/exempel/views/",
    "/exempel/views/3",
    "/exempel/rules/",
    "/exempel/rules/2026-1",
    "/exempel/publications/",
    "/exempel/history/",
    "/exempel/search?q=lokaler",
)


def said(pages: FlaskClient, path: str, language: str = "sv") -> str:
    """What a page says in its main part, without marks and line breaks."""
    page = pages.get(path, headers={"Accept-Language": language})
    assert page.status_code == 200
    main = page.text[page.text.index("<main") : page.text.index("</main>")]
    words = re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", words)))


def position_of(demo: Installation, topic: str, slug: str = "pgf") -> int:
    """The position of the newest event of a kind in a forum."""
    (found,) = demo.reading().execute(
        "SELECT max(position) FROM events WHERE topic = ? AND forum_id IS ?",
        (topic, None if topic.startswith("organization.") else str(demo.forum_id(slug))),
    )
    return int(found[0])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_and_no_word_without_its_language(
    pages: FlaskClient, path: str, language: str
) -> None:
    page = pages.get(path, headers={"Accept-Language": language})

    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert f'<html lang="{language}">' in page.text
    assert "None" not in page.text
    assert "style=" not in page.text


# Views and answers.


def test_a_late_answer_stands_first_and_says_with_whom_and_how_late(pages: FlaskClient) -> None:
    words = said(pages, "/exempel/views/?on=2026-11-01")
    rows = words[words.index("Det ändrades") :]

    assert rows.index("Försenad") < rows.index("Väntar") < rows.index("Besvarad")
    with_whom = "Hos Åkerö Påhittade Bostäder AB, svar senast 24 maj 2026. Inget lägesbesked."
    assert f"161 dagar över {with_whom}" in rows


def test_a_view_shows_its_whole_course_with_days(pages: FlaskClient) -> None:
    words = said(pages, "/exempel/views/3?on=2026-11-25")

    assert "Svarstiden förlängd till 31 augusti 2026; den var 20 maj 2026." in words
    assert "1 juli 2026 dag 98 Lägesbesked: inget nytt." in words
    assert words.index("De som sade det tycker inte") < words.index("Öppnad igen.")
    assert "Väntar dag 245 av 250" in words


def test_a_past_day_shows_where_a_view_stood_then(pages: FlaskClient) -> None:
    then = said(pages, "/exempel/views/3?on=2026-06-01")

    assert "Svar senast 31 augusti 2026 Från början senast 24 maj 2026" in then
    assert "Öppnad igen" not in then


def test_an_answer_whose_day_is_unknown_says_so(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/views/?state=answered")

    assert "Besvarad dagen för svaret okänd" in words
    assert not re.search(r"Besvarad \d+ dagar", words)


def test_views_can_be_shown_by_state_and_the_figures_count_all(pages: FlaskClient) -> None:
    every, answered = said(pages, "/pgf/views/"), said(pages, "/pgf/views/?state=answered")

    assert "11 synpunkter" in every
    assert "11 synpunkter" in answered
    assert "Överlämnad Fördes" in every
    assert "Överlämnad Fördes" not in answered


@pytest.mark.parametrize("path", ["/pgf/views/99", "/pgf/rules/2018-2", "/pgf/history/999999"])
def test_what_does_not_exist_is_not_found(pages: FlaskClient, path: str) -> None:
    assert pages.get(path).status_code == 404


# Rules and publications.


def test_an_adoption_that_is_inferred_is_called_that(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/rules/?on=2020-12-31")

    assert "Att den antogs är en slutsats." in words
    assert "senast 20 september 2020 att den antogs är en slutsats" in words


def test_it_is_unknown_which_rules_were_in_force_where_no_adoption_is_seen(
    pages: FlaskClient,
) -> None:
    words = said(pages, "/pgf/rules/?on=2018-06-28")

    assert "Det är okänt vilken arbetsordning som gällde 28 juni 2018." in words
    assert "Okänt om den gäller: inget antagande är känt" in words


def test_a_version_shows_the_limits_that_it_sets(pages: FlaskClient) -> None:
    words = said(pages, "/exempel/rules/2026-1")
    assert "Svar på en synpunkt, dagar" in words
    assert "Nya organisationer, minst 20" in words
    assert "Anteckningar godkänns på nästa möte" in words
    assert "Vad versionen bestämmer är okänt: texten har inte hittats." in said(
        pages, "/pgf/rules/2020-1"
    )


def test_a_publication_of_an_unknown_publisher_says_so(pages: FlaskClient) -> None:
    assert "2012 PGF-skriften 2012 okänt okänt belagt" in said(pages, "/pgf/publications/")


# The history.


def test_every_kind_of_event_has_a_line_in_both_languages() -> None:
    topics = {entry.topic for entry in CATALOGUE if not entry.topic.endswith(".struck")}

    assert topics - LINES.keys() == set(), "add to web/public/lines.py"
    assert LINES.keys() - topics == set(), "remove from web/public/lines.py"
    assert [topic for topic, both in LINES.items() if both[0] == both[1]] == []


def test_an_event_without_a_line_is_told_by_its_own_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(LINES, "theme.proposed")

    assert line("theme.proposed", "sv").lang == "en"
    assert len(line("theme.proposed", "sv").text) > 10
    assert line("theme.struck", "sv") == (STRUCK[0], None)


def _parts(hint: Any) -> tuple[set[type[Enum]], set[str]]:
    """Enums and field names in a type of an event's field, nested ones too."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {hint}, set()
    inner: list[Any] = list(get_args(hint))
    names: set[str] = set()
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        if hint in (TextRef, Name, Wording):
            return set(), set()
        hints = get_type_hints(hint, include_extras=True)
        inner, names = list(hints.values()), set(hints)
    enums: set[type[Enum]] = set()
    for one in inner:
        more_enums, more_names = _parts(one)
        enums, names = enums | more_enums, names | more_names
    return enums, names


def test_every_field_and_code_of_every_event_has_words() -> None:
    enums: set[type[Enum]] = {Basis, Channel, Clock}
    names: set[str] = set()
    for entry in CATALOGUE:
        hints = get_type_hints(entry.event_class, include_extras=True)
        for name in fields(entry.event_class):
            more_enums, more_names = _parts(hints[name])
            enums |= more_enums
            names |= {name} | more_names
    nouns = {entry.topic.partition(".")[0] for entry in CATALOGUE}

    assert {str(code.value) for enum in enums for code in enum} - CODES.keys() == set()
    assert names - FIELDS.keys() == set()
    assert FIELDS.keys() - names == set()
    assert nouns == NOUNS.keys()


def test_a_code_without_words_shows_as_it_is() -> None:
    assert code("a_new_code", "sv") == "a new code"


def test_a_change_of_name_shows_before_and_after_with_both_clocks(
    pages: FlaskClient, demo: Installation
) -> None:
    words = said(pages, "/pgf/history/?kind=organization&subject=funktionsrätt")
    (position,) = re.findall(r"(\d+) senast 31 maj 2017 Organisation bytte namn", words)

    event = said(pages, f"/pgf/history/{position}")

    assert "Namn Handikappförbunden Funktionsrätt Sverige" in event
    assert "Gällde från senast 31 maj 2017" in event
    assert re.search(r"Inlagt \d+ \w+ \d{4} kl\.\s\d\d\.\d\d", event)
    assert re.search(r"Radens kontrollsumma [0-9a-f]{4} [0-9a-f]{4} … [0-9a-f]{4}", event)


def test_the_row_s_checksum_is_that_of_the_stored_row(
    pages: FlaskClient, demo: Installation
) -> None:
    from forum.record.rowhash import row_hash

    position = position_of(demo, "view.recorded")
    (row,) = demo.source.log.read_rows(position - 1, 1)

    page = pages.get(f"/pgf/history/{position}").text

    assert row_hash(*row[1:]).hex() in page


def test_the_history_is_filtered_and_paged_with_its_filters(pages: FlaskClient) -> None:
    page = pages.get("/pgf/history/?kind=presence&year=2017").text
    older = html.unescape(re.findall(r'rel="next" href="([^"]+)"', page)[0])

    assert "kind=presence" in older
    assert "year=2017" in older
    assert re.search(r"Äldre händelser, nr \d+–\d+", page)
    below = pages.get(older).text
    assert "Nyare händelser" in below
    assert "Beslut fattat" not in below


def test_a_day_that_cannot_be_read_is_told_beside_its_field(pages: FlaskClient) -> None:
    page = pages.get("/pgf/history/?from=i+maj").text

    assert "Skriv en dag, till exempel 2018-05-31." in page
    assert 'aria-invalid="true"' in page


def test_the_invented_example_says_that_its_clock_is_simulated(
    pages: FlaskClient, demo: Installation
) -> None:
    position = position_of(demo, "publication.published", "exempel")

    assert "Klockan i de här händelserna är påhittad" in said(pages, "/exempel/history/")
    assert "Klockan" not in said(pages, "/pgf/history/")
    assert "(påhittad klocka, liksom hela exemplet)" in said(pages, f"/exempel/history/{position}")


def test_another_forum_s_events_are_not_found_here(pages: FlaskClient, demo: Installation) -> None:
    position = position_of(demo, "publication.published", "exempel")

    assert pages.get(f"/pgf/history/{position}").status_code == 404


# The search.


def test_a_search_shows_where_the_words_stand(pages: FlaskClient) -> None:
    words = said(pages, "/pgf/search?q=nätverk+socialt")

    assert "Synpunkt 8 synpunkt" in words
    assert "lärande nätverk om socialt företagande" in words


def test_a_search_that_finds_nothing_says_what_to_try(pages: FlaskClient) -> None:
    assert "Ingenting innehåller alla orden." in said(pages, "/pgf/search?q=xyzzy")

"""The guides: for everybody, in two languages that say the same, in the words of the pages."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.browser.walking import steps_of
from web.guides import GUIDES, Task, anchor_of, guide_in, read
from web.language import catalogue

LANGUAGES = ("sv", "en")
BOLD = re.compile(r"\*\*(.+?)\*\*")


def tasks(name: str, language: str) -> list[Task]:
    return [task for chapter in guide_in(name, language).chapters for task in chapter.tasks]


def swedish(english: str) -> set[str]:
    """The Swedish words that a word of the pages has; none for a word that no page has."""
    return {
        text
        for key, text in catalogue("sv")._catalog.items()  # type: ignore[attr-defined]
        if english in (key if isinstance(key, tuple) else (key,))
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_are_listed_for_whoever_reads(client: FlaskClient, language: str) -> None:
    page = client.get("/help/", headers={"Accept-Language": language})

    assert page.status_code == 200
    for name in GUIDES:
        assert f'href="/help/{name}"' in page.text
        assert guide_in(name, language).title in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_has_its_contents_before_its_tasks(
    client: FlaskClient, name: str, language: str
) -> None:
    page = client.get(f"/help/{name}", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}">' in page
    for task in tasks(name, language):
        assert page.index(f'href="#{task.anchor}"') < page.index(f'id="{task.anchor}"')
    assert "<strong>" in page[page.index("<ol>") :]


def test_a_guide_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/help/auditor").status_code == 404


def test_an_unchanged_guide_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/help/member")

    again = client.get("/help/member", headers={"If-None-Match": first.headers["ETag"]})
    english = client.get(
        "/help/member",
        headers={"If-None-Match": first.headers["ETag"], "Accept-Language": "en"},
    )

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"
    assert english.status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/pgf/", "/exempel/views/", "/login/", "/help/", "/nothing/"]
)
def test_every_foot_leads_to_the_guides(pages: FlaskClient, path: str) -> None:
    page = pages.get(path).text

    assert 'href="/help/">Hjälp</a>' in page[page.index("<footer") :]


@pytest.mark.parametrize("name", GUIDES)
def test_both_languages_say_the_same_steps_in_the_words_of_the_pages(name: str) -> None:
    pairs = list(zip(tasks(name, "sv"), tasks(name, "en"), strict=True))

    for ours, theirs in pairs:
        for number, (said, english) in enumerate(
            zip(steps_of(ours.text), steps_of(theirs.text), strict=True), 1
        ):
            place = f"{ours.title}, step {number}"
            assert [one.is_own for one in said] == [one.is_own for one in english], place
            for one, other in zip(said, english, strict=True):
                assert one.is_own or one.text in swedish(other.text), place


@pytest.mark.parametrize("name", GUIDES)
def test_every_bold_word_of_a_guide_is_a_word_of_the_pages(name: str) -> None:
    ours = [one for task in tasks(name, "sv") for one in BOLD.findall(task.text)]
    theirs = [one for task in tasks(name, "en") for one in BOLD.findall(task.text)]

    assert len(ours) > 30
    assert [a for a, b in zip(ours, theirs, strict=True) if a not in swedish(b)] == []


def test_every_task_of_a_guide_has_a_place_of_its_own() -> None:
    for name in GUIDES:
        for language in LANGUAGES:
            chapters = guide_in(name, language).chapters
            places = [one.anchor for one in (*chapters, *tasks(name, language))]

            assert len(places) == len(set(places))
            assert all(chapter.tasks for chapter in chapters)


def test_an_anchor_has_letters_that_every_address_can_hold() -> None:
    assert anchor_of("Göra ett utkast, ännu en gång") == "gora-ett-utkast-annu-en-gang"


@pytest.mark.parametrize("text", ["## A chapter\n", "# A title\n\n### A task\n", "# One\n# Two\n"])
def test_a_guide_out_of_order_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="the guide"):
        read("member", text)

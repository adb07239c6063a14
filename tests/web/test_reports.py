"""The report of a year on its page, as it was published, and by the program."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from tests.projections.acted import ActedForum
from tests.web.program import Forum
from web.installation import Installation


def read(pages: FlaskClient, path: str) -> str:
    page = pages.get(path, follow_redirects=True)
    assert page.status_code == 200
    return page.text


@pytest.mark.parametrize(
    ("language", "meetings", "answers"),
    [
        ("sv", "5 möten hölls. 1 ställdes in.", "4 svar kom i tid. 1 svar kom för sent."),
        ("en", "5 meetings were held. 1 was cancelled.", "4 answers came in time."),
    ],
)
def test_a_report_is_composed_when_it_is_asked_for(
    pages: FlaskClient, language: str, meetings: str, answers: str
) -> None:
    text = read(pages, f"/exempel/years/2026/report?lang={language}&on=2026-11-24")

    assert meetings in text
    assert answers in text


def test_a_report_tells_what_was_known_on_the_day(pages: FlaskClient) -> None:
    assert "2 möten hölls." in read(pages, "/exempel/years/2026/report?on=2026-04-01")


def test_a_published_report_keeps_the_words_it_had(pages: FlaskClient) -> None:
    listed = read(pages, "/exempel/publications/")
    address = re.search(r"/exempel/publications/[0-9a-f]{8}", listed)
    assert address is not None

    published = read(pages, address.group())

    assert "Per den 20 november 2026" in published
    assert "5 möten hölls." in published
    english = read(pages, f"{address.group()}?lang=en")
    assert "5 meetings were held." in english


@pytest.mark.parametrize(
    "path", ["years/1999/report", "publications/00000000", "years/2031/report"]
)
def test_a_report_of_no_year_is_not_found(pages: FlaskClient, path: str) -> None:
    assert pages.get(f"/exempel/{path}").status_code == 404


def test_words_in_a_report_are_never_taken_for_html(pages: FlaskClient) -> None:
    text = read(pages, "/exempel/years/2026/report?lang=sv")

    assert "<script" not in text.partition('class="read"')[2].partition("</main>")[0]


def test_the_program_tells_a_report_in_numbers(demo: Installation) -> None:
    result = Forum(demo.settings.data)("report", "exempel", "2026", "--on", "2026-11-24", "--json")

    told = json.loads(result.stdout)
    assert (told["held"], told["cancelled"], told["answered_late"]) == (5, 1, 1)


def test_the_program_publishes_a_report_in_both_languages() -> None:
    forum = ActedForum()
    try:
        forum.on("2016-02-01")
        result = Forum(forum.folder)("publish-report", "prov", "2016")

        assert result.exit_code == 0, result.stderr
        published = forum.events()[-1]
        assert published.TOPIC == "publication.published"
        assert [wording.language for wording in published.text] == ["sv", "en"]
    finally:
        forum.close()

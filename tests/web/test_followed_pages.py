"""How the forum follows its rules, on its pages."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Read = Callable[[str], str]


def read_page(pages: FlaskClient, path: str) -> str:
    return pages.get(path, follow_redirects=True).get_data(as_text=True)


@pytest.fixture
def section(pages: FlaskClient) -> Read:
    """Read the part of a page that tells how the rules are followed."""

    def read(path: str) -> str:
        text = read_page(pages, path)
        _before, _found, rest = text.partition('id="followed"')
        return rest.partition("<section")[0]

    return read


@pytest.mark.parametrize(
    ("language", "rule", "explanation"),
    [
        (
            "sv",
            "Anteckningarna publiceras inom 14 dagar; från version 2026-2: 21",
            "väntade på godkännandet",
        ),
        ("en", "The notes are published within 14 days; from version 2026-2: 21", "waited for"),
    ],
)
def test_a_year_shows_each_rule_with_its_explanation(
    section: Read, language: str, rule: str, explanation: str
) -> None:
    text = section(f"/exempel/years/2026?lang={language}")

    assert rule in text
    assert explanation in text


def test_a_case_not_kept_leads_to_the_thing_and_to_its_event(section: Read) -> None:
    text = section("/exempel/years/2026?lang=en")

    assert "The meeting, 23 September 2026: 11 September 2026, last day 9 September 2026" in text
    assert "/exempel/meetings/2026-04" in text
    assert "/exempel/history/" in text


def test_a_reason_given_once_is_shown_in_the_year_and_where_it_is_relied_on(
    section: Read, pages: FlaskClient
) -> None:
    reason = "moved by a week, and its papers will be late"

    assert reason in section("/exempel/years/2026?lang=en")
    assert reason in read_page(pages, "/exempel/meetings/2026-04?lang=en")


def test_the_front_shows_one_line_a_rule_and_leaves_out_what_nothing_is_known_of(
    section: Read,
) -> None:
    text = section("/exempel/?lang=en")

    assert "Invitation at least 14 days before a meeting" in text
    assert "waited for the approval" in text
    assert "A selection committee" not in text
    assert "<details" not in text


def test_a_version_of_the_rules_shows_what_it_changes(pages: FlaskClient) -> None:
    page = read_page(pages, "/exempel/rules/2026-2?lang=sv")

    changed = page.partition('id="changed"')[2].partition("</section>")[0]
    assert "Svar på en synpunkt, dagar" in changed
    assert re.search(r"60</span></td>\s*<td[^>]*><span>45", changed)
    assert "<del>6. Anteckningarna publiceras inom två veckor" in changed
    assert "<ins>8. Mötena börjar tidigast klockan 17" in changed
    assert 'id="changed"' not in read_page(pages, "/exempel/rules/2026-1?lang=sv")

"""The Swedish of the demo's history: whole, faithful in numbers, nothing left over."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import web
from forum.record.values import SHORT
from web.importing.reading import parse, read_text
from web.importing.wordings import read_wordings

HISTORY = Path(web.__file__).parent / "demo" / "history"
TITLES = {
    "agenda_items.csv": ("title",),
    "decisions.csv": ("decision",),
    "planning_groups.csv": ("purpose",),
}
TEXTS = {"views_summary.csv": ("view_summary", "response"), "selection.csv": ("detail",)}
NOTES = ("basis_note", "note")
ENGLISH_ALONE = {"the", "of", "and", "with", "is", "was", "were", "not", "that", "by", "to", "from"}


@pytest.fixture(scope="module")
def wordings() -> dict[str, str]:
    return read_wordings(HISTORY)


@pytest.fixture(scope="module")
def lines() -> list[dict[str, str]]:
    path = HISTORY / "wordings.csv"
    return [line.values for line in parse(path.name, read_text(path), ("english", "swedish"))]


def in_english_only() -> set[str]:
    """Every wording of our own in the history files, but for remarks that are no views."""
    found: set[str] = set()
    for path in HISTORY.glob("*.csv"):
        if path.name == "wordings.csv":
            continue
        columns = TITLES.get(path.name, ()) + TEXTS.get(path.name, ())
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[column] for column in NOTES if row.get(column)}
                if row.get("kind") != "other":
                    found |= {row[column] for column in columns if row[column]}
    return found


def test_every_wording_of_our_own_has_a_swedish_one(wordings: dict[str, str]) -> None:
    assert in_english_only() - wordings.keys() == set()


def test_no_wording_translates_what_the_files_do_not_say(wordings: dict[str, str]) -> None:
    assert wordings.keys() - in_english_only() == set()


def test_no_wording_is_empty_or_stands_twice(lines: list[dict[str, str]]) -> None:
    assert all(line["english"] and line["swedish"] for line in lines)
    assert [
        text for text, times in Counter(line["english"] for line in lines).items() if times > 1
    ] == []


def test_the_numbers_of_a_wording_are_the_same_in_both_languages(
    wordings: dict[str, str],
) -> None:
    differing = {
        english: swedish
        for english, swedish in wordings.items()
        if sorted(re.findall(r"\d+", english)) != sorted(re.findall(r"\d+", swedish))
    }

    assert differing == {}


def test_no_english_is_left_in_the_swedish(wordings: dict[str, str]) -> None:
    words = {swedish: set(re.findall(r"\w+", swedish.lower())) for swedish in wordings.values()}

    assert [swedish for swedish, of in words.items() if of & ENGLISH_ALONE] == []


def test_a_title_is_short_enough_in_swedish_too(wordings: dict[str, str]) -> None:
    assert [swedish for swedish in wordings.values() if len(swedish) > SHORT] == []


def test_a_wording_keeps_the_first_letter_of_its_place(wordings: dict[str, str]) -> None:
    """Notes are joined by semicolons, so they begin small; titles begin large."""
    turned = [
        swedish
        for english, swedish in wordings.items()
        if english[0].islower() and swedish[0].isupper()
    ]

    assert turned == []


def test_the_file_is_strict_csv_with_its_line_ends() -> None:
    raw = (HISTORY / "wordings.csv").read_bytes()

    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.endswith(b"\r\n")

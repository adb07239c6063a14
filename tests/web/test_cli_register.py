"""`forum register` lists the registry, writes it for the host's system, and takes numbers back."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.keeping.document import Direction
from forum.record.when import When
from tests.walk.people import Place
from tests.web.program import Forum, one_line
from web.installation import Installation
from web.registry.listed import COLUMNS


@pytest.fixture
def example(demo: Installation) -> Forum:
    return Forum(demo.settings.data)


@pytest.fixture
def place() -> Iterator[Place]:
    place = Place()
    place.keep_registry()
    yield place
    place.close()


@pytest.fixture
def forum(place: Place) -> Forum:
    return Forum(place.folder)


def letter(place: Place, description: str = "Brev", **about: Any) -> UUID:
    said = {
        "year": 2016,
        "direction": Direction.RECEIVED,
        "day": When("2016-01-03"),
        "correspondent": {"sv": "en boende"},
        "description": {"sv": description},
    }
    made: UUID = place.act("register_document", **{**said, **about})
    return made


def numbers(place: Place) -> list[tuple[UUID, str]]:
    return [
        (event.originator_id, event.document_number)
        for event in place.events()
        if event.TOPIC == "registered_document.numbered"
    ]


def filled(folder: Path, *rows: tuple[object, str], name: str = "numbers.csv") -> str:
    """A file with numbers as a host's system gives it."""
    path = folder / name
    lines = [f"{document_id};{number}" for document_id, number in rows]
    path.write_text("\n".join(["document_id;document_number", *lines]) + "\n", "utf-8-sig")
    return str(path)


def told(result: Any) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_registry_is_listed_and_what_has_no_number(example: Forum) -> None:
    every = told(example("register", "exempel", "--json"))
    missing = told(example("register", "exempel", "--missing", "--json"))

    assert [row["document_number"] for row in every] == [
        *("KS 2026/0007-2", "KS 2026/0007-3", "KS 2026/0007-9", None),
    ]
    assert {row["case_number"] for row in every} == {"KS 2026/0007"}
    assert every[0]["correspondent"] == "Låtsasviks bygdegårdsförening"
    assert every[1]["correspondent"] == "en boende i Låtsasvik"
    assert every[1]["description"] == "Brev om ramper vid tre lokaler"
    assert [(row["direction"], row["about"]) for row in missing] == [("finished", "minutes")]


def test_the_registry_is_listed_as_on_a_day(example: Forum) -> None:
    rows = told(example("register", "exempel", "--on", "2026-05-01", "--json"))

    assert [row["description"] for row in rows] == [
        "Synpunkt om bokning av lokaler",
        "Brev om ramper",
    ]
    assert [row["document_number"] for row in rows] == [None, None]


def test_list_and_public_documents_are_written_for_the_hosts_system(
    example: Forum, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    result = example("register", "exempel", "--export", str(folder))
    assert result.stdout == f"4 documents in {folder / 'register.csv'}\n"

    with (folder / "register.csv").open(encoding="utf-8", newline="") as file:
        view, by_post, answer, notes = csv.DictReader(file)

    def text(row: dict[str, str]) -> str:
        return (folder / row["files"].split()[0]).read_text("utf-8")

    assert tuple(view) == COLUMNS
    assert "ringa tre olika förvaltningar" in text(view)
    assert "Från den 1 september" in text(answer)
    assert len(text(notes)) > 100
    assert (by_post["kept"], by_post["files"]) == ("kept_on_paper", "")
    assert (notes["document_number"], notes["case_number"]) == ("", "KS 2026/0007")


def test_an_exported_list_is_not_written_over(example: Forum, tmp_path: Path) -> None:
    example("register", "exempel", "--export", str(tmp_path))
    before = (tmp_path / "register.csv").read_bytes()

    again = example("register", "exempel", "--missing", "--export", str(tmp_path))

    assert "choose an empty folder" in one_line(again)
    assert (tmp_path / "register.csv").read_bytes() == before


def test_no_cell_is_a_formula_in_a_spreadsheet_and_a_number_comes_back_as_it_was(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    letter_id = letter(place, '=HYPERLINK("http://exempel.invalid")')
    forum("register", "prov", "--export", str(tmp_path))
    with (tmp_path / "register.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["description"] == '\'=HYPERLINK("http://exempel.invalid")'

    forum("register", "prov", "--import", filled(tmp_path, (letter_id, "'-7")))

    assert numbers(place) == [(letter_id, "-7")]


def test_numbers_filled_into_the_exported_list_come_back_once(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    first, second, third = letter(place), letter(place), letter(place)
    forum("register", "prov", "--export", str(tmp_path))
    path = tmp_path / "register.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, number in zip(rows, ("32/16-1", "32/16-2", ""), strict=True):
        row["document_number"] = number
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)

    results = [forum("register", "prov", "--import", str(path)) for _ in range(2)]

    assert [result.stdout.splitlines()[-1] for result in results] == [
        *("2 numbers written", "0 numbers written"),
    ]
    assert numbers(place) == [(first, "32/16-1"), (second, "32/16-2")]
    missing = told(forum("register", "prov", "--missing", "--json"))
    assert [row["document_id"] for row in missing] == [str(third)]


def test_a_dry_run_says_which_numbers_would_be_written_and_writes_none(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    letter_id = letter(place)
    path = filled(tmp_path, (letter_id, "7"))

    rows = told(forum("register", "prov", "--import", path, "--dry-run", "--json"))
    spoken = forum("register", "prov", "--import", path, "--dry-run").stdout

    assert rows == [{"document_id": str(letter_id), "document_number": "7", "is_written": False}]
    assert spoken.splitlines()[-1] == "1 numbers would be written"
    assert numbers(place) == []


def test_one_wrong_row_and_no_number_is_written_and_each_fault_names_its_line(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    known, numbered = letter(place), letter(place)
    other = letter(place)
    place.act("number_document", document_id=numbered, document_number="1")
    path = filled(
        tmp_path,
        (known, "2"),
        (uuid4(), "3"),
        ("no id", "4"),
        (numbered, "5"),
        (known, "6"),
        (other, "1"),
    )

    result = forum("register", "prov", "--import", path)

    assert result.exit_code == 1
    lines = result.stderr.strip().splitlines()
    assert [line.partition("numbers.csv, ")[2].partition(",")[0] for line in lines] == [
        *("line 3", "line 4", "line 5", "line 6", "line 6", "line 7"),
    ]
    assert "there is no RegisteredDocument" in lines[0]
    assert "is no id" in lines[1]
    assert "the document has the number 1" in lines[2]
    assert "the same document as line 2" in lines[3]
    assert f"1 is the number of {numbered}" in lines[-1]
    assert numbers(place) == [(numbered, "1")]


def test_two_documents_of_different_cases_may_have_one_number(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    one, other = letter(place), letter(place, case_number="0099/16")

    forum("register", "prov", "--import", filled(tmp_path, (one, "1"), (other, "1")))

    assert numbers(place) == [(one, "1"), (other, "1")]


def test_options_that_do_not_go_together_are_refused(
    place: Place, forum: Forum, tmp_path: Path
) -> None:
    path = filled(tmp_path)

    assert forum("register", "prov", "--dry-run").exit_code == 2
    assert forum("register", "prov", "--import", path, "--missing").exit_code == 2
    assert forum("register", "prov", "--import", path, "--as-of", "3").exit_code == 2
    assert "no forum nowhere" in one_line(forum("register", "nowhere", "--import", path))

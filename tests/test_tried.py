"""The table of what was tried says what the marked tests say, and is put where it was."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tried import BEGIN, END, PLACE, Row, put, written


def test_the_table_has_a_row_for_each_way_with_cases_faults_and_controls() -> None:
    rows = {
        ("b", "second"): Row(cases=1200, found=1),
        ("a", "first"): Row(cases=2, controls=["3 of 3 seen"]),
    }

    assert written(rows).splitlines() == [
        "| area | what was tried | cases | found | control |",
        "| --- | --- | --- | --- | --- |",
        "| a | first | 2 | 0 | 3 of 3 seen |",
        "| b | second | 1,200 | 1 | – |",
    ]


def test_the_table_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    place = tmp_path / "SECURITY.md"
    place.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")

    put(place, "| new \\1 |")
    put(place, "| newer \\1 |")

    text = place.read_text()
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "| new " not in text
    assert text.count("| newer \\1 |") == 1


def test_the_last_table_has_every_area_that_tests_try() -> None:
    tests = [path.read_text() for path in Path(__file__).parent.rglob("test_*.py")]
    marked = {area for text in tests for area in re.findall(r"mark\.tried\(\s*\"([^\"]+)\"", text)}
    table = PLACE.read_text().partition(BEGIN)[2].partition(END)[0]
    told = {line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")}

    assert marked - told == set()

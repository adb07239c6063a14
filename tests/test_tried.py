"""The table of what was tried says what the marked tests say, and keeps its place."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tried import BEGIN, END, HEAD, PLACE, Row, lines_of, put, table, written


def test_the_table_has_a_row_for_each_way_with_cases_faults_and_controls() -> None:
    rows = {
        ("b", "second"): Row(cases=1200, found=1),
        ("a", "first"): Row(cases=2, controls=["3 of 3 seen"]),
    }

    lines = written(rows)

    assert [line[:5] for line in lines] == [
        ("a", "first", "2", "0", "3 of 3 seen"),
        ("b", "second", "1,200", "1", "–"),
    ]
    assert lines_of(table(lines)) == lines
    assert {len(line) for line in lines} == {len(HEAD)}


def test_a_row_takes_the_place_of_the_one_before_and_others_stay(tmp_path: Path) -> None:
    place = tmp_path / "SECURITY.md"
    place.write_text(f"Before.\n{BEGIN}\n{END}\nAfter.\n")
    first = ("a", "first", "2", "1", "–", "2026-11-24")
    second = ("b", "second", "5", "0", "\\1", "2026-11-24")
    again = ("a", "first", "3", "0", "–", "2026-11-25")

    put(place, [first, second])
    put(place, [again])

    text = place.read_text()
    assert (text.partition("\n")[0], text.rstrip().rpartition("\n")[2]) == ("Before.", "After.")
    assert lines_of(text) == [again, second]


def test_the_table_has_a_row_for_each_way_that_tests_try_and_no_other() -> None:
    tests = [path.read_text() for path in Path(__file__).parent.rglob("test_*.py")]
    mark = re.compile(r"mark\.tried\(\s*\"([^\"]+)\",\s*\"([^\"]+)\"")
    marked = {found for text in tests for found in mark.findall(text)}

    table = PLACE.read_text().partition(BEGIN)[2].partition(END)[0]

    assert {line[:2] for line in lines_of(table)} == marked

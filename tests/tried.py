"""The table of what was tried against the program: each test that is marked `tried` adds to a row.

A test says its area and what it tries by the mark, and how many cases it went through by
`record_property("cases", n)`, else it is one; what a control shows, by `record_property("control",
"...")`. `./dev battery` prints the table, and `./dev battery --write-table` puts it into
SECURITY.md; a run of some rows alone renews those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

PLACE: Final = Path(__file__).parents[1] / "SECURITY.md"
BEGIN: Final = "<!-- tried: ./dev battery --write-table -->"
END: Final = "<!-- /tried -->"
HEAD: Final = ("area", "what was tried", "cases", "found", "control", "last run")


@dataclass(slots=True)
class Row:
    """What was tried in one way.

    Attributes:
        cases: How many were gone through.
        found: Tests that failed.
        controls: What shows that the test can fail.
    """

    cases: int = 0
    found: int = 0
    controls: list[str] = field(default_factory=list)


class Tried:
    """Gathers the rows while tests run, also from other processes."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Row] = {}

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Let the report of a test say what it tries."""
        for mark in item.iter_markers("tried"):
            item.user_properties.append(("tried", list(mark.args)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test that was carried out, or failed before it was."""
        told: dict[str, Any] = dict(report.user_properties)
        if "tried" not in told or (report.when != "call" and not report.failed):
            return
        row = self.rows.setdefault((told["tried"][0], told["tried"][1]), Row())
        row.cases += int(told.get("cases", 1))
        row.found += report.failed
        if "control" in told and told["control"] not in row.controls:
            row.controls.append(str(told["control"]))

    def pytest_terminal_summary(self, terminalreporter: Any, config: pytest.Config) -> None:
        """Print the table of a battery; write it where that was asked for."""
        if not self.rows or not config.getoption("--slow"):
            return
        lines = written(self.rows)
        terminalreporter.section("what was tried, and found")
        terminalreporter.write_line(table(lines))
        if config.getoption("--write-table"):
            put(PLACE, lines)


Line = tuple[str, ...]


def written(rows: dict[tuple[str, str], Row]) -> list[Line]:
    """The rows in words, by area, with today's day."""
    day = datetime.now(UTC).date().isoformat()
    return [
        (area, what, f"{row.cases:,}", str(row.found), "; ".join(row.controls) or "–", day)
        for (area, what), row in sorted(rows.items())
    ]


def table(lines: list[Line]) -> str:
    """Lines as a table in Markdown."""
    every = [HEAD, ("---",) * len(HEAD), *lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in every)


def lines_of(text: str) -> list[Line]:
    """The lines of a table in Markdown, without its head."""
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [tuple(row) for row in rows[2:]]


def put(place: Path, lines: list[Line]) -> None:
    """Put lines into the table of a document, in the places of those that said the same before."""
    same = re.compile(f"{re.escape(BEGIN)}(.*?){re.escape(END)}", re.DOTALL)
    text = place.read_text()
    found = same.search(text)
    every = {line[:2]: line for line in lines_of(found[1] if found else "")}
    every |= {line[:2]: line for line in lines}
    new = f"{BEGIN}\n\n{table(sorted(every.values()))}\n\n{END}"
    place.write_text(same.sub(lambda _: new, text))

"""The table: what was measured, against which bar, and on which machine."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tests.bench.commands import Compared
from tests.bench.crowd import PEOPLE, Crowd
from tests.bench.invented_log import Written
from tests.bench.long_lives import Lived
from tests.bench.page_acts import Saved
from tests.bench.rebuilds import Rebuilt

COMMANDS = 0.80  # of the bare library
FLOOR = 0.60  # of the raw floor
STOCK = 4.0  # times the stock runner
CROWD = 0.50  # of the same acts on different meetings
SAVES = 1.5  # times the command that is carried out
LIVES = 2.0  # times what is asked of a forum of one year
MEMORY = 150  # MB
GROWTH = 1.15  # times the peak of a log of a fifth of the size: noise, not growth

HEAD = ("What", "Store", "Ours", "Compared with", "Ratio", "Bar", "Met")


@dataclass
class Report:
    """What was measured in one run.

    Attributes:
        log: The log that was rebuilt from.
        rebuilds: By log, the long one on SQLite first, the shorter ones after it.
        commands: By store and command.
        crowds: By store: many people at once.
        lived: What is to be done in a forum with a long history and with a short one.
        saved: Acts saved from the page of a meeting, and by their command.
        missing: What could not be measured, and why.
        postgres: Version of the PostgreSQL, if there was one.
    """

    log: Written
    rebuilds: list[Rebuilt] = field(default_factory=list)
    commands: list[Compared] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)
    lived: Lived | None = None
    saved: Saved | None = None
    missing: list[str] = field(default_factory=list)
    postgres: str | None = None

    def rows(self) -> list[tuple[str, ...]]:
        """Return the rows of the table, beside its head."""
        rows = [_command(one) for one in self.commands]
        rows += [_crowd(one) for one in self.crowds]
        if self.lived is not None:
            rows.append(_lived(self.lived))
        if self.saved is not None:
            rows.append(_saved(self.saved))
        for rebuilt in self.rebuilds:
            rows += _rebuild(rebuilt)
        return [*rows, *self._memory()]

    def _memory(self) -> list[tuple[str, ...]]:
        long, short = self.rebuilds[0], self.rebuilds[1]
        growth = long.peak() / short.peak()
        return [
            (
                f"Peak memory of a rebuild, {long.events:,} events",
                long.kind,
                f"{long.peak() / 1e6:.0f} MB",
                "–",
                "–",
                f"< {MEMORY} MB",
                _met(long.peak() < MEMORY * 1e6),
            ),
            (
                "Growth of the peak with the log",
                long.kind,
                f"{long.peak() / 1e6:.0f} MB",
                f"{short.peak() / 1e6:.0f} MB with {short.events:,} events",
                f"{growth:.2f}",
                "none",
                _met(growth < GROWTH),
            ),
        ]

    def text(self) -> str:
        """Return the whole report in Markdown."""
        log = self.log
        shares = f"{log.sealed / log.events:.0%} hold a sealed name"
        shares += f", {log.long / log.events:.0%} name a text of 2 kB"
        struck = sum(count for topic, count in log.topics.items() if topic.endswith(".struck"))
        rebuilt = self.rebuilds[0]
        return "\n".join(
            (
                *_table(HEAD, self.rows()),
                "",
                f"- Measured on {datetime.now(UTC):%Y-%m-%d} with {machine(self.postgres)}.",
                f"- The log: {log.events:,} events of {len(log.topics)} topics, made from a fixed "
                f"seed with the mix of a real forum: {shares}, {struck} are strikes; "
                f"{log.state_bytes / log.events:.0f} bytes a state. The read model has "
                f"{rebuilt.filled['ours'][0].size / 1e6:.0f} MB.",
                f"- All ways of rebuilding gave the same rows: digest `{rebuilt.digest[:16]}`.",
                *(f"- Not measured: {what}." for what in self.missing),
            )
        )

    def write(self, path: Path) -> None:
        """Put the table between the marks of the document."""
        begin, end = "<!-- measured -->", "<!-- /measured -->"
        document = path.read_text(encoding="utf-8")
        if document.count(begin) != 1 or document.count(end) != 1:
            raise ValueError(f"{path} needs the marks {begin} and {end}, once each")
        measured = f"{begin}\n{self.text()}\n{end}"
        path.write_text(
            re.sub(f"{begin}.*{end}", lambda _: measured, document, flags=re.DOTALL),
            encoding="utf-8",
        )


def machine(postgres: str | None) -> str:
    """Say what it was measured on."""
    parts = [
        f"{os.cpu_count()} cores of {_processor()}",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        *([f"PostgreSQL {postgres}"] if postgres else []),
        *(f"{name} {version(name)}" for name in ("eventsourcing", "msgspec")),
    ]
    return ", ".join(parts)


def _processor() -> str:
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _command(one: Compared) -> tuple[str, ...]:
    what = f"Command: {one.what}; {one.loads} loads, {_several(one.events, 'event')}"
    ours, bare = median(one.ours), median(one.bare)
    compared = f"{bare:,.0f}/s bare library" if one.same else "other loads: not comparable"
    bar = f"≥ {COMMANDS:.2f}"
    ratio = f"{one.ratio:.2f}"
    return (what, one.kind, f"{ours:,.0f}/s", compared, ratio, bar, _met(one.ratio >= COMMANDS))


def _crowd(one: Crowd) -> tuple[str, ...]:
    return (
        f"{PEOPLE} people act on one meeting at once; {one.given_up} acts given up",
        one.kind,
        f"{median(one.together):,.0f}/s",
        f"{median(one.apart):,.0f}/s on a meeting each",
        f"{one.ratio:.2f}",
        f"≥ {CROWD:.2f}",
        _met(one.ratio >= CROWD and not one.given_up),
    )


def _lived(one: Lived) -> tuple[str, ...]:
    events = f"{one.events[1]:,} events against {one.events[0]:,}"
    return (
        f"Duties of a forum with {one.years} years of history; {events}",
        "SQLite",
        f"{median(one.long) * 1e3:.1f} ms",
        f"{median(one.short) * 1e3:.1f} ms with one year",
        f"{one.ratio:.2f}",
        f"≤ {LIVES:.2f}",
        _met(one.ratio <= LIVES),
    )


def _saved(one: Saved) -> tuple[str, ...]:
    return (
        "Saving one act from the page of a meeting (notes of 2 kB under an item)",
        "SQLite",
        f"{median(one.page) * 1e3:.1f} ms",
        f"{median(one.command) * 1e3:.1f} ms the command itself",
        f"{one.ratio:.2f}",
        f"≤ {SAVES:.2f}",
        _met(one.ratio <= SAVES),
    )


def _rebuild(one: Rebuilt) -> list[tuple[str, ...]]:
    """The rows of one log; only SQLite has bars."""
    others = {
        "floor": ("raw floor, rows lying ready", FLOOR),
        "late": ("the same, indexes made last", None),
        "building": ("the same, rows built too", FLOOR),
        "stock": ("stock runner", STOCK),
    }
    rows = []
    for variant, (called, bar) in others.items():
        if variant not in one.filled:
            continue
        ratio = one.ratio(variant)
        has_bar = bar is not None and one.kind == "SQLite"
        rows.append(
            (
                f"Rebuild of {one.events:,} events",
                one.kind,
                f"{one.speed('ours'):,.0f}/s",
                f"{one.speed(variant):,.0f}/s {called}",
                f"{ratio:.2f} ({one.ratio(variant, processor=True):.2f} by processor time)",
                f"≥ {bar:.2f}" if has_bar else "–",
                _met(ratio >= bar) if has_bar and bar is not None else "–",
            )
        )
    return rows


def _several(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _met(is_met: bool) -> str:
    return "yes" if is_met else "no"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]

    def line(cells: tuple[str, ...]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    return [line(head), line(tuple("-" * width for width in widths)), *map(line, rows)]

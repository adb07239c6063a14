"""One run of everything: commands first, then the long rebuilds."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.commands import compare
from tests.bench.crowd import crowd
from tests.bench.invented_log import Written, write_log
from tests.bench.long_lives import lived
from tests.bench.page_acts import saved
from tests.bench.places import Place, Server, postgres
from tests.bench.rebuilds import rebuilt
from tests.bench.report import Report


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How much is measured.

    Attributes:
        events: Events of the long log.
        short: Events of the short ones: for memory, and on PostgreSQL.
        rounds: How often each rebuild is repeated, the stock runner's not.
        slices: How often each side of a command has its turn.
        commands: Commands a turn.
        crowds: How often many people act at once, together and apart.
        lives: How often duties are asked of a short and of a long life.
        years: Years of the long one.
        saves: How often an act is saved from a page, and by its command.
    """

    events: int
    short: int
    rounds: int
    slices: int
    commands: int
    crowds: int
    lives: int
    years: int
    saves: int


WHOLE = Sizes(
    events=100_000,
    short=20_000,
    rounds=3,
    slices=11,
    commands=80,
    crowds=5,
    lives=5,
    years=10,
    saves=200,
)
QUICK = Sizes(
    events=2_000, short=1_000, rounds=1, slices=2, commands=10, crowds=1, lives=1, years=2, saves=3
)


ACTS_EACH = 6
"""Acts of each person while a crowd is measured."""


def run(sizes: Sizes, *, with_postgres: bool = True) -> Report:
    """Measure everything.

    Args:
        sizes: How much.
        with_postgres: Whether to look for a PostgreSQL.
    """
    with _folder() as folder:
        long, log = _log(folder / "long", sizes.events)
        report = Report(log)
        bare = {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(folder / "bare.db"),
        }
        fresh = Place(folder / "commands").make()
        report.commands += compare(fresh, bare, sizes.slices, sizes.commands)
        _say("letting many people act at once")
        report.crowds.append(crowd(Place(folder / "crowd").make(), sizes.crowds, ACTS_EACH))
        _say("asking what is to be done")
        report.lived = lived(sizes.years, sizes.lives)
        _say("saving acts from a page")
        report.saved = saved(folder / "saved", sizes.saves)
        if with_postgres:
            with postgres() as server:
                if isinstance(server, Server):
                    _on_postgres(report, server, folder, sizes)
                else:
                    report.missing.append(f"PostgreSQL ({server})")
        else:
            report.missing.append("PostgreSQL (left out)")
        short, _ = _log(folder / "short", sizes.short)
        turns = [["floor", "late", "building", "ours"]] * sizes.rounds
        _say("rebuilding on SQLite")
        report.rebuilds.insert(0, rebuilt(long, [*turns, ["stock"]]))
        report.rebuilds.insert(1, rebuilt(short, [["ours"]]))
    return report


def _on_postgres(report: Report, server: Server, folder: Path, sizes: Sizes) -> None:
    report.postgres = server.version
    place, _ = _log(folder / "postgres", sizes.short, server.fresh())
    fresh = Place(folder / "postgres-commands", server.fresh()).make()
    bare = server.settings(server.fresh())
    report.commands += compare(fresh, bare, sizes.slices, sizes.commands)
    in_crowd = Place(folder / "postgres-crowd", server.fresh()).make()
    report.crowds.append(crowd(in_crowd, sizes.crowds, ACTS_EACH))
    _say("rebuilding from PostgreSQL")
    turns = [["floor", "late", "building", "ours"]] * sizes.rounds
    report.rebuilds.append(rebuilt(place, [*turns, ["stock"]]))


def _log(folder: Path, events: int, url: str = "") -> tuple[Place, Written]:
    place = Place(folder, url).make()
    _say(f"writing {events:,} events on {place.kind}")
    with place.opened() as store:
        return place, write_log(store, events)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="forum-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _say(what: str) -> None:
    sys.stderr.write(f"{what} …\n")

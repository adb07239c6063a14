"""Commands through `Governance` against the bare library making the same loads and saves.

Both sides take turns in slices, and the medians are compared. The follower stands still.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any

from forum.application import Governance
from tests.bench.bare import BareForum
from tests.bench.doing import Doer, bare, governed
from tests.bench.places import Place

WHAT = {
    "retitle_theme": "a short act (`retitle_theme`)",
    "follow_up_view": "an act with a text of 2 kB (`follow_up_view`)",
    "record_view": "three things and a text of 2 kB (`record_view`)",
}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One kind of command, on both sides.

    Attributes:
        what: The command.
        kind: The store.
        loads: Things that one command loads, those that are not there among them.
        events: Events that one command saves.
        ours: Commands a second, by slices.
        bare: The same for the bare library.
        same: Both sides made as many loads and saved as many events.
    """

    what: str
    kind: str
    loads: int
    events: int
    ours: list[float]
    bare: list[float]
    same: bool

    @property
    def ratio(self) -> float:
        """Ours against the bare library, median of the pairs of slices."""
        return median(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True))


def compare(
    place: Place, bare_environment: dict[str, str], slices: int, size: int
) -> list[Compared]:
    """Compare the commands on one store.

    Args:
        place: A store that holds nothing.
        bare_environment: Settings of the library for the bare side.
        slices: How often each side has its turn.
        size: Commands a turn.
    """
    with place.opened() as store:
        ours, other = governed(Governance(store)), bare(BareForum(bare_environment))
        try:
            return [_compared(name, place.kind, ours, other, slices, size) for name in WHAT]
        finally:
            ours.app.close()
            other.app.close()


def _compared(name: str, kind: str, ours: Doer, other: Doer, slices: int, size: int) -> Compared:
    here, there = _count(ours, name), _count(other, name)
    speeds: dict[str, list[float]] = {"ours": [], "bare": []}
    for turn in range(-1, slices):
        sides = [("ours", ours), ("bare", other)]
        for called, side in sides if turn % 2 else reversed(sides):
            speed = _slice(side.commands[name], size, start=(turn + 1) * size)
            if turn >= 0:  # the first turn warms up
                speeds[called].append(speed)
    return Compared(
        what=WHAT[name], kind=kind, loads=here[0], events=here[1], same=here == there, **speeds
    )


def _slice(act: Callable[[int], object], size: int, start: int) -> float:
    gc.collect()
    began = perf_counter()
    for number in range(start, start + size):
        act(number)
    return size / (perf_counter() - began)


def _count(side: Doer, name: str) -> tuple[int, int]:
    """Carry out one command and count its loads and the events it saves."""
    loads = 0
    get = side.app.events.get

    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal loads
        loads += 1
        return get(*args, **kwargs)

    before = side.app.recorder.max_notification_id()
    side.app.events.get = counted
    try:
        side.commands[name](0)
    finally:
        side.app.events.get = get
    return loads, side.app.recorder.max_notification_id() - before

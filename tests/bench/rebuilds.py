"""Rebuilding the read model from one log, compared: the floors, the stock runner and ours.

Each filling runs in a process of its own, one after the other, in turns; medians are compared.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

import msgspec

from tests.bench.filling import Filled
from tests.bench.places import Place


class RowsDifferError(Exception):
    """Two ways of filling gave other rows: what they cost cannot be compared."""


@dataclass
class Rebuilt:
    """Fillings of the same read model from one log.

    Attributes:
        kind: The store of the log.
        filled: Each filling, by variant.
    """

    kind: str
    filled: dict[str, list[Filled]] = field(default_factory=dict)

    def add(self, variant: str, one: Filled) -> None:
        """Take in one filling.

        Raises:
            RowsDifferError: It gave other rows than the fillings before it.
        """
        self.filled.setdefault(variant, []).append(one)
        if (one.digest, one.events) != (self.digest, self.events):
            raise RowsDifferError(f"{variant} on {self.kind}")

    @property
    def events(self) -> int:
        """Events of the log."""
        return self._any.events

    @property
    def digest(self) -> str:
        """Of the rows, which all fillings gave."""
        return self._any.digest

    @property
    def _any(self) -> Filled:
        return next(iter(self.filled.values()))[0]

    def speed(self, variant: str) -> float:
        """Events a second, by the clock on the wall."""
        return median(one.events / one.seconds for one in self.filled[variant])

    def ratio(self, variant: str, *, processor: bool = False) -> float:
        """How many times as fast as a variant ours is.

        Args:
            variant: The other one.
            processor: Compare seconds of the processor, which other programs on the machine
                disturb less, instead of seconds on the wall.
        """
        name = "processor" if processor else "seconds"
        theirs, ours = (
            median(getattr(one, name) for one in self.filled[it]) for it in (variant, "ours")
        )
        return float(theirs / ours)

    def peak(self, variant: str = "ours") -> int:
        """Bytes of memory that a variant had at most."""
        return max(one.peak for one in self.filled[variant])


def rebuilt(place: Place, turns: Sequence[Sequence[str]]) -> Rebuilt:
    """Fill the read model of a log again and again.

    Args:
        place: The log.
        turns: The variants of each turn.

    Raises:
        RowsDifferError: Not all gave the same rows.
    """
    found = Rebuilt(place.kind)
    for turn in turns:
        for variant in turn:
            found.add(variant, _in_a_process(variant, place))
    return found


def _in_a_process(variant: str, place: Place) -> Filled:
    command = [sys.executable, "-m", "tests.bench.filling", variant, str(place.folder)]
    done = subprocess.run(
        [*command, "--url", place.url], check=True, stdout=subprocess.PIPE, text=True
    )
    return msgspec.json.decode(done.stdout, type=Filled)

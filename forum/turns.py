"""Turns: those who lost a race for the same things go on one after the other.

Everybody decides at the same time, since most acts touch different things. Who lost takes the locks
of what the act touched and decides again under them; others who would touch the same wait for that,
so that nobody loses again and again within this process.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from forum.unit import Unit

_STRIPES = 64


class LostRaceError(Exception):
    """What this act touches is being decided anew by somebody who lost a race before."""


class Turns:
    """The locks of one process, each for the things whose ids fall on it."""

    def __init__(self) -> None:
        self._locks = [threading.Lock() for _ in range(_STRIPES)]

    def check_free(self, unit: Unit) -> None:
        """Let those go first who lost a race for what this unit touches.

        Raises:
            LostRaceError: Somebody is deciding anew about it.
        """
        if any(self._locks[stripe].locked() for stripe in _stripes(unit)):
            raise LostRaceError

    @contextmanager
    def taken(self, unit: Unit) -> Iterator[None]:
        """Hold the turn for what this unit touches; wait for it if need be."""
        with ExitStack() as held:
            for stripe in _stripes(unit):  # in order, so that two never wait for each other
                held.enter_context(self._locks[stripe])
            yield


def _stripes(unit: Unit) -> list[int]:
    """The locks of the things that this unit looked for and changes; new ones are nobody else's."""
    looked_for = unit.stored.keys() | unit.absent
    return sorted(
        {
            event.originator_id.int % _STRIPES
            for event in unit.events
            if event.originator_id in looked_for
        }
    )

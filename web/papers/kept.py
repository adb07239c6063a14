"""What was made of papers and takes long, kept in memory while there is room.

Each is found by a hash of everything that it was made of, so that nothing kept is ever out of date;
nothing is written to a disk, where it could outlive what it was made of.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final

ROOM: Final = 64 * 1024 * 1024
"""Bytes that the joined PDFs of a process may take together."""
_COUNTS: Final = 4096


class Kept:
    """Joined PDFs and page counts of a process; its methods may be called from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        """Take the bytes that PDFs may take together."""
        self._room = room
        self._lock = threading.Lock()
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._counts: OrderedDict[str, int] = OrderedDict()

    def file(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, or make it."""
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
                return self._files[key]
        made = make()
        with self._lock:
            self._files[key] = made
            while sum(map(len, self._files.values())) > self._room and len(self._files) > 1:
                self._files.popitem(last=False)
        return made

    def count(self, key: str, make: Callable[[], int]) -> int:
        """Return the number that is kept under a key, or work it out."""
        with self._lock:
            if key in self._counts:
                return self._counts[key]
        made = make()
        with self._lock:
            self._counts[key] = made
            while len(self._counts) > _COUNTS:
                self._counts.popitem(last=False)
        return made


def key_of(*parts: Any) -> str:
    """Return the hash of what something is made of."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

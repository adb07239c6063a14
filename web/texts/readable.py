"""A text as it reads, without the signs of Markdown, and the way back to its places in the source.

So a number half of which is bold, or a hyphen written with a backslash, is found all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_SIGNS = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~\n])|(?P<entity>&#?\w{1,40};)|(?P<mark>[*`]+|(?<![^\W_])_+|_+(?![^\W_]))"
)


@dataclass(frozen=True, slots=True)
class Readable:
    """A text as it reads.

    Attributes:
        text: The words.
        starts: For each character, where it begins in the source.
        ends: For each character, where it ends there.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where some characters, at least one, stand in the source."""
        return self.starts[start], self.ends[end - 1]


def readable(markdown: str) -> Readable:
    """Return a text as it reads; addresses of links stay, since they hold personal data too."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(sign: str, start: int, end: int) -> None:
        signs.append(sign)
        starts.append(start)
        ends.append(end)

    at = 0
    for found in _SIGNS.finditer(markdown):
        for place in range(at, found.start()):
            add(markdown[place], place, place + 1)
        if found["escaped"]:
            add(found["escaped"], found.start(), found.end())
        elif found["entity"]:
            for sign in unescape(found["entity"]):
                add(sign, found.start(), found.end())
        at = found.end()
    for place in range(at, len(markdown)):
        add(markdown[place], place, place + 1)
    return Readable("".join(signs), tuple(starts), tuple(ends))

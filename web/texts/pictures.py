"""Pictures in a text, and words that point to one: what is only in a picture, many cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PICTURE = re.compile(r"(?<!\\)!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])?")
_POINTS_TO_ONE = re.compile(
    r"\b(?:se|enligt|i) (?:bild(?:en)?|figur(?:en)?|skärmbild(?:en)?|foto(?:t)?)\b(?: nedan| ovan)?"
    r"|\b(?:bilden|figuren|skärmbilden) (?:nedan|ovan|visar)\b"
    r"|\b(?:see|in) (?:the )?(?:picture|figure|image|screenshot)\b(?: below| above)?",
    re.IGNORECASE,
)


def pictures(markdown: str) -> Iterator[tuple[int, int]]:
    """Where the source of a text has a picture; pages leave it out."""
    for found in _PICTURE.finditer(markdown):
        yield found.span()


def pointers(text: str) -> Iterator[tuple[int, int]]:
    """Where a text points its reader to a picture."""
    for found in _POINTS_TO_ONE.finditer(text):
        yield found.span()

"""Words of health, faith, origin or opinion that stand in one sentence with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from web.texts.names import Span, words_from

_ENDS = re.compile(r"[.!?](?=\s)|\n")


def beside_names(text: str, names: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """Each such word, once a sentence, with its kind: `health`, `faith`, `origin` or `opinion`.

    Args:
        text: As it reads, without markup.
        names: Where somebody is named.
    """
    ends = [found.start() for found in _ENDS.finditer(text)] + [len(text)]
    places = sorted(names)
    begin = at = 0
    for end in ends:
        while at < len(places) and places[at][1] <= begin:
            at += 1
        if at < len(places) and places[at][0] < end:
            said: set[str] = set()
            for kind, pattern in _patterns():
                for found in pattern.finditer(text, begin, end):
                    if found.group().lower() not in said:
                        said.add(found.group().lower())
                        yield kind, found.span()
        begin = end


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    words: dict[str, list[str]] = {}
    kind = ""
    for line in words_from("sensitive.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            words.setdefault(kind, []).extend(line.split())
    return [(kind, _pattern(listed)) for kind, listed in words.items()]


def _pattern(listed: list[str]) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\*", r"\w*").replace(r"\-", "[- ]") for word in listed)
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)

"""What counts as a paragraph when versions are compared; an item of a list is one too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_BEGINS_ANEW = re.compile(r" *(?:[-*+] |\d{1,9}[.)] |#{1,6} |\|)")

Change = tuple[int, int, int, int]
"""Paragraphs [a:b] of the one text stand against [c:d] of the other."""


def one_line_end(text: str) -> str:
    """A text whose lines all end in the one way; forms send two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each with the blank lines after it; joined they are the text.

    An item of a list, a row of a table and a heading are paragraphs of their own. Blank lines at
    the beginning of the text are one as well, that says nothing.
    """
    found: list[str] = []
    after_blank = True
    for line in text.splitlines(keepends=True) if text else []:
        is_blank = not line.strip()
        if not found or (not is_blank and (after_blank or begins_anew(line))):
            found.append(line)
        else:
            found[-1] += line
        after_blank = is_blank
    return found


def begins_anew(line: str) -> bool:
    """Whether a line is a paragraph of its own even without a blank line before it."""
    return _BEGINS_ANEW.match(line) is not None


def said(paragraph: str) -> str:
    """What a paragraph says, by which two are the same: blank lines after it do not count."""
    return paragraph.rstrip()


MOST_WORK = 100_000
"""How many pairs of equal parts a comparison may have; its cost can grow with their square."""


def changes(one: Sequence[str], other: Sequence[str], most_work: int = MOST_WORK) -> list[Change]:
    """Where two rows of texts differ, in order; what lies between is the same in both.

    Equal beginnings and ends are taken off first. Where the middle has more than `most_work` pairs
    of equal parts, it counts as changed as a whole.
    """
    begin = _equal_at_start(one, other)
    end = _equal_at_start(one[begin:][::-1], other[begin:][::-1])
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    if not left and not right:
        return []
    if work(left, right) > most_work:
        return [(begin, begin + len(left), begin, begin + len(right))]
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [
        (begin + a, begin + b, begin + c, begin + d)
        for kind, a, b, c, d in codes
        if kind != "equal"
    ]


def _equal_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


def work(left: Sequence[str], right: Sequence[str]) -> int:
    """How many pairs of equal parts two rows of texts have."""
    counts = Counter(right)
    return sum(counts[text] for text in left)

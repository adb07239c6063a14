"""Two versions of a text side by side: paragraph by paragraph, with the changed words marked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from web.texts.paragraphs import changes, one_line_end, paragraphs, said, work

Kind = Literal["same", "changed", "added", "removed"]
_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_ALIKE = 0.4  # of two paragraphs: below it, one went and another came
_MOST_PAIRS = 400  # how many pairs are tried for the best match
_MOST_WORK_IN_ONE = 20_000  # pairs of equal words; a paragraph with more is marked as a whole
_MOST_WORK = 500_000  # in all paragraphs together


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a paragraph, and whether they are only in this version."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of one version beside that of the other.

    Attributes:
        kind: `same`, `changed`, `added` (only right) or `removed` (only left).
        left: The parts of the earlier one; joined they are its text. Empty if there is none.
        right: The parts of the later one.
    """

    kind: Kind
    left: tuple[Part, ...]
    right: tuple[Part, ...]


def side_by_side(earlier: str, later: str) -> list[Row]:
    """Return the rows of two versions, in order.

    Every paragraph of either text stands in one row, as Markdown and without the blank lines
    after it.
    """
    return _Comparison().rows(_said(earlier), _said(later))


def _said(text: str) -> list[str]:
    return list(filter(None, map(said, paragraphs(one_line_end(text)))))


def _same(text: str) -> Row:
    whole = (Part(text, is_changed=False),)
    return Row("same", whole, whole)


class _Comparison:
    """One comparison, and how much work it may still do."""

    def __init__(self) -> None:
        self._left = _MOST_WORK

    def rows(self, left: list[str], right: list[str]) -> list[Row]:
        rows: list[Row] = []
        at = 0
        for a, b, c, d in changes(left, right):
            rows += [_same(text) for text in left[at:a]]
            rows += self._changed(left[a:b], right[c:d])
            at = b
        return rows + [_same(text) for text in left[at:]]

    def _changed(self, left: list[str], right: list[str]) -> list[Row]:
        rows: list[Row] = []
        a = c = 0
        for i, j in [*_pairs(left, right), (len(left), len(right))]:
            rows += [Row("removed", (Part(text, is_changed=True),), ()) for text in left[a:i]]
            rows += [Row("added", (), (Part(text, is_changed=True),)) for text in right[c:j]]
            if i < len(left):
                rows.append(self._by_words(left[i], right[j]))
            a, c = i + 1, j + 1
        return rows

    def _by_words(self, left: str, right: str) -> Row:
        old, new = _words(left), _words(right)
        self._left -= work(old, new)
        found = changes(old, new, _MOST_WORK_IN_ONE if self._left > 0 else 0)
        return Row(
            "changed",
            _parts(old, [(a, b) for a, b, _, _ in found]),
            _parts(new, [(c, d) for _, _, c, d in found]),
        )


def _pairs(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Which paragraphs stand beside each other: the pairs in order that are most alike together."""
    old, new = [Counter(_words(text)) for text in left], [Counter(_words(text)) for text in right]
    if len(left) * len(right) > _MOST_PAIRS:
        return [(i, i) for i in range(min(len(old), len(new))) if _alike(old[i], new[i])]
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    for i in range(len(old), -1, -1):
        for j in range(len(new), -1, -1):
            if i == len(old) or j == len(new):
                best[i, j] = (0.0, ())
                continue
            alike = _alike(old[i], new[j])
            after, pairs = best[i + 1, j + 1]
            together = (after + alike, ((i, j), *pairs)) if alike else (0.0, ())
            best[i, j] = max(together, best[i + 1, j], best[i, j + 1], key=lambda one: one[0])
    return list(best[0, 0][1])


def _alike(old: Counter[str], new: Counter[str]) -> float:
    """How great a share of their words two paragraphs have in common; 0 if it is too small."""
    share = 2 * (old & new).total() / max(1, old.total() + new.total())
    return share if share >= _ALIKE else 0.0


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _parts(words: list[str], marked: list[tuple[int, int]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    at, space = 0, ""
    for begin, end in [*marked, (len(words), len(words))]:
        parts.append(Part(space + "".join(words[at:begin]), is_changed=False))
        changed = "".join(words[begin:end])
        bare = changed.rstrip() or changed  # a space after a changed word is none itself
        space = changed[len(bare) :]
        parts.append(Part(bare, is_changed=True))
        at = end
    parts.append(Part(space, is_changed=False))
    return tuple(part for part in parts if part.text)

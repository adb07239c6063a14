"""What a page rests on, in words: basis, sources, remarks and cautions, each said once.

A section says what most of its rows rest on; a row says only what is weaker or odd about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from projections.grounds import Ground
from projections.names import Words
from web.language import Worded, page_language, pick
from web.public import cautions
from web.public.codes import code
from web.words import sentence

BASES = ("fact", "inferred", "planned")
"""The strongest first."""


@dataclass(frozen=True, slots=True)
class Based:
    """One basis and the sources that carry it."""

    word: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A caution in words, with the reason that was given."""

    sentence: str
    reason: Worded | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What rows rest on.

    Attributes:
        based: Each basis with its sources, the strongest first.
        notes: What is weaker or odd, as written.
        remarks: Cautions.
    """

    based: tuple[Based, ...]
    notes: tuple[Worded, ...]
    remarks: tuple[Remark, ...]

    @property
    def sources(self) -> frozenset[str]:
        """Every source that is named."""
        return frozenset(source for one in self.based for source in one.sources)

    def __bool__(self) -> bool:
        return bool(self.based or self.notes or self.remarks)


def grounds(found: Iterable[Ground], *, but: Grounds | None = None) -> Grounds:
    """Say what rows rest on.

    Args:
        found: What each of the events rests on.
        but: What their section says already: leave that out.
    """
    every = list(found)
    sources: dict[str, dict[str, None]] = {}
    for one in every:
        if one["basis"]:
            own = sources.setdefault(one["basis"], {})
            own |= dict.fromkeys(filter(None, (one["source"] or "").split("; ")))
    based = tuple(
        Based(basis_word(basis), tuple(sources[basis])) for basis in BASES if basis in sources
    )
    notes = tuple(as_written(note) for note in _once(one["note"] for one in every))
    remarks = tuple(
        Remark(cautions.sentence(code), as_written(reason) if reason else None)
        for code, reason in dict.fromkeys(
            (one["code"], one["reason"]) for given in every for one in given["cautions"]
        )
    )
    if but is None:
        return Grounds(based, notes, remarks)
    said = {main.word for main in but.based}
    weaker = tuple(
        Based(one.word, tuple(source for source in one.sources if source not in but.sources))
        for one in based
        if one.word not in said
    )
    return Grounds(weaker, tuple(note for note in notes if note not in but.notes), remarks)


def shared(rows: Iterable[Iterable[Ground]]) -> Grounds:
    """Say what rows of a section rest on together: all sources, and the notes common to all."""
    each = [list(row) for row in rows]
    together = grounds(one for row in each for one in row)
    common = [set(grounds(row).notes) for row in each]
    in_all = set.intersection(*common) if len(common) > 1 else set()
    return Grounds(together.based, tuple(n for n in together.notes if n in in_all), ())


def mostly(rows: Iterable[Iterable[Ground]]) -> Grounds:
    """Say what most rows of a section rest on; the others say their own basis (`but`)."""
    each = [list(row) for row in rows]
    bases = Counter(one["basis"] for row in each for one in row if one["basis"])
    main = bases.most_common(1)[0][0] if bases else None
    based = grounds(one for row in each for one in row if one["basis"] == main).based
    return Grounds(based, shared(each).notes, ())


def basis_word(basis: str) -> str:
    """The word for a basis: belagt, slutsats, planerat."""
    return code(basis, page_language())


def as_written(words: Words) -> Worded:
    """A note or reason in the page's language, or in the one it was written in."""
    return pick(words, page_language())


def noted(words: Words) -> Worded:
    """A note as a sentence of its own."""
    worded = as_written(words)
    return worded._replace(text=sentence(worded.text))


def _once(every: Iterable[Words | None]) -> Iterable[Words]:
    return dict.fromkeys(words for words in every if words)

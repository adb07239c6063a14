"""Two people wrote from the same version: both texts in one, and a choice where they met.

Nothing that either wrote is ever dropped: where the changes do not meet, both are taken; where
they do, both texts stand in the choice until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from web.texts.paragraphs import Change, begins_anew, changes, one_line_end, paragraphs, said

Chosen = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some paragraphs in a row, in all three versions; each text may be empty.

    Attributes:
        base: As it was when both began.
        mine: As I wrote it.
        theirs: As the other wrote it.
    """

    base: str
    mine: str
    theirs: str

    @property
    def is_choice(self) -> bool:
        """Whether both changed it, in different ways."""
        base, mine, theirs = _says(self.base), _says(self.mine), _says(self.theirs)
        return mine not in (base, theirs) and theirs != base

    @property
    def merged(self) -> str:
        """The text that holds what either changed; of a choice it is mine."""
        if self.mine == self.base or _says(self.mine) == _says(self.base) != _says(self.theirs):
            return self.theirs
        return self.mine


@dataclass(frozen=True, slots=True)
class Merge:
    """Three versions of a text laid beside each other, stretch by stretch."""

    stretches: tuple[Stretch, ...]

    @property
    def choices(self) -> tuple[Stretch, ...]:
        """What somebody has to choose, in order."""
        return tuple(stretch for stretch in self.stretches if stretch.is_choice)

    @property
    def mine(self) -> str:
        """My text, whole."""
        return "".join(stretch.mine for stretch in self.stretches)

    @property
    def theirs(self) -> str:
        """The other's text, whole."""
        return "".join(stretch.theirs for stretch in self.stretches)

    def text(self, chosen: Sequence[Chosen] = ()) -> str:
        """Return the merged text.

        Args:
            chosen: For each choice, in order, what is taken; `both` sets mine before theirs.

        Raises:
            ValueError: There are more or fewer choices than that.
        """
        if len(chosen) != len(self.choices):
            raise ValueError(f"{len(self.choices)} choices, {len(chosen)} chosen")
        left = iter(chosen)
        return _joined(
            [
                piece
                for stretch in self.stretches
                for piece in (
                    _taken(stretch, next(left)) if stretch.is_choice else [stretch.merged]
                )
            ]
        )


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Lay three versions beside each other; every line end becomes a plain one.

    Changes meet where they touch the same paragraph, or both put something in the same place.
    """
    parts = [paragraphs(one_line_end(text)) for text in (base, mine, theirs)]
    keys = [[said(part) for part in text] for text in parts]
    my_changes, their_changes = changes(keys[0], keys[1]), changes(keys[0], keys[2])
    stretches: list[Stretch] = []
    at = my_at = their_at = 0
    for begin, end in [*_meeting([*my_changes, *their_changes]), (len(parts[0]), len(parts[0]))]:
        same = begin - at
        stretches += [
            Stretch(parts[0][at + n], parts[1][my_at + n], parts[2][their_at + n])
            for n in range(same)
        ]
        my_begin, their_begin = my_at + same, their_at + same
        my_at = my_begin + (end - begin) + _growth(my_changes, begin, end)
        their_at = their_begin + (end - begin) + _growth(their_changes, begin, end)
        at = end
        met = Stretch(
            "".join(parts[0][begin:end]),
            "".join(parts[1][my_begin:my_at]),
            "".join(parts[2][their_begin:their_at]),
        )
        if met != Stretch("", "", ""):
            stretches.append(met)
    return Merge(tuple(stretches))


def _meeting(all_changes: list[Change]) -> list[tuple[int, int]]:
    """The places of the base that were changed, those that meet as one.

    Two that only touch are kept apart, unless something is put in where they touch: nobody can
    say in which order that belongs.
    """
    places: list[tuple[int, int]] = []
    put_in = -1
    for begin, end in sorted({(a, b) for a, b, _, _ in all_changes}):
        put_in = begin if begin == end else put_in
        if places:
            before, until = places[-1]
            if begin < until or begin == until == put_in:
                places[-1] = (before, max(until, end))
                continue
        places.append((begin, end))
    return places


def _growth(one_sides: list[Change], begin: int, end: int) -> int:
    """How many paragraphs more one side has in a place of the base."""
    return sum((d - c) - (b - a) for a, b, c, d in one_sides if begin <= a and b <= end)


def _says(text: str) -> list[str]:
    return [words for paragraph in paragraphs(text) if (words := said(paragraph))]


def _taken(stretch: Stretch, chosen: Chosen) -> list[str]:
    match chosen:
        case "mine":
            return [stretch.mine]
        case "theirs":
            return [stretch.theirs]
        case "both":
            return [stretch.mine, stretch.theirs]


def _joined(pieces: list[str]) -> str:
    """Join pieces so that two of them never become one paragraph."""
    text = ""
    for piece in filter(None, pieces):
        if text and not text.endswith("\n"):
            text += "\n\n"
        elif text and not text.endswith("\n\n") and not begins_anew(piece):
            text += "\n"
        text += piece
    return text

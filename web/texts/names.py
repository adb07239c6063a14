"""What looks like a person's name in a text: two words with capitals that are nothing else known.

A guess, and said as one: it finds "Anna Exempel", not "Anna". Names of organizations that the forum
knows are none, nor are places, offices and words that only begin a sentence (`not_names.txt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from web.language import CATALOGUES

Span = tuple[int, int]
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PARTICLES = {"von", "af", "av", "de", "van", "der", "den", "el", "al", "bin", "da", "di", "la"}


def words_from(name: str) -> list[str]:
    """The lines of a word list beside the translations, without its remarks."""
    text = (CATALOGUES / "checked" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word for line in words_from("not_names.txt") for word in line.split())


def looks_like_name(text: str, known: Iterable[str]) -> Iterator[Span]:
    """Where words stand that look like a name.

    Args:
        text: As it reads, without markup.
        known: Names of organizations and of persons that may stand there. A person's name covers
            one with more names between its first and last, and its genitive.
    """
    known_words = [_lowered(name) for name in known]
    for run in _runs(text):
        for words in _without_others(run):
            lowered = [found.group().lower() for found in words]
            if len(words) > 1 and not any(_covers(one, lowered) for one in known_words):
                yield words[0].start(), words[-1].end()


def occurrences(text: str, name: str) -> Iterator[Span]:
    """Where a person is named: in full, the last name first, or the first as an initial.

    A name of one word is looked for as it is.
    """
    words = [re.escape(word) for word in name.split()]
    if not words:
        return
    space = r"[\s\u00a0]+"
    forms = [space.join(words)]
    if len(words) > 1:
        first, last = words[0], words[-1]
        initial = re.escape(name.split()[0][0])
        forms += [rf"{last},?{space}{first}", rf"{initial}\.?{space}{last}"]
        forms.append(rf"{first}{space}(?:[\w-]+{space}){{1,2}}{last}")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?:s|['’]s)?(?!\w)", re.IGNORECASE)
    for found in pattern.finditer(text):
        yield found.span()


def _lowered(name: str) -> list[str]:
    return [found.group().lower() for found in _WORD.finditer(name)]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words with capitals in a row, a particle between two of them included."""
    run: list[re.Match[str]] = []
    for found in _WORD.finditer(text):
        if run and not _is_close(text, run[-1], found):
            yield run
            run = []
        if _is_capital(found.group()) or (run and found.group() in _PARTICLES):
            run.append(found)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_close(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether only a space lies between two words, or the full stop of an initial and a space."""
    between = text[before.end() : after.start()].replace("\u00a0", " ")
    return between == " " or (between == ". " and len(before.group()) == 1)


def _is_capital(word: str) -> bool:
    """Whether a word can be one of a name: a capital first, and not an abbreviation in capitals."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


def _without_others(run: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """The pieces of a run between words that are no names, without particles at their ends."""
    piece: list[re.Match[str]] = []
    for found in [*run, None]:
        if found is not None and (
            found.group() in _PARTICLES or found.group().lower() not in _not_names()
        ):
            piece.append(found)
            continue
        while piece and piece[-1].group() in _PARTICLES:
            piece.pop()
        while piece and piece[0].group() in _PARTICLES:
            piece.pop(0)
        yield piece
        piece = []


def _covers(known: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a known name covers some words: it holds them, or they hold its first and last."""
    bare = [*words[:-1], words[-1].removesuffix("s")]
    for said in (list(words), bare):
        if any(known[at : at + len(said)] == said for at in range(len(known) - len(said) + 1)):
            return True
        if len(known) > 1 and known[0] in said and known[-1] in said[said.index(known[0]) :]:
            return True
    return False

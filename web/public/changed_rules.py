"""What a version of the rules changes against the one before: limits, and parts of its text."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from projections.rules import RulesRow, changed_limits
from web.language import Worded, page_language, pick
from web.public import Reader
from web.public.codes import field
from web.public.limit_words import value_in_words


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """What was changed.

    Attributes:
        before: The version that is changed.
        limits: Term, value before and value now, in words; empty where one version sets none.
        gone: Paragraphs of the text that are not there any more, in their order.
        new: Paragraphs that were not there before.
        lang: Language of the paragraphs, where that is not the page's.
    """

    before: RulesRow
    limits: list[tuple[str, str, str]]
    gone: list[str]
    new: list[str]
    lang: str | None


def changed_in_words(
    reader: Reader, every: list[RulesRow], version: RulesRow
) -> ChangedWords | None:
    """Say what a version changes; None where it changes none that is known.

    Args:
        reader: Who reads.
        every: All versions.
        version: The one that is shown.
    """
    before = next((row for row in every if row["rules_id"] == version["changes_id"]), None)
    if before is None:
        return None
    language = page_language()
    limits = [
        (
            field(one.limit, language),
            value_in_words(reader, one.limit, one.before) if one.before is not None else "",
            value_in_words(reader, one.limit, one.after) if one.after is not None else "",
        )
        for one in changed_limits(before, version)
    ]
    old, now = _text(before), _text(version)
    gone, new = _paragraphs(old.text, now.text) if old and now else ([], [])
    return ChangedWords(before, limits, gone, new, now.lang if now else None)


def _text(row: RulesRow) -> Worded | None:
    return pick(row["text"], page_language()) if row["text"] else None


def _paragraphs(before: str, after: str) -> tuple[list[str], list[str]]:
    """The paragraphs that only one of two texts has."""
    old, now = ([part.strip() for part in text.split("\n\n")] for text in (before, after))
    gone: list[str] = []
    new: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, now, False).get_opcodes():
        if tag != "equal":
            gone += old[first:last]
            new += now[start:end]
    return gone, new

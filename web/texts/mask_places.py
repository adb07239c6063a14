"""Whether a passage can be taken out of a text without cutting anything in two.

That is tried, not guessed: the text is read with a sign at each end of the passage, and once more
with the mark in its place. Both times everything else must read as before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from web.texts.markdown import MARKDOWN

Place = tuple[int, int, str]
"""Where a passage begins and ends, and the mark that takes its place, as Markdown."""
_BLOCK_MARK = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]+)*")
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")
_ALONE = {"br", "img"}
_SIGNS = (("\ue000", "\ue001"), ("\u2e28", "\u2e29"))
"""Beginning and end: once like letters and once like points, as emphasis asks what is beside it."""


def inside_block(markdown: str, start: int, end: int) -> int:
    """Where a passage begins without the sign of an item, a heading or a quotation before it."""
    line = markdown.rfind("\n", 0, start) + 1
    if markdown[line:start].strip():
        return start
    found = _BLOCK_MARK.match(markdown, start, end)
    inside = found.end() if found else start
    return inside if inside < end else start


def covers_blocks(markdown: str, start: int, end: int) -> bool:
    """Whether a passage is one or more whole paragraphs, headings, lists or tables."""
    offsets = [0, *(found.end() for found in re.finditer("\n", markdown)), len(markdown)]
    begins, ends = set(), set()
    for token in MARKDOWN.parse(markdown):
        if token.level == 0 and token.map:
            first, last = (offsets[min(line, len(offsets) - 1)] for line in token.map)
            block = markdown[first:last]
            begins.add(first + len(block) - len(block.lstrip()))
            ends.add(first + len(block.rstrip()))
    return start in begins and end in ends


def fits(markdown: str, places: Sequence[Place]) -> bool:
    """Whether all passages can be taken out.

    Args:
        markdown: The text.
        places: The passages, in order and apart from each other.
    """
    before = MARKDOWN.render(markdown)
    after = MARKDOWN.render(_put(markdown, places))
    return any(
        _fits(markdown, places, signs, before, after)
        for signs in _SIGNS
        if not any(sign in markdown for sign in signs)
    )


def _put(markdown: str, places: Sequence[Place]) -> str:
    pieces, at = [], 0
    for start, end, mark in places:
        pieces += [markdown[at:start], mark]
        at = end
    return "".join([*pieces, markdown[at:]])


def _fits(
    markdown: str, places: Sequence[Place], signs: tuple[str, str], before: str, after: str
) -> bool:
    begin, end = signs
    signed = [(a, b, f"{begin}{markdown[a:b]}{end}") for a, b, _ in places]
    read = MARKDOWN.render(_put(markdown, signed))
    if read.replace(begin, "").replace(end, "") != before:
        return False
    pieces = re.split(f"[{begin}{end}]", read)  # outside, inside, outside …
    if len(pieces) != 2 * len(places) + 1 or not all(map(_is_whole, pieces[1::2])):
        return False
    if _is_in_a_link_or_tag(pieces):
        return False
    marks = [MARKDOWN.renderInline(mark) for _, _, mark in places]
    expected = [part for pair in zip(pieces[::2], [*marks, ""], strict=True) for part in pair]
    return "".join(expected) == after


def _is_whole(html: str) -> bool:
    """Whether a piece opens and closes the same tags, so that no paragraph ends in it."""
    is_open: list[str] = []
    for closing, name in _TAG.findall(html):
        if closing:
            if not is_open or is_open.pop() != name:
                return False
        elif name not in _ALONE:
            is_open.append(name)
    return not is_open


def _is_in_a_link_or_tag(pieces: Sequence[str]) -> bool:
    """Whether a passage begins inside a link, whose address would stay, or inside a tag."""
    links = 0
    for outside in pieces[:-1:2]:
        links += len(re.findall(r"<a[ >]", outside)) - outside.count("</a>")
        if links or outside.rfind("<") > outside.rfind(">"):
            return True
    return False

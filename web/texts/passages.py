"""Passages of a text as it reads: each with its heading, and marks on those that became something.

Takes HTML that `web.public.longtext` made, so that a passage is what a reader can select.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

_HEADINGS = ("h3", "h4", "h5", "h6")
_BLOCKS = ("p", "li", "td", "th", "pre", "blockquote")
SURE = 20
"""Characters from which on words within a paragraph are known again; fewer count only as a whole
paragraph, so that "Nej." marks no other sentence."""


class Passage(NamedTuple):
    """A paragraph, an item of a list or a cell.

    Attributes:
        text: What it says, on one line.
        heading: The heading that it stands under; empty before the first.
    """

    text: str
    heading: str


class Said(NamedTuple):
    """What a passage became.

    Attributes:
        text: Its words, perhaps several paragraphs.
        label: What it is called.
        address: Where it is.
    """

    text: str
    label: str
    address: str


class Marked(NamedTuple):
    """A text with its marks.

    Attributes:
        html: The text.
        found: The addresses of those whose words stand in it.
    """

    html: str
    found: frozenset[str]


def passages(html: str) -> list[Passage]:
    """Return the passages of a text in its order."""
    return [Passage(_line(block), heading) for block, heading in _blocks(_read(html))]


def heading_of(html: str, selected: str) -> str:
    """Return the heading over what was selected; empty where it stands under none."""
    wanted = _last_line(selected)
    return next((one.heading for one in passages(html) if _holds(one.text, wanted)), "")


def marked(html: str, said: Sequence[Said]) -> Marked:
    """Mark what became something, each once, with a link to it at the end of its paragraph."""
    tree = _read(html)
    blocks = [block for block, _heading in _blocks(tree)]
    lines = [_line(block) for block in blocks]
    found = set()
    for one in said:
        wanted = _last_line(one.text)
        place = next((n for n, line in enumerate(lines) if _holds(line, wanted)), None)
        if place is None:
            continue
        found.add(one.address)
        _underline(tree, blocks[place], wanted)
        link = tree.new_tag("a", href=one.address, attrs={"class": "became"})
        link.string = one.label
        blocks[place].extend([NavigableString(" "), link])
    return Marked(tree.decode(formatter="minimal"), frozenset(found))


def _read(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _blocks(tree: Tag) -> Iterator[tuple[Tag, str]]:
    """The innermost blocks with text of their own, each with the heading over it."""
    heading = ""
    for tag in tree.find_all([*_HEADINGS, *_BLOCKS]):
        if tag.name in _HEADINGS:
            heading = _line(tag)
        elif tag.find(_BLOCKS) is None and _line(tag):
            yield tag, heading


def _line(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def _last_line(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return next((line for line in reversed(lines) if line), "")


def _holds(line: str, wanted: str) -> bool:
    return bool(wanted) and (wanted == line or (len(wanted) >= SURE and wanted in line))


def _underline(tree: BeautifulSoup, block: Tag, wanted: str) -> None:
    """Mark the words themselves, where they stand in one piece."""
    for piece in block.find_all(string=True):
        before, words, after = str(piece).partition(wanted)
        if words:
            mark = tree.new_tag("mark", attrs={"class": "became"})
            mark.string = words
            piece.replace_with(NavigableString(before), mark, NavigableString(after))
            return

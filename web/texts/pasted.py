"""HTML as it is pasted from Word, mail or a web page, made into the Markdown that is stored.

Headings, lists, tables, links and emphasis are kept, and nothing else. Pictures are left out and
counted, so that a page can say so. What was deleted under tracked changes, what is hidden and
comments beside the text do not come along; what was inserted does.
"""

from __future__ import annotations

from dataclasses import dataclass

from web.texts.as_markdown import as_markdown
from web.texts.blocks import Blocks
from web.texts.kept_html import kept
from web.texts.markdown import LARGEST
from web.texts.refused import RefusedTextError


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that came in.

    Attributes:
        markdown: What would be stored.
        pictures: How many pictures were left out.
        struck: How many passages were struck through by formatting; their text is kept.
    """

    markdown: str
    pictures: int
    struck: int


def from_html(html: str) -> Pasted:
    """Return the text of pasted HTML.

    The first row of a table becomes its heads, as Markdown has no table without them. A passage
    that only looks like Markdown is written so that it reads as it was typed.

    Raises:
        RefusedTextError: It is longer than 512 KiB before or after, or too tangled to be read.
    """
    blocks = Blocks()
    markdown = as_markdown(blocks.html(kept(html)))
    if len(markdown.encode()) > LARGEST:
        raise RefusedTextError("too_long")
    return Pasted(markdown, blocks.pictures, blocks.struck)

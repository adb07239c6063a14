"""Which HTML is let in at all, and how much of it.

The sanitizer reads as a browser does, so what comes out is well formed. What Word says by `class`
and `style` is kept in a few words for `word_html`, everything else in them is not.
"""

from __future__ import annotations

import re
from collections import deque

import nh3
from bs4 import BeautifulSoup, Tag

from web.texts.markdown import LARGEST
from web.texts.refused import RefusedTextError

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
BOXES = (
    *("div", "section", "article", "header", "footer", "main", "aside", "nav", "address", "hr"),
    *("blockquote", "figure", "figcaption", "dl", "dt", "dd", "form", "fieldset", "center", "pre"),
    *("details", "summary", "caption"),
)
"""Tags that only part one block of text from another."""
PARTS = ("thead", "tbody", "tfoot", "tr", "td", "th")
BLOCKS = frozenset({"p", "li", "table", *HEADINGS, *LISTS, *BOXES, *PARTS})
_INLINE = ("a", "b", "strong", "i", "em", "span", "br", "sup", "img", "s", "strike")
_DROPPED = {
    *("script", "style", "title", "xml", "del", "template", "svg", "math", "object", "iframe"),
    *("video", "audio", "canvas", "select", "textarea", "button", "noscript"),
}
_MOST_TAGS = 20_000
"""More tags than this could, nested, cost many seconds; half a megabyte from Word has 5 000."""
_DEEPEST = 100
_STYLES = re.compile(
    r"(?:^|;)\s*((?:mso-list|mso-hide|mso-element|display|font-weight|font-style|text-decoration)"
    r"\s*:\s*[\w\s-]{1,60})",
    re.IGNORECASE,
)


def kept(html: str) -> BeautifulSoup:
    """Return the tree of what is let in.

    Args:
        html: As pasted, or as a Word file was read.

    Raises:
        RefusedTextError: It is longer than 512 KiB, has more than 20 000 tags, or goes deeper than
            100.
    """
    if len(html.encode("utf-8", "replace")) > LARGEST:
        raise RefusedTextError("too_long")
    if html.count("<") > _MOST_TAGS and len(re.findall(r"<[A-Za-z]", html)) > _MOST_TAGS:
        raise RefusedTextError("too_tangled")
    clean = nh3.clean(
        html.encode("utf-8", "replace").decode(),
        tags={*BLOCKS, *_INLINE},
        clean_content_tags=_DROPPED,
        attributes={
            "*": {"class", "style"},
            "a": {"href"},
            "ol": {"start"},
            "td": {"colspan", "rowspan"},
            "th": {"colspan", "rowspan"},
            "p": {"role", "aria-level"},
        },
        attribute_filter=_few_words,
        link_rel=None,
    )
    tree = BeautifulSoup(clean, "html.parser")
    _refuse_the_deep(tree)
    return tree


def _few_words(_tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return ";".join(found.strip().lower() for found in _STYLES.findall(value)) or None
    if name == "class":
        return " ".join(word for word in value.split() if word.lower().startswith("mso")) or None
    return value


def _refuse_the_deep(tree: Tag) -> None:
    waiting = deque([(tree, 0)])
    while waiting:
        tag, depth = waiting.pop()
        if depth > _DEEPEST:
            raise RefusedTextError("too_tangled")
        waiting.extend((child, depth + 1) for child in tag.children if isinstance(child, Tag))

"""HTML of `blocks` as Markdown that reads as typed: markdownify, with our own words for a tag."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bs4.element import NavigableString, Tag
from markdownify import MarkdownConverter

from web.texts import inline
from web.texts.escaping import inline_typed, visible
from web.texts.markdown import MARKDOWN, SCHEMES

_CELL, _ROW = "\x06", "\x07"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_IN_ADDRESSES = "/:?#@!$&'*+,;=%~-._"
_WHOLLY_STRONG = re.compile(r"\*\*([^*]*)\*\*")


def as_markdown(html: str) -> str:
    """Return the Markdown of a text in paragraphs, headings, lists and tables."""
    return _Writer().convert(html).strip("\n")


class _Writer(MarkdownConverter):
    """What is called by the library, one method a tag: (the tag, its text so far, tags around)."""

    def __init__(self) -> None:
        super().__init__()
        self._second: dict[int, bool] = {}  # by the identity of a list

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        return inline_typed(visible(str(el)))

    def convert_strong(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        begin, end = inline.PAIRS[el.name]
        return f"{begin}{text}{end}"

    convert_em = convert_strong

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.BREAK

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.translate(_RAISED) if text.isdecimal() else text

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        said = text.strip(f" {inline.BREAK}")
        address = _address(str(el.get("href", "")))
        if not address:
            return "" if said == "↑" else text  # the way back from a footnote
        if not re.sub(r"[\x01-\x05]", "", said):
            return text
        words = re.sub(f" *{inline.BREAK} *", " ", said)
        before, after = text[: text.index(said)], text[text.index(said) + len(said) :]
        return f"{before}[{words}]({address}){after}"

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        made = inline.paragraphs(text)
        alone = el.parent is not None and el.parent.name == "li" and _is_only_paragraph(el)
        return f"\n{made}\n" if alone else f"\n\n{made}\n\n"

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        made = inline.heading(text)
        return f"\n\n{'#' * n} {made}\n\n" if made else ""

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if not (text := text.strip("\n")):
            return ""
        assert el.parent is not None  # `blocks` writes no item outside a list
        other = self._is_second(el.parent)
        if el.parent.name == "ol":
            mark = f"{el.get('value')}{')' if other else '.'} "
        else:
            mark = "* " if other else "- "
        lines = text.split("\n")
        rest = [f"{' ' * len(mark)}{line}" if line else "" for line in lines[1:]]
        return "\n".join([f"{mark}{lines[0]}", *rest]) + "\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = text.strip("\n")
        return f"\n{text}\n" if "li" in parent_tags else f"\n\n{text}\n\n"

    convert_ul = convert_list
    convert_ol = convert_list

    def _is_second(self, made: Tag) -> bool:
        """Whether a list comes right after one of its kind, which Markdown would join to it.

        Of several in a row, every other one is a second.
        """
        row = [made]
        while id(row[-1]) not in self._second:
            before = row[-1].previous_sibling
            if not isinstance(before, Tag) or before.name != made.name:
                self._second[id(row[-1])] = False
            else:
                row.append(before)
        for earlier, later in zip(reversed(row), reversed(row[:-1]), strict=False):
            self._second[id(later)] = not self._second[id(earlier)]
        return self._second[id(made)]

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.one_line(text) + _CELL

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text + _ROW

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rows = [row.split(_CELL)[:-1] for row in text.split(_ROW)[:-1]]
        rows = [row for row in rows if any(row)]
        if not rows:
            return ""
        width = max(map(len, rows))
        head = [_WHOLLY_STRONG.sub(r"\1", cell) for cell in rows[0]]
        lines = [_line(head, width), _line(["---"] * width, width)]
        return "\n\n" + "\n".join(lines + [_line(row, width) for row in rows[1:]]) + "\n\n"


def _line(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"


def _address(href: str) -> str:
    """An address that a text may lead to, or nothing."""
    href = re.sub(r"[\x00-\x20\x7f]", lambda found: quote(found.group()), href.strip())
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme.lower() not in SCHEMES or not (parts.netloc or parts.scheme == "mailto"):
        return ""
    href = quote(href, safe=_IN_ADDRESSES)
    return href if MARKDOWN.validateLink(href) else ""


def _is_only_paragraph(el: Tag) -> bool:
    return el.find_next_sibling("p") is None and el.find_previous_sibling("p") is None

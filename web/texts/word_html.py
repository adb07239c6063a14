"""What Word, Outlook and their kin mean by what they write instead of plain HTML.

Word writes a list as paragraphs with a typed mark and the depth in a style, headings of its own as
paragraphs, and its comments among the text. Others write bold as a style, or switch it off by one.
Questions about one tag each; nothing is changed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from web.texts.kept_html import HEADINGS

_COMMENTS = {"msocommentreference", "msocomanchor", "msocomtxt", "msocomoff"}
_LEVEL = re.compile(r"mso-list:\S+level(\d)")
_NUMBERED = re.compile(r"\s*\(?(\d{1,9}|[A-Za-z]{1,4})[.)]")
_TYPED_MARK = re.compile(
    r"\s*(?:[·•▪§o–-]|\(?(?:\d{1,3}|[a-z])[.)])(?:\s*\u00a0[\s\u00a0]*|\s*\t\s*|\s{2,})"
)
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:(?:normal|[1-4]00)")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before an item of a list that Word wrote as a paragraph.

    Attributes:
        level: How deep the item lies, from 1.
        kind: `ol` if it counts, else `ul`.
        number: Its number, where that is written in digits, else 1.
        typed: How many characters of the paragraph's text the mark takes; 0 where it stands apart.
    """

    level: int
    kind: str
    number: int
    typed: int


def style_of(tag: Tag) -> str:
    """The styles of a tag in small letters, without spaces."""
    return str(tag.get("style", "")).replace(" ", "")


def _classes(tag: Tag) -> set[str]:
    return {str(word).lower() for word in tag.get_attribute_list("class") if word}


def is_left_out(tag: Tag) -> bool:
    """Whether a tag holds a comment, the mark of an item, or what nobody sees."""
    style = style_of(tag)
    return (
        bool(_classes(tag) & _COMMENTS)
        or any(said in style for said in ("display:none", "mso-hide:all", "mso-element:comment"))
        or "mso-list:ignore" in style
    )


def name_of(tag: Tag) -> str:
    """The tag's name, or that of the heading which it is in truth."""
    if tag.name == "p" and "msotitle" in _classes(tag):
        return "h1"
    if tag.name == "p" and tag.get("role") == "heading":
        level = f"h{tag.get('aria-level', '1')}"
        return level if level in HEADINGS else "h6"
    return tag.name


def is_struck(tag: Tag) -> bool:
    """Whether the text of a tag is struck through."""
    return tag.name in ("s", "strike") or "text-decoration:line-through" in style_of(tag)


def emphasis_of(tag: Tag) -> tuple[str, ...]:
    """Which of `strong` and `em` a tag gives to its text."""
    style = style_of(tag)
    is_bold = tag.name in ("b", "strong") or bool(tag.name == "span" and _BOLD.search(style))
    is_italic = tag.name in ("i", "em") or (tag.name == "span" and "font-style:italic" in style)
    given = []
    if is_bold and not _NOT_BOLD.search(style):
        given.append("strong")
    if is_italic and "font-style:normal" not in style:
        given.append("em")
    return tuple(given)


def mark_of(paragraph: Tag) -> Mark | None:
    """The mark of a paragraph that is an item in truth; None for one that is none."""
    if "mso-list:" not in style_of(paragraph) and not any(
        name.startswith("msolistparagraph") for name in _classes(paragraph)
    ):
        return None
    apart = [part.get_text() for part in paragraph.find_all("span") if _stands_apart(part)]
    in_text = None if apart else _TYPED_MARK.match(paragraph.get_text())
    if not apart and in_text is None:
        return None
    said = apart[0] if apart else str(in_text and in_text.group())
    level, number = _LEVEL.search(style_of(paragraph)), _NUMBERED.match(said)
    counted = int(number[1]) if number and number[1].isdecimal() else 1
    return Mark(
        level=int(level[1]) if level else 1,
        kind="ol" if number else "ul",
        number=counted,
        typed=in_text.end() if in_text else 0,
    )


def _stands_apart(part: Tag) -> bool:
    return "mso-list:ignore" in style_of(part)

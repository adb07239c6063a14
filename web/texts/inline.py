"""One paragraph, heading or cell as Markdown, with emphasis only where Markdown can say it.

While a text is put together, emphasis and line ends are control characters, which no text holds;
here they become Markdown. Where Markdown cannot say an emphasis (it has rules for what may stand
beside its asterisks), the words stay and the emphasis goes: every piece is read again and compared.
"""

from __future__ import annotations

import re
from html import unescape

from web.texts.escaping import heading_typed, lines_typed
from web.texts.markdown import MARKDOWN

STRONG, STRONG_END, EM, EM_END, BREAK = "\x01", "\x02", "\x03", "\x04", "\x05"
PAIRS = {"strong": (STRONG, STRONG_END), "em": (EM, EM_END)}
_ENDS = dict(PAIRS.values())
_SIGNS = {STRONG: "**", STRONG_END: "**", EM: "*", EM_END: "*"}
_OUTWARDS = (
    (re.compile(r"([\x01\x03]+)([ \x05]+)"), r"\2\1"),
    (re.compile(r"(?<![ \x05])([ \x05]+)([\x02\x04]+)"), r"\2\1"),
)
_EMPTY = re.compile(r"\x01([ \x05]*)\x02|\x03([ \x05]*)\x04")
_TOUCHING = re.compile(r"\x02( *)\x01|\x04( *)\x03")
_POINTS_OUT = re.compile(r"((?<!\\)[.,:;!?…”’\"']{1,5})([\x02\x04]+)(?=\w)")
_PICTURE = re.compile(r"!(?=\[)")
_TAG = re.compile(r"<[^>]*>")


def paragraphs(text: str) -> str:
    """A paragraph as Markdown; two line ends after each other begin a new one."""
    pieces = [piece for piece in _pieces(_gathered(text)) if piece.strip(" \x05")]
    return "\n\n".join(_one(piece) for piece in pieces)


def one_line(text: str) -> str:
    """A cell's text as Markdown, in one line and with its bars escaped."""
    return _emphasized(_gathered(text.replace(BREAK, " "))).replace("|", "\\|")


def heading(text: str) -> str:
    """A heading's text as Markdown, in one line."""
    return heading_typed(_emphasized(_gathered(text.replace(BREAK, " "))))


def _one(piece: str) -> str:
    lines = lines_typed(_emphasized(piece.strip(" \x05")).replace(BREAK, "\n"))
    return lines.replace("\n", "\\\n")


def _gathered(text: str) -> str:
    """Bring spaces and line ends outside the emphasis, and join what belongs together."""
    text = re.sub(" +", " ", text)
    before = None
    while text != before:
        before = text
        for pattern, swapped in _OUTWARDS:
            text = pattern.sub(swapped, text)
        text = _EMPTY.sub(lambda found: found[1] or found[2] or "", text)
        text = _TOUCHING.sub(lambda found: found[1] or found[2] or "", text)
    text = re.sub(r" *\x05 *", BREAK, text)
    return re.sub(" +", " ", text).strip(" ")


def _pieces(text: str) -> list[str]:
    """Part a text at double line ends; an emphasis over one ends before and begins anew after."""
    pieces, is_open = [], ""
    for part in re.split("\x05{2,}", text):
        piece = is_open + part
        is_open = ""
        for sign in piece:
            if sign in _ENDS:
                is_open += sign
            elif sign in _ENDS.values():
                is_open = is_open[:-1]
        pieces.append(_gathered(piece + "".join(_ENDS[sign] for sign in reversed(is_open))))
    return pieces


def _emphasized(text: str) -> str:
    plain = _PICTURE.sub("\\!", re.sub(r"[\x01-\x04]", "", text))
    if plain == text:
        return plain
    moved = _PICTURE.sub("\\!", _POINTS_OUT.sub(r"\2\1", text))
    signed = re.sub(r"[\x01-\x04]", lambda found: _SIGNS[found.group()], moved)
    return signed if _read(signed) == _read(plain) else plain


def _read(text: str) -> str:
    return unescape(_TAG.sub("", MARKDOWN.renderInline(text.replace(BREAK, "\n"))))

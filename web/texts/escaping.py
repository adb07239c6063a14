"""Text as typed, written so that Markdown reads it as text.

Only what would be read as Markdown gets its backslash, since people see what is stored when they
write: a full stop after a year or a plus between two numbers stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

_INLINE = re.compile(r"[\\*`\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,40};)")
_LINE_START = re.compile(
    r"(?m)^(?P<lead> *)(?:"
    r"(?P<mark>#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|~~~|=+ *$|-[- \t]*$|[|:-][-|: \t]*$)"
    r"|(?P<number>\d{1,9})(?P<point>[.)])(?=[ \t]|$))"
)
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)(#+)$")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Characters without a width, among them those that turn the direction of what is read."""
_NO_BREAK = re.compile(r"(?<!\d)\u00a0|\u00a0(?!\d)")
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}


def visible(text: str) -> str:
    """A text without control characters and what has no width; no-break spaces inside numbers only.

    Line ends and tabs become spaces. Quotation marks of Windows that were read as control
    characters become what they were meant to be.
    """
    text = _UNSEEN.sub("", text.translate(_WINDOWS))
    text = _NO_BREAK.sub(" ", text)
    return "".join(
        " " if sign in "\t\n\r\f\v" else sign
        for sign in text
        if sign in "\t\n\r\f\v" or _seen(sign)
    )


def _seen(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs"}


def inline_typed(text: str) -> str:
    """Text in the middle of a line, so that nothing of it is read as Markdown."""
    return _INLINE.sub(lambda found: "\\" + found.group(), text)


def lines_typed(text: str) -> str:
    """A paragraph whose lines are not read as a list, a heading, a rule or a table."""

    def escaped(found: re.Match[str]) -> str:
        if found["number"]:
            return f"{found['lead']}{found['number']}\\{found['point']}"
        return f"{found['lead']}\\{found['mark']}"

    return _LINE_START.sub(escaped, text)


def heading_typed(text: str) -> str:
    """A heading's text whose last number signs stay."""
    return _CLOSING_HASHES.sub(lambda found: "\\" + found.group(), text)

"""The plain part of a letter, from its HTML: the same words, each link with its address."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "h1", "h2", "h3", "ul", "ol", "dl", "hr", "blockquote"})
_LINES = frozenset({"br", "li", "dt"})
_UNHEARD = frozenset({"head", "style", "title"})


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._address: list[str] = []
        self._unheard = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNHEARD:
            self._unheard += 1
        elif tag == "hr":
            self.said.append("\n\n--\n")
        elif tag in _BLOCKS:
            self.said.append("\n\n")
        elif tag in _LINES:
            self.said.append("\n- " if tag == "li" else "\n")
        elif tag == "dd":
            self.said.append(": ")
        elif tag == "a":
            self._address.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNHEARD:
            self._unheard -= 1
        elif tag in _BLOCKS:
            self.said.append("\n\n")
        elif tag == "a":
            self.said.append(f" <{self._address.pop()}>")

    def handle_data(self, data: str) -> None:
        if not self._unheard:
            self.said.append(re.sub(r"\s+", " ", data))


def plain(html: str) -> str:
    """Return a letter's HTML as text; only our own templates are read, so it is well formed."""
    reading = _Plain()
    reading.feed(html)
    reading.close()
    lines = "".join(reading.said).replace("\N{WORD JOINER}", "").split("\n")
    text = "\n".join(line.strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

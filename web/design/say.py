"""How the invented contents of `/design/` are written: each text in both languages."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str, str], str]
NOWHERE = "/design/"  # every link of the page leads back to it


def in_language(language: str) -> Say:
    """A function of a Swedish and an English text that gives the one in this language."""
    return lambda sv, en: sv if language == "sv" else en

"""Reads the words for what the log holds: one line a word, `code | Swedish | English`."""

from __future__ import annotations

from importlib.resources import files


def read_words(name: str) -> dict[str, tuple[str, str]]:
    """Return Swedish and English by the word of the log, in the order of the file.

    Args:
        name: Of the file in `web/translations/events/`, without its ending.

    Raises:
        ValueError: A line has not three parts, or a word stands twice: names file and line.
    """
    words: dict[str, tuple[str, str]] = {}
    text = (files("web") / f"translations/events/{name}.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            continue
        parts = line.split(" | ")
        if len(parts) != 3 or parts[0] in words:
            raise ValueError(f"{name}.txt, line {number}: write each word once, in three parts")
        words[parts[0]] = (parts[1], parts[2])
    return words

"""Where texts lie that are in no row: each named by its reference, by language."""

from msgspec import json

from forum.record.text import TextRef
from forum.record.values import Wording

Refs = list[tuple[str, TextRef]]
"""Where a text lies, by language; empty where no text is in the log."""


def written_refs(given: tuple[Wording, ...]) -> str:
    """Return where a text lies in its languages, as a column holds it."""
    return json.encode([(one.language, one.text) for one in given if one.text]).decode()


def read_refs(stored: str) -> Refs:
    """Return where a text lies, from what `written_refs` gave."""
    return json.decode(stored, type=Refs)

"""The text of a Word file, as the joined PDF sets it."""

from __future__ import annotations

import io

from web.texts.refused import RefusedTextError
from web.texts.word_in import from_word


def text_of(content: bytes) -> str:
    """Return the text in Markdown; empty where it cannot be read as text."""
    try:
        return from_word(io.BytesIO(content)).markdown
    except RefusedTextError:
        return ""

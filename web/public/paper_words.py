"""Papers of meetings in words: what kind of file, how large, how long it takes to read."""

from __future__ import annotations

from typing import Final

from web.language import ngettext, page_language

PDF: Final = "application/pdf"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: Final = {PDF: "PDF", WORD: "Word"}
MINUTES_A_PAGE: Final = 2
"""How long a page takes, when it is read with care: about 400 words."""


def file_in_words(media_type: str, size: int) -> str:
    """Say what a file is and how large: "PDF, 1,2 MB".

    Args:
        media_type: As the log has it.
        size: In bytes.
    """
    kind = KINDS.get(media_type, media_type)
    kilo = max(1, round(size / 1000))
    if kilo < 1000:
        return f"{kind}, {kilo} kB"
    mega = f"{size / 1_000_000:.1f}"
    return f"{kind}, {mega.replace('.', ',') if page_language() == 'sv' else mega} MB"


def pages_in_words(pages: int) -> str:
    """Say how many pages: "14 sidor"."""
    return ngettext("%(num)s page", "%(num)s pages", pages)


def reading_time(pages: int) -> str:
    """Say how long so many pages take to read: "ungefär 28 minuter att läsa"."""
    return ngettext(
        "about %(num)s minute to read", "about %(num)s minutes to read", pages * MINUTES_A_PAGE
    )

"""Names in several languages, as the read model keeps them and as questions hand them over."""

import unicodedata
from typing import Final

import msgspec

Names = list[tuple[str, str]]
"""Pairs of language and text, in the order in which they were given; pages choose among them."""


Words = tuple[tuple[str, str], ...]
"""Pairs of language and text that pages compare with each other: a note, a reason."""


def read_words(stored: str | None) -> Words | None:
    """Return a note or reason in its languages from a column; None for an empty one."""
    return msgspec.json.decode(stored, type=Words) if stored else None


def read_names(stored: str | None) -> Names:
    """Return a name or text in its languages from a column; none for an empty one."""
    return msgspec.json.decode(stored, type=Names) if stored else []


_LAST: Final = str.maketrans("åäö", "{|}")  # the signs after z


def alphabetical(name: str) -> str:
    """Return what to sort a name by, as Swedish lists have it: å, ä and ö last, é as e."""
    parts = unicodedata.normalize("NFD", name.casefold().translate(_LAST))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))

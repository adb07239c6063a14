"""Natural keys of rows: several columns as one text, and back."""

import re
from typing import Final

_SIGNS: Final = re.compile(r"([\\|])")
_PART: Final = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)


def key_text(*parts: str) -> str:
    r"""Return the parts divided by `|`; a `|` or `\` within one has a `\` before it."""
    return "|".join(_SIGNS.sub(r"\\\1", part) for part in parts)


def key_parts(key: str) -> list[str]:
    """Return the parts of a key that `key_text` made."""
    parts, place = [], 0
    while place <= len(key):
        found = _PART.match(key, place)
        assert found is not None  # it matches the empty text too
        parts.append(re.sub(r"\\(.)", r"\1", found[0], flags=re.DOTALL))
        place = found.end() + 1
    return parts

"""Names that may be the same organization's, and names of sides: compared without what varies."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_FORMS: Final = {
    *("ab", "aktiebolag", "ek", "ekonomisk", "ideell", "ideella", "for", "forening", "foreningen"),
    *("forbund", "forbundet", "stiftelse", "stiftelsen", "svb", "kb", "hb"),
    *("association", "society", "foundation", "ltd"),
}
"""Words of legal forms, and those that stand for them at either end of a name."""


@lru_cache(maxsize=20_000)  # each row is compared with each organization
def folded(name: str) -> str:
    """A name without case, accents, signs, what stands in brackets, and legal form.

    `Åkerö Ängsråd, ek. för.` and `AKERO ANGSRAD` are alike. Nothing is decided by it: who reads it
    is asked. A name that is nothing but such words stays as it is.
    """
    words = _words(re.sub(r"\(.*?\)", " ", name)) or _words(name)
    kept = [word for word in words if word not in _FORMS]
    return "".join(kept or words)


def simply(name: str) -> str:
    """A name without case, accents and signs."""
    return "".join(_words(name))


def _words(name: str) -> list[str]:
    parts = unicodedata.normalize("NFKD", name.casefold().replace("&", " och "))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return re.findall(r"\w+", plain)

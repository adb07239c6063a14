"""The key of a new organization, from its name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from uuid import uuid4

MOST: Final = 80
"""Characters of an organization's key."""


def key_from(name: str) -> str:
    """The key of a new organization, from its name: `akero-odlare`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST].strip("-")
    return found or uuid4().hex

"""Ids that follow from what they name, so that a thing cannot be made twice; ids as text.

The namespaces are committed once and never change: every id made from them is in the log.
"""

from collections.abc import Callable
from functools import partial
from typing import Final
from uuid import UUID, uuid5

import msgspec

_ROOT = UUID("5c6f0e7b-3f0e-5c59-9b0a-6a1f0c2d7e41")

HOST_ID = uuid5(_ROOT, "host")
"""The one host of an installation."""

SYSTEM_OFFICE_ID = uuid5(_ROOT, "office/system")
"""The office of the program itself: it establishes the host and carries out what was planned."""

id_text: Final[Callable[[UUID], str]] = msgspec.to_builtins
"""Return an id as text, as `str` does, in a quarter of the time: a rebuild has millions."""

id_of: Final[Callable[[str], UUID]] = partial(msgspec.convert, type=UUID)
"""Return the id that a text names, as `UUID` does, in a third of the time.

Raises `msgspec.ValidationError` where the text is no id.
"""


def derived_id(kind: str, *parts: object) -> UUID:
    """Return the id of a thing that is known by its parts.

    Args:
        kind: The aggregate's topic, such as `register`.
        parts: What it is known by; each is written as text, none may hold a line break.
    """
    name = "\n".join((kind, *map(str, parts)))
    if name.count("\n") != len(parts):
        raise ValueError(f"a part of the id of a {kind} holds a line break")
    return uuid5(_ROOT, name)

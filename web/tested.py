"""What the last run of the tests found of barriers on the pages, as it was written down then.

The file is written by `./dev test tests/browser -n 0 --slow --accessibility`, which runs every
page of the lists through axe-core in each language, width and scheme, and is part of the program. A
program without it says that no run is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import json

FILE: Final = "tested.json"


@dataclass(frozen=True, kw_only=True)
class Tested:
    """One run.

    Attributes:
        day: When it was, ISO.
        version: Of the program.
        tool: What looked, with its version.
        rules: Groups of rules that were looked at, as the tool names them.
        pages: Kinds of pages, by the names that the tests give them.
        states: Language, width in pixels and scheme of each round.
        found: By rule of the tool that found something: on how many pages and states.
    """

    day: str
    version: str
    tool: str
    rules: tuple[str, ...]
    pages: tuple[str, ...]
    states: tuple[str, ...]
    found: dict[str, int] = field(default_factory=dict)


@cache
def tested() -> Tested | None:
    """Return the last run that was written down, or None."""
    place = files("web") / FILE
    return json.decode(place.read_bytes(), type=Tested) if place.is_file() else None

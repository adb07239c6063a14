"""Why a file cannot be read: each fault with its line, its column and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class SheetFault(NamedTuple):
    """What is wrong with a file.

    Attributes:
        line: Line or row in the file, from 1; 0 for the file as a whole.
        sentence: What is wrong and what to do, in the page's language.
    """

    line: int
    sentence: str


class SheetRefusedError(Exception):
    """A file cannot be read, and nothing of it was.

    Attributes:
        faults: All that was found, in file order.
    """

    def __init__(self, faults: Iterable[SheetFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{one.line}: {one.sentence}" for one in self.faults))


def refused(sentence: str, line: int = 0) -> SheetRefusedError:
    """A refusal with one fault."""
    return SheetRefusedError([SheetFault(line, sentence)])

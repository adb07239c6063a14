"""The numbers of an agenda: by its order while it is a draft, and fixed once people have them.

The agenda of a meeting and what pages show of it count by the same rules here. An item has one
number in its level; `2.1` is the first under the item with number 2. Source: trials 1 and 2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Id = TypeVar("Id")


@dataclass(slots=True)
class Numbers(Generic[Id]):
    """The numbers of the items of one agenda.

    Attributes:
        own: Number of each item in its level, once the numbers are fixed.
        levels: Levels (by the item above, None for main items) that had items then.
        is_fixed: The agenda was announced, or the invitation is out.
    """

    own: dict[Id, int] = field(default_factory=dict)
    levels: set[Id | None] = field(default_factory=set)
    is_fixed: bool = False

    def fix(self, levels: Mapping[Id | None, Sequence[Id]]) -> None:
        """Let the numbers stand as the order of each level gives them; once."""
        if not self.is_fixed:
            self.is_fixed = True
            self.levels = {parent for parent, level in levels.items() if level}
            for level in levels.values():
                self.own |= {item_id: number for number, item_id in enumerate(level, start=1)}

    def announce(self, announced: Iterable[tuple[Id, Id | None, str]]) -> None:
        """Take over the numbers that were announced: item, the item above it, number."""
        self.is_fixed = True
        for item_id, parent_id, number in announced:
            self.levels.add(parent_id)
            self.own[item_id] = last_part(number)

    def next(self, parent_id: Id | None, level: Iterable[Id], place: int) -> int:
        """Return the number of an item that comes after the numbers were fixed.

        Args:
            parent_id: The item above it; None for a main item.
            level: All items of its level, dropped ones too.
            place: Its place, which is its number where no item of the level was seen before: so
                an agenda that is entered after the invitation has the numbers of its source.
        """
        taken = {self.own[item_id] for item_id in level if item_id in self.own}
        if parent_id in self.levels or place in taken:
            return max(taken, default=0) + 1
        return place


def last_part(number: str) -> int:
    """Return the number of an item in its level: 1 for `2.1`."""
    return int(number.rpartition(".")[2])

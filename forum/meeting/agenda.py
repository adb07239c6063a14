"""The agenda of one meeting: items two levels deep, in their order, and which are decided.

It knows what may be done to an item, and the numbers that people have on paper: they follow the
order until the agenda is announced or the invitation is out, and stay from then on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

import msgspec

from forum.meeting.numbers import Numbers, last_part
from forum.meeting.refusals import (
    ItemDecidedError,
    ItemDepthError,
    ItemOrderError,
    UnknownItemError,
)
from forum.record.values import Name


class ItemKind(StrEnum):
    """What an item of an agenda is for."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    PRACTICAL = "practical"  # entry, welcome without more, break, check-in, check-out, end


class Standing(StrEnum):
    """What an item that stands on every agenda is about."""

    APPROVE_MINUTES = "approve_minutes"  # the notes of the last meeting
    LOOK_BACK = "look_back"  # what has come back since the last meeting


class ItemNumber(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The number of an item on an agenda that was announced.

    Attributes:
        item_id: The item.
        number: Its number as on paper: `2`, or `2.1` under another.
    """

    item_id: UUID
    number: str


@dataclass(slots=True)
class Item:
    """One item.

    Attributes:
        item_id: Its id.
        order: Place among those of its level that are not dropped; gaps are allowed.
        parent_id: The item it stands under; None for a main item.
        title: What it is called now.
        kind: What it is for; None where it was not said.
        is_dropped: Taken off the agenda.
        decision_id: The decision that closed it; None while it is open.
        is_settled: It was closed by an act that needs no recorded decision.
        standing: What a standing item is about; None for another.
        about_id: The notes or the meeting that a standing item is about.
    """

    item_id: UUID
    order: int
    parent_id: UUID | None
    title: tuple[Name, ...]
    kind: ItemKind | None
    is_dropped: bool = False
    decision_id: UUID | None = None
    is_settled: bool = False
    standing: Standing | None = None
    about_id: UUID | None = None

    @property
    def is_closed(self) -> bool:
        """It is decided or settled."""
        return self.is_settled or self.decision_id is not None


@dataclass(slots=True)
class Agenda:
    """All items of a meeting, by id.

    Attributes:
        items: The items, dropped ones too.
        numbers: Their numbers, once these stand.
        is_announced: The agenda was sent to those who come.
    """

    items: dict[UUID, Item] = field(default_factory=dict)
    numbers: Numbers[UUID] = field(default_factory=Numbers)
    is_announced: bool = False

    def level(self, parent_id: UUID | None) -> list[Item]:
        """Return the items under one, or the main ones, in order and without dropped ones."""
        found = [i for i in self.items.values() if i.parent_id == parent_id and not i.is_dropped]
        return sorted(found, key=lambda item: item.order)

    def in_order(self) -> Iterator[Item]:
        """Yield the items as they are read: each main item, then what stands under it."""
        for main in self.level(None):
            yield main
            yield from self.level(main.item_id)

    def next_order(self, parent_id: UUID | None) -> int:
        """Return the place after the last one of a level, dropped ones counted."""
        every = [i.order for i in self.items.values() if i.parent_id == parent_id]
        return max(every, default=0) + 1

    def numbered(self) -> tuple[ItemNumber, ...]:
        """Return the number of each item as it would stand on paper now."""
        now = Numbers(dict(self.numbers.own), set(self.numbers.levels), self.numbers.is_fixed)
        now.fix(self._levels())
        made: dict[UUID, str] = {}
        for item in self.in_order():
            before = f"{made[item.parent_id]}." if item.parent_id is not None else ""
            made[item.item_id] = f"{before}{now.own[item.item_id]}"
        return tuple(ItemNumber(item_id=key, number=number) for key, number in made.items())

    def number_for(self, order: int, parent_id: UUID | None) -> str | None:
        """Return the number of a new item, where the agenda was announced before it."""
        if not self.is_announced:
            return None
        number = self.numbers.next(parent_id, self._every(parent_id), order)
        if parent_id is None:
            return str(number)
        return f"{self.numbers.own[parent_id]}.{number}"

    def check_place(self, order: int, parent_id: UUID | None) -> None:
        """Refuse a place for a new item.

        Raises:
            UnknownItemError: There is no such main item.
            ItemDepthError: It would stand three levels deep.
            ItemOrderError: The place is below 1, or taken.
        """
        if parent_id is not None and self.open_item(parent_id).parent_id is not None:
            raise ItemDepthError("an agenda is two levels deep: put the item under a main item")
        if order < 1 or any(item.order == order for item in self.level(parent_id)):
            raise ItemOrderError(
                "place {order} is taken or below 1: leave the place out, and move "
                "the item afterwards",
                order=order,
            )

    def open_item(self, item_id: UUID) -> Item:
        """Return an item that is on the agenda and not decided.

        Raises:
            UnknownItemError: There is none, or it was dropped.
            ItemDecidedError: It is decided.
        """
        item = self.items.get(item_id)
        if item is None or item.is_dropped:
            raise UnknownItemError("the agenda has no such item: choose one that is on it")
        if item.decision_id is not None:
            raise ItemDecidedError(
                "the item is decided: take the decision up again first, with a reason",
                decision_id=str(item.decision_id),
            )
        if item.is_settled:
            raise ItemDecidedError(
                "the item is settled: strike the approval of the notes first, if it is wrong"
            )
        return item

    def standing_items(self, standing: Standing) -> list[Item]:
        """Return the items of one standing kind that are on the agenda."""
        return [i for i in self.items.values() if i.standing is standing and not i.is_dropped]

    def check_order(self, item_ids: Sequence[UUID]) -> bool:
        """Refuse a new order that is not one of a whole level; say whether it is new.

        Raises:
            ItemOrderError: It leaves an item of the level out, or names one twice or of another.
        """
        first = self.items.get(item_ids[0]) if item_ids else None
        before = [item.item_id for item in self.level(first.parent_id)] if first else []
        if not before or sorted(before) != sorted(item_ids):
            raise ItemOrderError(
                "name all items of one level of the agenda once, in their new order"
            )
        return before != list(item_ids)

    def _every(self, parent_id: UUID | None) -> list[UUID]:
        """Ids of a level, dropped ones too."""
        return [item.item_id for item in self.items.values() if item.parent_id == parent_id]

    def _levels(self) -> dict[UUID | None, list[UUID]]:
        parents = [None, *(item.item_id for item in self.level(None))]
        return {parent: [item.item_id for item in self.level(parent)] for parent in parents}

    # What the events say; items whose entry was struck are passed over.

    def put(self, item: Item, number: str | None = None) -> None:
        """Take an item in; it gets a number of its own where the numbers stand already."""
        if number is not None:
            self.numbers.own[item.item_id] = last_part(number)
        elif self.numbers.is_fixed:
            self.numbers.own[item.item_id] = self.numbers.next(
                item.parent_id, self._every(item.parent_id), item.order
            )
        self.items[item.item_id] = item

    def fix_numbers(self) -> None:
        """Let the numbers stand from now on: the invitation is out."""
        self.numbers.fix(self._levels())

    def announce(self, numbers: Sequence[ItemNumber]) -> None:
        """Take over the numbers that were sent out."""
        self.is_announced = True
        self.numbers.announce(
            (one.item_id, self.items[one.item_id].parent_id, one.number)
            for one in numbers
            if one.item_id in self.items
        )

    def retitle(self, item_id: UUID, title: tuple[Name, ...]) -> None:
        """Call an item something else."""
        if item_id in self.items:
            self.items[item_id].title = title

    def drop(self, item_id: UUID) -> None:
        """Take an item off, and what stands under it."""
        for item in self.items.values():
            if item_id in {item.item_id, item.parent_id}:
                item.is_dropped = True

    def reorder(self, item_ids: Sequence[UUID]) -> None:
        """Put items in the order given."""
        for place, item_id in enumerate(item_ids, start=1):
            if item_id in self.items:
                self.items[item_id].order = place

    def close(self, item_id: UUID, decision_id: UUID | None) -> None:
        """Close an item by its decision, or open it again by None."""
        if item_id in self.items:
            self.items[item_id].decision_id = decision_id
            self.items[item_id].is_settled = False

    def settle(self, item_id: UUID) -> None:
        """Close an item without a decision."""
        if item_id in self.items:
            self.items[item_id].is_settled = True

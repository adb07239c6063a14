"""What happens on the agenda of a meeting; these are events of `Meeting`.

Each applies itself to the agenda, passing over items whose own entry was struck.
"""

from typing import Final, Protocol
from uuid import UUID

from forum.meeting.agenda import Agenda, Item, ItemKind, ItemNumber, Standing
from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Name, Wording

KINDS: Final = {
    Standing.APPROVE_MINUTES: ItemKind.DECISION,
    Standing.LOOK_BACK: ItemKind.INFORMATION,
}
"""What a standing item is for."""


class HasAgenda(Protocol):
    """A meeting, as far as these events touch it."""

    agenda: Agenda


class ItemAdded(ForumAggregate.Event):
    """An item was put on the agenda.

    Attributes:
        item_id: The item.
        order: Its place among the items of its level, from 1; places may have gaps.
        parent_id: The item that it stands under; absent for a main item.
        title: What it is called, by language.
        kind: Information, discussion, decision or practical; absent where it was not said.
        kind_basis: What the kind rests on, where that is weaker than the entry.
        start: Planned start, by the clock of the place; absent where there is none.
        theme_id: The theme that it takes up, if one.
        number: Its number, `4` or `2.3`, where the agenda was announced before it was put there;
            absent where numbers follow the order.
    """

    TOPIC = "meeting.item_added"
    class_version = 2
    item_id: UUID
    order: int
    parent_id: UUID | None
    title: tuple[Name, ...]
    kind: ItemKind | None
    kind_basis: Basis | None
    start: LocalTime | None
    theme_id: UUID | None
    number: str | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 says the number of a late item; before, agendas were not announced."""

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        item = Item(self.item_id, self.order, self.parent_id, self.title, self.kind)
        aggregate.agenda.put(item, self.number)


class StandingItemAdded(ForumAggregate.Event):
    """An item that stands on every agenda was put on this one.

    Attributes:
        item_id: The item.
        order: Its place among the main items, from 1.
        title: What it is called, by language.
        standing: The notes of the last meeting to approve, or a look back at what has come since.
        about_id: The notes, or the meeting since which it looks back; absent where there is none.
        about_version: Number of the version of the notes that was the newest then; absent for a
            look back.
        number: Its number where the agenda was announced before; absent where it was not.
    """

    TOPIC = "meeting.standing_item_added"
    item_id: UUID
    order: int
    title: tuple[Name, ...]
    standing: Standing
    about_id: UUID | None
    about_version: int | None
    number: str | None

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        item = Item(self.item_id, self.order, None, self.title, KINDS[self.standing])
        item.standing, item.about_id = self.standing, self.about_id
        aggregate.agenda.put(item, self.number)


class StandingItemSettled(ForumAggregate.Event):
    """The notes that a standing item was about were approved, and no decision of it recorded.

    Attributes:
        item_id: The item.
    """

    TOPIC = "meeting.standing_item_settled"
    item_id: UUID

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.settle(self.item_id)


class AgendaAnnounced(ForumAggregate.Event):
    """The agenda was sent to those who come; from then on each item keeps its number.

    Attributes:
        numbers: The number of each item that was on it, in the order in which it is read.
    """

    TOPIC = "meeting.agenda_announced"
    numbers: tuple[ItemNumber, ...]

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.announce(self.numbers)


class ItemRetitled(ForumAggregate.Event):
    """An item of the agenda is called something else.

    Attributes:
        item_id: The item.
        title: Its new title, by language.
    """

    TOPIC = "meeting.item_retitled"
    item_id: UUID
    title: tuple[Name, ...]

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.retitle(self.item_id, self.title)


class ItemDropped(ForumAggregate.Event):
    """An item was taken off the agenda; once numbers stand, its own stays unused.

    Attributes:
        item_id: The item.
        reason: Why, by language; empty where it was not said.
    """

    TOPIC = "meeting.item_dropped"
    class_version = 2
    item_id: UUID
    reason: tuple[Wording, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say why; before, no reason was asked for."""

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.drop(self.item_id)


class ItemsReordered(ForumAggregate.Event):
    """The items of one level were put in another order; once numbers stand they stay.

    Attributes:
        item_ids: All items of that level that were not dropped, in their new order.
    """

    TOPIC = "meeting.items_reordered"
    item_ids: tuple[UUID, ...]

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.reorder(self.item_ids)


class ItemDecided(ForumAggregate.Event):
    """An item of the agenda was decided, and stays as it is.

    Attributes:
        item_id: The item.
        decision_id: The decision.
    """

    TOPIC = "meeting.item_decided"
    item_id: UUID
    decision_id: UUID

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.close(self.item_id, self.decision_id)


class ItemReopened(ForumAggregate.Event):
    """The decision on an item was taken up again, so the item can be decided anew.

    Attributes:
        item_id: The item.
    """

    TOPIC = "meeting.item_reopened"
    item_id: UUID

    def apply(self, aggregate: HasAgenda) -> None:
        """Change the agenda."""
        aggregate.agenda.close(self.item_id, None)

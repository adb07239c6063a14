"""What can be done on the agenda of a meeting: the guards before its events.

A part of `Meeting`, apart for its size. A decided item stays as it is until its decision is taken
up again.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.meeting.agenda import Agenda, ItemKind
from forum.meeting.meeting_rules import check_on_day
from forum.meeting.refusals import AgendaAnnouncedError
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Name
from forum.record.when import When


class AgendaActs:
    """Acts on the agenda; `Meeting` has the state and the event classes."""

    agenda: Agenda
    day: When
    ItemAdded: type[Any]
    AgendaAnnounced: type[Any]
    ItemRetitled: type[Any]
    ItemDropped: type[Any]
    ItemsReordered: type[Any]
    ItemDecided: type[Any]
    ItemReopened: type[Any]

    def check_stands(self) -> None:
        """Refuse what cannot be done to a meeting that was called off; see `Meeting`."""
        raise NotImplementedError

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def add_item(
        self,
        item_id: UUID,
        title: tuple[Name, ...],
        *,
        order: int | None = None,
        parent_id: UUID | None = None,
        kind: ItemKind | None = None,
        kind_basis: Basis | None = None,
        start: LocalTime | None = None,
        theme_id: UUID | None = None,
    ) -> None:
        """Put an item on the agenda, last in its level unless a free place is named.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            IncompleteError: The title is empty, or a basis is given for no kind.
            UnknownItemError: There is no such main item.
            ItemDecidedError: The main item is decided.
            ItemDepthError: It would stand three levels deep.
            ItemOrderError: The place is below 1, or taken.
            MeetingTimesError: Its start is on another day.
        """
        self.check_stands()
        _check_title(title)
        if kind is None and kind_basis is not None:
            raise IncompleteError("say which kind the item is of, or leave out its basis")
        check_on_day(self.day, start)
        place = self.agenda.next_order(parent_id) if order is None else order
        self.agenda.check_place(place, parent_id)
        self.trigger_event(
            self.ItemAdded,
            item_id=item_id,
            order=place,
            parent_id=parent_id,
            title=title,
            kind=kind,
            kind_basis=kind_basis,
            start=start,
            theme_id=theme_id,
            number=self.agenda.number_for(place, parent_id),
        )

    def announce_agenda(self) -> None:
        """Send the agenda out: from now on each item keeps its number.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            AgendaAnnouncedError: It was sent out already.
            IncompleteError: There is nothing on it.
        """
        self.check_stands()
        if self.agenda.is_announced:
            raise AgendaAnnouncedError(
                "the agenda was sent out already and its numbers stay: a new item gets the next one"
            )
        numbers = self.agenda.numbered()
        if not numbers:
            raise IncompleteError("the agenda is empty: put an item on it first")
        self.trigger_event(self.AgendaAnnounced, numbers=numbers)

    def retitle_item(self, item_id: UUID, title: tuple[Name, ...]) -> None:
        """Call an item something else; the same title changes nothing.

        Raises:
            IncompleteError: The title is empty.
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: It is decided.
        """
        _check_title(title)
        if title != self.agenda.open_item(item_id).title:
            self.trigger_event(self.ItemRetitled, item_id=item_id, title=title)

    def drop_item(self, item_id: UUID) -> None:
        """Take an item off the agenda, and what stands under it.

        Raises:
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: It is decided, or one under it.
        """
        self.agenda.open_item(item_id)
        for under in self.agenda.level(item_id):
            self.agenda.open_item(under.item_id)
        self.trigger_event(self.ItemDropped, item_id=item_id)

    def reorder_items(self, item_ids: Sequence[UUID]) -> None:
        """Put the items of one level in another order; the same order changes nothing.

        Raises:
            ItemOrderError: The new order leaves an item of the level out, or names one of another.
        """
        if self.agenda.check_order(item_ids):
            self.trigger_event(self.ItemsReordered, item_ids=tuple(item_ids))

    def decide_item(self, item_id: UUID, decision_id: UUID) -> None:
        """Close an item by the decision on it.

        Raises:
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: It is decided already.
        """
        self.agenda.open_item(item_id)
        self.trigger_event(self.ItemDecided, item_id=item_id, decision_id=decision_id)

    def reopen_item(self, item_id: UUID) -> None:
        """Open an item whose decision was taken up again; an open one stays as it is."""
        item = self.agenda.items.get(item_id)
        if item is not None and item.decision_id is not None:
            self.trigger_event(self.ItemReopened, item_id=item_id)


def _check_title(title: tuple[Name, ...]) -> None:
    if not title:
        raise IncompleteError("say what the item is called")

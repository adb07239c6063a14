"""What can be done on the agenda of a meeting: the guards before its events.

A part of `Meeting`, apart for its size. A decided item stays as it is until its decision is taken
up again.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.meeting.agenda import Agenda, ItemKind, Standing
from forum.meeting.meeting_rules import check_on_day
from forum.meeting.refusals import AgendaAnnouncedError, StandingItemError, UnknownItemError
from forum.record.localtime import LocalTime
from forum.record.values import Basis, Name, Wording
from forum.record.when import When


class AgendaActs:
    """Acts on the agenda; `Meeting` has the state and the event classes."""

    agenda: Agenda
    day: When
    ItemAdded: type[Any]
    AgendaAnnounced: type[Any]
    StandingItemAdded: type[Any]
    StandingItemSettled: type[Any]
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

    def add_standing_item(
        self,
        item_id: UUID,
        title: tuple[Name, ...],
        standing: Standing,
        about_id: UUID | None = None,
        about_version: int | None = None,
    ) -> None:
        """Put an item that stands on every agenda last; it can be moved and left out.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            StandingItemError: It is on the agenda already.
        """
        self.check_stands()
        if self.agenda.standing_items(standing):
            raise StandingItemError(
                "the item is on the agenda already: move it, or leave it out with a reason"
            )
        order = self.agenda.next_order(None)
        self.trigger_event(
            self.StandingItemAdded,
            item_id=item_id,
            order=order,
            title=title,
            standing=standing,
            about_id=about_id,
            about_version=about_version,
            number=self.agenda.number_for(order, None),
        )

    def put_first(self, item_ids: Sequence[UUID]) -> None:
        """Put main items before all others, in this order."""
        rest = [i.item_id for i in self.agenda.level(None) if i.item_id not in item_ids]
        self.reorder_items([*item_ids, *rest])

    def approval_item(self, minutes_id: UUID) -> UUID | None:
        """Return the open item on approving these notes, if there is one."""
        for item in self.agenda.standing_items(Standing.APPROVE_MINUTES):
            if item.about_id == minutes_id and not item.is_closed:
                return item.item_id
        return None

    def settle_item(self, item_id: UUID) -> None:
        """Close a standing item by what was done, without a recorded decision."""
        self.agenda.open_item(item_id)
        self.trigger_event(self.StandingItemSettled, item_id=item_id)

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

    def check_item(self, item_id: UUID) -> None:
        """Refuse what is no item of the agenda, or was taken off it.

        Raises:
            UnknownItemError: It is not.
        """
        item = self.agenda.items.get(item_id)
        if item is None or item.is_dropped:
            raise UnknownItemError("the agenda has no such item: choose one that is on it")

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

    def drop_item(self, item_id: UUID, reason: tuple[Wording, ...] = ()) -> None:
        """Take an item off the agenda, and what stands under it.

        Raises:
            IncompleteError: It is a standing item, and there is no reason.
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: It is decided, or one under it.
        """
        if self.agenda.open_item(item_id).standing is not None and not reason:
            raise IncompleteError("the item stands on every agenda: say why it is left out")
        for under in self.agenda.level(item_id):
            self.agenda.open_item(under.item_id)
        self.trigger_event(self.ItemDropped, item_id=item_id, reason=reason)

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

    def reopen_decided(self, decision_id: UUID) -> None:
        """Open the items that a decision closed, which was taken up again."""
        for item in list(self.agenda.items.values()):
            if item.decision_id == decision_id:
                self.reopen_item(item.item_id)

    def reopen_settled(self, minutes_id: UUID) -> None:
        """Open the item that the approval of notes settled, where that was struck."""
        for item in self.agenda.standing_items(Standing.APPROVE_MINUTES):
            if item.about_id == minutes_id and item.is_settled:
                self.reopen_item(item.item_id)

    def reopen_item(self, item_id: UUID) -> None:
        """Open an item whose decision was taken up again; an open one stays as it is."""
        item = self.agenda.items.get(item_id)
        if item is not None and item.is_closed:
            self.trigger_event(self.ItemReopened, item_id=item_id)


def _check_title(title: tuple[Name, ...]) -> None:
    if not title:
        raise IncompleteError("say what the item is called")

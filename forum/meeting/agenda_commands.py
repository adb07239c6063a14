"""Commands on the agenda of a meeting."""

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from forum.commanding import command
from forum.meeting.agenda import ItemKind
from forum.meeting.ground import Ground
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.record.localtime import LocalTime
from forum.record.values import Basis, names


class AgendaCommands(Ground):
    """Putting items on an agenda, and changing them.

    Each returns the meeting's id. All may raise `UnknownThingError` for what they name, and
    `YearClosedError` where the meeting's year is closed and there is no evidence.
    """

    @command
    def add_agenda_item(
        self,
        *,
        meeting_id: UUID,
        title: Mapping[str, str | None],
        order: int | None = None,
        parent_id: UUID | None = None,
        kind: ItemKind | None = None,
        kind_basis: Basis | None = None,
        start: LocalTime | None = None,
        theme_id: UUID | None = None,
        item_id: UUID | None = None,
    ) -> UUID:
        """Put an item on a meeting's agenda.

        Args:
            meeting_id: The meeting.
            title: What it is called, by language tag.
            order: A free place in its level, from 1; last if not said.
            parent_id: The item that it stands under; None for a main item.
            kind: What it is for, if that is said.
            kind_basis: What the kind rests on, where that is weaker than the entry.
            start: Planned start.
            theme_id: The theme that it takes up.
            item_id: An id for it, for a caller that names the item afterwards.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            IncompleteError: The title is empty, or a basis is given for no kind.
            UnknownItemError: There is no such main item.
            ItemDecidedError: The main item is decided.
            ItemDepthError: It would stand three levels deep.
            ItemOrderError: The place is below 1, or taken.
            MeetingTimesError: Its start is on another day.
            ReasonNeededError: It has no kind (W11), and the rules ask for a reason.
        """
        meeting = self._meeting_with_agenda(meeting_id)
        if theme_id is not None:
            self.load(Theme, theme_id)
        with self.in_spite_at(meeting, *(["W11"] if kind is None else [])):
            meeting.add_item(
                item_id or uuid4(),
                names(title),
                order=order,
                parent_id=parent_id,
                kind=kind,
                kind_basis=kind_basis,
                start=start,
                theme_id=theme_id,
            )
        self.save(meeting)
        return meeting.id

    @command
    def announce_agenda(self, *, meeting_id: UUID) -> UUID:
        """Send the agenda of a meeting to those who come, on the day `effective`.

        From then on each item keeps its number, whatever is moved, added or dropped.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            AgendaAnnouncedError: It was sent out already.
            IncompleteError: There is nothing on it.
        """
        meeting = self._meeting_with_agenda(meeting_id)
        meeting.announce_agenda()
        self.save(meeting)
        return meeting.id

    @command
    def retitle_agenda_item(
        self, *, meeting_id: UUID, item_id: UUID, title: Mapping[str, str | None]
    ) -> UUID:
        """Call an item something else; the same title writes nothing.

        Raises:
            IncompleteError: The title is empty.
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: It is decided.
        """
        meeting = self._meeting_with_agenda(meeting_id)
        meeting.retitle_item(item_id, names(title))
        self.save(meeting)
        return meeting.id

    @command
    def drop_agenda_item(
        self, *, meeting_id: UUID, item_id: UUID, reason: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Take an item off an agenda, and what stands under it.

        Args:
            meeting_id: The meeting.
            item_id: The item.
            reason: Why, by language tag; one that stands on every agenda needs it.

        Raises:
            IncompleteError: It is a standing item, and there is no reason.
            UnknownItemError: The agenda has no such item.
            ItemDecidedError: It is decided, or one under it.
        """
        meeting = self._meeting_with_agenda(meeting_id)
        meeting.drop_item(item_id, self.wordings(reason or {}))
        self.save(meeting)
        return meeting.id

    @command
    def reorder_agenda(self, *, meeting_id: UUID, item_ids: Sequence[UUID]) -> UUID:
        """Put the items of one level in another order; the same order writes nothing.

        Args:
            meeting_id: The meeting.
            item_ids: All items of one level, in their new order.

        Raises:
            ItemOrderError: One is left out, named twice, or of another level.
        """
        meeting = self._meeting_with_agenda(meeting_id)
        meeting.reorder_items(item_ids)
        self.save(meeting)
        return meeting.id

    def _meeting_with_agenda(self, meeting_id: UUID) -> Meeting:
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        return meeting

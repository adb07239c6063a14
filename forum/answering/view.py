"""A view that was given to the forum, and where it went.

A view is never voted on. What comes back is its feedback.
"""

from collections.abc import Collection
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.answering import view_events
from forum.answering.refusals import (
    GiverError,
    ViewGatheredError,
    ViewItemError,
    ViewNotReferredError,
    ViewWithdrawnError,
)
from forum.answering.view_events import Giver, Setting
from forum.errors import IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording
from forum.record.when import When

__all__ = ["Giver", "Setting", "View"]


class View(ForumAggregate):
    """One view."""

    TOPIC = "view"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "view.reserved"

    class Recorded(ForumAggregate.Event, Aggregate.Created):
        """A view was given, on the day `effective` if that is known.

        Attributes:
            number: Its number among all views of the forum, from 1.
            setting: Where it was said.
            giver: A side, both sides, an organization, a group, participants, presidium or
                secretariat, as whoever gave it allowed; or somebody who did not allow to be named.
            side: Key of the side, where a side, one of its organizations or somebody on it gave
                it.
            organization_id: The organization that gave it or spoke for the side; absent where
                none, unknown or not allowed to be named.
            meeting_id: The meeting at which it was said; absent outside one.
            text: The view, by language.
            theme_id: The theme that it is about, if one.
            item_id: The item of the meeting's agenda on which it was said, if known.
            group_id: The group that gave it, where one did.
        """

        TOPIC = "view.recorded"
        class_version = 2
        number: int
        setting: Setting
        giver: Giver
        side: str | None
        organization_id: UUID | None
        meeting_id: UUID | None
        text: tuple[Wording, ...]
        theme_id: UUID | None
        item_id: UUID | None
        group_id: UUID | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may name a group, and knows givers who are not to be named."""

    Referred = view_events.Referred
    Returned = view_events.Returned
    Withdrawn = view_events.Withdrawn
    Gathered = view_events.Gathered

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the view counts as not having happened."""

        TOPIC = "view.struck"

    @event(Recorded)
    def __init__(
        self,
        number: int,
        setting: Setting,
        giver: Giver,
        side: str | None,
        organization_id: UUID | None,
        meeting_id: UUID | None,
        text: tuple[Wording, ...],
        theme_id: UUID | None,
        item_id: UUID | None,
        group_id: UUID | None = None,
        id: UUID | None = None,
    ) -> None:
        self.number = number
        self.giver = giver
        self.side = side
        self.organization_id = organization_id
        self.group_id = group_id
        self.meeting_id = meeting_id
        self.is_referred = False
        self.is_returned = False
        self.referred_to: UUID | None = None
        self.is_withdrawn = False
        self.gathered_into: UUID | None = None

    @staticmethod
    def create_id() -> UUID:
        """People cite the number; the id is random."""
        return uuid4()

    @staticmethod
    def check_recording(
        giver: Giver,
        side: str | None,
        organization_id: UUID | None,
        text: tuple[Wording, ...],
        group_id: UUID | None = None,
    ) -> None:
        """Refuse a view that says nothing, or whose giver does not fit.

        Raises:
            IncompleteError: The text is empty.
            GiverError: A side, a group or an organization is missing, or named for another giver.
        """
        if not text:
            raise IncompleteError("write the view in at least one language")
        if giver is Giver.SIDE and side is None:
            raise GiverError("say which side gave the view")
        if giver is Giver.ORGANIZATION and organization_id is None:
            raise GiverError("say which organization gave the view")
        if (giver is Giver.GROUP) != (group_id is not None):
            raise GiverError("name a group where a group gave the view, and only there")
        if side is not None and giver not in {Giver.SIDE, Giver.ORGANIZATION, Giver.UNNAMED}:
            raise GiverError("a view of no single side names no side: leave it out")
        if organization_id is not None and giver is Giver.UNNAMED:
            raise GiverError("who gave the view is not to be named: leave the organization out")

    @staticmethod
    def check_item(item_id: UUID, items: Collection[UUID]) -> None:
        """Refuse an item that is not on the agenda of the meeting at which the view was given.

        Raises:
            ViewItemError: It is not.
        """
        if item_id not in items:
            raise ViewItemError("the meeting's agenda has no such item: choose one that is on it")

    def check_stands(self) -> None:
        """Refuse what cannot be done to a view that was taken back or gathered.

        Raises:
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        if self.is_withdrawn:
            raise ViewWithdrawnError(
                "view {number} was taken back: record it anew if it is given again",
                number=self.number,
            )
        self.check_not_gathered()

    def check_not_gathered(self) -> None:
        """Refuse what is done to the view that this one was gathered into.

        Raises:
            ViewGatheredError: It was gathered into another one.
        """
        if self.gathered_into is not None:
            raise ViewGatheredError(
                "view {number} was gathered into another one: go on with that",
                number=self.number,
                into_id=str(self.gathered_into),
            )

    def refer(
        self,
        to_id: UUID | None = None,
        to: str | None = None,
        text: tuple[Wording, ...] = (),
        due: When | None = None,
    ) -> None:
        """Pass the view on; it can go to several, and the last one has the turn.

        Raises:
            IncompleteError: Nothing is said of where it goes.
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        self.check_stands()
        if to_id is None and not to and not text:
            raise IncompleteError("say to whom the view is passed on")
        self._refer(to_id=to_id, to=to, text=text, due=due)

    @event(Referred)
    def _refer(
        self, to_id: UUID | None, to: str | None, text: tuple[Wording, ...], due: When | None
    ) -> None:
        self.is_referred, self.is_returned = True, False
        self.referred_to = to_id

    def hand_back(self, reason: tuple[Wording, ...], owner_id: UUID | None = None) -> None:
        """Hand the view back to the secretariat, which passes it on anew or answers itself.

        Args:
            reason: Why.
            owner_id: Who owes the answer; the view is theirs also where it was never passed on.

        Raises:
            IncompleteError: The reason is empty.
            ViewNotReferredError: It was not passed on, or was handed back already.
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        self.check_stands()
        from_id = self.with_whom(owner_id)
        if not self.is_referred and from_id is None:
            raise ViewNotReferredError(
                "view {number} is with the secretariat already: pass it on first",
                number=self.number,
            )
        if not reason:
            raise IncompleteError("say why the view is handed back")
        self._hand_back(from_id=from_id, reason=reason)

    @event(Returned)
    def _hand_back(self, from_id: UUID | None, reason: tuple[Wording, ...]) -> None:
        self.is_referred, self.is_returned = False, True
        self.referred_to = None

    def with_whom(self, owner_id: UUID | None) -> UUID | None:
        """Return the organization whose turn it is, as far as it is one here.

        Args:
            owner_id: Who owes the answer: the view is theirs until it is passed on or handed back.
        """
        return self.referred_to if self.is_referred or self.is_returned else owner_id

    def withdraw(self, reason: tuple[Wording, ...] = ()) -> None:
        """Take the view back.

        Raises:
            ViewWithdrawnError: It was withdrawn already.
            ViewGatheredError: It was gathered into another one.
        """
        self.check_stands()
        self._withdraw(reason=reason)

    @event(Withdrawn)
    def _withdraw(self, reason: tuple[Wording, ...]) -> None:
        self.is_withdrawn = True

    def gather(self, into_id: UUID) -> None:
        """Gather the view into another one.

        Raises:
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered already, or the other is itself.
        """
        self.check_stands()
        if into_id == self.id:
            raise ViewGatheredError("a view is gathered into another one: choose that")
        self._gather(into_id=into_id)

    @event(Gathered)
    def _gather(self, into_id: UUID) -> None:
        self.gathered_into = into_id

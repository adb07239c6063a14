"""A view that was given to the forum, and where it went.

A view is never voted on. What comes back is its feedback.
"""

from collections.abc import Collection
from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording


class Giver(StrEnum):
    """Who gave a view, as far as is known; people are never named."""

    SIDE = "side"
    BOTH_SIDES = "both_sides"
    ORGANIZATION = "organization"  # one organization for itself
    PARTICIPANTS = "participants"  # without saying which
    PRESIDIUM = "presidium"
    SECRETARIAT = "secretariat"


class Setting(StrEnum):
    """Where a view was given. Source: history README, column `setting`."""

    DIALOGUE = "dialogue"
    DIALOGUE_THEME = "dialogue_theme"  # in the dialogue on one theme
    PRE_MEETING = "pre_meeting"
    PRESENTATIONS = "presentations"
    LOOK_BACK = "look_back"
    EVALUATION = "evaluation"
    OPENING = "opening"
    YEAR_REVIEW = "year_review"
    NEWS_ITEM = "news_item"
    GUIDANCE_TEXT = "guidance_text"
    WRITTEN = "written"  # sent to the forum outside a meeting
    OTHER = "other"


class GiverError(ForumError):
    """Side and organization do not fit who gave the view."""

    code = "giver"


class ViewItemError(ForumError):
    """The view was said on an item that the meeting's agenda does not have."""

    code = "view_item"


class ViewWithdrawnError(ForumError):
    """The view was withdrawn."""

    code = "view_withdrawn"


class ViewGatheredError(ForumError):
    """The view was gathered into another one, or would be gathered into itself."""

    code = "view_gathered"


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
            giver: A side, both sides, an organization, participants, presidium or secretariat.
            side: Key of the side, where a side or one of its organizations gave it.
            organization_id: The organization that gave it or spoke for the side; absent where
                none or unknown.
            meeting_id: The meeting at which it was said; absent outside one.
            text: The view, by language.
            theme_id: The theme that it is about, if one.
            item_id: The item of the meeting's agenda on which it was said, if known.
        """

        TOPIC = "view.recorded"
        number: int
        setting: Setting
        giver: Giver
        side: str | None
        organization_id: UUID | None
        meeting_id: UUID | None
        text: tuple[Wording, ...]
        theme_id: UUID | None
        item_id: UUID | None

    class Referred(ForumAggregate.Event):
        """The view was passed on.

        Attributes:
            to_id: The organization that it was passed on to, where it is one here.
            to: To whom, as the source names them and without the name of any person.
            text: What is said of it, by language; empty where nothing is.
        """

        TOPIC = "view.referred"
        to_id: UUID | None
        to: str | None
        text: tuple[Wording, ...]

    class Withdrawn(ForumAggregate.Event):
        """The view was taken back by those who gave it.

        Attributes:
            reason: Why, by language; empty where it was not said.
        """

        TOPIC = "view.withdrawn"
        reason: tuple[Wording, ...]

    class Gathered(ForumAggregate.Event):
        """The view was gathered with others into one, which is answered for all of them.

        Attributes:
            into_id: The view that it was gathered into.
        """

        TOPIC = "view.gathered"
        into_id: UUID

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
        id: UUID | None = None,
    ) -> None:
        self.number = number
        self.meeting_id = meeting_id
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
    ) -> None:
        """Refuse a view that says nothing, or whose giver does not fit.

        Raises:
            IncompleteError: The text is empty.
            GiverError: A side or an organization is missing, or named for another giver.
        """
        if not text:
            raise IncompleteError("write the view in at least one language")
        if giver is Giver.SIDE and side is None:
            raise GiverError("say which side gave the view")
        if giver is Giver.ORGANIZATION and organization_id is None:
            raise GiverError("say which organization gave the view")
        if side is not None and giver not in {Giver.SIDE, Giver.ORGANIZATION}:
            raise GiverError("a view of no single side names no side: leave it out")

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
        if self.gathered_into is not None:
            raise ViewGatheredError(
                "view {number} was gathered into another one: go on with that",
                number=self.number,
                into_id=str(self.gathered_into),
            )

    def refer(
        self, to_id: UUID | None = None, to: str | None = None, text: tuple[Wording, ...] = ()
    ) -> None:
        """Pass the view on; it can go to several.

        Raises:
            IncompleteError: Nothing is said of where it goes.
            ViewWithdrawnError: It was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        self.check_stands()
        if to_id is None and not to and not text:
            raise IncompleteError("say to whom the view is passed on")
        self._refer(to_id=to_id, to=to, text=text)

    @event(Referred)
    def _refer(self, to_id: UUID | None, to: str | None, text: tuple[Wording, ...]) -> None:
        """Nothing here depends on it."""

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

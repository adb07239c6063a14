"""A formal decision: at a meeting, outside one or in writing; taken up again; followed up.

The forum decides on procedure, never on views. A decision keeps its number and its text; what is
decided instead is a decision of its own.
"""

from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.meeting import decision_events
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Name, Wording
from forum.record.when import When


class DecisionSubject(StrEnum):
    """What is decided."""

    ORGANIZATIONS = "organizations"
    THEMES = "themes"
    PRESIDIUM = "presidium"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    PLANNING_GROUPS = "planning_groups"
    SELECTION_COMMITTEE = "selection_committee"
    RULES = "rules"
    NOTES = "notes"
    OTHER = "other"


class Decider(StrEnum):
    """Who decides."""

    FORUM = "forum"
    EACH_SIDE = "each_side"  # the sides, each for itself
    SIDE = "side"  # one side alone
    ADMINISTRATOR = "administrator"
    PRESIDIUM = "presidium"
    ORGANIZATION = "organization"  # one organization for itself


class How(StrEnum):
    """How a decision is taken."""

    JOINTLY = "jointly"
    APPOINTMENT = "appointment"
    ELECTION = "election"


class DeciderError(ForumError):
    """Side and organization do not fit who decided."""

    code = "decider"


class DecisionPlaceError(ForumError):
    """A decision cannot be taken both at a meeting and outside one."""

    code = "decision_place"


class DecisionReopenedError(ForumError):
    """The decision was taken up again already."""

    code = "decision_reopened"


class DecisionStandsError(ForumError):
    """A decision stands until it is taken up again."""

    code = "decision_stands"


class Decision(ForumAggregate):
    """One decision."""

    TOPIC = "decision"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "decision.reserved"

    class Taken(ForumAggregate.Event, Aggregate.Created):
        """A decision was taken on the day `effective`.

        Attributes:
            number: Its number among the decisions of the year, from 1.
            year: The forum year that it is for.
            subject: What it is about.
            title: What was decided, in one line, by language.
            text: The decision at length, by language; empty where there is no more than the
                title.
            decided_by: Who decided; absent where unknown.
            side: Key of the side, where one side alone decided.
            how: How it was taken; absent where unknown.
            organization_id: The organization that decided, where one did; for its side, too.
            meeting_id: The meeting at which it was taken; absent outside one or where unknown.
            outside_meeting: It was taken outside a meeting.
            item_id: The item of the meeting's agenda, where it was taken on one.
            replaces_id: The decision, taken up again before, that it takes the place of.
        """

        TOPIC = "decision.taken"
        number: int
        year: int
        subject: DecisionSubject
        title: tuple[Name, ...]
        text: tuple[Wording, ...]
        decided_by: Decider | None
        side: str | None
        how: How | None
        organization_id: UUID | None
        meeting_id: UUID | None
        outside_meeting: bool
        item_id: UUID | None
        replaces_id: UUID | None

    class Reopened(ForumAggregate.Event):
        """The decision was taken up again: it stands no more unless it is taken anew.

        Attributes:
            reason: Why, by language.
        """

        TOPIC = "decision.reopened"
        reason: tuple[Wording, ...]

    class FollowedUp(ForumAggregate.Event):
        """It was told what became of the decision.

        Attributes:
            text: What became of it, by language.
        """

        TOPIC = "decision.followed_up"
        text: tuple[Wording, ...]

    Assigned = decision_events.Assigned

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the decision counts as not having happened."""

        TOPIC = "decision.struck"

    @event(Taken)
    def __init__(
        self,
        number: int,
        year: int,
        subject: DecisionSubject,
        title: tuple[Name, ...],
        text: tuple[Wording, ...],
        decided_by: Decider | None,
        side: str | None,
        how: How | None,
        organization_id: UUID | None,
        meeting_id: UUID | None,
        outside_meeting: bool,
        item_id: UUID | None,
        replaces_id: UUID | None,
        id: UUID | None = None,
    ) -> None:
        self.number = number
        self.year = year
        self.meeting_id = meeting_id
        self.item_id = item_id
        self.is_reopened = False
        self.assigned: tuple[str | None, str | None, UUID | None, When | None] = (None,) * 4

    @staticmethod
    def create_id() -> UUID:
        """People cite the number; the id is random."""
        return uuid4()

    @staticmethod
    def check_taking(
        title: tuple[Name, ...],
        meeting_id: UUID | None,
        outside_meeting: bool,
        item_id: UUID | None,
    ) -> None:
        """Refuse a decision that says nothing, or was taken in two places.

        Raises:
            IncompleteError: The title is empty, or there is an item of no meeting.
            DecisionPlaceError: It is said to be taken at a meeting and outside one.
        """
        if not title:
            raise IncompleteError("say in one line what was decided")
        if meeting_id is not None and outside_meeting:
            raise DecisionPlaceError(
                "a decision is taken at a meeting or outside one: leave out one of the two"
            )
        if item_id is not None and meeting_id is None:
            raise IncompleteError("say at which meeting the item was decided")

    @staticmethod
    def check_decider(
        decided_by: Decider | None, side: str | None, organization_id: UUID | None
    ) -> None:
        """Refuse a side or an organization that does not fit who decided.

        Raises:
            DeciderError: The side or the organization that decided is missing, or a side is
                named where another decided.
        """
        if decided_by is Decider.SIDE and side is None:
            raise DeciderError("say which side decided")
        if decided_by is Decider.ORGANIZATION and organization_id is None:
            raise DeciderError("say which organization decided")
        if side is not None and decided_by is not Decider.SIDE:
            raise DeciderError("name a side only where it decided alone: leave it out")

    def check_reopened(self) -> None:
        """Refuse to put another decision in the place of one that stands.

        Raises:
            DecisionStandsError: It was not taken up again.
        """
        if not self.is_reopened:
            raise DecisionStandsError(
                "decision {number} of {year} stands: take it up again first, with a reason",
                number=self.number,
                year=self.year,
            )

    def reopen(self, reason: tuple[Wording, ...]) -> None:
        """Take the decision up again.

        Raises:
            IncompleteError: The reason is empty.
            DecisionReopenedError: It was taken up again already.
        """
        if not reason:
            raise IncompleteError("say why the decision is taken up again")
        if self.is_reopened:
            raise DecisionReopenedError(
                "decision {number} of {year} was taken up again already: enter the new decision",
                number=self.number,
                year=self.year,
            )
        self._reopen(reason=reason)

    @event(Reopened)
    def _reopen(self, reason: tuple[Wording, ...]) -> None:
        self.is_reopened = True

    def assign(
        self,
        legal_basis: str | None = None,
        owner: str | None = None,
        owner_id: UUID | None = None,
        done_by: When | None = None,
    ) -> None:
        """Say on what it rests, and who carries it out by when; the same again changes nothing.

        Raises:
            IncompleteError: Nothing is said.
        """
        said = (legal_basis, owner, owner_id, done_by)
        if said == (None, None, None, None):
            raise IncompleteError("say on what the decision rests, who carries it out, or by when")
        if said != self.assigned:
            self._assign(legal_basis=legal_basis, owner=owner, owner_id=owner_id, done_by=done_by)

    @event(Assigned)
    def _assign(
        self,
        legal_basis: str | None,
        owner: str | None,
        owner_id: UUID | None,
        done_by: When | None,
    ) -> None:
        self.assigned = (legal_basis, owner, owner_id, done_by)

    def follow_up(self, text: tuple[Wording, ...]) -> None:
        """Tell what became of the decision.

        Raises:
            IncompleteError: The text is empty.
        """
        if not text:
            raise IncompleteError("say what became of the decision")
        self._follow_up(text=text)

    @event(FollowedUp)
    def _follow_up(self, text: tuple[Wording, ...]) -> None:
        """The text lies apart; nothing here depends on it."""

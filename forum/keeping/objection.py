"""An objection: an organization says that what was entered for it is wrong.

What a member sends by letter or says on the telephone is entered by the secretariat. The member
gets the receipt, and may say that this is not what was meant. Either the entry is struck, a later
entry sets it right, or it stands, and then the answer says why.
"""

from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.ids import derived_id
from forum.record.values import Wording


class ObjectionOutcome(StrEnum):
    """What became of an objection."""

    STRUCK = "struck"  # the entry counts as not having happened
    SET_RIGHT = "set_right"  # a later entry says what is right
    STANDS = "stands"  # the entry is as it was sent


class ObjectionAnsweredError(ForumError):
    """The objection was answered already."""

    code = "objection_answered"


class ObjectionRaisedError(ForumError):
    """The organization has objected to the entry before."""

    code = "objection_raised"


class NotEnteredForYouError(ForumError):
    """The entry was not entered for the organization by somebody else."""

    code = "not_entered_for_you"


class Objection(ForumAggregate):
    """One organization's objection to one entry."""

    TOPIC = "objection"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "objection.reserved"

    class Raised(ForumAggregate.Event, Aggregate.Created):
        """An organization said that what was entered for it is wrong.

        Attributes:
            organization_id: The organization.
            entry_id: The thing that the entry is about.
            version: Version of the event, of that thing, that is objected to.
            reason: What is wrong with it, by language.
        """

        TOPIC = "objection.raised"
        organization_id: UUID
        entry_id: UUID
        version: int
        reason: tuple[Wording, ...]

    class Answered(ForumAggregate.Event):
        """It was said what became of an organization's objection.

        Attributes:
            outcome: What became of the entry.
            reason: Why, by language.
        """

        TOPIC = "objection.answered"
        outcome: ObjectionOutcome
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the objection counts as not having happened."""

        TOPIC = "objection.struck"

    @event(Raised)
    def __init__(
        self, organization_id: UUID, entry_id: UUID, version: int, reason: tuple[Wording, ...]
    ) -> None:
        self.entry_id = entry_id
        self.entry_version = version
        self.is_answered = False

    @staticmethod
    def create_id(organization_id: UUID, entry_id: UUID, version: int) -> UUID:
        """An organization objects once to an entry."""
        return derived_id("objection", organization_id, entry_id, version)

    def check_answerable(self, reason: tuple[Wording, ...]) -> None:
        """Refuse a second answer, and one that says nothing.

        Raises:
            ObjectionAnsweredError: The objection was answered already.
            IncompleteError: No reason is given.
        """
        if self.is_answered:
            raise ObjectionAnsweredError("the objection was answered already")
        if not reason:
            raise IncompleteError("say why: the organization reads it")

    def answer(self, outcome: ObjectionOutcome, reason: tuple[Wording, ...]) -> None:
        """Say what became of the objection, once; see `check_answerable`."""
        self.check_answerable(reason)
        self._answer(outcome=outcome, reason=reason)

    @event(Answered)
    def _answer(self, outcome: ObjectionOutcome, reason: tuple[Wording, ...]) -> None:
        self.is_answered = True

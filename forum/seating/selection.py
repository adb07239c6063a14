"""The selection of the organizations of one side for one year: its steps and its decision.

Who got a seat or a reserve place is in the seating.
"""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording


class SelectionStep(StrEnum):
    """A step on the way to a decision."""

    NOMINATION_INFORMATION = "nomination_information"
    NOMINATION_DEADLINE = "nomination_deadline"
    SELECTION_COMMITTEE_FORMATION = "selection_committee_formation"
    SELECTION_COMMITTEE_ELECTION = "selection_committee_election"
    SELECTION_COMMITTEE_WORK = "selection_committee_work"
    PROPOSAL = "proposal"
    RESERVE_LIST = "reserve_list"
    DECISION_SENT = "decision_sent"


class SelectionDecidedError(ForumError):
    """The selection was decided already."""

    code = "selection_decided"


class RepeatedOrganizationError(ForumError):
    """An organization is named twice."""

    code = "repeated_organization"


class Selection(ForumAggregate):
    """The selection for one year and side."""

    TOPIC = "selection"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "selection.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """The selection of a side's organizations for a year was entered.

        Attributes:
            year: The forum year that the seats are for, often the year after.
            side: Key of the side.
        """

        TOPIC = "selection.opened"
        year: int
        side: str

    class StepPlanned(ForumAggregate.Event):
        """A step of the selection was announced for the day `effective`.

        Attributes:
            step: The step.
            detail: What was said of it, by language; empty where nothing was.
        """

        TOPIC = "selection.step_planned"
        step: SelectionStep
        detail: tuple[Wording, ...]

    class StepTaken(ForumAggregate.Event):
        """A step of the selection was taken on the day `effective`.

        Attributes:
            step: The step.
            detail: What was done, by language; empty where nothing is said of it.
        """

        TOPIC = "selection.step_taken"
        step: SelectionStep
        detail: tuple[Wording, ...]

    class Decided(ForumAggregate.Event):
        """The organizations of the side were decided.

        Attributes:
            decider: Who decided, as an office or a meeting, without the name of any person.
            organization_ids: The organizations, in the order of the decision; empty where the
                list is not known.
        """

        TOPIC = "selection.decided"
        decider: str
        organization_ids: tuple[UUID, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the selection counts as not having happened."""

        TOPIC = "selection.struck"

    @event(Opened)
    def __init__(self, year: int, side: str) -> None:
        self.year = year
        self.side = side
        self.is_decided = False

    @staticmethod
    def create_id(year: int, side: str) -> UUID:
        """A forum selects once for each year and side."""
        return id_in_forum("selection", year, side)

    @event(StepPlanned)
    def plan_step(self, step: SelectionStep, detail: tuple[Wording, ...]) -> None:
        """Announce a step. The same step may be announced for several days."""

    @event(StepTaken)
    def take_step(self, step: SelectionStep, detail: tuple[Wording, ...]) -> None:
        """Take a step. Steps may be known in any order, and not all of them."""

    def decide(self, decider: str, organization_ids: Sequence[UUID]) -> None:
        """Decide which organizations are chosen.

        Raises:
            IncompleteError: The decider is empty.
            SelectionDecidedError: It was decided already.
            RepeatedOrganizationError: An organization is named twice.
        """
        if not decider.strip():
            raise IncompleteError("say who decided, as an office or a meeting")
        if self.is_decided:
            raise SelectionDecidedError(
                "the selection for {year} was decided already: strike that entry "
                "first if it is wrong",
                year=self.year,
            )
        if len(set(organization_ids)) < len(organization_ids):
            raise RepeatedOrganizationError("an organization is named twice: name each once")
        self._decide(decider=decider, organization_ids=tuple(organization_ids))

    @event(Decided)
    def _decide(self, decider: str, organization_ids: tuple[UUID, ...]) -> None:
        self.is_decided = True

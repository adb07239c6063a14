"""The selection of the organizations of one side for one year: nominated, proposed, decided.

What each nomination says is its own; who got a seat or a reserve place is in the seating.
"""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.localtime import LocalTime
from forum.record.values import Wording
from forum.seating import selection_events, selection_rules
from forum.seating.selection_acts import SelectionActs
from forum.seating.selection_places import (
    CommitteeMember,
    Conflict,
    DecidedPlace,
    OpenNomination,
    OpenPlace,
    ProposedPlace,
)
from forum.seating.selection_refusals import RepeatedOrganizationError, SelectionDecidedError

__all__ = ["RepeatedOrganizationError", "Selection", "SelectionDecidedError", "SelectionStep"]


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


class Selection(ForumAggregate, SelectionActs):
    """The selection for one year and side; the three acts are in `SelectionActs`."""

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

    NominationsOpened = selection_events.NominationsOpened
    NominationReceived = selection_events.NominationReceived
    CommitteeElected = selection_events.CommitteeElected
    ConflictDeclared = selection_events.ConflictDeclared
    Proposed = selection_events.Proposed
    PlacesDecided = selection_events.PlacesDecided
    DecisionDocumented = selection_events.DecisionDocumented
    LaidOpen = selection_events.LaidOpen

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the selection counts as not having happened."""

        TOPIC = "selection.struck"

    @event(Opened)
    def __init__(self, year: int, side: str) -> None:
        self.year = year
        self.side = side
        self.window: tuple[LocalTime, LocalTime] | None = None
        self.nominated: list[UUID] = []
        self.committee: tuple[CommitteeMember, ...] = ()
        self.conflicts: list[Conflict] = []
        self.proposed: tuple[ProposedPlace, ...] = ()
        self.general_reason: tuple[Wording, ...] = ()
        self.is_decided = False
        self.places: tuple[DecidedPlace, ...] = ()
        self.is_documented = False

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

    @event(selection_events.NominationsOpened)
    def _open_nominations(self, opens: LocalTime, closes: LocalTime) -> None:
        self.window = opens, closes

    @event(selection_events.NominationReceived)
    def _receive(self, organization_id: UUID) -> None:
        self.nominated.append(organization_id)

    @event(selection_events.CommitteeElected)
    def _elect_committee(
        self, members: tuple[CommitteeMember, ...], elected_at_id: UUID | None
    ) -> None:
        self.committee = members

    @event(selection_events.ConflictDeclared)
    def _declare_conflict(self, member_id: UUID, about_id: UUID) -> None:
        self.conflicts.append(Conflict(member_id=member_id, about_id=about_id))

    @event(selection_events.Proposed)
    def _propose(
        self, places: tuple[ProposedPlace, ...], general_reason: tuple[Wording, ...]
    ) -> None:
        self.proposed, self.general_reason = places, general_reason

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
                "the selection for {year} was decided already: "
                "strike that entry first if it is wrong",
                year=self.year,
            )
        selection_rules.check_once(organization_ids)
        self._decide(decider=decider, organization_ids=tuple(organization_ids))

    @event(Decided)
    def _decide(self, decider: str, organization_ids: tuple[UUID, ...]) -> None:
        self.is_decided = True

    @event(selection_events.PlacesDecided)
    def _decide_places(
        self, places: tuple[DecidedPlace, ...], departs_because: tuple[Wording, ...]
    ) -> None:
        self.places = places

    @event(selection_events.DecisionDocumented)
    def _document(
        self,
        content: tuple[Wording, ...],
        presented_by: str | None,
        present: tuple[str, ...],
        case_number: str | None,
        appeal: tuple[Wording, ...],
    ) -> None:
        self.is_documented = True

    @event(selection_events.LaidOpen)
    def _lay_open(
        self,
        nominations: tuple[OpenNomination, ...],
        proposed: tuple[OpenPlace, ...],
        general_reason: tuple[Wording, ...],
        conflicts: tuple[Conflict, ...],
    ) -> None:
        """What was laid open stays so."""

"""The three acts of a selection, nominated, proposed, decided: the guards before their events.

A part of `Selection`, apart for its size.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.record.localtime import LocalTime
from forum.record.values import Wording
from forum.seating import selection_rules
from forum.seating.selection_places import (
    CommitteeMember,
    Conflict,
    DecidedPlace,
    OpenNomination,
    OpenPlace,
    Outcome,
    ProposedPlace,
)
from forum.seating.selection_refusals import (
    DecisionDocumentedError,
    NominationsOpenedError,
    NotInCommitteeError,
    SelectionNotDecidedError,
)


class SelectionActs:
    """Acts of a selection; `Selection` has the state and the event classes."""

    year: int
    window: tuple[LocalTime, LocalTime] | None
    nominated: list[UUID]
    committee: tuple[CommitteeMember, ...]
    conflicts: list[Conflict]
    proposed: tuple[ProposedPlace, ...]
    general_reason: tuple[Wording, ...]
    is_decided: bool
    is_documented: bool
    NominationsOpened: type[Any]
    NominationReceived: type[Any]
    CommitteeElected: type[Any]
    ConflictDeclared: type[Any]
    Proposed: type[Any]
    PlacesDecided: type[Any]
    DecisionDocumented: type[Any]
    LaidOpen: type[Any]

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def open_nominations(self, opens: LocalTime, closes: LocalTime) -> None:
        """Open nominations until an exact time; the same again changes nothing.

        Raises:
            WindowError: They would close before they open.
            NominationsOpenedError: They were opened for other times.
        """
        selection_rules.check_window(opens, closes)
        if self.window == (opens, closes):
            return
        if self.window is not None:
            raise NominationsOpenedError(
                "nominations are open until {closes}: strike that entry first if it is wrong",
                closes=str(self.window[1]),
            )
        self.trigger_event(self.NominationsOpened, opens=opens, closes=closes)

    def is_late(self, received_at: datetime) -> bool:
        """Whether a nomination came in after the exact time at which nominations close."""
        return self.window is not None and received_at > self.window[1].instant

    def open_from(self, days: int) -> date | None:
        """The day from which nominations may be laid open; None where no closing is known."""
        return self.window[1].day + timedelta(days=days) if self.window is not None else None

    def receive(self, organization_id: UUID) -> None:
        """Note that an organization was nominated; again changes nothing. Late ones count too."""
        if organization_id not in self.nominated:
            self.trigger_event(self.NominationReceived, organization_id=organization_id)

    def elect_committee(
        self, members: Sequence[CommitteeMember], elected_at_id: UUID | None
    ) -> None:
        """Elect the committee, in the place of one elected before.

        Raises:
            IncompleteError: It has no members.
        """
        if not members:
            raise IncompleteError("a committee has members: say from which organizations")
        self.trigger_event(
            self.CommitteeElected, members=tuple(members), elected_at_id=elected_at_id
        )

    def declare_conflict(self, member_id: UUID, about_id: UUID) -> None:
        """Let a member declare a conflict of interest; the same again changes nothing.

        Raises:
            NotInCommitteeError: The organization has no member in the committee.
        """
        if all(member.organization_id != member_id for member in self.committee):
            raise NotInCommitteeError(
                "only a member of the committee declares a conflict of interest: elect it first"
            )
        if Conflict(member_id=member_id, about_id=about_id) not in self.conflicts:
            self.trigger_event(self.ConflictDeclared, member_id=member_id, about_id=about_id)

    def propose(
        self, places: Sequence[ProposedPlace], general_reason: tuple[Wording, ...] = ()
    ) -> None:
        """Lay a proposal before the decider; `check_proposal` refuses."""
        selection_rules.check_proposal(places)
        self.trigger_event(self.Proposed, places=tuple(places), general_reason=general_reason)

    def decide_places(
        self, places: Sequence[DecidedPlace], departs_because: tuple[Wording, ...] = ()
    ) -> None:
        """Decide seats and reserves; `check_once` and `check_places` refuse."""
        selection_rules.check_once([place.organization_id for place in places])
        selection_rules.check_places((place.seats, place.reserve_order) for place in places)
        self.trigger_event(
            self.PlacesDecided, places=tuple(places), departs_because=departs_because
        )

    def document(
        self,
        content: tuple[Wording, ...],
        presented_by: str | None = None,
        present: Sequence[str] = (),
        case_number: str | None = None,
        appeal: tuple[Wording, ...] = (),
    ) -> None:
        """Document the decision as an authority does.

        Raises:
            SelectionNotDecidedError: It was not decided.
            IncompleteError: It does not say what was decided.
            DecisionDocumentedError: It was documented already.
        """
        self.check_decided()
        if not content:
            raise IncompleteError("write what was decided")
        if self.is_documented:
            raise DecisionDocumentedError(
                "the decision was documented already: strike that entry first if it is wrong"
            )
        self.trigger_event(
            self.DecisionDocumented,
            content=content,
            presented_by=presented_by,
            present=tuple(present),
            case_number=case_number,
            appeal=appeal,
        )

    def check_decided(self) -> None:
        """Refuse what comes after the decision while there is none.

        Raises:
            SelectionNotDecidedError: There is none.
        """
        if not self.is_decided:
            raise SelectionNotDecidedError(
                "the selection for {year} was not decided: enter the decision first",
                year=self.year,
            )

    def lay_open(self, nominations: Sequence[OpenNomination]) -> None:
        """Lay nominations, proposal and conflicts open; what is for one organization stays so."""
        self.trigger_event(
            self.LaidOpen,
            nominations=tuple(nominations),
            proposed=tuple(
                OpenPlace(
                    organization_id=place.organization_id,
                    seats=place.seats,
                    reserve_order=place.reserve_order,
                    reason=place.public_reason,
                )
                for place in self.proposed
                if place.outcome is not Outcome.NOT_PROPOSED
            ),
            general_reason=self.general_reason,
            conflicts=tuple(self.conflicts),
        )

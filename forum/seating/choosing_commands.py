"""Commands about the choice: committee, conflicts, proposal, decision, and laying it all open."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.commanding import command
from forum.meeting.meeting import Meeting
from forum.record.acting import current
from forum.seating.nomination import Nomination
from forum.seating.organization import Organization
from forum.seating.person import Person
from forum.seating.selection import Selection
from forum.seating.selection_commands import Selections
from forum.seating.selection_places import (
    CommitteeMember,
    DecidedPlace,
    OpenNomination,
    Outcome,
    Proposed,
    ProposedPlace,
)
from forum.seating.selection_refusals import (
    CommitteeSizeError,
    ProposedPlaceError,
    StillClosedError,
    TooEarlyToLayOpenError,
)


class ChoosingCommands(Selections):
    """A committee proposes, a decider decides, and both are laid open.

    All may raise `UnknownSideError`, `UnknownThingError` for what they name, `YearError`, and
    `YearClosedError` where the year is closed and there is no evidence.
    """

    @command
    def elect_committee(
        self,
        *,
        year: int,
        side: str,
        members: Sequence[CommitteeMember],
        at_meeting_id: UUID | None = None,
    ) -> UUID:
        """Elect the selection committee, often a year before the seats.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            members: The members: organizations, and persons where they are named.
            at_meeting_id: The meeting that elects it.

        Raises:
            IncompleteError: It has no members.
            CommitteeSizeError: It has more than the rules say.
        """
        for member in members:
            self.load(Organization, member.organization_id)
            if member.person_id is not None:
                self.load(Person, member.person_id)
        if at_meeting_id is not None:
            self.load(Meeting, at_meeting_id)
        selection = self.selection_here(year, side)
        with self.in_spite_of() as limits:
            rules, most = self.rules_here(), limits.committee_size
            if rules is not None and most is not None and len(members) > most:
                raise CommitteeSizeError(
                    "the committee has {most} members by the rules {rules}: elect no more",
                    limit="committee_size",
                    rules=rules.cited,
                    most=most,
                )
            selection.elect_committee(members, at_meeting_id)
        self.save(selection)
        return selection.id

    @command
    def declare_conflict(
        self, *, year: int, side: str, member_id: UUID, about_organization_id: UUID
    ) -> UUID:
        """Let a member of the committee declare a conflict of interest; again writes nothing.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            member_id: The organization that the member comes from.
            about_organization_id: The organization whose matter it concerns.

        Raises:
            NotAllowedError: A mandate acts for another organization.
            NotInCommitteeError: The organization has no member in the committee.
        """
        self.check_own(organization_id=member_id)
        self.load(Organization, about_organization_id)
        selection = self.selection_here(year, side)
        selection.declare_conflict(member_id, about_organization_id)
        self.save(selection)
        return selection.id

    @command
    def propose_selection(
        self,
        *,
        year: int,
        side: str,
        proposed: Sequence[Proposed],
        general_reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Lay the committee's proposal before the decider; a new one takes the old one's place.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            proposed: What is proposed for each organization, with a reason, also not proposed ones.
            general_reason: How they were weighed, in general terms that everybody may read.

        Raises:
            IncompleteError: It is empty, or an organization has no reason.
            RepeatedOrganizationError: An organization is named twice.
            ProposedPlaceError: A place does not go with what is proposed.
            ReserveOrderError: The reserves are not in an order from 1 without gaps (E3).
        """
        for one in proposed:
            self.load(Organization, one.organization_id)
        selection = self.selection_here(year, side)
        places = [
            ProposedPlace(
                organization_id=one.organization_id,
                outcome=one.outcome,
                seats=one.seats,
                reserve_order=one.reserve_order,
                reason=self.wordings(one.reason),
                public_reason=self.wordings(one.public_reason),
            )
            for one in proposed
        ]
        selection.propose(places, self.wordings(general_reason or {}))
        self.save(selection)
        return selection.id

    @command
    def decide_selection(
        self,
        *,
        year: int,
        side: str,
        decider: str,
        organization_ids: Sequence[UUID] = (),
        places: Sequence[DecidedPlace] = (),
        departs_because: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Decide which organizations are chosen; from then on all may see how they were.

        What the committee said about those that were not chosen goes to each of them alone. Who
        decides by the rules is in the version that the event names; another decider is recorded
        as it was. Seats follow by `seat_selected`, or are granted apart.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            decider: Who decides, as an office or a meeting.
            organization_ids: The organizations with a seat, in the order of the decision; None
                named: those of the places.
            places: Seats and reserve places, as far as they are decided.
            departs_because: Why the decision differs from the proposal, by language tag.

        Raises:
            IncompleteError: The decider is empty.
            SelectionDecidedError: It was decided already.
            RepeatedOrganizationError: An organization is named twice.
            ProposedPlaceError: A number of seats cannot be, or one is not among those chosen (E4).
            ReserveOrderError: The reserves are not in an order from 1 without gaps (E3).
        """
        seated = [place.organization_id for place in places if place.reserve_order is None]
        if organization_ids and not set(seated) <= set(organization_ids):
            raise ProposedPlaceError(
                "an organization gets a seat and is not among those chosen: name it there too"
            )
        for organization_id in (*organization_ids, *(place.organization_id for place in places)):
            self.load(Organization, organization_id)
        selection = self.selection_here(year, side)
        with self.in_spite_of():
            selection.decide(decider.strip(), organization_ids or seated)
            if places:
                selection.decide_places(places, self.wordings(departs_because or {}))
        chosen = {*organization_ids, *(place.organization_id for place in places)}
        nominations = self._nominations(selection)
        self._answer(selection, nominations, chosen)
        self._lay_open(selection, nominations)
        self.save(selection, *nominations.values())
        return selection.id

    @command
    def document_selection_decision(
        self,
        *,
        year: int,
        side: str,
        content: Mapping[str, str | None],
        presented_by: str | None = None,
        present: Sequence[str] = (),
        case_number: str | None = None,
        appeal: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Document the decision as an authority does; functions are named, not persons.

        Args:
            year: The forum year that the seats are for.
            side: Key of the side.
            content: What was decided, by language tag.
            presented_by: The function that presented the matter.
            present: Functions that took part at the end without deciding.
            case_number: The number of the case.
            appeal: What the host says about appealing against it, by language tag.

        Raises:
            SelectionNotDecidedError: It was not decided.
            IncompleteError: It does not say what was decided.
            DecisionDocumentedError: It was documented already.
        """
        selection = self.selection_here(year, side)
        selection.document(
            self.wordings(content), presented_by, present, case_number, self.wordings(appeal or {})
        )
        self.save(selection)
        return selection.id

    @command
    def lay_open_selection(self, *, year: int, side: str) -> UUID:
        """Lay nominations and proposal open, before the decision where the rules let it.

        Raises:
            StillClosedError: There is no decision, and the rules name no day for it.
            TooEarlyToLayOpenError: The day that the rules name has not come.
        """
        selection = self.selection_here(year, side)
        with self.in_spite_of():
            self._check_may_be_open(selection)
            self._lay_open(selection, self._nominations(selection))
        self.save(selection)
        return selection.id

    def _check_may_be_open(self, selection: Selection) -> None:
        rules = self.rules_here()
        days = rules.limits.nominations_open_days if rules is not None else None
        day = selection.open_from(days) if days is not None else None
        if selection.is_decided:
            return
        if rules is None or day is None:
            raise StillClosedError(
                "nominations and proposal are open from the decision, as the rules name no day: "
                "decide first"
            )
        if current().today(self.here().zone) < day:
            raise TooEarlyToLayOpenError(
                "nominations may be laid open from {day} by the rules {rules}: wait until then",
                limit="nominations_open_days",
                rules=rules.cited,
                day=day.isoformat(),
            )

    def _nominations(self, selection: Selection) -> dict[UUID, Nomination]:
        found: dict[UUID, Nomination] = {}
        for organization_id in selection.nominated:
            key = Nomination.create_id(selection.year, selection.side, organization_id)
            if (nomination := self.find(Nomination, key)) is not None:
                self.pin(nomination)
                found[organization_id] = nomination
        return found

    def _answer(
        self, selection: Selection, nominations: Mapping[UUID, Nomination], chosen: set[UUID]
    ) -> None:
        """Tell each organization that was not chosen what the committee said about it."""
        for place in selection.proposed:
            nomination = nominations.get(place.organization_id)
            is_out = place.outcome is Outcome.NOT_PROPOSED and place.organization_id not in chosen
            if nomination is not None and is_out:
                nomination.answer(place.reason)

    def _lay_open(self, selection: Selection, nominations: Mapping[UUID, Nomination]) -> None:
        standing: list[OpenNomination] = []
        for nomination in nominations.values():
            standing += nomination.standing()
        if standing or selection.proposed:
            selection.lay_open(standing)

"""Commands about the approval of notes."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.commanding import command
from forum.errors import IncompleteError
from forum.governing.limits import MinutesApproval
from forum.keeping.register import Register, Series
from forum.meeting.decision import Decider, Decision, DecisionSubject
from forum.meeting.decision_commands import DecisionCommands
from forum.meeting.ground import on_day_of
from forum.meeting.meeting import Meeting
from forum.publishing.approving import CHAIRS
from forum.publishing.minutes import Minutes
from forum.publishing.refusals import ApprovalError, ApprovalWayError
from forum.record.acting import current
from forum.record.posts import Post


class ApprovalCommands(DecisionCommands):
    """Approving notes in the way that the rules name, and filing them."""

    @command
    def approve_minutes(
        self,
        *,
        minutes_id: UUID,
        at_meeting_id: UUID | None = None,
        in_writing: bool = False,
        number: int | None = None,
        decision_id: UUID | None = None,
        decision_title: Mapping[str, str | None] | None = None,
        decided_by: Decider | None = None,
        side: str | None = None,
        is_filed: bool = False,
    ) -> UUID:
        """Approve notes, once, at a later meeting or in writing, as the rules of the day name it.

        The last notes of a year may always be approved in writing: no later meeting has the same
        members. What is entered afterwards from a source is entered as it was. Where the later
        meeting's agenda has their approval as a standing item, that is closed.

        Args:
            minutes_id: The notes.
            at_meeting_id: The later meeting that approves them.
            in_writing: They are approved outside a meeting.
            number: The version; the newest, if its text is here and none is named.
            decision_id: The decision, if it is recorded already.
            decision_title: To record the decision in the same save, its line by language tag.
            decided_by: Who decides; see `take_decision`.
            side: Key of the side, where one side alone decides.
            is_filed: The notes are filed at the same time.

        Raises:
            MinutesApprovedError: They are approved already (E6).
            ApprovalWayError: The rules name another way.
            ApprovalError: Neither or both of a meeting and in writing, or a meeting that is not
                later than theirs, or of another side (E6).
            MeetingCancelledError: The later meeting was cancelled.
            HeldInFutureError: Its day has not come.
            UnknownVersionError: There is no such version.
            IncompleteError: Both a recorded and a new decision are named.

        Source: domain reference, section 9, E6.
        """
        minutes = self.load(Minutes, minutes_id)
        meeting = self.load(Meeting, minutes.meeting_id)
        at = self.load(Meeting, at_meeting_id) if at_meeting_id is not None else None
        if at is not None:
            at.check_begun(self.today_here())
            if at.side != meeting.side:
                raise ApprovalError(
                    "notes are approved at a meeting of those who met: choose such a meeting"
                )
        if decision_id is not None and decision_title is not None:
            raise IncompleteError("name the recorded decision or write a new one: not both")
        if decision_id is not None:
            self.load(Decision, decision_id)
        elif decision_title is not None:
            decision_id = self.new_id(Decision)
        way = MinutesApproval.IN_WRITING if in_writing else MinutesApproval.AT_NEXT_MEETING
        self._check_way(way, meeting)
        with on_day_of(at), self.in_spite_of():
            minutes.approve(
                day=meeting.day,
                at_day=at.day if at is not None else None,
                at_meeting_id=at_meeting_id,
                decision_id=decision_id,
                in_writing=in_writing,
                number=number,
            )
            if is_filed:
                minutes.file()
        self.save(minutes)
        item_id = at.approval_item(minutes.id) if at is not None else None
        if decision_id is not None and decision_title is not None:
            self.enter_decision(
                decision_id,
                year=at.year if at is not None else meeting.year,
                subject=DecisionSubject.NOTES,
                title=decision_title,
                decided_by=decided_by,
                side=side,
                meeting_id=at_meeting_id,
                outside_meeting=in_writing,
                item_id=item_id,
            )
        elif at is not None and item_id is not None:
            with on_day_of(at):
                _close(at, item_id, decision_id)
            self.save(at)
        return minutes.id

    @command
    def file_minutes(self, *, minutes_id: UUID) -> UUID:
        """File approved notes.

        Raises:
            MinutesNotApprovedError: They are not approved.
            MinutesFiledError: They were filed already.
        """
        minutes = self.load(Minutes, minutes_id)
        minutes.file()
        self.save(minutes)
        return minutes.id

    @command
    def name_verifiers(self, *, minutes_id: UUID, organization_ids: Sequence[UUID]) -> UUID:
        """Name the organizations that verify notes; the same again writes nothing.

        Raises:
            UnknownThingError: There are no such notes, or no such organization.
            MinutesApprovedError: They are approved already.
            ApprovalWayError: The rules name another way to approve them.
            ApprovalError: Nobody is named, or somebody twice.
        """
        minutes = self.load(Minutes, minutes_id)
        self.check_known(*organization_ids)
        self._check_way(MinutesApproval.BY_VERIFIERS, self.load(Meeting, minutes.meeting_id))
        with self.in_spite_of():
            minutes.name_verifiers(organization_ids)
        self.save(minutes)
        return minutes.id

    @command
    def verify_minutes(
        self,
        *,
        minutes_id: UUID,
        organization_id: UUID | None = None,
        post: Post | None = None,
    ) -> UUID:
        """Verify the newest version of notes; when all have done so they are approved.

        Args:
            minutes_id: The notes.
            organization_id: The organization that verifies, where the rules name verifiers.
            post: The post of the presidium, where the rules name the two chairs.

        Raises:
            IncompleteError: Neither or both of them.
            MinutesApprovedError: They are approved already (E6).
            ApprovalWayError: The rules name another way.
            ApprovalError: It is not for these to verify them, or they did so already.
            NotAllowedError: A mandate would verify for another organization.
        """
        self.check_own(organization_id=organization_id)
        if (organization_id is None) is (post is None):
            raise IncompleteError("say which organization verifies the notes, or which chair")
        minutes = self.load(Minutes, minutes_id)
        meeting = self.load(Meeting, minutes.meeting_id)
        needed: frozenset[UUID | Post]
        if post is not None:
            self._check_way(MinutesApproval.BY_THE_CHAIRS, meeting)
            needed = frozenset(CHAIRS)
        else:
            self._check_way(MinutesApproval.BY_VERIFIERS, meeting)
            needed = frozenset(minutes.verifiers)
        with self.in_spite_of():
            minutes.verify(post or organization_id, needed)  # type: ignore[arg-type]
        self.save(minutes)
        return minutes.id

    def _check_way(self, way: MinutesApproval, meeting: Meeting) -> None:
        """Refuse a way of approval that the rules of the day do not name.

        Raises:
            ApprovalWayError: They name another one.
        """
        rules = self.rules_here()
        named = rules.limits.minutes_approved if rules is not None else None
        if rules is None or named is None or named is way or current().evidence is not None:
            return
        is_last = named is MinutesApproval.AT_NEXT_MEETING and self._is_last_of_year(meeting)
        if way is MinutesApproval.IN_WRITING and is_last:
            return
        raise ApprovalWayError(
            "the rules have notes approved another way ({named}): do it that way",
            limit="minutes_approved",
            rules=rules.cited,
            named=named.value,
        )

    def _is_last_of_year(self, meeting: Meeting) -> bool:
        """Whether no later meeting of the forum in the same year is known to have its number."""
        numbers = self.find(Register, Register.create_id(Series.MEETING, meeting.year))
        for meeting_id in numbers.issued if numbers is not None else ():
            other = self.find(Meeting, meeting_id)
            if other is None or other.is_cancelled or other.id == meeting.id:
                continue
            if other.day.latest > meeting.day.latest:
                return False
        return True


def _close(at: Meeting, item_id: UUID, decision_id: UUID | None) -> None:
    """Close the item on which notes were approved, by the decision where one is recorded."""
    if decision_id is not None:
        at.decide_item(item_id, decision_id)
    else:
        at.settle_item(item_id)

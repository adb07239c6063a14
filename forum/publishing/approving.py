"""How notes are approved and filed: the guards before these events of `Minutes`.

A part of `Minutes`, apart for its size.

Source: domain reference, section 9, E6 and E7.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from forum.governing.limits import MinutesApproval
from forum.publishing.approval import check_approval
from forum.publishing.refusals import (
    ApprovalError,
    MinutesApprovedError,
    MinutesFiledError,
    MinutesNotApprovedError,
)
from forum.record.posts import Post
from forum.record.values import Wording
from forum.record.when import When

CHAIRS = frozenset({Post.CHAIR, Post.VICE_CHAIR})


class Approving:
    """Acts of approval; `Minutes` has the state and the event classes."""

    meeting_id: UUID
    is_approved: bool
    is_filed: bool
    versions: dict[int, tuple[Wording, ...]]
    verifiers: tuple[UUID, ...]
    verified: dict[int, set[UUID | Post]]
    Approved: type[Any]
    Filed: type[Any]
    VerifiersNamed: type[Any]
    Verified: type[Any]

    @property
    def number(self) -> int:
        """The number of the newest version; see `Minutes`."""
        raise NotImplementedError

    def version_text(self, number: int) -> tuple[Wording, ...]:
        """Return the text of a version; see `Minutes`."""
        raise NotImplementedError

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def approve(
        self,
        *,
        day: When,
        at_day: When | None = None,
        at_meeting_id: UUID | None = None,
        decision_id: UUID | None = None,
        in_writing: bool = False,
        number: int | None = None,
    ) -> None:
        """Approve the notes, once, at a later meeting or in writing.

        Args:
            day: The day of their meeting.
            at_day: The day of the meeting that approves them.
            at_meeting_id: The meeting that approves them.
            decision_id: The decision.
            in_writing: They are approved outside a meeting.
            number: The version; the newest, if its text is here and none is named.

        Raises:
            MinutesApprovedError: They are approved already (E6).
            ApprovalError: Neither or both of a meeting and in writing, or a meeting that is
                certainly not later than theirs (E6).
            UnknownVersionError: There is no such version.
        """
        self.check_not_approved()
        if at_meeting_id == self.meeting_id:
            at_day = day
        check_approval(day, at_day, at_meeting_id, in_writing)
        if number is None and self.versions[self.number]:
            number = self.number
        if number is not None:
            self.version_text(number)
        self._approved(number, at_meeting_id, decision_id, in_writing=in_writing)

    def name_verifiers(self, organization_ids: Sequence[UUID]) -> None:
        """Name the organizations that verify the notes.

        Raises:
            MinutesApprovedError: They are approved already.
            ApprovalError: Nobody is named, or somebody twice.
        """
        self.check_not_approved()
        if not organization_ids or len(set(organization_ids)) < len(organization_ids):
            raise ApprovalError("name each organization that verifies the notes once")
        if tuple(organization_ids) != self.verifiers:
            self.trigger_event(self.VerifiersNamed, organization_ids=tuple(organization_ids))

    def verify(self, by: UUID | Post, needed: frozenset[UUID | Post]) -> None:
        """Let somebody verify the newest version; the last one approves the notes.

        Args:
            by: The organization, or the post in the presidium.
            needed: All that have to verify it.

        Raises:
            MinutesApprovedError: They are approved already.
            ApprovalError: It is not for these to verify the notes, or they did so already.
        """
        self.check_not_approved()
        number = self.number
        if by not in needed:
            raise ApprovalError("it is not for you to verify these notes: ask those who are named")
        if by in self.verified.get(number, set()):
            raise ApprovalError("you have verified version {number} already", number=number)
        post, organization_id = (by, None) if isinstance(by, Post) else (None, by)
        self.trigger_event(self.Verified, number=number, organization_id=organization_id, post=post)
        if self.verified[number] >= needed:
            way = MinutesApproval.BY_THE_CHAIRS if post else MinutesApproval.BY_VERIFIERS
            self._approved(number, None, None, in_writing=False, by=way)

    def _approved(
        self,
        number: int | None,
        at_meeting_id: UUID | None,
        decision_id: UUID | None,
        *,
        in_writing: bool,
        by: MinutesApproval | None = None,
    ) -> None:
        self.trigger_event(
            self.Approved,
            number=number,
            at_meeting_id=at_meeting_id,
            decision_id=decision_id,
            in_writing=in_writing,
            by=by,
        )

    def file(self) -> None:
        """File the approved notes.

        Raises:
            MinutesNotApprovedError: They are not approved.
            MinutesFiledError: They were filed already.
        """
        self.check_approved()
        if self.is_filed:
            raise MinutesFiledError("the notes were filed already")
        self.trigger_event(self.Filed)

    def check_not_approved(self) -> None:
        """Refuse to approve twice.

        Raises:
            MinutesApprovedError: They are approved already (E6).
        """
        if self.is_approved:
            raise MinutesApprovedError("the notes are approved already: that happens once")

    def check_approved(self) -> None:
        """Refuse what only approved notes allow.

        Raises:
            MinutesNotApprovedError: They are not approved.
        """
        if not self.is_approved:
            raise MinutesNotApprovedError("the notes are not approved yet: approve them first")

"""What happens to the notes of a meeting; these are events of `Minutes`."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID

from forum.governing.limits import MinutesApproval
from forum.record.envelope import ForumAggregate
from forum.record.posts import Post
from forum.record.values import Wording
from forum.record.when import When


class HasApproval(Protocol):
    """What events of approval change in the notes."""

    is_approved: bool
    is_filed: bool
    approved_number: int | None
    verifiers: tuple[UUID, ...]
    verified: dict[int, set[UUID | Post]]


class WithdrawalGround(StrEnum):
    """Why something is taken back from publication; the public reads it in its place."""

    DUPLICATE = "duplicate"
    SECRECY = "secrecy"  # it held what may not be shown
    DROPPED = "dropped"  # what it was about was dropped
    WRONG = "wrong"  # it said something that is not so
    OTHER = "other"


class Redrafted(ForumAggregate.Event):
    """The draft was rewritten, as a version of its own.

    Attributes:
        number: The version's number, from 2.
        text: The notes, by language; an earlier version's text named again goes back to it.
    """

    TOPIC = "minutes.redrafted"
    number: int
    text: tuple[Wording, ...]


class Circulated(ForumAggregate.Event):
    """A version was sent to the members for comments.

    Attributes:
        number: The version's number, from 1.
        text: That version's text named again, so that members may read it.
        comment_by: Last day for comments; absent where the rules set none.
    """

    TOPIC = "minutes.circulated"
    class_version = 2
    number: int
    text: tuple[Wording, ...]
    comment_by: When | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say until when members comment."""


class VerifiersNamed(ForumAggregate.Event):
    """It was said which organizations verify the notes, in place of what was said before.

    Attributes:
        organization_ids: The organizations; whoever speaks for one may verify.
    """

    TOPIC = "minutes.verifiers_named"
    organization_ids: tuple[UUID, ...]

    def apply(self, aggregate: HasApproval) -> None:
        """Remember who verifies."""
        aggregate.verifiers = self.organization_ids


class Verified(ForumAggregate.Event):
    """Somebody who is to verify the notes did so.

    Attributes:
        number: The version that was verified.
        organization_id: The organization; absent for a post of the presidium.
        post: The post of the presidium; absent for an organization.
    """

    TOPIC = "minutes.verified"
    number: int
    organization_id: UUID | None
    post: Post | None

    def apply(self, aggregate: HasApproval) -> None:
        """Remember who verified which version."""
        by = self.post or self.organization_id
        if by is not None:
            aggregate.verified.setdefault(self.number, set()).add(by)


class Approved(ForumAggregate.Event):
    """The notes were approved: at a later meeting, in writing, by verifiers or by the chairs.

    Attributes:
        number: The version that was approved, from 1; absent where its text is not known.
        at_meeting_id: The later meeting at which they were approved.
        decision_id: The decision, where it is recorded as one.
        in_writing: They were approved in writing, outside a meeting.
        by: By verifiers or by the two chairs; absent for a meeting and in writing.
    """

    TOPIC = "minutes.approved"
    class_version = 2
    number: int | None
    at_meeting_id: UUID | None
    decision_id: UUID | None
    in_writing: bool
    by: MinutesApproval | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may be approved by verifiers or by the chairs."""

    def apply(self, aggregate: HasApproval) -> None:
        """Remember which version was approved."""
        aggregate.is_approved = True
        aggregate.approved_number = self.number


class Filed(ForumAggregate.Event):
    """The approved notes were filed."""

    TOPIC = "minutes.filed"

    def apply(self, aggregate: HasApproval) -> None:
        """Remember that they are filed."""
        aggregate.is_filed = True


class Published(ForumAggregate.Event):
    """A version was published.

    Attributes:
        number: The version's number, from 1.
        text: That version's text named again, so that everybody may read it; empty where the
            text is not in this log.
        before_approval: The notes were not approved then.
    """

    TOPIC = "minutes.published"
    number: int
    text: tuple[Wording, ...]
    before_approval: bool


class Corrected(ForumAggregate.Event):
    """Approved notes were corrected; the approved version stays to be read.

    Attributes:
        number: The number of the version that holds the correction.
        text: The corrected notes, by language.
        reason: Why, by language.
        is_public: The notes were public then, so the correction is, too.
    """

    TOPIC = "minutes.corrected"
    number: int
    text: tuple[Wording, ...]
    reason: tuple[Wording, ...]
    is_public: bool


class Withdrawn(ForumAggregate.Event):
    """The notes were taken back from publication, in all versions.

    Attributes:
        reason: Why, by language, fit for everybody to read.
        ground: Why, in one word; absent where that was not asked.
    """

    TOPIC = "minutes.withdrawn"
    class_version = 2
    reason: tuple[Wording, ...]
    ground: WithdrawalGround | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say why in one word."""

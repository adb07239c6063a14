"""What happens to the notes of a meeting; these are events of `Minutes`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.values import Wording


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
    """

    TOPIC = "minutes.circulated"
    number: int
    text: tuple[Wording, ...]


class Approved(ForumAggregate.Event):
    """The notes were approved, at a later meeting or in writing.

    Attributes:
        number: The version that was approved, from 1; absent where its text is not known.
        at_meeting_id: The later meeting at which they were approved.
        decision_id: The decision, where it is recorded as one.
        in_writing: They were approved in writing, outside a meeting.
    """

    TOPIC = "minutes.approved"
    number: int | None
    at_meeting_id: UUID | None
    decision_id: UUID | None
    in_writing: bool


class Filed(ForumAggregate.Event):
    """The approved notes were filed."""

    TOPIC = "minutes.filed"


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
        reason: Why, by language.
    """

    TOPIC = "minutes.withdrawn"
    reason: tuple[Wording, ...]

"""What happens in the course of a meeting; these are events of `Meeting`."""

from typing import Protocol
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.values import Wording
from forum.record.when import When


class HasCourse(Protocol):
    """A meeting, as far as these events touch it."""

    is_opened: bool
    is_closed: bool


class PapersSent(ForumAggregate.Event):
    """Papers for the meeting went to those who come.

    Attributes:
        papers: How many, 1 or more; absent where they were not counted.
        is_late: It was fewer days before the meeting than the rules say.
    """

    TOPIC = "meeting.papers_sent"
    papers: int | None
    is_late: bool


class Opened(ForumAggregate.Event):
    """The meeting was opened.

    Attributes:
        at: When, by the clock of the place; absent where unknown.
    """

    TOPIC = "meeting.opened"
    at: LocalTime | None

    def apply(self, aggregate: HasCourse) -> None:
        """Remember it."""
        aggregate.is_opened = True


class Closed(ForumAggregate.Event):
    """The meeting was closed.

    Attributes:
        at: When, by the clock of the place; absent where unknown.
    """

    TOPIC = "meeting.closed"
    at: LocalTime | None

    def apply(self, aggregate: HasCourse) -> None:
        """Remember it."""
        aggregate.is_closed = True


class FeedbackPromised(ForumAggregate.Event):
    """The chair said at the end which feedback those who came will get.

    Attributes:
        text: What kind of feedback, by language.
        owner: Who owes it, in short words; absent where an organization says it all.
        owner_id: The organization that owes it; absent where none is named.
        due: Last day; absent where none was said.
    """

    TOPIC = "meeting.feedback_promised"
    text: tuple[Wording, ...]
    owner: str | None
    owner_id: UUID | None
    due: When | None

"""What comes back on a view; these are events of `Feedback`."""

from enum import StrEnum
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.values import Wording
from forum.record.when import When


class Outcome(StrEnum):
    """What an answer says was done with a view."""

    ANSWERED = "answered"
    TAKEN_ON_AGENDA = "taken_on_agenda"
    FOLLOW_UP_MEETING = "follow_up_meeting"
    FORWARDED = "forwarded"
    TAKEN_UP = "taken_up"
    PARTLY_TAKEN_UP = "partly_taken_up"
    NOT_TAKEN_UP = "not_taken_up"


class ChangeKind(StrEnum):
    """What changed because of a view."""

    DECISION = "decision"
    BUDGET = "budget"
    PRACTICE = "practice"
    NOTHING = "nothing"


class Promised(ForumAggregate.Event):
    """Somebody promised an answer.

    Attributes:
        due: Last day to answer.
        owner_id: The organization or office that promised; absent where unknown.
    """

    TOPIC = "feedback.promised"
    due: When
    owner_id: UUID | None


class Acknowledged(ForumAggregate.Event):
    """It was said that the view was received."""

    TOPIC = "feedback.acknowledged"


class Extended(ForumAggregate.Event):
    """The answer was put off; earlier days stay to be seen.

    Attributes:
        due: The new last day to answer, later than the one before.
        reason: Why, by language.
    """

    TOPIC = "feedback.extended"
    due: When
    reason: tuple[Wording, ...]


class ReportedWithoutNews(ForumAggregate.Event):
    """It was told that there is nothing new yet.

    Attributes:
        text: What was told, by language; empty where nothing more was.
    """

    TOPIC = "feedback.reported_without_news"
    text: tuple[Wording, ...]


class FollowedUp(ForumAggregate.Event):
    """Something was done that touches the view; an answer to it was not seen.

    Attributes:
        text: What was done, by language.
    """

    TOPIC = "feedback.followed_up"
    text: tuple[Wording, ...]


class Given(ForumAggregate.Event):
    """The view was answered.

    Attributes:
        outcome: Taken up, partly, not taken up; or answered, taken on the agenda, follow-up
            meeting, forwarded.
        text: The answer, by language.
        change: What changed because of the view, by language; empty where nothing is said.
        why: Why the view was taken up as far as it was, by language; empty where nothing is said.
        change_kind: Whether a decision, the budget, a practice or nothing changed; absent where it
            is not said.
        link: Address of a page that shows the change, if there is one.
        capacity: The office of whoever answered, in words and without a name; absent where unknown.
    """

    TOPIC = "feedback.given"
    class_version = 2
    outcome: Outcome
    text: tuple[Wording, ...]
    change: tuple[Wording, ...]
    why: tuple[Wording, ...]
    change_kind: ChangeKind | None
    link: str | None
    capacity: str | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 knows more outcomes, and may say why, what changed and in which capacity."""


class Judged(ForumAggregate.Event):
    """It was said whether the answer is enough, by those who gave the view.

    Attributes:
        is_enough: Whether it is.
        reason: Why, by language; empty only where it is enough.
        view_id: The view whose giver says so, where that was gathered into the answered one.
    """

    TOPIC = "feedback.judged"
    class_version = 2
    is_enough: bool
    reason: tuple[Wording, ...]
    view_id: UUID | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say which of several gathered views it is about."""


class Reopened(ForumAggregate.Event):
    """The view waits for an answer again; the earlier one stays to be read.

    Attributes:
        reason: Why, by language.
    """

    TOPIC = "feedback.reopened"
    reason: tuple[Wording, ...]

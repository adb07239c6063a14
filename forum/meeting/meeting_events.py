"""What happens to a meeting after it was planned; these are events of `Meeting`."""

from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.values import Name, Wording
from forum.record.when import When


class Scheduled(ForumAggregate.Event):
    """The meeting got its day, times and place; they take the place of earlier ones.

    Attributes:
        day: The day, as exactly as it is known.
        start: When it begins, by the clock of the place; absent where unknown.
        end: When it ends, by the clock of the place; absent where unknown.
        place: Where; absent where unknown.
    """

    TOPIC = "meeting.scheduled"
    day: When
    start: LocalTime | None
    end: LocalTime | None
    place: str | None


class Retitled(ForumAggregate.Event):
    """The meeting is called something else.

    Attributes:
        title: The new title, by language.
    """

    TOPIC = "meeting.retitled"
    title: tuple[Name, ...]


class Convened(ForumAggregate.Event):
    """The invitation went out; from then on the items of the agenda keep their numbers.

    Attributes:
        convener_id: The organization that called the meeting; absent where unknown.
        annexes: Papers sent with the invitation, 0 or more; absent where unknown.
        registration_deadline: Last day to say who comes; absent where unknown.
    """

    TOPIC = "meeting.convened"
    convener_id: UUID | None
    annexes: int | None
    registration_deadline: When | None


class Held(ForumAggregate.Event):
    """The meeting took place."""

    TOPIC = "meeting.held"


class Cancelled(ForumAggregate.Event):
    """The meeting was cancelled before it was held.

    Attributes:
        reason: Why, by language; empty where it was not said.
    """

    TOPIC = "meeting.cancelled"
    reason: tuple[Wording, ...]


class Numbered(ForumAggregate.Event):
    """The meeting got its number among the whole forum's meetings of the year.

    Attributes:
        number: The number, from 1.
    """

    TOPIC = "meeting.numbered"
    number: int


class PresidedBy(ForumAggregate.Event):
    """Somebody chaired the meeting.

    Attributes:
        post: The post in the presidium; absent for another chair.
        organization_id: The organization that the chair came from; absent where unknown.
    """

    TOPIC = "meeting.presided_by"
    post: Post | None
    organization_id: UUID | None

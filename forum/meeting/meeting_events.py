"""What happens to a meeting after it was planned; these are events of `Meeting`."""

from typing import Protocol
from uuid import UUID

from forum.meeting.meeting_kinds import MeetingForm
from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.values import Name, Wording
from forum.record.when import When


class HasTimes(Protocol):
    """A meeting, as far as `Scheduled` touches it."""

    day: When
    times: tuple[LocalTime | None, LocalTime | None, str | None]
    form: MeetingForm | None


class HasCourse(Protocol):
    """A meeting, as far as what happens at it touches it."""

    is_held: bool
    presided_by: tuple[Post | None, UUID | None]


class Scheduled(ForumAggregate.Event):
    """The meeting got its day, times and place; they take the place of earlier ones.

    Attributes:
        day: The day, as exactly as it is known.
        start: When it begins, by the clock of the place; absent where unknown.
        end: When it ends, by the clock of the place; absent where unknown.
        place: Where; absent where unknown.
        reason: Why it was moved, by language; empty where that was not said.
        form: On site, remote or both; absent where that was not said.
    """

    TOPIC = "meeting.scheduled"
    class_version = 3
    day: When
    start: LocalTime | None
    end: LocalTime | None
    place: str | None
    reason: tuple[Wording, ...]
    form: MeetingForm | None

    @staticmethod
    def upcast_v2_v3(state: dict[str, object]) -> None:
        """Version 3 may say the form; before, it was not kept."""

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say why the meeting was moved; before, no reason was kept."""

    def apply(self, aggregate: HasTimes) -> None:
        """Set day, times, place and form."""
        aggregate.day = self.day
        aggregate.times = (self.start, self.end, self.place)
        aggregate.form = self.form


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

    def apply(self, aggregate: HasCourse) -> None:
        """Remember that it took place."""
        aggregate.is_held = True


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
        at: From when on, by the clock of the place; absent from the beginning.
    """

    TOPIC = "meeting.presided_by"
    class_version = 2
    post: Post | None
    organization_id: UUID | None
    at: LocalTime | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say from when on; before, a chair was told for the whole meeting."""

    def apply(self, aggregate: HasCourse) -> None:
        """Remember the newest chair."""
        aggregate.presided_by = (self.post, self.organization_id)

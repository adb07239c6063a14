"""A task given at a meeting: what is to be done, by whom, perhaps by when; done, or dropped.

Smaller than a decision: nothing is decided by it, and it has no number. What the chair promises
those who came is a promise of the meeting, and what is to come back on a view is its feedback.
Source: issue on the texts of a meeting, item 3 (the meeting page).
"""

from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording
from forum.record.when import When


class TaskOwner(StrEnum):
    """Who does a task."""

    SECRETARIAT = "secretariat"
    SIDE = "side"  # one side, by whoever speaks for it
    ORGANIZATION = "organization"
    OFFICE = "office"  # one outside the forum, in short words


class TaskOwnerError(ForumError):
    """Side, organization or office do not fit who does the task."""

    code = "task_owner"


class TaskDayError(ForumError):
    """The last day of a task is before the day it was given."""

    code = "task_day"


class TaskOverError(ForumError):
    """The task was done or dropped already."""

    code = "task_over"


class Task(ForumAggregate):
    """One task."""

    TOPIC = "task"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "task.reserved"

    class Given(ForumAggregate.Event, Aggregate.Created):
        """Somebody was given a task at a meeting.

        Attributes:
            year: The forum year of the meeting.
            meeting_id: The meeting at which it was given.
            item_id: The item of its agenda, where it was given on one.
            text: What is to be done, by language.
            owner: Who does it: the secretariat, a side, an organization, or an office outside the
                forum.
            side: Key of the side, where a side does it.
            organization_id: The organization, where one does it.
            office: The office outside the forum in short words, where one does it; no person.
            due: Last day; absent where none was said.
        """

        TOPIC = "task.given"
        year: int
        meeting_id: UUID
        item_id: UUID | None
        text: tuple[Wording, ...]
        owner: TaskOwner
        side: str | None
        organization_id: UUID | None
        office: str | None
        due: When | None

    class Done(ForumAggregate.Event):
        """The task was done on the day `effective`.

        Attributes:
            text: What came of it, by language; empty where that was not said.
        """

        TOPIC = "task.done"
        text: tuple[Wording, ...]

    class Dropped(ForumAggregate.Event):
        """The task is not done after all.

        Attributes:
            reason: Why, by language.
        """

        TOPIC = "task.dropped"
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the task counts as not having happened."""

        TOPIC = "task.struck"

    @event(Given)
    def __init__(
        self,
        year: int,
        meeting_id: UUID,
        item_id: UUID | None,
        text: tuple[Wording, ...],
        owner: TaskOwner,
        side: str | None,
        organization_id: UUID | None,
        office: str | None,
        due: When | None,
    ) -> None:
        self.side = side
        self.organization_id = organization_id
        self.is_done = self.is_dropped = False

    @staticmethod
    def create_id() -> UUID:
        """Two tasks of a meeting may be worded alike, so the id is random."""
        return uuid4()

    @staticmethod
    def check_giving(
        text: tuple[Wording, ...],
        owner: TaskOwner,
        side: str | None,
        organization_id: UUID | None,
        office: str | None,
        due: When | None,
        day: When,
    ) -> None:
        """Refuse a task that says nothing, has no one owner, or was over before it was given.

        Args:
            text: What is to be done.
            owner: Who does it.
            side: Key of the side.
            organization_id: The organization.
            office: The office outside the forum.
            due: Last day.
            day: The day of the meeting.

        Raises:
            IncompleteError: The text is empty.
            TaskOwnerError: Side, organization or office do not fit who does it.
            TaskDayError: The last day is certainly before the meeting.
        """
        if not text:
            raise IncompleteError("say what is to be done")
        named = {
            TaskOwner.SIDE: side,
            TaskOwner.ORGANIZATION: organization_id,
            TaskOwner.OFFICE: office,
        }
        if {kind for kind, one in named.items() if one} != {owner} & named.keys():
            raise TaskOwnerError(
                "say who does the task: the secretariat, or one side, organization or office"
            )
        if due is not None and day.earliest is not None and due.latest < day.earliest:
            raise TaskDayError(
                "the task was given on {day}, and {due} is before that: choose a later last day",
                day=str(day),
                due=str(due),
            )

    def finish(self, text: tuple[Wording, ...] = ()) -> None:
        """Say that the task was done.

        Raises:
            TaskOverError: That was said already, or it was dropped.
        """
        self._check_open()
        self._finish(text=text)

    @event(Done)
    def _finish(self, text: tuple[Wording, ...]) -> None:
        self.is_done = True

    def drop(self, reason: tuple[Wording, ...]) -> None:
        """Say that the task is not done after all.

        Raises:
            IncompleteError: The reason is empty.
            TaskOverError: It was done or dropped already.
        """
        if not reason:
            raise IncompleteError("say why the task is dropped")
        self._check_open()
        self._drop(reason=reason)

    @event(Dropped)
    def _drop(self, reason: tuple[Wording, ...]) -> None:
        self.is_dropped = True

    def _check_open(self) -> None:
        if self.is_done:
            raise TaskOverError("the task was done already: strike that entry if it is wrong")
        if self.is_dropped:
            raise TaskOverError("the task was dropped: give it anew at a meeting")

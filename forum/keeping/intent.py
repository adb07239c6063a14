"""What is to be done by itself at an instant: the intent is one event, the act another.

Nothing becomes public by the clock alone: `forum tick` carries out what is due, once each.

Source: design section 3, item 14.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.localtime import LocalTime
from forum.record.values import Wording


class IntendedAct(StrEnum):
    """What can be planned."""

    PUBLISH_MINUTES = "publish_minutes"


class IntentClosedError(ForumError):
    """What was planned was carried out or called off already."""

    code = "intent_closed"


class IntentNotDueError(ForumError):
    """The instant has not come."""

    code = "intent_not_due"


class Intent(ForumAggregate):
    """One act that was planned."""

    TOPIC = "intent"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "intent.reserved"

    class Planned(ForumAggregate.Event, Aggregate.Created):
        """An act was planned, to be carried out by the program itself.

        Attributes:
            act: The act.
            about_id: The thing that it is about.
            number: The version of it; absent where the newest is meant.
            due: From when on it is carried out, by the clock of the forum.
        """

        TOPIC = "intent.planned"
        act: IntendedAct
        about_id: UUID
        number: int | None
        due: LocalTime

    class CarriedOut(ForumAggregate.Event):
        """What was planned was done, in the same save as this."""

        TOPIC = "intent.carried_out"

    class CalledOff(ForumAggregate.Event):
        """What was planned is not to be done.

        Attributes:
            reason: Why, by language; empty where that is not said.
        """

        TOPIC = "intent.called_off"
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the intent counts as not having happened."""

        TOPIC = "intent.struck"

    @event(Planned)
    def __init__(
        self, act: IntendedAct, about_id: UUID, number: int | None, due: LocalTime
    ) -> None:
        self.act = act
        self.about_id = about_id
        self.number = number
        self.due = due
        self.is_open = True

    @staticmethod
    def create_id() -> UUID:
        """The same act may be planned again, so the id is random."""
        return uuid4()

    def carry_out(self, now: datetime) -> None:
        """Say that it is done.

        Args:
            now: The instant of the command.

        Raises:
            IntentClosedError: It was carried out or called off already.
            IntentNotDueError: Its instant has not come.
        """
        self._check_open()
        if now < self.due.instant:
            raise IntentNotDueError("this is to be done at {due}: wait until then", due=self.due)
        self._carry_out()

    @event(CarriedOut)
    def _carry_out(self) -> None:
        self.is_open = False

    def call_off(self, reason: tuple[Wording, ...] = ()) -> None:
        """Say that it is not to be done.

        Raises:
            IntentClosedError: It was carried out or called off already.
        """
        self._check_open()
        self._call_off(reason=reason)

    @event(CalledOff)
    def _call_off(self, reason: tuple[Wording, ...]) -> None:
        self.is_open = False

    def _check_open(self) -> None:
        if not self.is_open:
            raise IntentClosedError("this was carried out or called off already: plan it anew")

"""The turn of the year: one guided list of what passes from a forum year to the next.

Most steps show by themselves that they are done: rules adopted, meetings planned, posts filled.
What leaves no other trace is said here, and so is a step that is put off or not needed. The steps
can be taken in any order.
"""

from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording
from forum.record.when import When


class TurnStep(StrEnum):
    """A step of the turn, in the order of the list."""

    HAND_OVER_NOTE = "hand_over_note"  # the outgoing presidium writes down what to go on with
    RULES = "rules"  # a copy of the rules with marked changes is proposed and adopted
    MEETINGS = "meetings"  # the days of all meetings are proposed together
    SEATS = "seats"
    REPRESENTATIVES = "representatives"
    PRESIDIUM = "presidium"
    GROUPS = "groups"
    INTRODUCTION = "introduction"  # newcomers are introduced by those who know the forum
    OPEN_VIEWS = "open_views"  # those without an answer are carried over
    LAST_MINUTES = "last_minutes"  # approved and published
    YEARLY_REPORT = "yearly_report"
    YEAR_CLOSED = "year_closed"


class TurnStepError(ForumError):
    """The step stands as it was said already."""

    code = "turn_step"


class YearTurn(ForumAggregate):
    """The turn from one year to the next."""

    TOPIC = "year_turn"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "year_turn.reserved"

    class Begun(ForumAggregate.Event, Aggregate.Created):
        """The turn of a year was begun.

        Attributes:
            year: The year that ends.
        """

        TOPIC = "year_turn.begun"
        year: int

    class StepDone(ForumAggregate.Event):
        """A step was done that leaves no other trace.

        Attributes:
            step: The step.
            note: What was done, by language; empty where nothing is said of it.
        """

        TOPIC = "year_turn.step_done"
        step: TurnStep
        note: tuple[Wording, ...]

    class StepPutOff(ForumAggregate.Event):
        """A step is to be done later.

        Attributes:
            step: The step.
            until: The day; absent where none is set.
            note: Why, by language; empty where that is not said.
        """

        TOPIC = "year_turn.step_put_off"
        step: TurnStep
        until: When | None
        note: tuple[Wording, ...]

    class StepSetAside(ForumAggregate.Event):
        """A step is not needed this time.

        Attributes:
            step: The step.
            note: Why, by language.
        """

        TOPIC = "year_turn.step_set_aside"
        step: TurnStep
        note: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the turn counts as not having happened."""

        TOPIC = "year_turn.struck"

    @event(Begun)
    def __init__(self, year: int) -> None:
        self.year = year
        self.done: set[TurnStep] = set()
        self.set_aside: set[TurnStep] = set()

    @staticmethod
    def create_id(year: int) -> UUID:
        """A forum turns each year once."""
        return id_in_forum("year_turn", year)

    def do_step(self, step: TurnStep, note: tuple[Wording, ...] = ()) -> None:
        """Say that a step was done.

        Raises:
            TurnStepError: That was said already.
        """
        if step in self.done:
            raise TurnStepError("that this step is done was said already: {step}", step=step.value)
        self._do_step(step=step, note=note)

    @event(StepDone)
    def _do_step(self, step: TurnStep, note: tuple[Wording, ...]) -> None:
        self.done.add(step)
        self.set_aside.discard(step)

    def put_off(
        self, step: TurnStep, until: When | None = None, note: tuple[Wording, ...] = ()
    ) -> None:
        """Say that a step is to be done later.

        Raises:
            TurnStepError: It is done.
        """
        if step in self.done:
            raise TurnStepError("this step is done: {step}", step=step.value)
        self._put_off(step=step, until=until, note=note)

    @event(StepPutOff)
    def _put_off(self, step: TurnStep, until: When | None, note: tuple[Wording, ...]) -> None:
        self.set_aside.discard(step)

    def set_step_aside(self, step: TurnStep, note: tuple[Wording, ...]) -> None:
        """Say that a step is not needed.

        Raises:
            IncompleteError: It is not said why.
            TurnStepError: It is done, or was set aside already.
        """
        if not note:
            raise IncompleteError("say why this step is not needed")
        if step in self.done or step in self.set_aside:
            raise TurnStepError("this step is done or set aside already: {step}", step=step.value)
        self._set_step_aside(step=step, note=note)

    @event(StepSetAside)
    def _set_step_aside(self, step: TurnStep, note: tuple[Wording, ...]) -> None:
        self.set_aside.add(step)

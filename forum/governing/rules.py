"""The rules of procedure: one thing a version, with the limits that the forum gave itself.

A version is in force from its first day until it is repealed or a later one applies; which one a
command relies on is looked up in `forum.governing.here`.
"""

from datetime import date
from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.governing.limits import NO_LIMITS, RulesLimits
from forum.keeping.register import Series, cited
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording
from forum.record.when import When


class Proposer(StrEnum):
    """Who laid the rules before the forum."""

    SITTING_PRESIDIUM = "sitting_presidium"
    JOINT_DRAFTING_GROUP = "joint_drafting_group"
    SECRETARIAT = "secretariat"


class RulesAdoptedError(ForumError):
    """The version was adopted already."""

    code = "rules_adopted"


class RulesDroppedError(ForumError):
    """The proposal was taken back."""

    code = "rules_dropped"


class RulesNotAdoptedError(ForumError):
    """The version was never adopted, or does not apply any more."""

    code = "rules_not_adopted"


class RulesOfProcedure(ForumAggregate):
    """One version of the rules of procedure."""

    TOPIC = "rules_of_procedure"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "rules_of_procedure.reserved"

    class Proposed(ForumAggregate.Event, Aggregate.Created):
        """A version of the rules of procedure was proposed.

        Attributes:
            year: The forum year for which it was proposed.
            number: The version's number among those of the year, from 1.
            proposed_by: Who proposed it; absent where that is unknown.
            text: The rules, by language; empty where the text is not here.
            limits: The limits that the rules set; absent where the text is not known.
            changes_id: The version that it changes; absent where there is none, or none is known.
        """

        TOPIC = "rules_of_procedure.proposed"
        class_version = 2
        year: int
        number: int
        proposed_by: Proposer | None
        text: tuple[Wording, ...]
        limits: RulesLimits | None
        changes_id: UUID | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may hold more limits, and name the version that it changes."""

    class Adopted(ForumAggregate.Event):
        """The sides adopted the version together.

        Attributes:
            valid_from: First day on which it applies, if that is another day than that of the
                adoption (`effective`).
            decision_id: The decision, where it is recorded as one.
        """

        TOPIC = "rules_of_procedure.adopted"
        valid_from: When | None
        decision_id: UUID | None

        def apply(self, aggregate: "RulesOfProcedure") -> None:
            """Remember the first day."""
            aggregate.valid_from = self.valid_from or self.effective or _day_of(self)

    class Repealed(ForumAggregate.Event):
        """The version does not apply any more, from `effective` on."""

        TOPIC = "rules_of_procedure.repealed"

        def apply(self, aggregate: "RulesOfProcedure") -> None:
            """Remember the first day without it."""
            aggregate.repealed_from = self.effective or _day_of(self)

    class Dropped(ForumAggregate.Event):
        """The proposal was taken back before it was adopted.

        Attributes:
            reason: Why, by language.
        """

        TOPIC = "rules_of_procedure.dropped"
        reason: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the version counts as not having happened."""

        TOPIC = "rules_of_procedure.struck"

    @event(Proposed)
    def __init__(
        self,
        year: int,
        number: int,
        proposed_by: Proposer | None,
        text: tuple[Wording, ...],
        limits: RulesLimits | None,
        changes_id: UUID | None = None,
        id: UUID | None = None,
    ) -> None:
        self.year = year
        self.number = number
        self.limits = limits or NO_LIMITS
        self.is_dropped = False
        self.valid_from: When | None = None
        self.repealed_from: When | None = None

    @property
    def is_adopted(self) -> bool:
        """Whether it was adopted, maybe for a day to come."""
        return self.valid_from is not None

    @property
    def is_repealed(self) -> bool:
        """Whether it was repealed, maybe from a day to come."""
        return self.repealed_from is not None

    @property
    def cited(self) -> str:
        """The form in which people cite the version, such as `2026-1`."""
        return cited(Series.RULES, self.year, self.number)

    def is_in_force_on(self, day: date) -> bool:
        """Whether the version certainly applied on a day, were there no later one."""
        if self.valid_from is None or day < self.valid_from.latest:
            return False
        gone = self.repealed_from.earliest if self.repealed_from is not None else None
        return gone is None or day < gone

    def adopt(self, valid_from: When | None = None, decision_id: UUID | None = None) -> None:
        """Adopt the version.

        Raises:
            RulesAdoptedError: It was adopted already.
            RulesDroppedError: The proposal was taken back.
        """
        if self.is_adopted:
            raise RulesAdoptedError(
                "version {number} of the rules of {year} was adopted already: "
                "propose a new version",
                number=self.number,
                year=self.year,
            )
        self._check_stands()
        self._adopt(valid_from=valid_from, decision_id=decision_id)

    @event(Adopted)
    def _adopt(self, valid_from: When | None, decision_id: UUID | None) -> None:
        """Its day is taken by the event itself."""

    def drop(self, reason: tuple[Wording, ...]) -> None:
        """Take the proposal back.

        Raises:
            IncompleteError: The reason is empty.
            RulesAdoptedError: It was adopted: it is repealed instead.
            RulesDroppedError: It was taken back already.
        """
        if not reason:
            raise IncompleteError("say why the proposal is taken back")
        if self.is_adopted:
            raise RulesAdoptedError(
                "version {number} of the rules of {year} was adopted: repeal it instead",
                number=self.number,
                year=self.year,
            )
        self._check_stands()
        self._drop(reason=reason)

    @event(Dropped)
    def _drop(self, reason: tuple[Wording, ...]) -> None:
        self.is_dropped = True

    def _check_stands(self) -> None:
        if self.is_dropped:
            raise RulesDroppedError(
                "version {number} of the rules of {year} was taken back: propose a new version",
                number=self.number,
                year=self.year,
            )

    def repeal(self) -> None:
        """Let the version apply no more.

        Raises:
            RulesNotAdoptedError: It was never adopted, or was repealed already.
        """
        if not self.is_adopted or self.is_repealed:
            raise RulesNotAdoptedError(
                "version {number} of the rules of {year} does not apply: only "
                "adopted rules can be repealed",
                number=self.number,
                year=self.year,
            )
        self._repeal()

    @event(Repealed)
    def _repeal(self) -> None:
        """Its day is taken by the event itself."""


def _day_of(event: ForumAggregate.Event) -> When:
    """The day on which an event without another day was recorded, as the calendar of UTC has it."""
    return When.on(event.timestamp.date())

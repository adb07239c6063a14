"""The rules of procedure: one thing a version, with the limits that the forum gave itself.

Which version is in force on a day is a question for the read model; a command names the version
that it relies on.
"""

from enum import StrEnum
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError
from forum.governing.limits import NO_LIMITS, RulesLimits
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
        """

        TOPIC = "rules_of_procedure.proposed"
        year: int
        number: int
        proposed_by: Proposer | None
        text: tuple[Wording, ...]
        limits: RulesLimits | None

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

    class Repealed(ForumAggregate.Event):
        """The version does not apply any more, from `effective` on."""

        TOPIC = "rules_of_procedure.repealed"

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
        id: UUID | None = None,
    ) -> None:
        self.year = year
        self.number = number
        self.limits = limits or NO_LIMITS
        self.is_adopted = False
        self.is_repealed = False

    def adopt(self, valid_from: When | None = None, decision_id: UUID | None = None) -> None:
        """Adopt the version.

        Raises:
            RulesAdoptedError: It was adopted already.
        """
        if self.is_adopted:
            raise RulesAdoptedError(
                f"version {self.number} of the rules of {self.year} was adopted already: "
                "propose a new version"
            )
        self._adopt(valid_from=valid_from, decision_id=decision_id)

    @event(Adopted)
    def _adopt(self, valid_from: When | None, decision_id: UUID | None) -> None:
        self.is_adopted = True

    def repeal(self) -> None:
        """Let the version apply no more.

        Raises:
            RulesNotAdoptedError: It was never adopted, or was repealed already.
        """
        if not self.is_adopted or self.is_repealed:
            raise RulesNotAdoptedError(
                f"version {self.number} of the rules of {self.year} does not apply: "
                "only adopted rules can be repealed"
            )
        self._repeal()

    @event(Repealed)
    def _repeal(self) -> None:
        self.is_repealed = True

"""The rules of procedure: one thing a version, with the limits that the forum gave itself.

Which version is in force on a day is a question for the read model; a command names the version
that it relies on.
"""

import re
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Wording
from forum.record.when import When

_CAUTION: Final = re.compile(r"W([1-9]|1[0-5])\Z", re.ASCII)
_PERCENT: Final = frozenset({"quorum_percent", "renewal_min_percent", "renewal_max_percent"})


class Proposer(StrEnum):
    """Who laid the rules before the forum."""

    SITTING_PRESIDIUM = "sitting_presidium"
    JOINT_DRAFTING_GROUP = "joint_drafting_group"
    SECRETARIAT = "secretariat"


class RulesLimits(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The limits that a version of the rules sets; one that is absent, the forum has not.

    Attributes:
        seats_total: Seats of all sides with fixed seats together.
        term_months: Months for which a seat is given.
        decider: Who decides which organizations are chosen, as the rules name it.
        committee_size: People in the selection committee.
        chair_alternates: The chair goes to another side each year.
        meetings_a_year: Meetings of the forum in a year.
        invitation_days: Days before a meeting that the invitation is out.
        papers_days: Days before a meeting that its papers are out.
        registration_days: Days before a meeting that registration ends.
        quorum_percent: Share of the seated organizations that must be present, in percent.
        answer_days: Days in which a view is answered.
        answer_extension_days: Days by which an answer may be put off at most, altogether.
        publish_minutes_days: Days after a meeting in which its notes are published.
        renewal_min_percent: Share of organizations that are new in a year, at least, in percent.
        renewal_max_percent: The same, at most, in percent.
        caution_reasons: Codes of cautions (`W1` … `W15`) for which a reason is asked; others are
            only noted.
    """

    seats_total: int | None = None
    term_months: int | None = None
    decider: str | None = None
    committee_size: int | None = None
    chair_alternates: bool | None = None
    meetings_a_year: int | None = None
    invitation_days: int | None = None
    papers_days: int | None = None
    registration_days: int | None = None
    quorum_percent: int | None = None
    answer_days: int | None = None
    answer_extension_days: int | None = None
    publish_minutes_days: int | None = None
    renewal_min_percent: int | None = None
    renewal_max_percent: int | None = None
    caution_reasons: tuple[str, ...] = ()

    def asks_reason(self, code: str) -> bool:
        """Whether a reason is asked for a caution."""
        return code in self.caution_reasons


NO_LIMITS: Final = RulesLimits()
"""Where no version of the rules is relied on."""


class LimitsError(ForumError):
    """A limit is negative, over 100 percent, or no caution has this code."""

    code = "limits"


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

    @staticmethod
    def check_limits(limits: RulesLimits) -> None:
        """Refuse limits that cannot be kept.

        Raises:
            LimitsError: A number is negative, a share over 100 percent, or a code is none.
        """
        for name, value in msgspec.structs.asdict(limits).items():
            if isinstance(value, int) and (value < 0 or (name in _PERCENT and value > 100)):
                words = name.replace("_", " ")
                raise LimitsError(f"the limit {words} cannot be {value}: correct it", limit=name)
        for code in limits.caution_reasons:
            if not _CAUTION.match(code):
                raise LimitsError(f"there is no caution {code!r}: write W1 to W15", limit=code)

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

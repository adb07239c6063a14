"""Commands about the rules of procedure."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.governing.here import Here
from forum.governing.limits import RulesLimits
from forum.governing.rules import Proposer, RulesOfProcedure
from forum.keeping.register import Series
from forum.meeting.decision import Decision
from forum.record.when import When


class RulesCommands(Here):
    """Proposing, adopting and repealing a version of the rules."""

    @command
    def propose_rules(
        self,
        *,
        year: int,
        proposed_by: Proposer | None = None,
        text: Mapping[str, str | None] | None = None,
        limits: RulesLimits | None = None,
        changes_id: UUID | None = None,
    ) -> UUID:
        """Propose a version of the rules of procedure, as a copy with changes.

        What it changes is marked against the version before, which is the one in force if none is
        named.

        Args:
            year: The forum year for which it is proposed.
            proposed_by: Who proposes it, if known.
            text: The rules by language tag; None where the text is not here.
            limits: The limits that the rules set.
            changes_id: The version that it changes.

        Raises:
            YearError: The number is not that of a year.
            YearClosedError: The year is closed, and there is no evidence.
            LimitsError: A limit cannot be kept.
            UnknownSideError: The limits give seats to a side that the forum has not.
        """
        forum = self.here()
        self.open_year_here(year)
        before = self.rules_here()
        if changes_id is not None:
            before = self.load(RulesOfProcedure, changes_id)
        if limits is not None:
            limits.check()
            for seats in limits.seats:
                forum.side(seats.side)
        rules_id = self.new_id(RulesOfProcedure)
        rules = self.create(
            RulesOfProcedure,
            id=rules_id,
            year=year,
            number=self.issue_number(Series.RULES, year, rules_id),
            proposed_by=proposed_by,
            text=self.wordings(text or {}),
            limits=limits,
            changes_id=before.id if before is not None else None,
        )
        self.save(rules)
        return rules.id

    @command
    def adopt_rules(
        self,
        *,
        rules_id: UUID,
        valid_from: When | None = None,
        decision_id: UUID | None = None,
    ) -> UUID:
        """Adopt a version of the rules, on the day `effective`.

        Args:
            rules_id: The version.
            valid_from: First day on which it applies, if another.
            decision_id: The decision, where one is recorded.

        Raises:
            UnknownThingError: There is no such version, or no such decision, here.
            RulesAdoptedError: It was adopted already.
            RulesDroppedError: The proposal was taken back.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        rules = self.load(RulesOfProcedure, rules_id)
        self.open_year_here(rules.year)
        if decision_id is not None:
            self.load(Decision, decision_id)
        rules.adopt(valid_from, decision_id)
        self.save(rules)
        self.issue_number(Series.ADOPTED_RULES, 0, rules.id)
        return rules.id

    @command
    def drop_rules(self, *, rules_id: UUID, reason: Mapping[str, str | None]) -> UUID:
        """Take back the proposal of a version that was not adopted.

        Raises:
            UnknownThingError: There is no such version here.
            IncompleteError: The reason is empty.
            RulesAdoptedError: It was adopted: it is repealed instead.
            RulesDroppedError: It was taken back already.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        rules = self.load(RulesOfProcedure, rules_id)
        self.open_year_here(rules.year)
        rules.drop(self.wordings(reason))
        self.save(rules)
        return rules.id

    @command
    def repeal_rules(self, *, rules_id: UUID) -> UUID:
        """Let a version of the rules apply no more, from `effective` on.

        Raises:
            UnknownThingError: There is no such version here.
            RulesNotAdoptedError: It does not apply.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        rules = self.load(RulesOfProcedure, rules_id)
        self.open_year_here(rules.year)
        rules.repeal()
        self.save(rules)
        return rules.id

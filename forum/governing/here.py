"""What commands of every chapter ask of the forum they act in: its sides, year and limits."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import cast
from uuid import UUID

from forum.access.roles import FOR_OTHERS
from forum.errors import NoForumError, NotAllowedError
from forum.governing.forum import Forum
from forum.governing.limits import NO_LIMITS, RulesLimits
from forum.governing.rules import RulesOfProcedure
from forum.governing.year import ForumYear, check_year
from forum.keeping.claim_commands import ClaimCommands
from forum.keeping.register import Register, Series
from forum.keeping.register_commands import RegisterCommands
from forum.record.acting import current, noting
from forum.record.values import Wording
from forum.record.when import When
from forum.unit import running


class Here(ClaimCommands, RegisterCommands):
    """The ground that a command of a forum stands on; each answer is pinned.

    Unique keys and numbers are at hand here too.
    """

    def here(self) -> Forum:
        """Return the forum acted in.

        Raises:
            NoForumError: No forum is acted in.
        """
        forum = cast("Forum | None", self.forum_of(current()))
        if forum is None:
            raise NoForumError
        self.pin(forum)
        return forum

    def open_year_here(self, year: int) -> ForumYear | None:
        """Check that a year takes entries; return it, or None where it was not opened; pinned too.

        Raises:
            YearError: The number is not that of a year.
            YearClosedError: The year is closed, and the command has no evidence.
        """
        check_year(year)
        year_id = ForumYear.create_id(year)
        found = self.find(ForumYear, year_id)
        if found is None:
            self.pin_absent(year_id)
            return None
        found.check_open()
        self.pin(found)
        return found

    def rules_here(self, day: date | None = None) -> RulesOfProcedure | None:
        """Return the version of the rules in force on a day, or None; what was read is pinned.

        Where two could apply, the one that applies from the later day does, or else the one that
        was adopted last. The rules of an earlier year hold until new ones are adopted.

        Args:
            day: The day; that of the act if none is named.
        """
        register_id = Register.create_id(Series.ADOPTED_RULES, 0)
        register = self.find(Register, register_id)
        if register is None:
            self.pin_absent(register_id)
            return None
        self.pin(register)
        asked = day or current().day()
        newest: RulesOfProcedure | None = None
        for rules_id in register.issued:
            rules = self.find(RulesOfProcedure, rules_id)
            if rules is None or not rules.is_in_force_on(asked):
                continue
            if newest is None or _first_day(newest) <= _first_day(rules):
                newest = rules
        if newest is not None:
            self.pin(newest)
        return newest

    def limits_here(self, day: date | None = None) -> RulesLimits:
        """Return the limits of the version of the rules in force on a day; none without rules."""
        rules = self.rules_here(day)
        return rules.limits if rules is not None else NO_LIMITS

    @contextmanager
    def in_spite_of(
        self,
        *codes: str,
        day: date | None = None,
        year: int | None = None,
        meeting_kind: str | None = None,
    ) -> Iterator[RulesLimits]:
        """Name the rules in force on the events that follow, and note cautions on them.

        Where no reason comes with the act, one that is kept for the year serves.

        Args:
            codes: The cautions that apply.
            day: The day whose rules are relied on; that of the act if none is named.
            year: The year that the act belongs to; that of the day if none is named.
            meeting_kind: The series of meetings that the act belongs to, if it does to one.

        Yields:
            The limits of that version.

        Raises:
            ReasonNeededError: The rules ask for a reason, and none was given.
        """
        rules = self.rules_here(day)
        limits = rules.limits if rules is not None else NO_LIMITS
        found = {code: limits.asks_reason(code) for code in codes}
        version = rules.id if rules is not None else None
        of_year = year or (day or current().day()).year

        def kept(code: str) -> tuple[Wording, ...]:
            forum_year = self.find(ForumYear, ForumYear.create_id(of_year))
            if forum_year is None:
                return ()
            self.pin(forum_year)
            return forum_year.kept_reason(code, meeting_kind)

        with noting(cautions=self.cautioned(found, kept), rules_version=version):
            yield limits

    def check_own(self, *, organization_id: UUID | None = None, side: str | None = None) -> None:
        """Refuse a mandate that acts for another organization, and an office for another side.

        Every command that mandates or a side's office may carry out calls this: forgetting it is a
        `TypeError`. Offices of the host are not bound.

        Args:
            organization_id: The organization that the act is for, where it is for one.
            side: Key of the side that the act is for, where it is for a whole side.

        Raises:
            NotAllowedError: The act is for another one.

        Source: design section 5.
        """
        running().is_own_checked = True
        actor = self.who()
        if actor.role in FOR_OTHERS:
            return
        if organization_id is not None and actor.organization_id == organization_id:
            return
        if side is not None and actor.side == side:
            return
        raise NotAllowedError("you act for your own organization or side only: choose that")

    def since(self) -> When:
        """The day from which the command's fact holds: `effective`, or today in the forum."""
        effective = current().effective
        return effective or When.on(current().today(self.here().zone))


def _first_day(rules: RulesOfProcedure) -> date:
    return rules.valid_from.latest if rules.valid_from is not None else date.min

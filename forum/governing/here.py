"""What commands of every chapter ask of the forum they act in: its sides, year and limits."""

from typing import cast
from uuid import UUID

from forum.errors import NoForumError
from forum.governing.forum import Forum
from forum.governing.limits import NO_LIMITS, RulesLimits
from forum.governing.rules import RulesOfProcedure
from forum.governing.year import ForumYear, check_year
from forum.keeping.claim_commands import ClaimCommands
from forum.keeping.register_commands import RegisterCommands
from forum.record.acting import current
from forum.record.when import When


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

    def limits(self, rules_id: UUID | None) -> RulesLimits:
        """Return the limits of the version of the rules that the command relies on.

        Raises:
            UnknownThingError: There is no such version here.
        """
        if rules_id is None:
            return NO_LIMITS
        rules = self.load(RulesOfProcedure, rules_id)
        self.pin(rules)
        return rules.limits

    def since(self) -> When:
        """The day from which the command's fact holds: `effective`, or today in the forum."""
        effective = current().effective
        return effective or When.on(current().today(self.here().zone))

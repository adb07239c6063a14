"""Commands by which a forum explains itself: reasons kept for a year, and limits explained."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.governing.limits import LimitsError
from forum.governing.practice import EXPLAINED
from forum.governing.year_commands import YearCommands
from forum.meeting.meeting import MeetingKind


class ExplainingCommands(YearCommands):
    """Keeping a reason, and explaining how a limit was followed.

    All may raise `UnknownThingError` where the year was not opened, `YearClosedError` where it is
    closed and there is no evidence, and `IncompleteError` where the words are missing.
    """

    @command
    def keep_reason(
        self,
        *,
        year: int,
        caution: str,
        reason: Mapping[str, str | None],
        meeting_kind: MeetingKind | None = None,
    ) -> UUID:
        """Give a reason for a caution once, for every act of the year that comes without one.

        Args:
            year: The forum year.
            caution: The caution, `W1` … `W15`.
            reason: The reason, by language tag.
            meeting_kind: The series of meetings that it holds for; every act if none is named.

        Raises:
            LimitsError: There is no such caution.

        Source: design section 7.
        """
        found = self.opened_year(year)
        kind = meeting_kind.value if meeting_kind is not None else None
        found.keep_reason(caution, kind, self.wordings(reason))
        self.save(found)
        return found.id

    @command
    def end_kept_reason(
        self, *, year: int, caution: str, meeting_kind: MeetingKind | None = None
    ) -> UUID:
        """Let a kept reason hold no more; acts that relied on it keep it.

        Raises:
            ReasonNotKeptError: None is kept for that caution and series.
        """
        found = self.opened_year(year)
        found.end_kept_reason(caution, meeting_kind.value if meeting_kind is not None else None)
        self.save(found)
        return found.id

    @command
    def explain_limit(self, *, year: int, limit: str, text: Mapping[str, str | None]) -> UUID:
        """Explain how the forum followed a limit in a year; the newest explanation stands.

        Args:
            year: The forum year.
            limit: Name of a limit in `RulesLimits`, or a `Practice`.
            text: The explanation, by language tag.

        Raises:
            LimitsError: There is no such limit.
        """
        if limit not in EXPLAINED:
            raise LimitsError(
                "there is no limit '{limit}': name one that `forum rules` lists", limit=limit
            )
        found = self.opened_year(year)
        found.explain_limit(limit, self.wordings(text))
        self.save(found)
        return found.id

"""Commands that end a theme: declined, withdrawn, replaced, or told what became of it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.answering.view import View
from forum.commanding import command
from forum.meeting.decision import Decision
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.meeting.theme_ground import ThemeGround


class ThemeEndCommands(ThemeGround):
    """How a theme comes to an end.

    All may raise `UnknownThingError` for what they name; and where the theme came to an end
    before, `ThemeConcludedError`, `ThemeDeclinedError`, `ThemeReplacedError` or
    `ThemeWithdrawnError`.
    """

    @command
    def decline_theme(
        self,
        *,
        theme_id: UUID,
        reason: Mapping[str, str | None],
        decision_id: UUID | None = None,
    ) -> UUID:
        """Say that the forum does not choose a theme, and why.

        Args:
            theme_id: The theme.
            reason: Why, by language tag.
            decision_id: The decision, where it is recorded as one.

        Raises:
            IncompleteError: The reason is empty.
            ThemeAdoptedError: It was adopted.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        theme = self.theme_here(theme_id)
        if decision_id is not None:
            self.load(Decision, decision_id)
        theme.decline(self.wordings(reason), decision_id)
        self.save(theme)
        return theme.id

    @command
    def withdraw_theme(
        self, *, theme_id: UUID, reason: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Take a theme back before it is decided, for whoever proposed it.

        Args:
            theme_id: The theme.
            reason: Why, by language tag.

        Raises:
            NotAllowedError: Somebody else proposed it.
            ThemeAdoptedError: It was adopted.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        theme = self.theme_here(theme_id)
        self.check_own_acting(theme.proposed_by_id, theme.side)
        theme.withdraw(self.wordings(reason or {}))
        self.save(theme)
        return theme.id

    @command
    def replace_theme(self, *, theme_id: UUID, by_theme_id: UUID | None = None) -> UUID:
        """Let another theme take the place of one.

        Raises:
            ThemeOrderError: The other is the theme itself.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        theme = self.theme_here(theme_id)
        if by_theme_id is not None:
            self.load(Theme, by_theme_id)
        theme.replace(by_theme_id)
        self.save(theme)
        return theme.id

    @command
    def conclude_theme(
        self,
        *,
        theme_id: UUID,
        text: Mapping[str, str | None],
        decision_ids: Sequence[UUID] = (),
        view_ids: Sequence[UUID] = (),
        meeting_ids: Sequence[UUID] = (),
    ) -> UUID:
        """Say in one line what became of a theme; also after its year was closed.

        Args:
            theme_id: The theme.
            text: What became of it, by language tag.
            decision_ids: Decisions in which it went on.
            view_ids: Views in which it went on.
            meeting_ids: Meetings at which it goes on.

        Raises:
            IncompleteError: Nothing is said.
            ThemeNotAdoptedError: It was never adopted.
        """
        theme = self.load(Theme, theme_id)
        for kind, ids in ((Decision, decision_ids), (View, view_ids), (Meeting, meeting_ids)):
            for one in ids:
                self.load(kind, one)
        theme.conclude(
            self.wordings(text),
            decision_ids=tuple(decision_ids),
            view_ids=tuple(view_ids),
            meeting_ids=tuple(meeting_ids),
        )
        self.save(theme)
        return theme.id

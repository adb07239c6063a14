"""Commands about themes."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from forum.commanding import command
from forum.meeting.agenda import ItemKind
from forum.meeting.decision import Decision
from forum.meeting.ground import on_day_of
from forum.meeting.meeting import Meeting
from forum.meeting.theme import Theme
from forum.meeting.theme_ground import ThemeGround
from forum.record.levels import Level, Step
from forum.record.values import names


class ThemeCommands(ThemeGround):
    """Proposing, choosing and placing themes.

    All may raise `UnknownThingError` for what they name, and `YearClosedError` where the theme's
    year is closed and there is no evidence.
    """

    @command
    def propose_theme(
        self,
        *,
        year: int,
        title: Mapping[str, str | None],
        proposed_by_id: UUID | None = None,
        proposed_by: str | None = None,
        side: str | None = None,
        motivation: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Propose a theme for a year; a member does it for the own organization.

        Args:
            year: The forum year.
            title: What it is called, by language tag.
            proposed_by_id: The organization that proposes it, if known.
            proposed_by: Who proposes it, in words and without a person's name.
            side: Key of the side that proposes it, or of the organization's.
            motivation: Why, by language tag.

        Raises:
            YearError: The number is not that of a year.
            UnknownSideError: The forum has no such side.
            IncompleteError: The title is empty.
            NotAllowedError: A mandate or a side's office would propose for another one.
        """
        side = self.check_own_acting(proposed_by_id, side)
        self.check_known(proposed_by_id, side=side)
        self.open_year_here(year)
        called = names(title)
        Theme.check_title(called)
        theme = self.create(
            Theme,
            year=year,
            title=called,
            proposed_by_id=proposed_by_id,
            proposed_by=proposed_by,
            side=side,
            motivation=self.wordings(motivation or {}),
        )
        self.save(theme)
        return theme.id

    @command
    def adopt_theme(self, *, theme_id: UUID, decision_id: UUID | None = None) -> UUID:
        """Choose a theme as one of its year's.

        Raises:
            ThemeAdoptedError: It was adopted already.
            ThemeConcludedError: What became of it was said.
            ThemeDeclinedError: The forum declined it.
            ThemeReplacedError: Another theme took its place.
            ThemeWithdrawnError: It was withdrawn.
        """
        theme = self.theme_here(theme_id)
        if decision_id is not None:
            self.load(Decision, decision_id)
        theme.adopt(decision_id)
        self.save(theme)
        return theme.id

    @command
    def retitle_theme(self, *, theme_id: UUID, title: Mapping[str, str | None]) -> UUID:
        """Call a theme something else; the same title writes nothing.

        Raises:
            IncompleteError: The title is empty.
        """
        theme = self.theme_here(theme_id)
        theme.retitle(names(title))
        self.save(theme)
        return theme.id

    @command
    def declare_theme_level(
        self, *, theme_id: UUID, level: Level | None = None, step: Step | None = None
    ) -> UUID:
        """Declare how far a theme goes and where in decision-making; the same writes nothing.

        Args:
            theme_id: The theme.
            level: The level of participation; None takes it back.
            step: The step of decision-making; None takes it back.

        Source: domain reference, section 12.
        """
        theme = self.theme_here(theme_id)
        theme.declare_level(level, step)
        self.save(theme)
        return theme.id

    @command
    def continue_theme(self, *, theme_id: UUID, earlier_theme_id: UUID) -> UUID:
        """Say that a theme goes deeper into an earlier one; the same again writes nothing.

        Raises:
            ThemeOrderError: The other is this theme, or of a later year.
        """
        theme = self.theme_here(theme_id)
        theme.go_on_with(earlier_theme_id, self.load(Theme, earlier_theme_id).year)
        self.save(theme)
        return theme.id

    @command
    def schedule_theme(self, *, theme_id: UUID, meeting_id: UUID, with_item: bool = False) -> UUID:
        """Give an adopted theme its slot at a meeting; the same again writes nothing.

        Args:
            theme_id: The theme.
            meeting_id: The meeting.
            with_item: Put it on the meeting's agenda as well, last, for discussion.

        Raises:
            ThemeConcludedError: What became of it was said.
            ThemeDeclinedError: The forum declined it.
            ThemeNotAdoptedError: It was not adopted (E9).
            ThemeReplacedError: Another theme took its place.
            ThemeWithdrawnError: It was withdrawn.
            MeetingCancelledError: The meeting was cancelled.
        """
        theme, meeting = self.theme_here(theme_id), self.load(Meeting, meeting_id)
        meeting.check_stands()
        theme.schedule(meeting.id)
        self.save(theme)
        if with_item:
            meeting.add_item(uuid4(), theme.title, kind=ItemKind.DISCUSSION, theme_id=theme.id)
            self.save(meeting)
        return theme.id

    @command
    def record_theme_discussed(self, *, theme_id: UUID, meeting_id: UUID | None = None) -> UUID:
        """Record that a theme was a topic of a meeting; the same again writes nothing.

        Raises:
            MeetingCancelledError: The meeting was cancelled.
            HeldInFutureError: The meeting's day has not come.
        """
        theme = self.theme_here(theme_id)
        meeting = self.load(Meeting, meeting_id) if meeting_id is not None else None
        if meeting is not None:
            meeting.check_begun(self.today_here())
        with on_day_of(meeting):
            theme.discuss(meeting_id)
        self.save(theme)
        return theme.id

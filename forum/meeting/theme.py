"""A theme of the dialogue, from the proposal to the line on what became of it.

Who supports it is `ThemeSupport`'s, who prepares it the group's, what was said the views'.
"""

from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.meeting import theme_events
from forum.meeting.theme_end_acts import ThemeEndActs
from forum.meeting.theme_refusals import (
    ThemeAdoptedError,
    ThemeDecidedError,
    ThemeNotAdoptedError,
    ThemeOrderError,
    ThemeSupportError,
)
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.levels import Level, Step
from forum.record.values import Name, Wording
from forum.record.when import When


class Theme(ForumAggregate, ThemeEndActs):
    """One theme of one forum year; how it comes to an end is in `ThemeEndActs`."""

    TOPIC = "theme"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "theme.reserved"

    class Proposed(ForumAggregate.Event, Aggregate.Created):
        """A theme was proposed for a year.

        Attributes:
            year: The forum year.
            title: What it is called, by language.
            proposed_by_id: The organization that proposed it; absent where unknown.
            proposed_by: Who proposed it, as the source names them and without the name of any
                person; absent where unknown.
            side: Key of the side that proposed it, or of the organization's; absent where unknown.
            motivation: Why it is proposed, by language; empty where that is not said.
        """

        TOPIC = "theme.proposed"
        class_version = 2
        year: int
        title: tuple[Name, ...]
        proposed_by_id: UUID | None
        proposed_by: str | None
        side: str | None
        motivation: tuple[Wording, ...]

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may name the side, and say why."""

    Adopted = theme_events.Adopted
    Declined = theme_events.Declined
    Withdrawn = theme_events.Withdrawn
    Replaced = theme_events.Replaced
    Retitled = theme_events.Retitled
    Continued = theme_events.Continued
    Scheduled = theme_events.Scheduled
    Discussed = theme_events.Discussed
    Concluded = theme_events.Concluded
    LevelDeclared = theme_events.LevelDeclared

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the theme counts as not having happened."""

        TOPIC = "theme.struck"

    @event(Proposed)
    def __init__(
        self,
        year: int,
        title: tuple[Name, ...],
        proposed_by_id: UUID | None,
        proposed_by: str | None,
        side: str | None = None,
        motivation: tuple[Wording, ...] = (),
        id: UUID | None = None,
    ) -> None:
        self.year = year
        self.title = title
        self.proposed_by_id = proposed_by_id
        self.side = side
        self.decided: When | None = None
        self.is_adopted = False
        self.is_declined = False
        self.is_withdrawn = False
        self.is_replaced = False
        self.is_concluded = False
        self.earlier_theme_ids: list[UUID] = []
        self.meeting_ids: list[UUID] = []
        self.discussed_at: list[UUID | None] = []
        self.declared: tuple[Level | None, Step | None] = (None, None)

    @staticmethod
    def create_id() -> UUID:
        """Titles change and return, so the id is random."""
        return uuid4()

    @staticmethod
    def check_title(title: tuple[Name, ...]) -> None:
        """Refuse a theme without a title.

        Raises:
            IncompleteError: The title is empty.
        """
        if not title:
            raise IncompleteError("a theme needs a title: say what it is about")

    def check_supporter(self, organization_id: UUID) -> None:
        """Refuse the support of whoever proposed the theme.

        Raises:
            ThemeSupportError: The organization proposed it.
        """
        if organization_id == self.proposed_by_id:
            raise ThemeSupportError(
                "the organization proposed this theme: let others support it, or support another"
            )

    def check_undecided(self, effective: When | None = None) -> None:
        """Refuse support that is given or taken back when the theme is decided.

        Args:
            effective: The day of the support, where it is entered afterwards: what may have been
                before the decision passes.

        Raises:
            ThemeDecidedError: The theme was adopted, declined, withdrawn or replaced.
        """
        if self.decided is None:
            return
        earliest = effective.earliest if effective is not None else None
        if effective is None or (earliest is not None and earliest > self.decided.latest):
            raise ThemeDecidedError(
                "the theme is decided and takes no more support: say it where it is discussed"
            )

    def adopt(self, decision_id: UUID | None = None) -> None:
        """Choose the theme as one of the year's.

        Raises:
            ThemeAdoptedError: It was adopted already.
            ThemeConcludedError: What became of it was said.
            ThemeDeclinedError: The forum declined it.
            ThemeReplacedError: Another theme took its place.
            ThemeWithdrawnError: It was withdrawn.
        """
        self.check_stands()
        if self.is_adopted:
            raise ThemeAdoptedError("the theme was adopted already: schedule it")
        self._adopt(decision_id=decision_id)

    @event(Adopted)
    def _adopt(self, decision_id: UUID | None) -> None:
        self.is_adopted = True

    def retitle(self, title: tuple[Name, ...]) -> None:
        """Call the theme something else; the same title changes nothing.

        Raises:
            IncompleteError: The title is empty.
        """
        self.check_title(title)
        if title != self.title:
            self._retitle(title=title)

    @event(Retitled)
    def _retitle(self, title: tuple[Name, ...]) -> None:
        self.title = title

    def declare_level(self, level: Level | None, step: Step | None) -> None:
        """Declare how far it goes, and where in decision-making; the same changes nothing."""
        if (level, step) != self.declared:
            self.trigger_event(self.LevelDeclared, level=level, step=step)

    def go_on_with(self, earlier_theme_id: UUID, earlier_year: int) -> None:
        """Say that it goes deeper into an earlier theme; the same again changes nothing.

        Raises:
            ThemeOrderError: The other is this theme, or of a later year.
        """
        if earlier_theme_id == self.id or earlier_year > self.year:
            raise ThemeOrderError(
                "a theme of {year} goes on with another one of that year or before: "
                "choose such a theme",
                year=self.year,
            )
        if earlier_theme_id not in self.earlier_theme_ids:
            self._go_on_with(earlier_theme_id=earlier_theme_id)

    @event(Continued)
    def _go_on_with(self, earlier_theme_id: UUID) -> None:
        self.earlier_theme_ids.append(earlier_theme_id)

    def schedule(self, meeting_id: UUID) -> None:
        """Give the theme its slot at a meeting; the same meeting again changes nothing.

        Raises:
            ThemeConcludedError: What became of it was said.
            ThemeDeclinedError: The forum declined it.
            ThemeNotAdoptedError: It was not adopted (E9).
            ThemeReplacedError: Another theme took its place.
            ThemeWithdrawnError: It was withdrawn.

        Source: domain reference, section 9, E9.
        """
        self.check_stands()
        if not self.is_adopted:
            raise ThemeNotAdoptedError(
                "a theme takes a slot at a meeting only when it is adopted: adopt it first"
            )
        if meeting_id not in self.meeting_ids:
            self._schedule(meeting_id=meeting_id)

    @event(Scheduled)
    def _schedule(self, meeting_id: UUID) -> None:
        self.meeting_ids.append(meeting_id)

    def discuss(self, meeting_id: UUID | None = None) -> None:
        """Say that it was a topic of a meeting; the same again changes nothing."""
        if meeting_id not in self.discussed_at:
            self._discuss(meeting_id=meeting_id)

    @event(Discussed)
    def _discuss(self, meeting_id: UUID | None) -> None:
        self.discussed_at.append(meeting_id)

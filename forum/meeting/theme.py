"""A theme of the dialogue: proposed, adopted, given a slot at a meeting, or replaced.

Who prepares it is the group's, what was said the views'.
"""

from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.values import Name


class ThemeAdoptedError(ForumError):
    """The theme was adopted already."""

    code = "theme_adopted"


class ThemeNotAdoptedError(ForumError):
    """A theme takes a slot at a meeting only when it is adopted."""

    code = "theme_not_adopted"


class ThemeReplacedError(ForumError):
    """Another theme took its place."""

    code = "theme_replaced"


class ThemeOrderError(ForumError):
    """A theme cannot go on with itself, or with one of a later year."""

    code = "theme_order"


class Theme(ForumAggregate):
    """One theme of one forum year."""

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
        """

        TOPIC = "theme.proposed"
        year: int
        title: tuple[Name, ...]
        proposed_by_id: UUID | None
        proposed_by: str | None

    class Adopted(ForumAggregate.Event):
        """The theme was chosen as one of the year's.

        Attributes:
            decision_id: The decision, where it is recorded as one.
        """

        TOPIC = "theme.adopted"
        decision_id: UUID | None

    class Retitled(ForumAggregate.Event):
        """The theme is called something else from `effective` on.

        Attributes:
            title: The new title, by language.
        """

        TOPIC = "theme.retitled"
        title: tuple[Name, ...]

    class Continued(ForumAggregate.Event):
        """The theme goes deeper into one of an earlier year.

        Attributes:
            earlier_theme_id: The earlier theme.
        """

        TOPIC = "theme.continued"
        earlier_theme_id: UUID

    class Scheduled(ForumAggregate.Event):
        """The adopted theme got its slot at a meeting.

        Attributes:
            meeting_id: The meeting.
        """

        TOPIC = "theme.scheduled"
        meeting_id: UUID

    class Discussed(ForumAggregate.Event):
        """The theme was a topic of a meeting, whether or not its adoption was seen.

        Attributes:
            meeting_id: The meeting; absent where it is unknown.
        """

        TOPIC = "theme.discussed"
        meeting_id: UUID | None

    class Replaced(ForumAggregate.Event):
        """Another theme took its place.

        Attributes:
            by_theme_id: The other theme; absent where it is unknown.
        """

        TOPIC = "theme.replaced"
        by_theme_id: UUID | None

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
        id: UUID | None = None,
    ) -> None:
        self.year = year
        self.title = title
        self.is_adopted = False
        self.is_replaced = False
        self.earlier_theme_ids: list[UUID] = []
        self.meeting_ids: list[UUID] = []
        self.discussed_at: list[UUID | None] = []

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

    def adopt(self, decision_id: UUID | None = None) -> None:
        """Choose the theme as one of the year's.

        Raises:
            ThemeAdoptedError: It was adopted already.
            ThemeReplacedError: Another theme took its place.
        """
        self._check_not_replaced()
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
            ThemeNotAdoptedError: It was not adopted (E9).
            ThemeReplacedError: Another theme took its place.

        Source: domain reference, section 9, E9.
        """
        self._check_not_replaced()
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

    def replace(self, by_theme_id: UUID | None = None) -> None:
        """Let another theme take its place.

        Raises:
            ThemeReplacedError: One did already.
            ThemeOrderError: The other is this theme.
        """
        self._check_not_replaced()
        if by_theme_id == self.id:
            raise ThemeOrderError("a theme does not replace itself: choose the other one")
        self._replace(by_theme_id=by_theme_id)

    @event(Replaced)
    def _replace(self, by_theme_id: UUID | None) -> None:
        self.is_replaced = True

    def _check_not_replaced(self) -> None:
        if self.is_replaced:
            raise ThemeReplacedError(
                "another theme took the place of this one: strike that entry first if it is wrong"
            )

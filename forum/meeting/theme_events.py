"""What happens to a theme after it was proposed.

The events are of `Theme`.
"""

from typing import TYPE_CHECKING
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.levels import Level, Step
from forum.record.values import Name, Wording
from forum.record.when import When

if TYPE_CHECKING:
    from forum.meeting.theme import Theme


class Deciding(ForumAggregate.Event):
    """Something that ends the time in which a theme is supported."""

    def apply(self, aggregate: "Theme") -> None:
        """Remember the first day on which the theme was decided."""
        day = self.effective or When.on(self.timestamp.date())
        if aggregate.decided is None or day.latest < aggregate.decided.latest:
            aggregate.decided = day


class Adopted(Deciding):
    """The theme was chosen as one of the year's.

    Attributes:
        decision_id: The decision, where it is recorded as one.
    """

    TOPIC = "theme.adopted"
    decision_id: UUID | None


class Declined(Deciding):
    """The forum did not choose the theme.

    Attributes:
        reason: Why, by language.
        decision_id: The decision, where it is recorded as one.
    """

    TOPIC = "theme.declined"
    reason: tuple[Wording, ...]
    decision_id: UUID | None

    def apply(self, aggregate: "Theme") -> None:
        """Remember it."""
        super().apply(aggregate)
        aggregate.is_declined = True


class Withdrawn(Deciding):
    """Whoever proposed the theme took it back before it was decided.

    Why it had been proposed is shown no more, as with all that is withdrawn.

    Attributes:
        reason: Why, by language; empty where that is not said.
    """

    TOPIC = "theme.withdrawn"
    reason: tuple[Wording, ...]

    def apply(self, aggregate: "Theme") -> None:
        """Remember it."""
        super().apply(aggregate)
        aggregate.is_withdrawn = True


class Replaced(Deciding):
    """Another theme took its place.

    Attributes:
        by_theme_id: The other theme; absent where it is unknown.
    """

    TOPIC = "theme.replaced"
    by_theme_id: UUID | None

    def apply(self, aggregate: "Theme") -> None:
        """Remember it."""
        super().apply(aggregate)
        aggregate.is_replaced = True


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


class Concluded(ForumAggregate.Event):
    """It was said what became of the theme.

    Attributes:
        text: One line on what became of it, by language.
        decision_ids: Decisions in which it went on; empty where there are none.
        view_ids: Views in which it went on; empty where there are none.
        meeting_ids: Meetings at which it goes on; empty where there are none.
    """

    TOPIC = "theme.concluded"
    text: tuple[Wording, ...]
    decision_ids: tuple[UUID, ...]
    view_ids: tuple[UUID, ...]
    meeting_ids: tuple[UUID, ...]

    def apply(self, aggregate: "Theme") -> None:
        """Remember it."""
        aggregate.is_concluded = True


class LevelDeclared(ForumAggregate.Event):
    """The theme says how far it goes and where in decision-making; the newest stands.

    Items that take the theme up take it over, unless they or their meeting say otherwise.

    Attributes:
        level: The level of participation; absent where none is declared.
        step: The step of decision-making; absent where none is declared.
    """

    TOPIC = "theme.level_declared"
    level: Level | None
    step: Step | None

    def apply(self, aggregate: "Theme") -> None:
        """Remember what was declared."""
        aggregate.declared = (self.level, self.step)

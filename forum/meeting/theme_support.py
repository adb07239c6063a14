"""The support of one organization for one theme: given, taken back, given again.

A thing of its own, so that many can support a theme at the same time. Whether a theme takes
support is the theme's to say.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.meeting.theme_refusals import ThemeSupportError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording


class ThemeSupport(ForumAggregate):
    """The support of one organization for one theme."""

    TOPIC = "theme_support"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "theme_support.reserved"

    class Given(ForumAggregate.Event, Aggregate.Created):
        """An organization supports a theme that another one proposed.

        Attributes:
            theme_id: The theme.
            organization_id: The organization.
            side: Key of its side; absent where it is on none, or unknown.
        """

        TOPIC = "theme_support.given"
        theme_id: UUID
        organization_id: UUID
        side: str | None

    class TakenBack(ForumAggregate.Event):
        """The organization does not support the theme any more.

        Attributes:
            reason: Why, by language; empty where that is not said.
        """

        TOPIC = "theme_support.taken_back"
        reason: tuple[Wording, ...]

    class GivenAgain(ForumAggregate.Event):
        """The organization supports the theme again, after it had taken its support back."""

        TOPIC = "theme_support.given_again"

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the support counts as not having happened."""

        TOPIC = "theme_support.struck"

    @event(Given)
    def __init__(self, theme_id: UUID, organization_id: UUID, side: str | None) -> None:
        self.side = side
        self.is_given = True

    @staticmethod
    def create_id(theme_id: UUID, organization_id: UUID) -> UUID:
        """An organization supports a theme once."""
        return id_in_forum("theme_support", theme_id, organization_id)

    def give_again(self) -> None:
        """Support the theme again; where it is supported, nothing changes."""
        if not self.is_given:
            self._give_again()

    @event(GivenAgain)
    def _give_again(self) -> None:
        self.is_given = True

    def take_back(self, reason: tuple[Wording, ...] = ()) -> None:
        """Support the theme no more.

        Raises:
            ThemeSupportError: It was taken back already.
        """
        if not self.is_given:
            raise ThemeSupportError(
                "the organization does not support the theme: nothing is to be taken back"
            )
        self._take_back(reason=reason)

    @event(TakenBack)
    def _take_back(self, reason: tuple[Wording, ...]) -> None:
        self.is_given = False

"""What happens to a view after it was recorded, and the words for who gave it and where.

The events are of `View`.
"""

from enum import StrEnum
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.values import Wording
from forum.record.when import When


class Giver(StrEnum):
    """Who gave a view, as far as is known; people are never named."""

    SIDE = "side"
    BOTH_SIDES = "both_sides"
    ORGANIZATION = "organization"  # one organization for itself
    PARTICIPANTS = "participants"  # without saying which
    PRESIDIUM = "presidium"
    SECRETARIAT = "secretariat"
    GROUP = "group"  # a group of the forum
    UNNAMED = "unnamed"  # somebody who did not allow to be named


class Setting(StrEnum):
    """Where a view was given. Source: history README, column `setting`."""

    DIALOGUE = "dialogue"
    DIALOGUE_THEME = "dialogue_theme"  # in the dialogue on one theme
    PRE_MEETING = "pre_meeting"
    PRESENTATIONS = "presentations"
    LOOK_BACK = "look_back"
    EVALUATION = "evaluation"
    OPENING = "opening"
    YEAR_REVIEW = "year_review"
    NEWS_ITEM = "news_item"
    GUIDANCE_TEXT = "guidance_text"
    WRITTEN = "written"  # sent to the forum outside a meeting
    OTHER = "other"


class Referred(ForumAggregate.Event):
    """The view was passed on, and it is the turn of whoever got it.

    Attributes:
        to_id: The organization that it was passed on to, where it is one here.
        to: To whom, as the source names them and without the name of any person.
        text: What is said of it, by language; empty where nothing is.
        due: Last day for whoever got it; absent where the last day to answer is theirs.
    """

    TOPIC = "view.referred"
    class_version = 2
    to_id: UUID | None
    to: str | None
    text: tuple[Wording, ...]
    due: When | None

    @staticmethod
    def upcast_v1_v2(state: dict[str, object]) -> None:
        """Version 2 may say until when."""


class Returned(ForumAggregate.Event):
    """The view was handed back to the secretariat by whoever it was passed on to.

    Attributes:
        from_id: The organization that handed it back, where it is one here.
        reason: Why, by language.
    """

    TOPIC = "view.returned"
    from_id: UUID | None
    reason: tuple[Wording, ...]


class Withdrawn(ForumAggregate.Event):
    """The view was taken back by those who gave it.

    Attributes:
        reason: Why, by language; empty where it was not said.
    """

    TOPIC = "view.withdrawn"
    reason: tuple[Wording, ...]


class Gathered(ForumAggregate.Event):
    """The view was gathered with others into one, which is answered for all of them.

    Attributes:
        into_id: The view that it was gathered into.
    """

    TOPIC = "view.gathered"
    into_id: UUID

"""How a meeting is opened to others: published, its link, who may come; events of `Meeting`."""

from typing import Protocol
from uuid import UUID

from forum.record.envelope import ForumAggregate
from forum.record.levels import Level, Step
from forum.record.text import TextRef
from forum.record.values import Wording


class HasDoors(Protocol):
    """A meeting, as far as these events touch it."""

    is_draft: bool
    has_own_notes: bool
    levels: dict[UUID | None, tuple[Level | None, Step | None]]


class Published(ForumAggregate.Event):
    """A meeting that was kept back until then may be seen by everybody."""

    TOPIC = "meeting.published"

    def apply(self, aggregate: HasDoors) -> None:
        """Let it be seen."""
        aggregate.is_draft = False


class LinkGiven(ForumAggregate.Event):
    """Those invited got the link of a remote meeting; a later one takes its place.

    Attributes:
        side: Key of the side whose own meeting it is; absent for one of the whole forum.
        link: The address to take part by.
    """

    TOPIC = "meeting.link_given"
    side: str | None
    link: TextRef


class AdmissionStated(ForumAggregate.Event):
    """It was said who may come, and how to get there; a later word takes its place.

    Attributes:
        who: Who may come, by language; empty where that was not said.
        how: How to come, by language; empty where that was not said.
    """

    TOPIC = "meeting.admission_stated"
    who: tuple[Wording, ...]
    how: tuple[Wording, ...]


class NotesTurnedOn(ForumAggregate.Event):
    """A side wants notes of its own meeting; they are that side's alone."""

    TOPIC = "meeting.notes_turned_on"

    def apply(self, aggregate: HasDoors) -> None:
        """Let notes be written."""
        aggregate.has_own_notes = True


class LevelDeclared(ForumAggregate.Event):
    """A level of participation and a step were declared; the newest for an item stands.

    Attributes:
        item_id: The item; absent for the meeting, whose items take it over unless they have
            their own.
        level: The level; absent where none is declared.
        step: The step of decision-making; absent where none is declared.
    """

    TOPIC = "meeting.level_declared"
    item_id: UUID | None
    level: Level | None
    step: Step | None

    def apply(self, aggregate: HasDoors) -> None:
        """Remember what was declared."""
        aggregate.levels[self.item_id] = (self.level, self.step)

"""How a meeting is opened to others: the guards before these events of `Meeting`.

A part of `Meeting`, apart for its size.
"""

from typing import Any
from uuid import UUID

from forum.errors import IncompleteError
from forum.meeting.agenda import Agenda, ItemKind
from forum.meeting.meeting_kinds import MeetingForm
from forum.meeting.refusals import (
    LevelOfPracticalItemError,
    MeetingFormError,
    MeetingPublishedError,
    MeetingUnpublishedError,
    SidesMeetingError,
)
from forum.record.acting import current
from forum.record.levels import Level, Step
from forum.record.text import TextRef
from forum.record.values import Wording


class OpeningUp:
    """Acts that open a meeting; `Meeting` has the state and the event classes."""

    side: str | None
    is_draft: bool
    has_own_notes: bool
    form: MeetingForm | None
    levels: dict[UUID | None, tuple[Level | None, Step | None]]
    agenda: Agenda
    Published: type[Any]
    LinkGiven: type[Any]
    AdmissionStated: type[Any]
    NotesTurnedOn: type[Any]
    LevelDeclared: type[Any]

    def check_stands(self) -> None:
        """Refuse what cannot be done to a meeting that was called off; see `Meeting`."""
        raise NotImplementedError

    def check_item(self, item_id: UUID) -> None:
        """Refuse what is no item of the agenda; see `AgendaActs`."""
        raise NotImplementedError

    def trigger_event(self, event_class: type[Any], **fields: Any) -> None:
        """Apply an event and keep it for saving; the library does this."""
        raise NotImplementedError

    def check_published(self) -> None:
        """Refuse what makes a meeting known while it is kept back.

        Raises:
            MeetingUnpublishedError: It is not published.
        """
        if self.is_draft:
            raise MeetingUnpublishedError(
                "the meeting is kept back: publish it first, then invite to it"
            )

    def publish(self) -> None:
        """Let everybody see a meeting that was kept back.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingPublishedError: It can be seen already.
        """
        self.check_stands()
        if not self.is_draft:
            raise MeetingPublishedError("the meeting can be seen already")
        self.trigger_event(self.Published)

    def give_link(self, link: TextRef) -> None:
        """Give those invited the link of a meeting that people take part in from elsewhere.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingFormError: People come to a place, or its form was not said.
        """
        self.check_stands()
        if self.form not in (MeetingForm.REMOTE, MeetingForm.BOTH):
            raise MeetingFormError(
                "only a remote meeting has a link: say first that people take part from elsewhere"
            )
        self.trigger_event(self.LinkGiven, side=self.side, link=link)

    def state_admission(self, who: tuple[Wording, ...], how: tuple[Wording, ...]) -> None:
        """Say who may come, and how.

        Raises:
            MeetingCancelledError: It was cancelled.
            IncompleteError: Neither is said.
        """
        self.check_stands()
        if not who and not how:
            raise IncompleteError("say who may come, or how to get there")
        self.trigger_event(self.AdmissionStated, who=who, how=how)

    def turn_on_notes(self) -> None:
        """Let a side keep notes of its own meeting; once is enough.

        Raises:
            SidesMeetingError: It is a meeting of the whole forum, which always has notes.
        """
        if self.side is None:
            raise SidesMeetingError("a meeting of the whole forum has notes anyway")
        if not self.has_own_notes:
            self.trigger_event(self.NotesTurnedOn)

    def check_notes(self) -> None:
        """Refuse notes of a side's own meeting that the side has not turned on.

        Notes that are entered from a source are there already.

        Raises:
            SidesMeetingError: It has not.
        """
        if self.side is not None and not self.has_own_notes and current().evidence is None:
            raise SidesMeetingError(
                "the notes of a side's own meeting are that side's: it turns them on first"
            )

    def declare_level(self, item_id: UUID | None, level: Level | None, step: Step | None) -> None:
        """Declare level and step of an item, or of the meeting; the same again changes nothing.

        Raises:
            UnknownItemError: There is no such item on the agenda.
            LevelOfPracticalItemError: The item is practical: it takes up no matter.
        """
        if item_id is not None:
            self.check_item(item_id)
            if self.agenda.items[item_id].kind is ItemKind.PRACTICAL:
                raise LevelOfPracticalItemError(
                    "a practical item takes up no matter: declare a level for other items"
                )
        if self.levels.get(item_id, (None, None)) != (level, step):
            self.trigger_event(self.LevelDeclared, item_id=item_id, level=level, step=step)

"""A meeting of the forum, or of one side: when and where, its agenda, convened, held, cancelled.

A meeting that was only planned or convened was not held before somebody says so. Who came is in
the presences, what was said in minutes and views.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.meeting import (
    agenda_events,
    course_events,
    meeting_events,
    opening_up_events,
    paper_events,
)
from forum.meeting.agenda import Agenda, Item, ItemKind
from forum.meeting.agenda_acts import AgendaActs
from forum.meeting.course_acts import CourseActs
from forum.meeting.meeting_kinds import MeetingForm, MeetingKind
from forum.meeting.meeting_rules import check_not_future, check_times
from forum.meeting.opening_up import OpeningUp
from forum.meeting.paper_acts import PaperActs
from forum.meeting.refusals import (
    MeetingCancelledError,
    MeetingConvenedError,
    MeetingHeldError,
)
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.levels import Level, Step
from forum.record.localtime import LocalTime
from forum.record.values import Name, Wording
from forum.record.when import When

__all__ = ["ItemKind", "Meeting", "MeetingKind"]


class Meeting(ForumAggregate, AgendaActs, CourseActs, OpeningUp, PaperActs):
    """One meeting; its agenda is in `AgendaActs`, what happens at it in `CourseActs`.

    How it is opened to others is in `OpeningUp`, its papers are in `PaperActs`.
    """

    TOPIC = "meeting"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset(
        {"meeting.numbered", "meeting.published", "meeting.paper_added", "meeting.paper_replaced"}
        | {"meeting.paper_described", "meeting.paper_published", "meeting.paper_withdrawn"}
    )

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "meeting.reserved"

    class Planned(ForumAggregate.Event, Aggregate.Created):
        """A meeting was planned.

        Attributes:
            classification: Constituting, dialogue, planning, consultation, pre-meeting, start-up
                meeting, after-talk or other.
            side: Key of the side whose own meeting it is; absent for one of the whole forum.
            is_listed: It stands in the public calendar; always so for the whole forum's.
            year: The forum year.
            day: The day, as exactly as it is known.
            title: What it is called, by language; empty where it has no title.
            is_draft: It is kept back: only the secretariat sees it until it is published.
        """

        TOPIC = "meeting.planned"
        class_version = 2
        classification: MeetingKind
        side: str | None
        is_listed: bool
        year: int
        day: When
        title: tuple[Name, ...]
        is_draft: bool

        @staticmethod
        def upcast_v1_v2(state: dict[str, object]) -> None:
            """Version 2 may be kept back, and knows more kinds; before, all could be seen."""
            state["is_draft"] = False

    Scheduled = meeting_events.Scheduled
    Retitled = meeting_events.Retitled
    Convened = meeting_events.Convened
    Held = meeting_events.Held
    Cancelled = meeting_events.Cancelled
    Numbered = meeting_events.Numbered
    PresidedBy = meeting_events.PresidedBy
    PapersSent = course_events.PapersSent
    Opened = course_events.Opened
    Closed = course_events.Closed
    FeedbackPromised = course_events.FeedbackPromised
    Published = opening_up_events.Published
    LinkGiven = opening_up_events.LinkGiven
    AdmissionStated = opening_up_events.AdmissionStated
    NotesTurnedOn = opening_up_events.NotesTurnedOn
    LevelDeclared = opening_up_events.LevelDeclared
    PaperAdded = paper_events.PaperAdded
    PaperReplaced = paper_events.PaperReplaced
    PaperDescribed = paper_events.PaperDescribed
    PaperPublished = paper_events.PaperPublished
    PaperWithdrawn = paper_events.PaperWithdrawn
    PapersReordered = paper_events.PapersReordered
    ItemAdded = agenda_events.ItemAdded
    StandingItemAdded = agenda_events.StandingItemAdded
    StandingItemSettled = agenda_events.StandingItemSettled
    AgendaAnnounced = agenda_events.AgendaAnnounced
    ItemRetitled = agenda_events.ItemRetitled
    ItemDropped = agenda_events.ItemDropped
    ItemsReordered = agenda_events.ItemsReordered
    ItemDecided = agenda_events.ItemDecided
    ItemReopened = agenda_events.ItemReopened

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the meeting counts as not having happened."""

        TOPIC = "meeting.struck"

    @event(Planned)
    def __init__(
        self,
        classification: MeetingKind,
        side: str | None,
        is_listed: bool,
        year: int,
        day: When,
        title: tuple[Name, ...],
        is_draft: bool = False,
        id: UUID | None = None,
    ) -> None:
        self.classification = classification
        self.side = side
        self.year = year
        self.day = day
        self.times: tuple[LocalTime | None, LocalTime | None, str | None] = (None, None, None)
        self.title = title
        self.number: int | None = None
        self.convened_for: When | None = None
        self.registration_deadline: When | None = None
        self.is_held = self.is_opened = self.is_closed = False
        self.is_cancelled = self.has_own_notes = False
        self.is_draft = is_draft
        self.form: MeetingForm | None = None
        self.levels: dict[UUID | None, tuple[Level | None, Step | None]] = {}
        self.agenda = Agenda()
        self.papers: dict[int, paper_events.Paper] = {}

    @staticmethod
    def create_id() -> UUID:
        """Days change and two meetings may share one, so the id is random."""
        return uuid4()

    @property
    def items(self) -> dict[UUID, Item]:
        """The items of the agenda by id, dropped ones too."""
        return self.agenda.items

    def check_stands(self) -> None:
        """Refuse what cannot be done to a meeting that was called off.

        Raises:
            MeetingCancelledError: It was cancelled.
        """
        if self.is_cancelled:
            raise MeetingCancelledError(
                "the meeting was cancelled: plan another, or strike that entry if it is wrong"
            )

    def check_begun(self, today: date) -> None:
        """Refuse to enter what happened at a meeting that has not been.

        Raises:
            MeetingCancelledError: It was cancelled.
            HeldInFutureError: Its day is certainly after today.
            MeetingUnpublishedError: It is kept back.
        """
        self.check_stands()
        self.check_published()
        check_not_future(self.day, today)

    def schedule(
        self,
        day: When,
        start: LocalTime | None = None,
        end: LocalTime | None = None,
        place: str | None = None,
        reason: tuple[Wording, ...] = (),
        form: MeetingForm | None = None,
    ) -> None:
        """Set day, times, place and form; the same again changes nothing.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingHeldError: It was held on another day.
            MeetingTimesError: The end is before the start, or a time on another day.
        """
        self.check_stands()
        if self.is_held and not (day.may_mean(self.day) or self.day.may_mean(day)):
            raise MeetingHeldError(
                "the meeting was held on {day}: strike that entry first if it is wrong",
                day=self.day,
            )
        check_times(day, start, end)
        if (day, (start, end, place), form) != (self.day, self.times, self.form):
            times = {"start": start, "end": end, "place": place}
            self.trigger_event(self.Scheduled, day=day, **times, reason=reason, form=form)

    def retitle(self, title: tuple[Name, ...]) -> None:
        """Call the meeting something else; the same title changes nothing.

        Raises:
            IncompleteError: The title is empty.
        """
        if not title:
            raise IncompleteError("say what the meeting is called")
        if title != self.title:
            self._retitle(title=title)

    @event(Retitled)
    def _retitle(self, title: tuple[Name, ...]) -> None:
        self.title = title

    def convene(
        self,
        convener_id: UUID | None = None,
        annexes: int | None = None,
        registration_deadline: When | None = None,
    ) -> None:
        """Send the invitation, again only after the meeting was moved.

        Raises:
            MeetingCancelledError: It was cancelled.
            MeetingHeldError: It was held.
            MeetingConvenedError: It was convened for this day.
            IncompleteError: A negative number of papers.
            MeetingUnpublishedError: It is kept back.
        """
        self.check_stands()
        self.check_published()
        if self.is_held:
            raise MeetingHeldError("the meeting was held already: nobody can be invited to it")
        if self.convened_for == self.day:
            raise MeetingConvenedError("the meeting on {day} was convened already", day=self.day)
        if annexes is not None and annexes < 0:
            raise IncompleteError("the number of papers is 0 or more")
        self._convene(
            convener_id=convener_id, annexes=annexes, registration_deadline=registration_deadline
        )

    @event(Convened)
    def _convene(
        self, convener_id: UUID | None, annexes: int | None, registration_deadline: When | None
    ) -> None:
        self.convened_for = self.day
        self.registration_deadline = registration_deadline
        self.agenda.fix_numbers()

    def cancel(self, reason: tuple[Wording, ...]) -> None:
        """Cancel the meeting.

        Raises:
            MeetingHeldError: It was held.
            MeetingCancelledError: It was cancelled already.
        """
        self.check_stands()
        if self.is_held:
            raise MeetingHeldError("the meeting was held: strike that entry first if it is wrong")
        self._cancel(reason=reason)

    @event(Cancelled)
    def _cancel(self, reason: tuple[Wording, ...]) -> None:
        self.is_cancelled = True

    def give_number(self, number: int) -> None:
        """Give the meeting its number; what has one keeps it."""
        if self.number is None:
            self._give_number(number=number)

    @event(Numbered)
    def _give_number(self, number: int) -> None:
        self.number = number

"""The notes of one meeting: versions from draft to approval, publication and correction.

Approved notes change by a correction only. Publishing opens one version and no other.
"""

from typing import Any, ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.publishing import minutes_events
from forum.publishing.approval import check_approval
from forum.publishing.refusals import (
    MinutesApprovedError,
    MinutesFiledError,
    MinutesNotApprovedError,
    MinutesNotPublishedError,
    MinutesPublishedError,
    UnknownVersionError,
)
from forum.publishing.versions import version_to_publish
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording
from forum.record.when import When


class Minutes(ForumAggregate):
    """The notes of one meeting."""

    TOPIC = "minutes"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset(
        {"minutes.published", "minutes.corrected", "minutes.withdrawn"}
    )

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "minutes.reserved"

    class Assembled(ForumAggregate.Event, Aggregate.Created):
        """The notes of a meeting were put together, as version 1.

        Attributes:
            meeting_id: The meeting.
            text: The notes, by language; empty where the text is not in this log.
        """

        TOPIC = "minutes.assembled"
        meeting_id: UUID
        text: tuple[Wording, ...]

    Redrafted = minutes_events.Redrafted
    Circulated = minutes_events.Circulated
    Approved = minutes_events.Approved
    Filed = minutes_events.Filed
    Published = minutes_events.Published
    Corrected = minutes_events.Corrected
    Withdrawn = minutes_events.Withdrawn

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the notes counts as not having happened."""

        TOPIC = "minutes.struck"

    @event(Assembled)
    def __init__(self, meeting_id: UUID, text: tuple[Wording, ...]) -> None:
        self.meeting_id = meeting_id
        self.versions = {1: text}
        self.approved_number: int | None = None
        self.corrected_number: int | None = None
        self.is_approved = False
        self.is_filed = False
        self.public_number: int | None = None
        self.was_published = False

    @staticmethod
    def create_id(meeting_id: UUID) -> UUID:
        """A meeting has one set of notes."""
        return id_in_forum("minutes", meeting_id)

    @property
    def number(self) -> int:
        """The number of the newest version."""
        return max(self.versions)

    def version_text(self, number: int) -> tuple[Wording, ...]:
        """Return the text of a version, empty where it is not in the log.

        Raises:
            UnknownVersionError: There is no such version.
        """
        if number not in self.versions:
            raise UnknownVersionError(
                "there is no version {asked} of these notes: the newest is {number}",
                number=self.number,
                asked=number,
            )
        return self.versions[number]

    def check_strikable(self, struck: Any) -> None:  # noqa: ANN401 - any event of the notes
        """Refuse to strike anything of notes that were ever published.

        Raises:
            MinutesPublishedError: They were published: what everybody could read stands on it.

        Source: design section 3, item 12.
        """
        if self.was_published:
            raise MinutesPublishedError(
                "the notes were published, so {topic} stays: correct or withdraw them",
                topic=struck.TOPIC,
            )

    def redraft(self, text: tuple[Wording, ...]) -> None:
        """Write the draft anew.

        Raises:
            IncompleteError: The text is empty.
            MinutesApprovedError: The notes are approved (E7).

        Source: domain reference, section 9, E7.
        """
        self._check_draft()
        if not text:
            raise IncompleteError("write the notes in at least one language")
        if text != self.versions[self.number]:
            self._redraft(number=self.number + 1, text=text)

    @event(Redrafted)
    def _redraft(self, number: int, text: tuple[Wording, ...]) -> None:
        self.versions[number] = text

    def circulate(self) -> None:
        """Send the newest version to the members.

        Raises:
            IncompleteError: Its text is not here.
            MinutesApprovedError: The notes are approved.
        """
        self._check_draft()
        text = self.versions[self.number]
        if not text:
            raise IncompleteError("the notes have no text to send: write it first")
        self._circulate(number=self.number, text=text)

    @event(Circulated)
    def _circulate(self, number: int, text: tuple[Wording, ...]) -> None:
        """Who may read it follows from the event."""

    def approve(
        self,
        *,
        day: When,
        at_day: When | None = None,
        at_meeting_id: UUID | None = None,
        decision_id: UUID | None = None,
        in_writing: bool = False,
        number: int | None = None,
    ) -> None:
        """Approve the notes, once.

        Args:
            day: The day of their meeting.
            at_day: The day of the meeting that approves them.
            at_meeting_id: The meeting that approves them.
            decision_id: The decision.
            in_writing: They are approved outside a meeting.
            number: The version; the newest, if its text is here and none is named.

        Raises:
            MinutesApprovedError: They are approved already (E6).
            ApprovalError: Neither or both of a meeting and in writing, or a meeting that is
                certainly not later than theirs (E6).
            UnknownVersionError: There is no such version.

        Source: domain reference, section 9, E6.
        """
        if self.is_approved:
            raise MinutesApprovedError("the notes are approved already: that happens once")
        if at_meeting_id == self.meeting_id:
            at_day = day
        check_approval(day, at_day, at_meeting_id, in_writing)
        if number is None and self.versions[self.number]:
            number = self.number
        if number is not None:
            self.version_text(number)
        self._approve(
            number=number,
            at_meeting_id=at_meeting_id,
            decision_id=decision_id,
            in_writing=in_writing,
        )

    @event(Approved)
    def _approve(
        self,
        number: int | None,
        at_meeting_id: UUID | None,
        decision_id: UUID | None,
        in_writing: bool,
    ) -> None:
        self.is_approved = True
        self.approved_number = number

    def file(self) -> None:
        """File the approved notes.

        Raises:
            MinutesNotApprovedError: They are not approved.
            MinutesFiledError: They were filed already.
        """
        self._check_approved()
        if self.is_filed:
            raise MinutesFiledError("the notes were filed already")
        self._file()

    @event(Filed)
    def _file(self) -> None:
        self.is_filed = True

    def publish(self, number: int | None = None) -> None:
        """Let everybody read a version; the one that is public already changes nothing.

        Args:
            number: The version; if none is named the newest correction, else the approved one,
                else the newest draft.

        Raises:
            UnknownVersionError: There is no such version, or it is not what was approved.
        """
        settled = self.corrected_number, self.approved_number
        chosen = version_to_publish(number, settled, self.number)
        text = self.version_text(chosen)
        if chosen != self.public_number:
            self._publish(number=chosen, text=text, before_approval=not self.is_approved)

    @event(Published)
    def _publish(self, number: int, text: tuple[Wording, ...], before_approval: bool) -> None:
        self.public_number = number
        self.was_published = True

    def correct(self, text: tuple[Wording, ...], reason: tuple[Wording, ...]) -> None:
        """Correct approved notes; public ones are public as corrected.

        Raises:
            IncompleteError: Text or reason is empty.
            MinutesNotApprovedError: They are not approved: a draft is rewritten.
        """
        self._check_approved()
        if not text or not reason:
            raise IncompleteError("write the corrected notes, and why they are corrected")
        self._correct(
            number=self.number + 1,
            text=text,
            reason=reason,
            is_public=self.public_number is not None,
        )

    @event(Corrected)
    def _correct(
        self,
        number: int,
        text: tuple[Wording, ...],
        reason: tuple[Wording, ...],
        is_public: bool,
    ) -> None:
        self.versions[number] = text
        self.corrected_number = number
        if is_public:
            self.public_number = number

    def withdraw(self, reason: tuple[Wording, ...]) -> None:
        """Take the notes back from publication.

        Raises:
            IncompleteError: The reason is empty.
            MinutesNotPublishedError: They are not published.
        """
        if not reason:
            raise IncompleteError("say why the notes are taken back")
        if self.public_number is None:
            raise MinutesNotPublishedError("the notes are not published: nothing to take back")
        self._withdraw(reason=reason)

    @event(Withdrawn)
    def _withdraw(self, reason: tuple[Wording, ...]) -> None:
        self.public_number = None

    def _check_draft(self) -> None:
        if self.is_approved:
            raise MinutesApprovedError(
                "approved notes are not rewritten: correct them, with a reason"
            )

    def _check_approved(self) -> None:
        if not self.is_approved:
            raise MinutesNotApprovedError("the notes are not approved yet: approve them first")

"""The notes of one meeting: versions from draft to approval, publication and correction.

Approved notes change by a correction only. Publishing opens one version and no other.
"""

from typing import Any, ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.errors import IncompleteError
from forum.publishing import minutes_events
from forum.publishing.approving import Approving
from forum.publishing.minutes_events import WithdrawalGround
from forum.publishing.refusals import (
    MinutesApprovedError,
    MinutesNotPublishedError,
    MinutesPublishedError,
    UnknownVersionError,
)
from forum.publishing.versions import version_to_publish
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.posts import Post
from forum.record.values import Wording
from forum.record.when import When


class Minutes(ForumAggregate, Approving):
    """The notes of one meeting; how they are approved is in `Approving`."""

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
    VerifiersNamed = minutes_events.VerifiersNamed
    Verified = minutes_events.Verified
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
        self.circulated_number: int | None = None
        self.comment_by: When | None = None
        self.verifiers: tuple[UUID, ...] = ()
        self.verified: dict[int, set[UUID | Post]] = {}
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

    def circulate(self, comment_by: When | None = None) -> None:
        """Send the newest version to the members, who comment until a day.

        Raises:
            IncompleteError: Its text is not here.
            MinutesApprovedError: The notes are approved.
        """
        self._check_draft()
        text = self.versions[self.number]
        if not text:
            raise IncompleteError("the notes have no text to send: write it first")
        self._circulate(number=self.number, text=text, comment_by=comment_by)

    @event(Circulated)
    def _circulate(self, number: int, text: tuple[Wording, ...], comment_by: When | None) -> None:
        self.circulated_number = number
        self.comment_by = comment_by

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
        self.check_approved()
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

    def withdraw(self, reason: tuple[Wording, ...], ground: WithdrawalGround | None = None) -> None:
        """Take the notes back from publication.

        Raises:
            IncompleteError: The reason is empty.
            MinutesNotPublishedError: They are not published.
        """
        if not reason:
            raise IncompleteError("say why the notes are taken back")
        if self.public_number is None:
            raise MinutesNotPublishedError("the notes are not published: nothing to take back")
        self._withdraw(reason=reason, ground=ground)

    @event(Withdrawn)
    def _withdraw(self, reason: tuple[Wording, ...], ground: WithdrawalGround | None) -> None:
        self.public_number = None

    def _check_draft(self) -> None:
        if self.is_approved:
            raise MinutesApprovedError(
                "approved notes are not rewritten: correct them, with a reason"
            )

"""What comes back on one view: a duty with a last day, its extensions, and the answer.

Whether an answer is late on a day is asked of the read model: the log keeps every day that was
promised.
"""

from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.answering import feedback_events
from forum.answering.extensions import check_extension
from forum.answering.feedback_events import ChangeKind, Outcome
from forum.answering.refusals import (
    AnswerLinkError,
    FeedbackDueError,
    FeedbackGivenError,
    FeedbackNotGivenError,
    ViewAcknowledgedError,
)
from forum.errors import IncompleteError
from forum.governing.limits import NO_LIMITS, RulesLimits
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording
from forum.record.when import When

__all__ = ["ChangeKind", "Feedback", "Outcome"]
_NEEDS_WHY: Final = frozenset({Outcome.PARTLY_TAKEN_UP, Outcome.NOT_TAKEN_UP})


class Feedback(ForumAggregate):
    """What comes back on one view."""

    TOPIC = "feedback"

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "feedback.reserved"

    class Owed(ForumAggregate.Event, Aggregate.Created):
        """An answer to a view is owed.

        Attributes:
            view_id: The view.
            owner_id: The organization or office that is to answer; absent where unknown.
            due: Last day to answer; absent where none is set.
        """

        TOPIC = "feedback.owed"
        view_id: UUID
        owner_id: UUID | None
        due: When | None

    Promised = feedback_events.Promised
    Acknowledged = feedback_events.Acknowledged
    Extended = feedback_events.Extended
    ReportedWithoutNews = feedback_events.ReportedWithoutNews
    FollowedUp = feedback_events.FollowedUp
    Given = feedback_events.Given
    Judged = feedback_events.Judged
    Reopened = feedback_events.Reopened

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the answer counts as not having happened."""

        TOPIC = "feedback.struck"

    @event(Owed)
    def __init__(self, view_id: UUID, owner_id: UUID | None, due: When | None) -> None:
        self.view_id = view_id
        self.owner_id = owner_id
        self.due = due
        self.first_due = due
        self.times_extended = 0
        self.is_promised = False
        self.is_acknowledged = False
        self.is_given = False

    @staticmethod
    def create_id(view_id: UUID) -> UUID:
        """A view has one feedback."""
        return id_in_forum("feedback", view_id)

    def promise(self, due: When, owner_id: UUID | None = None) -> None:
        """Promise an answer until a day, once; put it off by `extend`.

        Raises:
            FeedbackGivenError: The view was answered.
            FeedbackDueError: An answer was promised already, or is owed before that day.
        """
        self._check_waiting()
        if self.is_promised:
            raise FeedbackDueError(
                "an answer was promised until {due}: put it off, with a reason",
                due=str(self.due),
            )
        if self.due is not None and due.latest > self.due.latest:
            raise FeedbackDueError(
                "an answer is owed until {due}: promise that day or an earlier one, "
                "or put it off with a reason",
                due=str(self.due),
            )
        self._promise(due=due, owner_id=owner_id)

    @event(Promised)
    def _promise(self, due: When, owner_id: UUID | None) -> None:
        self.is_promised = True
        self.due = due
        self.first_due = self.first_due or due
        self.owner_id = owner_id or self.owner_id

    def acknowledge(self) -> None:
        """Say that the view was received.

        Raises:
            ViewAcknowledgedError: That was said already.
        """
        if self.is_acknowledged:
            raise ViewAcknowledgedError("that the view was received was said already")
        self._acknowledge()

    @event(Acknowledged)
    def _acknowledge(self) -> None:
        self.is_acknowledged = True

    def extend(
        self,
        due: When,
        reason: tuple[Wording, ...],
        *,
        limits: RulesLimits = NO_LIMITS,
        rules: str = "",
    ) -> None:
        """Put the answer off, within the rules; after the last day it stays late all the same.

        Args:
            due: The new last day.
            reason: Why.
            limits: Those of the rules in force.
            rules: Their version, as people cite it.

        Raises:
            FeedbackGivenError: The view was answered.
            IncompleteError: The reason is empty.
            FeedbackDueError: No day was set, or the new one is not later.
            AgainstRulesError: The rules do not let it be put off so often, or so far.
        """
        self._check_waiting()
        if not reason:
            raise IncompleteError("say why the answer is put off")
        if self.due is None or self.first_due is None:
            raise FeedbackDueError("no day is set for the answer: promise one first")
        if due.latest <= self.due.latest:
            raise FeedbackDueError(
                "the answer is due on {due}: put it off to a later day", due=str(self.due)
            )
        check_extension(self.first_due, due, self.times_extended, limits=limits, rules=rules)
        self._extend(due=due, reason=reason)

    @event(Extended)
    def _extend(self, due: When, reason: tuple[Wording, ...]) -> None:
        self.due = due
        self.times_extended += 1

    def report_without_news(self, text: tuple[Wording, ...] = ()) -> None:
        """Tell that there is nothing new yet.

        Raises:
            FeedbackGivenError: The view was answered.
        """
        self._check_waiting()
        self._report_without_news(text=text)

    @event(ReportedWithoutNews)
    def _report_without_news(self, text: tuple[Wording, ...]) -> None:
        """Nothing here depends on it."""

    def follow_up(self, text: tuple[Wording, ...]) -> None:
        """Tell what was done that touches the view.

        Raises:
            IncompleteError: The text is empty.
        """
        if not text:
            raise IncompleteError("say what was done that touches the view")
        self._follow_up(text=text)

    @event(FollowedUp)
    def _follow_up(self, text: tuple[Wording, ...]) -> None:
        """Nothing here depends on it."""

    def give(
        self,
        outcome: Outcome,
        text: tuple[Wording, ...],
        change: tuple[Wording, ...] = (),
        *,
        why: tuple[Wording, ...] = (),
        change_kind: ChangeKind | None = None,
        link: str | None = None,
        capacity: str | None = None,
    ) -> None:
        """Answer the view, once.

        Raises:
            FeedbackGivenError: It was answered already.
            IncompleteError: The answer is empty, or does not say why it is not taken up in full.
            AnswerLinkError: The link is no address of a page.
        """
        self._check_waiting()
        if not text:
            raise IncompleteError("write the answer in at least one language")
        if outcome in _NEEDS_WHY and not why:
            raise IncompleteError("say why the view is not taken up, or only in part")
        if link is not None and not link.startswith(("https://", "http://")):
            raise AnswerLinkError("write the whole address of the page, beginning with https://")
        self._give(
            outcome=outcome,
            text=text,
            change=change,
            why=why,
            change_kind=change_kind,
            link=link,
            capacity=capacity,
        )

    @event(Given)
    def _give(
        self,
        outcome: Outcome,
        text: tuple[Wording, ...],
        change: tuple[Wording, ...],
        why: tuple[Wording, ...],
        change_kind: ChangeKind | None,
        link: str | None,
        capacity: str | None,
    ) -> None:
        self.is_given = True

    def judge(
        self, is_enough: bool, reason: tuple[Wording, ...] = (), view_id: UUID | None = None
    ) -> None:
        """Say whether the answer is enough; each who gave the view may.

        Args:
            is_enough: Whether it is.
            reason: Why.
            view_id: The view whose giver says so, where that was gathered into this one.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: It is not enough, and no reason is given.
        """
        self._check_given()
        if not is_enough and not reason:
            raise IncompleteError("say why the answer is not enough")
        self._judge(is_enough=is_enough, reason=reason, view_id=view_id)

    @event(Judged)
    def _judge(self, is_enough: bool, reason: tuple[Wording, ...], view_id: UUID | None) -> None:
        """Nothing here depends on it."""

    def reopen(self, reason: tuple[Wording, ...]) -> None:
        """Let the view wait for an answer again; a new day has to be promised.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: The reason is empty.
        """
        self._check_given()
        if not reason:
            raise IncompleteError("say why the view is to be answered again")
        self._reopen(reason=reason)

    @event(Reopened)
    def _reopen(self, reason: tuple[Wording, ...]) -> None:
        self.is_given = False
        self.is_promised = False
        self.due = self.first_due = None
        self.times_extended = 0

    def _check_waiting(self) -> None:
        if self.is_given:
            raise FeedbackGivenError(
                "the view was answered already: open it again first, with a reason"
            )

    def _check_given(self) -> None:
        if not self.is_given:
            raise FeedbackNotGivenError("the view was not answered yet")

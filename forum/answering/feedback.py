"""What comes back on one view: a duty with a last day, its extensions, and the answer.

Whether an answer is late on a day is asked of the read model: the log keeps every day that was
promised.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.answering import feedback_events
from forum.answering.feedback_events import Outcome
from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Wording
from forum.record.when import When

__all__ = ["Feedback", "Outcome"]


class FeedbackGivenError(ForumError):
    """The view was answered already."""

    code = "feedback_given"


class FeedbackNotGivenError(ForumError):
    """The view was not answered yet."""

    code = "feedback_not_given"


class FeedbackDueError(ForumError):
    """A last day does not fit the one before, or there is none yet."""

    code = "feedback_due"


class ViewAcknowledgedError(ForumError):
    """That the view was received was said already."""

    code = "view_acknowledged"


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

    def extend(self, due: When, reason: tuple[Wording, ...]) -> None:
        """Put the answer off.

        Raises:
            FeedbackGivenError: The view was answered.
            IncompleteError: The reason is empty.
            FeedbackDueError: No day was set, or the new one is not later.
        """
        self._check_waiting()
        if not reason:
            raise IncompleteError("say why the answer is put off")
        if self.due is None:
            raise FeedbackDueError("no day is set for the answer: promise one first")
        if due.latest <= self.due.latest:
            raise FeedbackDueError(
                "the answer is due on {due}: put it off to a later day", due=str(self.due)
            )
        self._extend(due=due, reason=reason)

    @event(Extended)
    def _extend(self, due: When, reason: tuple[Wording, ...]) -> None:
        self.due = due

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
        self, outcome: Outcome, text: tuple[Wording, ...], change: tuple[Wording, ...] = ()
    ) -> None:
        """Answer the view, once.

        Raises:
            FeedbackGivenError: It was answered already.
            IncompleteError: The answer is empty.
        """
        self._check_waiting()
        if not text:
            raise IncompleteError("write the answer in at least one language")
        self._give(outcome=outcome, text=text, change=change)

    @event(Given)
    def _give(
        self, outcome: Outcome, text: tuple[Wording, ...], change: tuple[Wording, ...]
    ) -> None:
        self.is_given = True

    def judge(self, is_enough: bool, reason: tuple[Wording, ...] = ()) -> None:
        """Say whether the answer is enough; each who gave the view may.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: It is not enough, and no reason is given.
        """
        self._check_given()
        if not is_enough and not reason:
            raise IncompleteError("say why the answer is not enough")
        self._judge(is_enough=is_enough, reason=reason)

    @event(Judged)
    def _judge(self, is_enough: bool, reason: tuple[Wording, ...]) -> None:
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
        self.due = None

    def _check_waiting(self) -> None:
        if self.is_given:
            raise FeedbackGivenError(
                "the view was answered already: open it again first, with a reason"
            )

    def _check_given(self) -> None:
        if not self.is_given:
            raise FeedbackNotGivenError("the view was not answered yet")

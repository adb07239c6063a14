"""Commands about what comes back on a view."""

from collections.abc import Mapping
from uuid import UUID

from forum.answering.feedback import Feedback, Outcome
from forum.answering.view import View
from forum.commanding import command
from forum.meeting.ground import Ground
from forum.record.when import When


class FeedbackCommands(Ground):
    """Promising, putting off, giving and judging an answer; each returns the feedback's id.

    A view is answered whenever that is possible, also after its year was closed. All may raise
    `UnknownThingError` for the view.
    """

    @command
    def promise_feedback(self, *, view_id: UUID, due: When, owner_id: UUID | None = None) -> UUID:
        """Promise an answer to a view until a day.

        Args:
            view_id: The view.
            due: Last day to answer.
            owner_id: The organization or office that promises.

        Raises:
            FeedbackGivenError: The view was answered.
            FeedbackDueError: An answer was promised already, or is owed before that day.
            ViewWithdrawnError: The view was withdrawn.
            ViewGatheredError: It was gathered into another one.
        """
        self.load(View, view_id).check_stands()
        feedback = self._feedback(view_id)
        feedback.promise(due, owner_id)
        self.save(feedback)
        return feedback.id

    @command
    def acknowledge_view(self, *, view_id: UUID) -> UUID:
        """Say that a view was received.

        Raises:
            ViewAcknowledgedError: That was said already.
        """
        feedback = self._feedback(view_id)
        feedback.acknowledge()
        self.save(feedback)
        return feedback.id

    @command
    def extend_feedback(
        self, *, view_id: UUID, due: When, reason: Mapping[str, str | None]
    ) -> UUID:
        """Put an answer off to a later day, with a reason.

        Raises:
            FeedbackGivenError: The view was answered.
            IncompleteError: The reason is empty.
            FeedbackDueError: No day was set, or the new one is not later.
        """
        feedback = self._feedback(view_id)
        feedback.extend(due, self.wordings(reason))
        self.save(feedback)
        return feedback.id

    @command
    def report_without_news(
        self, *, view_id: UUID, text: Mapping[str, str | None] | None = None
    ) -> UUID:
        """Tell that there is nothing new yet.

        Raises:
            FeedbackGivenError: The view was answered.
        """
        feedback = self._feedback(view_id)
        feedback.report_without_news(self.wordings(text or {}))
        self.save(feedback)
        return feedback.id

    @command
    def follow_up_view(self, *, view_id: UUID, text: Mapping[str, str | None]) -> UUID:
        """Tell what was done that touches a view, where no answer to it was seen.

        Raises:
            IncompleteError: The text is empty.
        """
        feedback = self._feedback(view_id)
        feedback.follow_up(self.wordings(text))
        self.save(feedback)
        return feedback.id

    @command
    def give_feedback(
        self,
        *,
        view_id: UUID,
        outcome: Outcome,
        text: Mapping[str, str | None],
        change: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Answer a view, on the day `effective`.

        Args:
            view_id: The view.
            outcome: What was done with it.
            text: The answer, by language tag.
            change: What changed because of the view, by language tag.

        Raises:
            FeedbackGivenError: It was answered already.
            IncompleteError: The answer is empty.
        """
        feedback = self._feedback(view_id)
        feedback.give(outcome, self.wordings(text), self.wordings(change or {}))
        self.save(feedback)
        return feedback.id

    @command
    def judge_feedback(
        self,
        *,
        view_id: UUID,
        is_enough: bool,
        reason: Mapping[str, str | None] | None = None,
    ) -> UUID:
        """Say for those who gave a view whether the answer is enough.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: It is not enough, and no reason is given.
        """
        feedback = self._feedback(view_id)
        feedback.judge(is_enough, self.wordings(reason or {}))
        self.save(feedback)
        return feedback.id

    @command
    def reopen_feedback(self, *, view_id: UUID, reason: Mapping[str, str | None]) -> UUID:
        """Let a view wait for an answer again.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: The reason is empty.
        """
        feedback = self._feedback(view_id)
        feedback.reopen(self.wordings(reason))
        self.save(feedback)
        return feedback.id

    def _feedback(self, view_id: UUID) -> Feedback:
        self.here()
        return self.load(Feedback, Feedback.create_id(view_id))

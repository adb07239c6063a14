"""Commands about what comes back on a view."""

from collections.abc import Mapping
from uuid import UUID

from forum.answering.feedback import ChangeKind, Feedback, Outcome
from forum.answering.own import OwnViews
from forum.answering.view import View
from forum.commanding import command
from forum.record.when import When


class FeedbackCommands(OwnViews):
    """Promising, putting off, giving and judging an answer; each returns the feedback's id.

    A view is answered whenever that is possible, also after its year was closed. Whoever it was
    passed on to may answer, as far as it is an organization here; a view that was gathered into
    another one is answered there, for all of them. All may raise `UnknownThingError` for the view.
    Those that answer may raise `NotAllowedError`, where the view is with somebody else, and
    `ViewGatheredError`; those that judge `NotAllowedError`, where somebody else gave the view.
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
        feedback = self._own_feedback(view_id)
        self.check_owner(owner_id)
        feedback.promise(due, owner_id)
        self.save(feedback)
        return feedback.id

    @command
    def acknowledge_view(self, *, view_id: UUID) -> UUID:
        """Say that a view was received.

        Raises:
            ViewAcknowledgedError: That was said already.
        """
        feedback = self._own_feedback(view_id)
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
            AgainstRulesError: The rules do not let it be put off so often, or so far.
        """
        feedback = self._own_feedback(view_id)
        rules = self.rules_here()
        with self.in_spite_of() as limits:
            cited = rules.cited if rules is not None else ""
            feedback.extend(due, self.wordings(reason), limits=limits, rules=cited)
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
        feedback = self._own_feedback(view_id)
        feedback.report_without_news(self.wordings(text or {}))
        self.save(feedback)
        return feedback.id

    @command
    def follow_up_view(self, *, view_id: UUID, text: Mapping[str, str | None]) -> UUID:
        """Tell what was done that touches a view, where no answer to it was seen.

        Raises:
            IncompleteError: The text is empty.
        """
        feedback = self._own_feedback(view_id)
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
        why: Mapping[str, str | None] | None = None,
        change_kind: ChangeKind | None = None,
        link: str | None = None,
        capacity: str | None = None,
    ) -> UUID:
        """Answer a view and all that were gathered into it, on the day `effective`.

        Args:
            view_id: The view.
            outcome: What was done with it.
            text: The answer, by language tag.
            change: What changed because of the view, by language tag.
            why: Why it was taken up as far as it was, by language tag.
            change_kind: Whether a decision, the budget, a practice or nothing changed.
            link: Address of a page that shows the change.
            capacity: The office of whoever answers, in words and without a name.

        Raises:
            FeedbackGivenError: It was answered already.
            IncompleteError: The answer is empty, or does not say why it is not taken up in full.
            AnswerLinkError: The link is no address of a page.
        """
        feedback = self._own_feedback(view_id)
        feedback.give(
            outcome,
            self.wordings(text),
            self.wordings(change or {}),
            why=self.wordings(why or {}),
            change_kind=change_kind,
            link=link,
            capacity=capacity,
        )
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

        A side's office says so for a view that names no organization, and each giver of a gathered
        view for the answer that it has with others.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: It is not enough, and no reason is given.
        """
        feedback, of_view_id = self._given_feedback(view_id)
        feedback.judge(is_enough, self.wordings(reason or {}), of_view_id)
        self.save(feedback)
        return feedback.id

    @command
    def reopen_feedback(self, *, view_id: UUID, reason: Mapping[str, str | None]) -> UUID:
        """Let a view wait for an answer again.

        Raises:
            FeedbackNotGivenError: There is no answer yet.
            IncompleteError: The reason is empty.
        """
        feedback, _ = self._given_feedback(view_id)
        feedback.reopen(self.wordings(reason))
        self.save(feedback)
        return feedback.id

    def _own_feedback(self, view_id: UUID) -> Feedback:
        """Return what comes back on a view, for whoever is to answer it."""
        self.here()
        view = self.load(View, view_id)
        view.check_not_gathered()
        feedback = self.load(Feedback, Feedback.create_id(view_id))
        self.check_own_answer(view.with_whom(feedback.owner_id))
        self.pin(view)
        return feedback

    def _given_feedback(self, view_id: UUID) -> tuple[Feedback, UUID | None]:
        """Return the answer that a view has, for whoever gave it; and its id if it was gathered."""
        view = self.load(View, view_id)
        self.check_own_view(view)
        answered, of_view_id = view, None
        while answered.gathered_into is not None:
            answered, of_view_id = self.load(View, answered.gathered_into), view_id
        return self.load(Feedback, Feedback.create_id(answered.id)), of_view_id

"""Commands about the evaluation of a meeting; answering one is no command, and names nobody."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from forum.answering.evaluation import (
    LEAST,
    Counted,
    Evaluation,
    EvaluationClosedError,
    EvaluationOpenedError,
    Question,
    QuestionKind,
    Told,
    grouped,
    shuffled,
)
from forum.commanding import command
from forum.meeting.ground import Ground
from forum.meeting.meeting import Meeting
from forum.record.values import Wording
from forum.record.when import When
from forum.store.answers import AnswerStore
from forum.unit import running

UNKNOWN_LANGUAGE = "und"
"""The language of a free text: nobody asks, since that could tell who it was."""


class EvaluationCommands(Ground):
    """Opening, closing and commenting; inviting and answering beside the log.

    Attributes:
        answers: Where answers lie until the evaluation is closed.
    """

    answers: AnswerStore

    @command
    def open_evaluation(
        self, *, meeting_id: UUID, questions: Sequence[Question], last_day: When
    ) -> UUID:
        """Ask those who came to a meeting what they think of it.

        Args:
            meeting_id: The meeting.
            questions: What they are asked.
            last_day: The last day to answer.

        Raises:
            UnknownThingError: There is no such meeting.
            IncompleteError: No question, one without words, or two with one key.
            EvaluationOpenedError: The meeting has its evaluation, was not held, or the last day
                has passed.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        Evaluation.check_questions(questions)
        if not meeting.is_held:
            raise EvaluationOpenedError(
                "only a meeting that was held is evaluated: enter that first"
            )
        if last_day.latest < self.today_here():
            raise EvaluationOpenedError(
                "the last day {day} has passed: choose a later one", day=str(last_day)
            )
        if self.find(Evaluation, Evaluation.create_id(meeting_id)) is not None:
            raise EvaluationOpenedError("the meeting has its evaluation already: close that")
        evaluation = self.create(
            Evaluation, meeting_id=meeting_id, questions=tuple(questions), last_day=last_day
        )
        self.save(evaluation)
        return evaluation.id

    def invite_to_evaluation(self, evaluation_id: UUID, count: int) -> list[str]:
        """Make invitations to answer, each good for one answer; nothing of it enters the log.

        They are handed out as they come: which one went to whom is kept nowhere.

        Args:
            evaluation_id: The evaluation.
            count: How many, 1 or more.

        Raises:
            UnknownThingError: There is no such evaluation.
            NotAllowedError: The actor may not.
            EvaluationClosedError: It is closed.
        """
        with self.rehearsal():
            self.authorize("invite_to_evaluation")
            evaluation = self.load(Evaluation, evaluation_id)
            if evaluation.is_closed:
                raise EvaluationClosedError("the evaluation is closed: nobody can be invited to it")
        return self.answers.invite(evaluation_id, max(count, 1))

    def answer_evaluation(
        self, evaluation_id: UUID, invitation: str, given: Mapping[str, str]
    ) -> None:
        """Answer by an invitation; who answers is asked nowhere, and nothing enters the log.

        Args:
            evaluation_id: The evaluation.
            invitation: From `invite_to_evaluation`; it is spent by this.
            given: What is answered, by the question's key: `1` to `5`, or a text.

        Raises:
            UnknownThingError: There is no such evaluation.
            WrongAnswerError: It is no answer to the questions.
            EvaluationClosedError: It is closed, or the invitation was spent, or is none.
        """
        with self.rehearsal():
            evaluation = self.load(Evaluation, evaluation_id)
            evaluation.check_answer(given, self.today_here())
        stripped = {key: value.strip() for key, value in given.items()}
        if not self.answers.answer(evaluation_id, invitation, stripped):
            raise EvaluationClosedError(
                "this invitation was used already: ask for another if it was not you"
            )

    @command
    def close_evaluation(self, *, evaluation_id: UUID) -> UUID:
        """Count the answers, put them together, and destroy what each one answered.

        Raises:
            UnknownThingError: There is no such evaluation.
            EvaluationClosedError: It is closed already.
        """
        evaluation = self.load(Evaluation, evaluation_id)
        limit = self.limits_here().evaluation_least
        least = max(LEAST if limit is None else limit, 1)
        if not (running().is_rehearsed or evaluation.is_closed):
            self.answers.end(evaluation_id)
        every = self.answers.read(evaluation_id)
        counts: list[Counted] = []
        texts: list[Told] = []
        left_out: list[str] = []
        for question in evaluation.questions:
            values = [one[question.key] for one in every if question.key in one]
            if len(values) < least:
                left_out.append(question.key)
            elif question.kind is QuestionKind.SCALE:
                counts += grouped(question.key, [int(value) for value in values], least)
            else:
                texts += [
                    Told(key=question.key, text=(self._said(value),)) for value in shuffled(values)
                ]
        with self.in_spite_of():
            evaluation.close(len(every), tuple(counts), tuple(texts), tuple(left_out))
        self.save(evaluation)
        running().afterwards.append(lambda: self.answers.forget(evaluation_id))
        return evaluation.id

    @command
    def comment_on_evaluation(self, *, evaluation_id: UUID, text: Mapping[str, str | None]) -> UUID:
        """Say what those who prepared the meeting make of the answers.

        Args:
            evaluation_id: The evaluation.
            text: The comment, by language tag.

        Raises:
            UnknownThingError: There is no such evaluation.
            IncompleteError: The comment is empty.
            EvaluationClosedError: It is not closed yet.
        """
        evaluation = self.load(Evaluation, evaluation_id)
        evaluation.comment(self.wordings(text))
        self.save(evaluation)
        return evaluation.id

    def _said(self, text: str) -> Wording:
        return Wording(language=UNKNOWN_LANGUAGE, text=self.text(text))

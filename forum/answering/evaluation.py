"""The evaluation of a meeting: its questions, and at closing what was answered, by nobody.

Answers lie outside the log until then, in `forum.store.answers`, without a link to anybody; the log
gets counts in groups that are large enough, and free texts in an order that tells nothing.

Source: design section 3, item 13.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, event

from forum.errors import ForumError, IncompleteError
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.forum_ids import id_in_forum
from forum.record.values import Name, Wording
from forum.record.when import When

LEAST: Final = 3
"""Answers that are shown together at least, where the rules set no limit."""
SCALE: Final = range(1, 6)
MOST_CHARACTERS: Final = 4_000
"""Characters that one free text may have."""


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"  # 1 (not at all) to 5 (wholly)
    FREE_TEXT = "free_text"


class EvaluationClosedError(ForumError):
    """The evaluation is closed, or its last day has passed."""

    code = "evaluation_closed"


class EvaluationOpenedError(ForumError):
    """The meeting has its evaluation, or cannot have one."""

    code = "evaluation_opened"


class WrongAnswerError(ForumError):
    """What was answered is no answer to the questions."""

    code = "wrong_answer"


class Question(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One question.

    Attributes:
        key: A short word for it, by which answers name it.
        text: The question, by language.
        kind: How it is answered.
    """

    key: str
    text: tuple[Name, ...]
    kind: QuestionKind


class Counted(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """How many answered a question with a value from one to another.

    Attributes:
        key: The question.
        low: The lowest value of the group, 1 to 5.
        high: The highest.
        count: How many.
    """

    key: str
    low: int
    high: int
    count: int


class Told(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A free text that somebody answered with.

    Attributes:
        key: The question.
        text: What was answered, in a language that nobody asked about.
    """

    key: str
    text: tuple[Wording, ...]


class Evaluation(ForumAggregate):
    """The evaluation of one meeting."""

    TOPIC = "evaluation"
    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset({"evaluation.opened", "evaluation.closed"})

    class Created(ForumAggregate.Event, Aggregate.Created):
        """Reserved for the library; never written."""

        TOPIC = "evaluation.reserved"

    class Opened(ForumAggregate.Event, Aggregate.Created):
        """Those who came to a meeting were asked what they think of it.

        Attributes:
            meeting_id: The meeting.
            questions: What they are asked.
            last_day: The last day to answer.
        """

        TOPIC = "evaluation.opened"
        meeting_id: UUID
        questions: tuple[Question, ...]
        last_day: When

    class Closed(ForumAggregate.Event):
        """The answers were counted and put together, and what each one answered was destroyed.

        Attributes:
            answered: How many answered.
            counts: Values in groups that are large enough.
            texts: Free texts, in an order that tells nothing.
            left_out: Questions of which nothing is shown, since too few answered.
        """

        TOPIC = "evaluation.closed"
        answered: int
        counts: tuple[Counted, ...]
        texts: tuple[Told, ...]
        left_out: tuple[str, ...]

    class Commented(ForumAggregate.Event):
        """Those who prepared the meeting said what they make of the answers; the newest stands.

        Attributes:
            text: The comment, by language.
        """

        TOPIC = "evaluation.commented"
        text: tuple[Wording, ...]

    class Struck(StruckFields, ForumAggregate.Event):
        """An entry about the evaluation counts as not having happened."""

        TOPIC = "evaluation.struck"

    @event(Opened)
    def __init__(self, meeting_id: UUID, questions: tuple[Question, ...], last_day: When) -> None:
        self.meeting_id = meeting_id
        self.questions = questions
        self.last_day = last_day
        self.is_closed = False

    @staticmethod
    def create_id(meeting_id: UUID) -> UUID:
        """A meeting has one evaluation."""
        return id_in_forum("evaluation", meeting_id)

    @staticmethod
    def check_questions(questions: Sequence[Question]) -> None:
        """Refuse questions that cannot be asked.

        Raises:
            IncompleteError: There is none, one has no words, or two have one key.
        """
        keys = [question.key for question in questions]
        if not keys or not all(question.text and question.key.strip() for question in questions):
            raise IncompleteError("write at least one question, each with its words")
        if len(set(keys)) < len(keys):
            raise IncompleteError("give each question a key of its own")

    def check_answer(self, given: Mapping[str, str], today: date) -> None:
        """Refuse what is no answer.

        Args:
            given: What was answered, by the question's key.
            today: The day in the forum.

        Raises:
            EvaluationClosedError: It is closed, or its last day has passed.
            WrongAnswerError: A key is none, a value not from 1 to 5, a text too long, or nothing
                is answered.
        """
        if self.is_closed or today > self.last_day.latest:
            raise EvaluationClosedError("the evaluation is closed: nothing more can be answered")
        kinds = {question.key: question.kind for question in self.questions}
        if not given or not given.keys() <= kinds.keys():
            raise WrongAnswerError("answer one or more of the questions that are asked")
        for key, value in given.items():
            if kinds[key] is QuestionKind.FREE_TEXT:
                if not 0 < len(value.strip()) <= MOST_CHARACTERS:
                    raise WrongAnswerError(
                        "write a text of at most {most} characters, or leave it out",
                        most=MOST_CHARACTERS,
                    )
            elif value not in {str(one) for one in SCALE}:
                raise WrongAnswerError("choose a number from 1 to 5")

    def close(
        self,
        answered: int,
        counts: tuple[Counted, ...],
        texts: tuple[Told, ...],
        left_out: tuple[str, ...],
    ) -> None:
        """Close it with what was answered.

        Raises:
            EvaluationClosedError: It is closed already.
        """
        if self.is_closed:
            raise EvaluationClosedError("the evaluation is closed already: read its result")
        self._close(answered=answered, counts=counts, texts=texts, left_out=left_out)

    @event(Closed)
    def _close(
        self,
        answered: int,
        counts: tuple[Counted, ...],
        texts: tuple[Told, ...],
        left_out: tuple[str, ...],
    ) -> None:
        self.is_closed = True

    def comment(self, text: tuple[Wording, ...]) -> None:
        """Say what those who prepared the meeting make of the answers.

        Raises:
            IncompleteError: The comment is empty.
            EvaluationClosedError: It is not closed yet: there is no result.
        """
        if not text:
            raise IncompleteError("write the comment")
        if not self.is_closed:
            raise EvaluationClosedError("close the evaluation first: there is no result yet")
        self._comment(text=text)

    @event(Commented)
    def _comment(self, text: tuple[Wording, ...]) -> None:
        """What was said changes nothing else."""


def grouped(key: str, values: Sequence[int], least: int) -> tuple[Counted, ...]:
    """Count values in groups of neighbours, each of which at least so many answered.

    A group that is too small is joined with the smaller of its neighbours, the lower one where
    they are alike; so nobody's own value can be read. Empty where too few answered at all.

    Args:
        key: The question.
        values: What was answered, 1 to 5.
        least: Answers that are shown together at least, 1 or more.
    """
    if len(values) < least:
        return ()
    count = Counter(values)
    groups = [(value, value, count[value]) for value in SCALE]
    while len(groups) > 1 and min(size for _, _, size in groups) < least:
        at = min(range(len(groups)), key=lambda place: groups[place][2])
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(groups)]
        other = min(beside, key=lambda place: groups[place][2])
        low, high = sorted((at, other))
        joined = groups[low][0], groups[high][1], groups[low][2] + groups[high][2]
        groups[low : high + 1] = [joined]
    return tuple(Counted(key=key, low=low, high=high, count=size) for low, high, size in groups)


def shuffled(texts: Sequence[str]) -> list[str]:
    """Return texts in an order that tells nothing."""
    mixed = list(texts)
    random.SystemRandom().shuffle(mixed)
    return mixed

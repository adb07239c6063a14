"""Evaluations: asked of those who came, answered by nobody, shown in groups large enough."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.answering.evaluation import (
    EvaluationClosedError,
    EvaluationOpenedError,
    Question,
    QuestionKind,
    WrongAnswerError,
    grouped,
)
from forum.errors import IncompleteError, NotAllowedError, UnknownThingError
from forum.meeting.meeting_kinds import MeetingKind
from forum.record.acting import acting
from forum.record.values import names
from forum.record.when import When

WORTH = Question(key="worth", text=names({"sv": "Värt tiden?"}), kind=QuestionKind.SCALE)
CHANGE = Question(key="change", text=names({"sv": "Ändra?"}), kind=QuestionKind.FREE_TEXT)


@pytest.fixture
def meeting(do: Any) -> UUID:
    made: UUID = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When("2018-05-31")
    )
    do("hold_meeting", meeting_id=made)
    return made


@pytest.fixture
def evaluation(do: Any, meeting: UUID) -> UUID:
    made: UUID = do(
        "open_evaluation",
        meeting_id=meeting,
        questions=[WORTH, CHANGE],
        last_day=When("2018-06-08"),
    )
    return made


@pytest.fixture
def answer(governance: Any, acting_secretariat: Any, evaluation: UUID) -> Callable[..., None]:
    """Let somebody answer by an invitation of their own."""

    def answered(**said: str) -> None:
        with acting_secretariat():
            (invitation,) = governance.invite_to_evaluation(evaluation, 1)
            governance.answer_evaluation(evaluation, invitation, said)

    return answered


def closed(written: Any) -> Any:
    return [event for event in written() if event.TOPIC == "evaluation.closed"][-1]


def test_what_was_answered_is_counted_and_put_together_at_closing(
    do: Any, evaluation: UUID, answer: Any, written: Any, governance: Any
) -> None:
    for value in ("5", "5", "5", "4"):
        answer(worth=value, change=f"Förslag {value}")

    do("close_evaluation", evaluation_id=evaluation)

    it = closed(written)
    assert it.answered == 4
    assert sum(group.count for group in it.counts) == 4
    with governance.rehearsal():
        said = [governance.opened(one.text[0].text) for one in it.texts]
    assert sorted(said) == ["Förslag 4", "Förslag 5", "Förslag 5", "Förslag 5"]


def test_where_too_few_answered_nothing_is_shown(
    do: Any, evaluation: UUID, answer: Any, written: Any
) -> None:
    for value in ("1", "5"):
        answer(worth=value, change="Mer kaffe")

    do("close_evaluation", evaluation_id=evaluation)

    it = closed(written)
    assert (it.answered, it.counts, it.texts) == (2, (), ())
    assert it.left_out == ("worth", "change")


def test_the_rules_say_how_many_are_shown_together_at_least(
    do: Any, adopt: Any, evaluation: UUID, answer: Any, written: Any
) -> None:
    adopt("2018-01-01", evaluation_least=5)
    for _ in range(4):
        answer(worth="3")

    do("close_evaluation", evaluation_id=evaluation)

    assert closed(written).left_out == ("worth", "change")


@given(st.lists(st.integers(1, 5), max_size=40), st.integers(1, 6))
def test_no_group_is_smaller_than_the_least_and_nobody_is_lost(
    values: list[int], least: int
) -> None:
    groups = grouped("worth", values, least)

    if len(values) < least:
        assert groups == ()
        return
    assert min(group.count for group in groups) >= least
    assert sum(group.count for group in groups) == len(values)
    assert next(group.low for group in groups) == 1
    assert groups[-1].high == 5
    assert all(one.high + 1 == other.low for one, other in itertools.pairwise(groups))
    count = Counter(values)
    for group in groups:
        assert group.count == sum(count[value] for value in range(group.low, group.high + 1))


def test_an_invitation_is_good_for_one_answer(
    governance: Any, acting_secretariat: Any, evaluation: UUID
) -> None:
    with acting_secretariat():
        (invitation,) = governance.invite_to_evaluation(evaluation, 1)
        governance.answer_evaluation(evaluation, invitation, {"worth": "4"})
        with pytest.raises(EvaluationClosedError, match="used already"):
            governance.answer_evaluation(evaluation, invitation, {"worth": "1"})
        with pytest.raises(EvaluationClosedError):
            governance.answer_evaluation(evaluation, "made up", {"worth": "1"})


@pytest.mark.parametrize(
    "given_answer",
    [{}, {"soup": "1"}, {"worth": "0"}, {"worth": "bra"}, {"change": " "}, {"change": "x" * 4001}],
)
def test_a_wrong_answer_is_refused_and_the_invitation_stays_good(
    governance: Any, acting_secretariat: Any, evaluation: UUID, given_answer: dict[str, str]
) -> None:
    with acting_secretariat():
        (invitation,) = governance.invite_to_evaluation(evaluation, 1)
        with pytest.raises(WrongAnswerError):
            governance.answer_evaluation(evaluation, invitation, given_answer)
        governance.answer_evaluation(evaluation, invitation, {"worth": "4"})


def test_after_its_last_day_and_after_closing_nobody_answers_or_is_invited(
    do: Any, governance: Any, acting_secretariat: Any, evaluation: UUID
) -> None:
    from datetime import UTC, datetime

    with acting_secretariat():
        first, second = governance.invite_to_evaluation(evaluation, 2)
    late = datetime(2018, 6, 9, 10, tzinfo=UTC)
    with acting_secretariat(simulated_now=late), pytest.raises(EvaluationClosedError):
        governance.answer_evaluation(evaluation, first, {"worth": "4"})
    do("close_evaluation", evaluation_id=evaluation)
    with acting_secretariat(), pytest.raises(EvaluationClosedError):
        governance.answer_evaluation(evaluation, second, {"worth": "4"})
    with acting_secretariat(), pytest.raises(EvaluationClosedError):
        governance.invite_to_evaluation(evaluation, 1)
    with pytest.raises(EvaluationClosedError):
        do("close_evaluation", evaluation_id=evaluation)


def test_a_meeting_has_one_evaluation_once_it_was_held(do: Any, meeting: UUID) -> None:
    about = {"questions": [WORTH], "last_day": When("2018-06-08")}
    planned = do(
        "plan_meeting", classification=MeetingKind.DIALOGUE, year=2018, day=When("2018-06-20")
    )
    with pytest.raises(EvaluationOpenedError, match="held"):
        do("open_evaluation", meeting_id=planned, **about)
    with pytest.raises(EvaluationOpenedError, match="2018-05-31"):
        do("open_evaluation", **{**about, "meeting_id": meeting, "last_day": When("2018-05-31")})
    do("open_evaluation", meeting_id=meeting, **about)
    with pytest.raises(EvaluationOpenedError, match="already"):
        do("open_evaluation", meeting_id=meeting, **about)


@pytest.mark.parametrize("questions", [[], [WORTH, WORTH]])
def test_questions_have_words_and_keys_of_their_own(
    do: Any, meeting: UUID, questions: list[Question]
) -> None:
    with pytest.raises(IncompleteError):
        do(
            "open_evaluation",
            meeting_id=meeting,
            questions=questions,
            last_day=When("2018-06-08"),
        )


def test_a_result_is_commented_on_when_there_is_one(do: Any, evaluation: UUID) -> None:
    with pytest.raises(EvaluationClosedError):
        do("comment_on_evaluation", evaluation_id=evaluation, text={"sv": "Tack!"})
    do("close_evaluation", evaluation_id=evaluation)
    with pytest.raises(IncompleteError):
        do("comment_on_evaluation", evaluation_id=evaluation, text={"sv": " "})

    do("comment_on_evaluation", evaluation_id=evaluation, text={"sv": "Tack!"})


def test_nobody_without_an_office_invites(
    governance: Any, evaluation: UUID, forum_id: UUID
) -> None:
    with acting(UUID(int=5), forum_id=forum_id), pytest.raises(NotAllowedError):
        governance.invite_to_evaluation(evaluation, 1)


def test_there_is_no_evaluation_by_an_unknown_id(governance: Any, acting_secretariat: Any) -> None:
    with acting_secretariat(), pytest.raises(UnknownThingError):
        governance.answer_evaluation(UUID(int=5), "x", {"worth": "1"})

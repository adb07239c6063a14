from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from forum.answering.feedback import Feedback, Outcome
from forum.answering.refusals import (
    FeedbackDueError,
    FeedbackGivenError,
    FeedbackNotGivenError,
    ViewAcknowledgedError,
)
from forum.errors import IncompleteError
from forum.record.when import When

pytestmark = pytest.mark.usefixtures("somebody")
DAY_30, DAY_45 = When("2018-07-01"), When("2018-07-16")


@pytest.fixture
def feedback() -> Feedback:
    return Feedback(view_id=UUID(int=1), owner_id=None, due=DAY_30)


def due_days(feedback: Feedback) -> list[str]:
    return [str(event.due) for event in feedback.pending_events if hasattr(event, "due")]


# Trial 15.


def test_an_answer_put_off_is_due_on_the_later_day_and_the_first_stays_to_be_seen(
    feedback: Feedback, wording: Any, given: Any
) -> None:
    feedback.extend(DAY_45, wording("remissen är inte klar"))

    assert due_days(feedback) == ["2018-07-01", "2018-07-16"]
    assert given(feedback).due == DAY_45
    late = [day for day in (2, 16, 17) if feedback.due and feedback.due.latest < date(2018, 7, day)]
    assert late == [17]  # days 31, 45 and 46


def test_an_answer_is_put_off_to_a_later_day_with_a_reason(
    feedback: Feedback, wording: Any
) -> None:
    with pytest.raises(IncompleteError):
        feedback.extend(DAY_45, ())
    for due in (DAY_30, When("2018-06-30"), When("2018-07-01")):
        with pytest.raises(FeedbackDueError):
            feedback.extend(due, wording("mer tid"))


def test_an_answer_without_a_day_is_promised_before_it_is_put_off(wording: Any) -> None:
    feedback = Feedback(view_id=UUID(int=1), owner_id=None, due=None)
    with pytest.raises(FeedbackDueError):
        feedback.extend(DAY_45, wording("mer tid"))

    feedback.promise(DAY_30, UUID(int=2))

    assert (feedback.due, feedback.owner_id) == (DAY_30, UUID(int=2))


def test_a_promise_does_not_put_off_what_is_owed(feedback: Feedback) -> None:
    with pytest.raises(FeedbackDueError):
        feedback.promise(DAY_45)
    feedback.promise(When("2018-06-20"))
    for again in (When("2018-06-25"), When("2018-06-15")):
        with pytest.raises(FeedbackDueError):
            feedback.promise(again)


def test_a_view_is_answered_once_unless_it_is_opened_again(
    feedback: Feedback, wording: Any, given: Any
) -> None:
    with pytest.raises(IncompleteError):
        feedback.give(Outcome.ANSWERED, ())
    feedback.promise(DAY_30)
    feedback.give(Outcome.ANSWERED, wording("gruppen mötte samma svårighet"))
    feedback = given(feedback)

    for act in (
        lambda: feedback.give(Outcome.FORWARDED, wording("igen")),
        lambda: feedback.promise(DAY_45),
        lambda: feedback.extend(DAY_45, wording("mer tid")),
        feedback.report_without_news,
    ):
        with pytest.raises(FeedbackGivenError):
            act()

    feedback.reopen(wording("svaret gällde en annan fråga"))
    feedback.promise(DAY_45)
    feedback.give(Outcome.FORWARDED, wording("till MUCF"), wording("nytt nätverk"))


def test_only_an_answer_is_judged_or_opened_again(feedback: Feedback, wording: Any) -> None:
    for act in (lambda: feedback.judge(True), lambda: feedback.reopen(wording("inte klart"))):
        with pytest.raises(FeedbackNotGivenError):
            act()


def test_a_reason_is_given_where_an_answer_is_not_enough(feedback: Feedback, wording: Any) -> None:
    feedback.give(Outcome.ANSWERED, wording("tack"))

    with pytest.raises(IncompleteError):
        feedback.judge(False)
    with pytest.raises(IncompleteError):
        feedback.reopen(())
    feedback.judge(True)
    feedback.judge(False, wording("det var inget svar"))


def test_no_news_is_told_as_often_as_needed_and_receipt_once(feedback: Feedback) -> None:
    feedback.report_without_news()
    feedback.report_without_news()
    feedback.acknowledge()

    with pytest.raises(ViewAcknowledgedError):
        feedback.acknowledge()


def test_what_was_done_without_an_answer_leaves_the_view_waiting(
    feedback: Feedback, wording: Any
) -> None:
    with pytest.raises(IncompleteError):
        feedback.follow_up(())
    feedback.follow_up(wording("statssekreterare talade vid tre dialoger"))

    assert not feedback.is_given


def test_feedback_follows_from_its_view(feedback: Feedback) -> None:
    assert feedback.id == Feedback.create_id(UUID(int=1))

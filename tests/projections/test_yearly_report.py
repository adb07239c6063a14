"""The report of a year, composed from the log: what was held, said and answered, and how soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from forum.answering.feedback import Outcome
from forum.record.when import When
from projections.yearly_report import YearlyReport, yearly_report
from tests.projections.accounted import AccountedForum
from tests.projections.acted import ZONE


class Forum(AccountedForum):
    def report(self, day: str, year: int = 2016) -> YearlyReport:
        return yearly_report(
            self.read(), year=year, day=date.fromisoformat(day), zone=ZONE, **self.asking()
        )


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_a_report_tells_the_meetings_held_and_cancelled_and_who_came(forum: Forum) -> None:
    forum.seat(organizations=2)
    for day, heads in (("2016-02-01", (1, 1)), ("2016-03-01", (1,))):
        forum.came(forum.held(day), *heads)
    forum.act("cancel_meeting", meeting_id=forum.meeting("2016-10-01"))
    forum.meeting("2016-11-01")

    report = forum.report("2016-12-31")

    assert [meeting["day"] for meeting in report["held"]] == ["2016-02-01", "2016-03-01"]
    assert [meeting["day"] for meeting in report["cancelled"]] == ["2016-10-01"]
    assert [(row["attended"], row["held"]) for row in report["attendance"]] == [(2, 2), (1, 2)]


def test_times_of_answers_are_told_as_the_middle_and_the_longest(forum: Forum) -> None:
    forum.adopt(answer_days=30)
    forum.on("2016-02-01")
    views = [forum.view() for _ in range(4)]
    for day, view_id in zip(("2016-02-06", "2016-02-11", "2016-03-12"), views, strict=False):
        forum.on(day)
        forum.act("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": "Svar"})

    feedback = forum.report("2016-04-01")["feedback"]

    assert (feedback["given"], feedback["in_time"], feedback["late"]) == (4, 2, 1)
    assert (feedback["median_days"], feedback["longest_days"]) == (10, 40)
    assert feedback["states"] == {"answered": 3, "late": 1}


def test_a_report_is_of_one_year_as_it_stood_on_a_day(forum: Forum) -> None:
    forum.held("2016-02-01")
    forum.on("2016-05-01")
    forum.view()
    forum.on("2017-02-01")
    forum.view()

    assert len(forum.report("2016-01-31")["held"]) == 0
    early, whole = forum.report("2016-04-30"), forum.report("2017-03-01")
    assert (early["feedback"]["given"], whole["feedback"]["given"]) == (0, 1)
    assert forum.report("2017-03-01", 2017)["held"] == []


def test_what_was_taken_back_is_not_counted_as_given(forum: Forum) -> None:
    forum.act("withdraw_view", view_id=forum.view(), reason={"sv": "Ångrat"})

    assert forum.report("2016-12-31")["feedback"]["given"] == 0


def test_a_report_asked_again_is_the_same(forum: Forum) -> None:
    forum.adopt(meetings_a_year=1)
    forum.held("2016-02-01")
    forum.act("schedule_meeting", meeting_id=forum.meeting("2016-06-01"), day=When("2016-06-01"))

    assert forum.report("2016-12-31") == forum.report("2016-12-31")

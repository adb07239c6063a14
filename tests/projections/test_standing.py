"""What is lawful and what is late, told day by day. Source: trial 15."""

from __future__ import annotations

from pathlib import Path

import pytest

from forum.answering.feedback import ChangeKind, Outcome
from tests.projections.test_views import Course


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path, said_on="2018-01-01").promised("2018-01-01", "2018-01-31")


def test_an_answer_put_off_after_its_day_has_passed_stays_late(course: Course) -> None:
    course.extended("2018-02-03", "2018-02-20")

    found = course.asked("2018-02-10")

    assert (found["state"], found["standing"]["days_late"]) == ("late", 10)
    assert found["standing"]["due"] == "2018-01-31"
    (extension,) = found["standing"]["too_late"]
    assert extension["text"] == [("sv", "Frågan är större än vi trodde.")]
    late = course.answered("2018-02-15").asked("2018-03-01")["standing"]
    assert (late["kept"], late["days_late"]) == ("late", 15)


def test_an_extension_on_the_last_day_is_in_time(course: Course) -> None:
    course.extended("2018-01-31", "2018-02-15")

    assert course.asked("2018-02-15")["state"] == "waiting"
    assert course.asked("2018-02-16")["state"] == "late"


def test_an_extension_whose_day_is_not_known_in_full_is_late_only_if_that_is_certain(
    tmp_path: Path,
) -> None:
    perhaps = Course(tmp_path, said_on="2018-01-01").promised("2018-01-01", "2018-01-15")
    certain = Course(tmp_path, said_on="2018-01-01").promised("2018-01-01", "2018-01-15")
    perhaps.extended("2018-01", "2018-03-15")
    certain.extended("2018-02", "2018-03-15")

    assert perhaps.asked("2018-03-10")["state"] == "waiting"
    assert certain.asked("2018-03-10")["state"] == "late"


@pytest.mark.parametrize(
    ("answered", "kept"),
    [("2018-01-31", "in_time"), ("2018-02-01", "extended"), ("2018-02-16", "late")],
)
def test_an_answer_is_in_time_in_time_since_it_was_put_off_or_late(
    course: Course, answered: str, kept: str
) -> None:
    course.extended("2018-01-21", "2018-02-15").answered(answered)

    assert course.asked("2018-03-01")["standing"]["kept"] == kept


def test_no_news_yet_is_a_state_of_its_own_until_the_day_has_passed(course: Course) -> None:
    with course.on("2018-01-20"):
        course.feedback.report_without_news(course.text("Vi väntar på nämnden."))

    assert course.asked("2018-01-19")["state"] == "waiting"
    found = course.asked("2018-01-20")
    assert found["state"] == "no_news"
    assert found["standing"]["news"] is not None
    assert course.asked("2018-02-01")["state"] == "late"
    course.extended("2018-01-25", "2018-02-15")
    assert course.asked("2018-02-01")["state"] == "waiting"


def test_an_answer_tells_what_was_taken_up_why_what_changed_and_in_which_capacity(
    course: Course,
) -> None:
    with course.on("2018-01-25"):
        course.feedback.give(
            Outcome.PARTLY_TAKEN_UP,
            course.text("Två lokaler får ramp."),
            course.text("Pengar är avsatta."),
            why=course.text("Den tredje ska rivas."),
            change_kind=ChangeKind.BUDGET,
            link="https://example.org/budget",
            capacity="Kommunstyrelsens ordförande",
        )

    answer = course.asked("2018-02-01")["standing"]["answer"]

    assert answer is not None
    assert (answer["outcome"], answer["change_kind"]) == ("partly_taken_up", "budget")
    assert answer["why"] == [("sv", "Den tredje ska rivas.")]
    assert answer["link"] == "https://example.org/budget"
    assert answer["capacity"] == "Kommunstyrelsens ordförande"

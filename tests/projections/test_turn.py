"""Whose turn it is about a view, and who is late: given steps and moves, then both on a day."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from forum.record.when import When
from projections.turn import Turn
from projections.views import views
from tests.projections.telling import HERE, told
from tests.projections.test_views import OWNER, Course

COMPANY = uuid4()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path)


def referred(course: Course, on: str, due: str | None = None, **to: Any) -> None:
    with course.on(on):
        course.view.refer(**to, due=When(due) if due else None)


def returned(course: Course, on: str) -> None:
    with course.on(on):
        course.view.hand_back(course.text("Det är inte vår fråga."))


def whose(course: Course, day: str) -> tuple[str, str | None] | None:
    its = course.asked(day)["turn"]
    return (its["whose"], its["whose_id"]) if its else None


def late(course: Course, day: str) -> str | None:
    its = course.asked(day)["turn"]
    return its["late"] if its else None


def test_it_is_the_secretariat_s_turn_until_the_view_is_passed_on(course: Course) -> None:
    referred(course, "2018-04-10", "2018-05-01", to_id=COMPANY)

    assert whose(course, "2018-04-09") == ("secretariat", None)
    assert course.asked("2018-04-10")["turn"] == Turn(
        whose="organization",
        whose_id=str(COMPANY),
        since="2018-04-10",
        due="2018-05-01",
        late=None,
    )


def test_whoever_promised_has_the_turn_until_the_view_is_passed_on(course: Course) -> None:
    course.promised("2018-04-01", "2018-05-27")
    referred(course, "2018-04-10", to_id=COMPANY)

    assert whose(course, "2018-04-05") == ("organization", str(OWNER))
    assert whose(course, "2018-04-10") == ("organization", str(COMPANY))


def test_an_office_without_an_account_has_the_turn_in_words(course: Course) -> None:
    referred(course, "2018-04-10", to="Länsstyrelsen, stöd till föreningar")

    assert whose(course, "2018-04-10") == ("office", "Länsstyrelsen, stöd till föreningar")


def test_a_view_handed_back_is_the_secretariat_s_turn(course: Course) -> None:
    referred(course, "2018-04-10", "2018-05-01", to_id=COMPANY)
    returned(course, "2018-04-20")

    its = course.asked("2018-05-02")["turn"]

    assert its is not None
    assert (its["whose"], its["since"], its["due"]) == ("secretariat", "2018-04-20", None)
    assert course.asked("2018-05-02")["state"] == "no_answer"


def test_nobody_has_the_turn_once_the_view_is_answered_or_taken_back(tmp_path: Path) -> None:
    answered, withdrawn = Course(tmp_path).answered("2018-05-01"), Course(tmp_path)
    with withdrawn.on("2018-05-01"):
        withdrawn.view.withdraw()

    assert whose(answered, "2018-04-30") == ("secretariat", None)
    assert whose(answered, "2018-05-01") is None
    assert whose(withdrawn, "2018-05-01") is None


def test_a_view_passed_on_after_the_day_of_its_answer_is_nobody_s_turn(course: Course) -> None:
    course.answered("2018-04-10")
    referred(course, "2018-04-12", to="Driftsenheten")

    assert whose(course, "2018-04-12") is None


def test_an_answer_judged_not_enough_is_the_secretariat_s_turn(course: Course) -> None:
    referred(course, "2018-04-10", to_id=COMPANY)
    course.answered("2018-05-01")
    with course.on("2018-05-02"):
        course.feedback.judge(True)
    assert whose(course, "2018-05-02") is None

    with course.on("2018-05-03"):
        course.feedback.judge(False, course.text("Det är inget svar."))

    assert whose(course, "2018-05-03") == ("secretariat", None)


def test_who_has_the_view_is_late_after_its_own_day_and_after_the_last_one(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27")
    referred(course, "2018-04-10", "2018-05-01", to_id=COMPANY)

    assert [late(course, day) for day in ("2018-05-01", "2018-05-02")] == [None, "office"]
    assert course.asked("2018-05-02")["state"] == "waiting"
    assert late(course, "2018-05-28") == "office"


def test_the_secretariat_is_late_while_it_has_the_view(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27")
    returned_to = Course(course.folder)
    returned_to.promised("2018-03-28", "2018-05-27")
    referred(returned_to, "2018-04-10", to_id=COMPANY)
    returned(returned_to, "2018-04-20")

    assert late(returned_to, "2018-05-27") is None
    assert late(returned_to, "2018-05-28") == "secretariat"
    assert late(course, "2018-05-28") == "office"


def test_the_secretariat_is_late_where_it_passed_the_view_on_too_late(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27")
    referred(course, "2018-06-01", "2018-06-30", to_id=COMPANY)

    assert course.asked("2018-06-15")["state"] == "late"
    assert late(course, "2018-06-15") == "secretariat"
    assert late(course, "2018-07-01") == "office"


def test_an_extension_gives_whoever_has_the_view_until_the_new_day(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27")
    referred(course, "2018-04-10", "2018-05-01", to_id=COMPANY)
    course.extended("2018-04-25", "2018-06-10")

    assert late(course, "2018-06-10") is None
    assert late(course, "2018-06-11") == "office"


def test_each_who_gave_a_gathered_view_sees_the_one_answer(tmp_path: Path) -> None:
    first, second = Course(tmp_path, number=14), Course(tmp_path, "2018-04-01", 15)
    third = Course(tmp_path, "2018-04-02", 16)
    with first.on("2018-04-10"):
        third.view.gather(second.view.id)
    with first.on("2018-04-11"):
        second.view.gather(first.view.id)
    first.promised("2018-04-12", "2018-05-27").answered("2018-05-20")
    from datetime import date

    conn = told(tmp_path, first, second, third, opened=first.opened)

    def on(day: str) -> dict[int, Any]:
        asked = date.fromisoformat(day)
        found = views(conn, day=asked, zone="Europe/Stockholm", **HERE)
        return {row["number"]: row for row in found}

    waiting, answered = on("2018-05-19"), on("2018-05-20")
    assert {row["state"] for row in waiting.values()} == {"waiting"}
    assert {row["state"] for row in answered.values()} == {"answered"}
    assert [answered[n]["gathered_into"] for n in (14, 15, 16)] == [None, 14, 14]
    assert answered[16]["standing"]["answer"] == answered[14]["standing"]["answer"]
    assert [answered[n]["days_taken"] for n in (14, 15, 16)] == [53, 49, 48]
    assert waiting[16]["turn"] == waiting[14]["turn"]

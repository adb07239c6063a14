"""Views and their answers: given steps with their days, then where each stands on a day."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.answering.feedback import Feedback, Outcome
from forum.answering.view import Giver, Setting, View
from forum.record.text import TextRef
from forum.record.values import Basis, Evidence, Wording
from forum.record.when import When
from projections.views import ViewRow, view, views
from tests.projections.telling import HERE, here, told

OWNER = uuid4()
SEEN = Evidence(basis=Basis.FACT, source="Notes of a meeting")


class Course:
    """A view and its answer, step by step; a step is dated by `on`."""

    def __init__(self, folder: Path, said_on: str | None = "2018-03-28", number: int = 14) -> None:
        self.folder = folder
        self.opened: dict[UUID, str] = {}
        self.events: list[Any] = []
        with self.on(said_on):
            text = self.text("Föreningar vill att politiker själva är med.")
            self.view = View(
                number, Setting.DIALOGUE, Giver.SIDE, "civil_society", None, None, text, None, None
            )
            self.feedback = Feedback(self.view.id, None, None)

    def on(self, day: str | None, evidence: Evidence | None = SEEN) -> Any:
        return here(effective=When(day) if day else None, evidence=evidence)

    def text(self, content: str) -> tuple[Wording, ...]:
        ref = TextRef(text_id=uuid4(), sha256="0" * 64, size=1, media_type="text/plain")
        self.opened[ref.text_id] = content
        return (Wording(language="sv", text=ref),)

    def promised(self, on: str, due: str) -> Course:
        with self.on(on):
            self.feedback.promise(When(due), OWNER)
        return self

    def extended(self, on: str, due: str) -> Course:
        with self.on(on):
            self.feedback.extend(When(due), self.text("Frågan är större än vi trodde."))
        return self

    def answered(self, on: str | None, outcome: Outcome = Outcome.ANSWERED) -> Course:
        with self.on(on):
            text, change = self.text("Så blev det."), self.text("Ämnet vidgades.")
            self.feedback.give(outcome, text, change)
        return self

    def collect_events(self) -> list[Any]:
        """All events so far, so that a course can be read again after its next step."""
        self.events += [*self.view.collect_events(), *self.feedback.collect_events()]
        return self.events

    def read(self) -> sqlite3.Connection:
        return told(self.folder, self, opened=self.opened)

    def asked(self, day: str) -> ViewRow:
        found = view(
            self.read(), day=date.fromisoformat(day), zone="Europe/Stockholm", number=14, **HERE
        )
        assert found is not None
        return found


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path)


def test_a_view_is_told_as_it_was_said(course: Course) -> None:
    found = course.asked("2018-04-01")

    assert found["text"] == [("sv", "Föreningar vill att politiker själva är med.")]
    assert (found["number"], found["said_on"], found["setting"]) == (14, "2018-03-28", "dialogue")
    assert (found["giver"], found["side"]) == ("side", "civil_society")
    assert (found["basis"], found["source"]) == ("fact", "Notes of a meeting")


def test_a_view_without_a_day_to_answer_and_without_an_answer_says_so(course: Course) -> None:
    found = course.asked("2022-01-01")

    assert found["state"] == "no_answer"
    assert found["standing"]["days_late"] is None


def test_an_answer_is_awaited_until_its_day_and_late_after_it(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27")

    waiting, last, late = (course.asked(day) for day in ("2018-04-25", "2018-05-27", "2018-06-28"))

    assert (waiting["state"], waiting["days_so_far"], waiting["days_given"]) == ("waiting", 28, 60)
    assert (last["state"], last["standing"]["days_late"]) == ("waiting", 0)
    assert (late["state"], late["standing"]["days_late"]) == ("late", 32)
    assert late["standing"]["owner_id"] == str(OWNER)


@pytest.mark.parametrize(
    ("day", "state", "due"),
    [
        ("2018-01-20", "waiting", "2018-01-31"),
        ("2018-02-01", "waiting", "2018-02-15"),
        ("2018-02-15", "waiting", "2018-02-15"),
        ("2018-02-16", "late", "2018-02-15"),
    ],
)
def test_an_extended_deadline_is_not_overdue_before_its_new_day(
    tmp_path: Path, day: str, state: str, due: str
) -> None:
    course = Course(tmp_path, said_on="2018-01-01").promised("2018-01-01", "2018-01-31")
    course.extended("2018-01-21", "2018-02-15")

    found = course.asked(day)

    assert (found["state"], found["standing"]["due"]) == (state, due)
    assert found["standing"]["original_due"] == "2018-01-31"


def test_an_extension_keeps_its_reason_and_an_answer_within_it_is_in_time(tmp_path: Path) -> None:
    course = Course(tmp_path, said_on="2018-01-01").promised("2018-01-01", "2018-01-31")
    course.extended("2018-01-21", "2018-02-15").answered("2018-02-14")

    found = course.asked("2018-03-01")

    (extension,) = found["standing"]["extensions"]
    assert extension["text"] == [("sv", "Frågan är större än vi trodde.")]
    assert (extension["day"], extension["due"]) == ("2018-01-21", "2018-02-15")
    assert (found["state"], found["standing"]["days_late"]) == ("answered", 0)
    assert found["days_taken"] == 44


def test_an_answer_after_its_day_says_how_late_it_came(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27").answered("2018-05-31")

    found = course.asked("2019-01-01")

    assert (found["state"], found["days_taken"]) == ("answered", 64)
    assert found["standing"]["days_late"] == 4


def test_a_past_day_shows_what_held_then(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27").answered("2018-05-01")

    before, after = course.asked("2018-04-30"), course.asked("2018-05-01")

    assert (before["state"], before["standing"]["answer"]) == ("waiting", None)
    assert after["state"] == "answered"
    assert [step["step"] for step in before["steps"]] == ["owed", "promised"]


def test_days_taken_are_unknown_where_a_day_is_not_known_in_full(tmp_path: Path) -> None:
    first = Course(tmp_path, said_on="2018").answered("2018-05-01").asked("2019-01-01")
    second = Course(tmp_path).answered("2018-06").asked("2019-01-01")
    third = Course(tmp_path).answered(None).asked("2019-01-01")

    assert [row["days_taken"] for row in (first, second, third)] == [None, None, None]
    assert {row["state"] for row in (first, second, third)} == {"answered"}
    assert third["steps"][-1]["day"] is None


def test_what_is_recorded_as_it_happens_has_the_day_of_the_forum_s_own_zone(
    tmp_path: Path,
) -> None:
    course = Course(tmp_path, said_on="2020-12-24")
    with course.on(None, evidence=None):
        course.feedback.acknowledge()

    found = course.asked("2021-02-01")

    assert found["steps"][-1]["day"] == "2021-01-02"


def test_a_view_that_was_answered_by_passing_it_on_is_not_called_answered(
    tmp_path: Path,
) -> None:
    given = Course(tmp_path).answered("2018-05-01", Outcome.FORWARDED)
    referred = Course(tmp_path)
    with referred.on(None):
        referred.view.refer(to="En skrivgrupp", text=referred.text("Togs vidare."))

    states = [course.asked("2019-01-01")["state"] for course in (given, referred)]

    assert states == ["passed_on", "passed_on"]
    (move,) = referred.asked("2019-01-01")["moves"]
    assert (move["to_name"], move["text"]) == ("En skrivgrupp", [("sv", "Togs vidare.")])


def test_what_was_done_without_an_answer_is_told_as_that(course: Course) -> None:
    with course.on(None):
        course.feedback.follow_up(course.text("Statssekreterare talade vid tre möten."))

    found = course.asked("2022-01-01")

    assert found["state"] == "followed_up"
    assert found["standing"]["follow_up"] is not None


def test_a_judgement_belongs_to_the_answer_it_is_about(course: Course) -> None:
    course.answered("2018-05-01")
    with course.on("2018-05-02"):
        course.feedback.judge(False, course.text("Det svarar inte på frågan."))
    with course.on("2018-05-03"):
        course.feedback.reopen(course.text("Vi vill ha ett helt svar."))

    judged, reopened = course.asked("2018-05-02"), course.asked("2018-05-03")

    assert judged["standing"]["judged"] is not None
    assert judged["standing"]["judged"]["is_enough"] is False
    assert (reopened["state"], reopened["standing"]["judged"]) == ("no_answer", None)


def test_a_view_opened_again_waits_for_the_newly_promised_day(course: Course) -> None:
    course.promised("2018-03-28", "2018-05-27").extended("2018-04-01", "2018-06-01")
    course.answered("2018-05-01")
    with course.on("2018-06-01"):
        course.feedback.reopen(course.text("Vi vill ha ett helt svar."))

    assert course.asked("2018-06-30")["state"] == "no_answer"

    course.promised("2018-07-01", "2018-08-01")
    assert course.asked("2018-07-15")["state"] == "waiting"
    stands = course.asked("2018-07-15")["standing"]
    assert (stands["original_due"], stands["extensions"]) == ("2018-08-01", [])


def test_a_struck_answer_counts_no_more(course: Course) -> None:
    course.answered("2018-05-01")
    with course.on(None):
        course.feedback.strike(version=2, topic="feedback.given", reason=())

    assert course.asked("2019-01-01")["state"] == "no_answer"


def test_a_gathered_or_withdrawn_view_says_so_before_anything_else(tmp_path: Path) -> None:
    gathered, withdrawn = Course(tmp_path), Course(tmp_path)
    into = uuid4()
    with gathered.on("2018-04-01"):
        gathered.view.gather(into)
    with withdrawn.on("2018-04-01"):
        withdrawn.view.withdraw()

    found = gathered.asked("2018-05-01")

    assert (found["state"], found["moves"][0]["to_id"]) == ("gathered", str(into))
    assert withdrawn.asked("2018-05-01")["state"] == "withdrawn"
    assert withdrawn.asked("2018-03-31")["state"] == "no_answer"


def test_views_are_listed_newest_number_first_and_only_those_given_by_the_day(
    tmp_path: Path,
) -> None:
    courses = [
        Course(tmp_path, "2015-02-11", 1),
        Course(tmp_path, "2018", 2),
        Course(tmp_path, None, 3),
        Course(tmp_path, "2018-03-28", 4),
    ]
    conn = told(tmp_path, *courses)

    def numbers(day: str) -> list[int]:
        on = date.fromisoformat(day)
        return [row["number"] for row in views(conn, day=on, zone="Europe/Stockholm", **HERE)]

    assert numbers("2018-12-31") == [4, 2, 1]
    assert numbers("2018-01-15") == [2, 1]
    assert numbers("2017-12-31") == [1]


def test_a_view_whose_day_is_unknown_counts_from_the_day_it_was_recorded(tmp_path: Path) -> None:
    conn = told(tmp_path, Course(tmp_path, None, 3))

    def numbers(day: str) -> list[int]:
        on = date.fromisoformat(day)
        return [row["number"] for row in views(conn, day=on, zone="Europe/Stockholm", **HERE)]

    assert (numbers("2021-01-01"), numbers("2021-01-02")) == ([], [3])

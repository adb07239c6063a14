"""Withdrawn texts: given what was public once, then no question hands it out any more."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from forum.answering.view import Giver, Setting, View
from forum.publishing.minutes import Minutes
from forum.record.when import When
from projections.lookback import event, events
from projections.minutes import minutes
from projections.replaced import earlier_details
from projections.search import search
from projections.views import view
from tests.projections.given import meeting, ref, worded
from tests.projections.telling import HERE, SEES, here, told

MEETING_ID = uuid4()
SECRET = "Hemligheten om broarna"
WHY = "En uppgift var skyddad."
PLACE: Any = HERE
ZONE = "Europe/Stockholm"


class Said:
    """Texts that open, and an act of a day."""

    def __init__(self) -> None:
        self.opened: dict[Any, str] = {}

    def text(self, content: str) -> Any:
        made = ref()
        self.opened[made.text_id] = content
        return worded(made)


def notes(folder: Path, *, again: bool = False) -> sqlite3.Connection:
    """Notes that were published, corrected and withdrawn on later days; perhaps published again."""
    said = Said()
    with here(effective=When("2018-04-01")):
        it = Minutes(meeting_id=MEETING_ID, text=said.text(SECRET))
        it.approve(day=When("2018-03-28"), in_writing=True)
        it.publish()
    with here(effective=When("2018-05-01")):
        it.correct(text=said.text(f"{SECRET}, rättad"), reason=said.text(f"{SECRET} var fel"))
    with here(effective=When("2018-06-01")):
        it.withdraw(reason=said.text(WHY))
    if again:
        with here(effective=When("2018-07-01")):
            it.correct(text=said.text("Utan uppgiften"), reason=said.text(WHY))
            it.publish()
    return told(folder, meeting(id=MEETING_ID), it, opened=said.opened)


def taken_back(folder: Path, *, strike: bool = False) -> sqlite3.Connection:
    """A view that was passed on and then taken back; perhaps by mistake."""
    said = Said()
    with here(effective=When("2018-04-01")):
        text = said.text(SECRET)
        it = View(14, Setting.DIALOGUE, Giver.PARTICIPANTS, None, None, None, text, None, None)
        it.refer(to="departementet", text=said.text(f"{SECRET} sänds vidare"))
    with here(effective=When("2018-06-01")):
        it.withdraw(reason=said.text(WHY))
    if strike:
        with here():
            it.strike(version=3, topic="view.withdrawn", reason=())
    return told(folder, it, opened=said.opened)


def every_answer(conn: sqlite3.Connection, day: date) -> str:
    """What the questions answer that hand out texts of notes and views, as one text."""
    answers: list[Any] = [events(conn, **PLACE), minutes(conn, **PLACE, day=day)]
    answers.append(view(conn, **PLACE, zone=ZONE, day=day, number=14))
    for word in SECRET.split():
        answers.append(search(conn, words=word, **PLACE))
    for position in range(1, 12):
        one = event(conn, position=position, **PLACE)
        answers += [one, earlier_details(conn, sees=SEES, event=one) if one else None]
    return str(answers)


def test_withdrawn_notes_are_in_no_answer_of_any_day(tmp_path: Path) -> None:
    conn = notes(tmp_path)

    for day in (date(2018, 4, 15), date(2018, 5, 15), date(2018, 6, 15)):
        assert "broarna" not in every_answer(conn, day)
    assert WHY in every_answer(conn, date(2018, 6, 15))


def test_a_withdrawn_view_is_in_no_answer_of_any_day(tmp_path: Path) -> None:
    conn = taken_back(tmp_path)

    for day in (date(2018, 4, 15), date(2018, 6, 15)):
        assert "broarna" not in every_answer(conn, day)
        found = view(conn, **PLACE, zone=ZONE, day=day, number=14)
        assert found is not None
        assert (found["text"], found["is_withdrawn"]) == ([], True)
    assert WHY in every_answer(conn, date(2018, 6, 15))


def test_the_history_says_that_a_text_was_withdrawn(tmp_path: Path) -> None:
    found = events(notes(tmp_path), **PLACE)["events"]

    (published,) = [row for row in found if row["topic"] == "minutes.published"]
    assert ["text", "withdrawn", None] in published["details"]


def test_on_a_day_before_the_withdrawal_the_version_stands_without_its_text(
    tmp_path: Path,
) -> None:
    (found,) = minutes(notes(tmp_path), **PLACE, day=date(2018, 5, 15)).values()

    assert found["state"] == "published"
    assert [(one["text"], one["reason"]) for one in found["versions"]] == [([], []), ([], [])]
    assert all(one["is_withdrawn"] for one in found["versions"])


def test_what_is_published_after_the_withdrawal_is_read_and_nothing_else(tmp_path: Path) -> None:
    conn = notes(tmp_path, again=True)

    answers = every_answer(conn, date(2018, 8, 1))
    (found,) = minutes(conn, **PLACE).values()

    assert "broarna" not in answers
    assert "Utan uppgiften" in answers
    assert [one["is_withdrawn"] for one in found["versions"]] == [True, True, False]


def test_a_text_that_was_corrected_and_not_withdrawn_stays_to_be_read(tmp_path: Path) -> None:
    said = Said()
    with here():
        it = Minutes(meeting_id=MEETING_ID, text=said.text(SECRET))
        it.approve(day=When("2018-03-28"), in_writing=True)
        it.publish()
        it.correct(text=said.text("Rättad"), reason=said.text("Fel namn."))
    conn = told(tmp_path, meeting(id=MEETING_ID), it, opened=said.opened)

    assert "broarna" in str(events(conn, **PLACE))
    assert "broarna" in str(minutes(conn, **PLACE))


def test_a_withdrawal_that_was_struck_withdraws_nothing(tmp_path: Path) -> None:
    found = view(
        taken_back(tmp_path, strike=True), **PLACE, zone=ZONE, day=date(2019, 1, 1), number=14
    )

    assert found is not None
    assert (found["text"], found["is_withdrawn"]) == ([("sv", SECRET)], False)

"""Meetings: given what the log says of one, then what may be said of it, and where it is found."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from forum.record.localtime import LocalTime
from forum.record.values import Basis, Evidence
from forum.record.when import When
from projections.calendar import last_held_meeting, next_meeting, standing
from projections.meetings import MeetingRow, find, meetings
from tests.projections.given import meeting, ref, worded
from tests.projections.telling import HERE, here, told

DAY = date(2018, 3, 28)
AFTER = date(2018, 3, 29)


def only(conn: sqlite3.Connection) -> MeetingRow:
    (found,) = meetings(conn, **HERE)
    return found


def test_a_meeting_that_was_only_planned_is_never_shown_as_held(tmp_path: Path) -> None:
    found = only(told(tmp_path, meeting()))

    assert standing(found, DAY) == "planned"
    assert standing(found, AFTER) == "planned_only"


def test_an_invitation_does_not_tell_that_the_meeting_was_held(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.convene()

    found = only(told(tmp_path, it))

    assert standing(found, DAY) == "convened"
    assert standing(found, AFTER) == "convened_only"


def test_a_meeting_is_held_from_its_day_on(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.convene()
        it.hold(today=AFTER)

    found = only(told(tmp_path, it))

    assert standing(found, date(2018, 3, 27)) == "convened"
    assert standing(found, DAY) == "held"


def test_a_meeting_known_to_the_month_is_held_when_the_month_is_over(tmp_path: Path) -> None:
    it = meeting("2018-03")
    with here():
        it.hold(today=date(2018, 4, 1))

    found = only(told(tmp_path, it))

    assert standing(found, date(2018, 3, 15)) == "planned"
    assert standing(found, date(2018, 3, 31)) == "held"


def test_a_cancelled_meeting_says_why(tmp_path: Path) -> None:
    it, why = meeting(), ref()
    with here():
        it.cancel(reason=worded(why))

    found = only(told(tmp_path, it, opened={why.text_id: "Lokalen var stängd."}))

    assert standing(found, AFTER) == "cancelled"
    assert found["reason"] == [("sv", "Lokalen var stängd.")]


def test_a_struck_entry_no_longer_makes_a_meeting_held(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.hold(today=AFTER)
        it.strike(version=2, topic="meeting.held", reason=worded(ref()))

    assert standing(only(told(tmp_path, it)), AFTER) == "planned_only"


def test_an_invitation_to_another_day_does_not_count(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.convene()
        it.schedule(day=When("2018-04-11"))

    found = only(told(tmp_path, it))

    assert found["is_convened"] is False
    assert found["moved_from"] == ["2018-03-28"]


def test_a_new_schedule_takes_the_place_of_the_whole_of_the_old_one(tmp_path: Path) -> None:
    it = meeting()
    with here():
        start = LocalTime("2018-03-28T13:00+02:00[Europe/Stockholm]")
        it.schedule(day=When("2018-03-28"), start=start, place="Rosenbad")
        it.schedule(day=When("2018-03-28"), place="Kulturdepartementet")

    found = only(told(tmp_path, it))

    assert (found["start"], found["place"]) == (None, "Kulturdepartementet")


def test_a_meeting_is_found_by_its_number_and_by_every_earlier_address(tmp_path: Path) -> None:
    it = meeting()
    with here():
        it.schedule(day=When("2018-04-11"))
        it.give_number(2)

    every = meetings(told(tmp_path, it), **HERE)

    assert every[0]["ref"] == "2018-02"
    assert every[0]["refs"] == ["2018-03-28-dialogue", "2018-04-11-dialogue"]
    assert all(find(every, ref) is every[0] for ref in [every[0]["ref"], *every[0]["refs"]])
    assert find(every, "2018-03") is None


def test_two_meetings_of_a_kind_on_one_day_have_two_addresses(tmp_path: Path) -> None:
    every = meetings(told(tmp_path, meeting(), meeting()), **HERE)

    assert [row["ref"] for row in every] == ["2018-03-28-dialogue", "2018-03-28-dialogue-2"]


def test_meetings_stand_in_the_order_of_day_and_clock(tmp_path: Path) -> None:
    late, early, before = meeting(), meeting(), meeting("2017-11-15")
    with here():
        for it, clock in ((late, "13:00"), (early, "10:00")):
            start = LocalTime(f"2018-03-28T{clock}+02:00[Europe/Stockholm]")
            it.schedule(day=When("2018-03-28"), start=start)

    found = meetings(told(tmp_path, late, early, before), **HERE)

    assert [row["meeting_id"] for row in found] == [str(it.id) for it in (before, early, late)]


@pytest.mark.parametrize(("is_listed", "seen"), [(True, 1), (False, 0)])
def test_a_sides_own_meeting_is_seen_only_where_the_side_lists_it(
    tmp_path: Path, is_listed: bool, seen: int
) -> None:
    it = meeting(side="civil_society", is_listed=is_listed)
    with here():
        it.convene()

    assert len(meetings(told(tmp_path, it), **HERE)) == seen


def test_the_next_meeting_is_the_forums_own_and_not_cancelled(tmp_path: Path) -> None:
    of_a_side = meeting("2018-04-01", side="civil_society")
    cancelled, coming = meeting("2018-04-02"), meeting("2018-04-03")
    with here():
        cancelled.cancel(reason=())
    conn = told(tmp_path, of_a_side, cancelled, coming)

    found = next_meeting(conn, **HERE, day=date(2018, 4, 1))
    none = next_meeting(conn, **HERE, day=date(2018, 4, 4))

    assert found is not None
    assert found["meeting_id"] == str(coming.id)
    assert none is None


def test_the_last_meeting_is_one_that_was_held_by_the_day(tmp_path: Path) -> None:
    first, second, planned = meeting("2018-01-24"), meeting("2018-03-28"), meeting("2018-05-31")
    with here():
        first.hold(today=AFTER)
        second.hold(today=AFTER)
    conn = told(tmp_path, first, second, planned)

    by_march = last_held_meeting(conn, **HERE, day=date(2018, 3, 27))
    by_june = last_held_meeting(conn, **HERE, day=date(2018, 6, 1))

    assert by_march is not None
    assert by_march["meeting_id"] == str(first.id)
    assert by_june is not None
    assert by_june["meeting_id"] == str(second.id)


def test_each_event_keeps_what_it_rests_on(tmp_path: Path) -> None:
    it = meeting()
    with here(evidence=Evidence(basis=Basis.FACT, source="Civos: Kallelse")):
        it.convene()

    grounds = only(told(tmp_path, it))["grounds"]

    assert [(one["act"], one["basis"], one["source"]) for one in grounds] == [
        ("planned", None, None),
        ("convened", "fact", "Civos: Kallelse"),
    ]

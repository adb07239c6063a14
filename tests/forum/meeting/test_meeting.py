from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from forum.errors import IncompleteError
from forum.meeting.meeting import Meeting, MeetingKind
from forum.meeting.meeting_rules import is_in_office_hours, is_late
from forum.meeting.refusals import (
    HeldInFutureError,
    MeetingCancelledError,
    MeetingConvenedError,
    MeetingHeldError,
    MeetingTimesError,
)
from forum.record.localtime import LocalTime
from forum.record.posts import Post
from forum.record.values import names
from forum.record.when import When

pytestmark = pytest.mark.usefixtures("somebody")
DAY = When("2018-03-28")
AFTER = date(2018, 3, 29)


def planned(day: When = DAY) -> Meeting:
    return Meeting(
        classification=MeetingKind.DIALOGUE,
        side=None,
        is_listed=True,
        year=2018,
        day=day,
        title=(),
    )


def at(clock: str, day: str = "2018-03-28", offset: str = "+02:00") -> LocalTime:
    return LocalTime(f"{day}T{clock}{offset}[Europe/Stockholm]")


def test_a_planned_or_convened_meeting_was_not_held_before_somebody_says_so() -> None:
    meeting = planned()
    meeting.convene()

    assert not meeting.is_held
    meeting.hold(AFTER)
    assert meeting.is_held


def test_a_meeting_is_not_held_in_the_future() -> None:
    with pytest.raises(HeldInFutureError):
        planned().hold(date(2018, 3, 27))

    planned().hold(date(2018, 3, 28))
    planned(When("2018-03")).hold(date(2018, 3, 1))  # it may have been that day


def test_a_meeting_is_held_once() -> None:
    meeting = planned()
    meeting.hold(AFTER)

    with pytest.raises(MeetingHeldError):
        meeting.hold(AFTER)


def test_a_cancelled_meeting_stays_cancelled_until_that_entry_is_struck(
    given: Any, wording: Any
) -> None:
    meeting = planned()
    meeting.cancel(())
    cancelled = meeting.version
    meeting = given(meeting)

    for act in (
        lambda: meeting.hold(AFTER),
        meeting.convene,
        lambda: meeting.cancel(()),
        lambda: meeting.schedule(DAY),
        lambda: meeting.preside(Post.CHAIR),
        lambda: meeting.add_item(uuid4(), names({"sv": "1"})),
    ):
        with pytest.raises(MeetingCancelledError):
            act()

    meeting = planned()
    meeting.cancel(())
    meeting.strike(cancelled, "meeting.cancelled", wording("fel möte"))
    given(meeting).hold(AFTER)


def test_a_meeting_that_was_held_is_not_cancelled_or_moved() -> None:
    meeting = planned()
    meeting.hold(AFTER)

    with pytest.raises(MeetingHeldError):
        meeting.cancel(())
    with pytest.raises(MeetingHeldError):
        meeting.schedule(When("2018-03-29"))
    with pytest.raises(MeetingHeldError):
        meeting.convene()
    meeting.schedule(DAY, at("13:00"), at("16:00"), "Fleminggatan 14, Stockholm")


def test_a_meeting_is_convened_again_only_after_it_was_moved() -> None:
    meeting = planned()
    meeting.convene(annexes=3)
    with pytest.raises(MeetingConvenedError):
        meeting.convene()

    meeting.schedule(When("2018-04-04"))
    meeting.convene()

    assert meeting.convened_for == When("2018-04-04")


def test_a_meeting_ends_after_it_begins_on_its_day() -> None:
    meeting = planned()

    for times in ((at("13:00"), at("13:00")), (at("13:00", "2018-03-29"), None)):
        with pytest.raises(MeetingTimesError):
            meeting.schedule(DAY, *times)
    meeting.schedule(DAY, at("22:00"), at("01:00", "2018-03-29"))


def test_the_same_schedule_or_title_again_changes_nothing() -> None:
    meeting = planned()
    meeting.collect_events()

    for _ in range(2):
        meeting.schedule(DAY, at("13:00"), at("16:00"), "Stockholm")
        meeting.retitle(names({"sv": "Tema 1"}))
        meeting.give_number(2)

    assert [event.TOPIC for event in meeting.pending_events] == [  # type: ignore[attr-defined]
        "meeting.scheduled",
        "meeting.retitled",
        "meeting.numbered",
    ]


def test_a_new_title_and_a_number_of_papers_say_something() -> None:
    meeting = planned()

    with pytest.raises(IncompleteError):
        meeting.retitle(())
    with pytest.raises(IncompleteError):
        meeting.convene(annexes=-1)
    meeting.convene(annexes=0)


def test_a_chair_for_the_day_has_a_post_or_an_organization() -> None:
    meeting = planned()

    with pytest.raises(IncompleteError):
        meeting.preside()
    meeting.preside(Post.VICE_CHAIR)


@pytest.mark.parametrize(
    ("done", "late"),
    [("2018-03-14", False), ("2018-03-15", True), ("2018-03", False), ("2018-04", True)],
)
def test_an_invitation_is_late_only_where_that_is_certain(done: str, late: bool) -> None:
    assert is_late(DAY, When(done), 14) is late


def test_an_invitation_of_an_unknown_day_is_not_called_late() -> None:
    assert not is_late(DAY, None, 14)
    assert not is_late(DAY, When("../2018-03-27"), 14)


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        (at("13:00"), at("16:00"), True),
        (at("13:00"), None, True),
        (at("16:00"), at("18:00"), False),
        (at("17:00"), None, False),
        (at("13:00", "2018-03-24", "+01:00"), None, False),  # a Saturday
        (None, at("16:00"), False),
    ],
)
def test_office_hours_are_weekdays_from_8_to_17(start: Any, end: Any, inside: bool) -> None:
    assert is_in_office_hours(start, end) is inside

"""The steps of the turn of the year, and the days of all meetings proposed together."""

from __future__ import annotations

from typing import Any

import pytest

from forum.errors import IncompleteError
from forum.governing.year_turn import TurnStep, TurnStepError
from forum.governing.year_turn_commands import ProposedDaysError, ProposedMeeting
from forum.meeting.meeting import MeetingKind
from forum.record.localtime import LocalTime
from forum.record.when import When

WHY = {"sv": "Därför"}


def on(day: str, **about: Any) -> ProposedMeeting:
    return ProposedMeeting(classification=MeetingKind.DIALOGUE, day=When(day), **about)


def test_steps_are_taken_in_any_order_also_after_the_year_was_closed(do: Any, written: Any) -> None:
    do("open_year", year=2018)
    do("close_year", year=2018)
    do("do_turn_step", year=2018, step=TurnStep.INTRODUCTION)
    do("put_off_turn_step", year=2018, step=TurnStep.GROUPS, until=When("2019-02"))
    do("set_turn_step_aside", year=2018, step=TurnStep.GROUPS, note=WHY)
    do("do_turn_step", year=2018, step=TurnStep.GROUPS)

    assert [event.TOPIC for event in written()[2:]] == [
        "year_turn.begun",
        "year_turn.step_done",
        "year_turn.step_put_off",
        "year_turn.step_set_aside",
        "year_turn.step_done",
    ]


def test_a_step_that_is_done_is_not_done_put_off_or_set_aside_again(do: Any) -> None:
    do("do_turn_step", year=2018, step=TurnStep.INTRODUCTION)

    with pytest.raises(TurnStepError):
        do("do_turn_step", year=2018, step=TurnStep.INTRODUCTION)
    with pytest.raises(TurnStepError):
        do("put_off_turn_step", year=2018, step=TurnStep.INTRODUCTION)
    with pytest.raises(TurnStepError):
        do("set_turn_step_aside", year=2018, step=TurnStep.INTRODUCTION, note=WHY)
    with pytest.raises(IncompleteError, match="why this step is not needed"):
        do("set_turn_step_aside", year=2018, step=TurnStep.GROUPS, note={})


def test_all_meetings_of_a_year_are_planned_in_one_save(
    do: Any, governance: Any, written: Any
) -> None:
    evening = LocalTime("2019-03-27T17:30+01:00[Europe/Stockholm]")
    first = do(
        "propose_meetings",
        year=2019,
        meetings=[on("2019-01-30"), on("2019-03-27", start=evening, place="Biblioteket")],
    )

    events = written()
    assert [event.TOPIC for event in events] == [
        *("meeting.planned", "meeting.planned", "meeting.scheduled"),
    ]
    assert events[0].originator_id == first
    assert len({event.timestamp for event in events}) == 1


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (["2019-01-30", "2019-01-30"], "two meetings are on 2019-01-30: move one of them"),
        (["2019-04-19"], "2019-04-19 is a public holiday (Långfredagen): choose another day"),
        (["2020-01-30"], "2020-01-30 is not in 2019: correct the day"),
    ],
)
def test_days_that_do_not_do_are_refused_and_nothing_is_planned(
    do: Any, written: Any, days: list[str], sentence: str
) -> None:
    with pytest.raises(ProposedDaysError) as refused:
        do("propose_meetings", year=2019, meetings=[on("2019-02-13"), *map(on, days)])

    assert str(refused.value) == sentence
    assert written() == []


def test_months_may_be_shared_before_the_days_are_known(do: Any) -> None:
    do("propose_meetings", year=2019, meetings=[on("2019-03"), on("2019-03")])


def test_a_year_without_meetings_is_not_proposed(do: Any) -> None:
    with pytest.raises(IncompleteError):
        do("propose_meetings", year=2019, meetings=[])

"""Nominations: until an exact time, by oneself or another, never refused for coming late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from forum.errors import IncompleteError, UnknownThingError
from forum.policy import SECRETARIAT, audience
from forum.record.localtime import LocalTime
from forum.seating.selection_refusals import (
    AlreadyNominatedError,
    ConsentGivenError,
    NominationsOpenedError,
    NotNominatedError,
    SelectionNotDecidedError,
    WindowError,
)

OF_2019 = {"year": 2019, "side": "civil_society"}
CLOSES = LocalTime("2018-05-31T17:00+02:00[Europe/Stockholm]")
WINDOW = {"opens": LocalTime("2018-05-01T08:00+02:00[Europe/Stockholm]"), "closes": CLOSES}


@pytest.fixture
def organizations(do: Any) -> list[UUID]:
    return [
        do("register_organization", slug=f"org-{number}", name=f"Förening {number}")
        for number in range(4)
    ]


def test_a_nomination_at_the_closing_instant_is_in_time_and_a_second_later_it_is_late(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    do("open_nominations", **OF_2019, **WINDOW)
    for organization_id, seconds in zip(organizations, (0, 1), strict=False):
        do(
            "nominate",
            **OF_2019,
            organization_id=organization_id,
            received_at=CLOSES.instant + timedelta(seconds=seconds),
        )

    made = [event for event in written() if event.TOPIC == "nomination.made"]

    assert [(event.by_id, event.is_late) for event in made] == [
        (organizations[0], False),
        (organizations[1], True),
    ]


def test_a_late_nomination_is_recorded_at_the_instant_of_the_command_if_no_other_is_said(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    do("open_nominations", **OF_2019, **WINDOW)
    do("nominate", **OF_2019, organization_id=organizations[0])

    made = written()[-2]

    assert (made.received_at, made.is_late) == (datetime(2018, 6, 1, 10, tzinfo=UTC), True)


def test_where_no_closing_is_known_no_nomination_is_late(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    do("nominate", **OF_2019, organization_id=organizations[0])

    assert [e.is_late for e in written() if e.TOPIC == "nomination.made"] == [False]


def test_nominations_close_after_they_open(do: Any) -> None:
    with pytest.raises(WindowError):
        do("open_nominations", **OF_2019, opens=CLOSES, closes=CLOSES)


def test_the_window_is_opened_once_and_the_same_again_writes_nothing(do: Any, written: Any) -> None:
    for _ in range(2):
        do("open_nominations", **OF_2019, **WINDOW)
    later = LocalTime("2018-06-30T17:00+02:00[Europe/Stockholm]")
    with pytest.raises(NominationsOpenedError):
        do("open_nominations", **OF_2019, opens=WINDOW["opens"], closes=later)

    assert [e.TOPIC for e in written()] == ["selection.opened", "selection.nominations_opened"]


def test_several_may_nominate_one_organization_each_once(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    nominated, first, second, _ = organizations
    for by_id in (first, second):
        do("nominate", **OF_2019, organization_id=nominated, by_id=by_id)
    with pytest.raises(AlreadyNominatedError):
        do("nominate", **OF_2019, organization_id=nominated, by_id=first)

    topics = [event.TOPIC for event in written()]

    assert topics.count("nomination.made") == 2
    assert topics.count("selection.nomination_received") == 1


def test_one_that_another_nominated_says_once_whether_it_stands(
    do: Any, organizations: list[UUID]
) -> None:
    nominated, other, itself, nobody = organizations
    do("nominate", **OF_2019, organization_id=nominated, by_id=other)
    do("nominate", **OF_2019, organization_id=itself)

    do("accept_nomination", **OF_2019, organization_id=nominated)

    for organization_id in (nominated, itself):
        with pytest.raises(ConsentGivenError):
            do("decline_nomination", **OF_2019, organization_id=organization_id)
    with pytest.raises(NotNominatedError):
        do("accept_nomination", **OF_2019, organization_id=nobody)


def test_a_nomination_is_taken_back_by_whoever_made_it_and_can_be_made_again(
    do: Any, organizations: list[UUID]
) -> None:
    nominated, other, *_ = organizations
    do("nominate", **OF_2019, organization_id=nominated, by_id=other)
    with pytest.raises(NotNominatedError):
        do("take_back_nomination", **OF_2019, organization_id=nominated)

    do("take_back_nomination", **OF_2019, organization_id=nominated, by_id=other)
    do("nominate", **OF_2019, organization_id=nominated, by_id=other)

    with pytest.raises(AlreadyNominatedError):
        do("nominate", **OF_2019, organization_id=nominated, by_id=other)


def test_a_nomination_came_in_before_it_is_recorded_and_with_a_time_zone(
    do: Any, organizations: list[UUID]
) -> None:
    for wrong in (datetime(2018, 5, 1, 9), datetime(2018, 6, 2, 9, tzinfo=UTC)):  # noqa: DTZ001
        with pytest.raises(IncompleteError):
            do("nominate", **OF_2019, organization_id=organizations[0], received_at=wrong)


def test_an_unknown_organization_is_not_nominated(do: Any, written: Any, forum_id: UUID) -> None:
    with pytest.raises(UnknownThingError):
        do("nominate", **OF_2019, organization_id=forum_id)

    assert written() == []


def test_nominations_are_for_the_secretariat_and_an_answer_for_the_one_it_is_about(
    do: Any, organizations: list[UUID], written: Any
) -> None:
    nominated, other, chosen, _ = organizations
    do("nominate", **OF_2019, organization_id=nominated, by_id=other)
    with pytest.raises(SelectionNotDecidedError):
        do("answer_nomination", **OF_2019, organization_id=nominated, reason={"sv": "Skäl"})
    do("decide_selection", **OF_2019, decider="Årsmötet", organization_ids=[chosen])
    do("answer_nomination", **OF_2019, organization_id=nominated, reason={"sv": "Skäl"})

    told = {event.TOPIC: audience(event) for event in written()}

    assert told["nomination.made"] == told["selection.nomination_received"] == SECRETARIAT
    assert told["nomination.answered"] == f"organization:{nominated}"

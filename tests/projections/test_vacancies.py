"""Empty seats and who is next: given what was asked and answered, then whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from forum.record.when import When
from projections.vacancies import Vacancies, vacancies
from tests.projections.dutiful import DutifulForum
from tests.walk.people import SIDES

YEAR: dict[str, Any] = {"year": 2016, "side": SIDES[0]}


@pytest.fixture
def forum() -> Iterator[DutifulForum]:
    """A forum in which the first organization left its seat, and two are reserves."""
    forum = DutifulForum()
    left, first, second = forum.organizations[:3]
    forum.act("open_seating", **YEAR)
    forum.act("grant_seat", organization_id=left, **YEAR)
    for order, reserve in enumerate((first, second), start=1):
        forum.act("place_reserve", organization_id=reserve, order=order, **YEAR)
    forum.act("vacate_seat", organization_id=left, on=When("2016-03-01"), **YEAR)
    yield forum
    forum.close()


def found(forum: DutifulForum, day: str) -> Vacancies:
    return vacancies(forum.read(), **forum.asking(), year=2016, day=date.fromisoformat(day))


def test_a_seat_that_will_be_left_is_empty_from_a_day_and_the_first_reserve_is_next(
    forum: DutifulForum,
) -> None:
    (empty,) = found(forum, "2016-02-01")["empty"]

    assert (empty["organization_id"], empty["since"]) == (
        str(forum.organizations[0]),
        "2016-03-01",
    )
    assert empty["next_id"] == str(forum.organizations[1])


def test_while_a_reserve_is_asked_nobody_is_next(forum: DutifulForum) -> None:
    left, first, second = forum.organizations[:3]
    asked = {"organization_id": first, "vacated_by_id": left, "answer_by": When("2016-03-10")}
    forum.on("2016-03-02")
    forum.act("call_reserve", **asked, **YEAR)
    waiting = found(forum, "2016-03-11")
    forum.act("decline_reserve_call", organization_id=first, **YEAR)

    assert [one["is_late"] for one in waiting["calls"]] == [True]
    assert waiting["empty"][0]["next_id"] is None
    assert found(forum, "2016-03-11")["calls"] == []
    assert found(forum, "2016-03-11")["empty"][0]["next_id"] == str(second)


def test_who_said_no_to_one_seat_is_first_again_for_another(forum: DutifulForum) -> None:
    left, first, second = forum.organizations[:3]
    asked = {"vacated_by_id": left, "answer_by": When("2016-03-10")}
    forum.on("2016-03-02")
    forum.act("call_reserve", organization_id=first, **asked, **YEAR)
    forum.act("decline_reserve_call", organization_id=first, **YEAR)
    forum.act("call_reserve", organization_id=second, **asked, **YEAR)
    forum.act("call_up_reserve", organization_id=second, vacated_by_id=left, **YEAR)
    assert found(forum, "2016-03-02")["empty"] == []
    forum.on("2016-04-01")
    forum.act("vacate_seat", organization_id=second, **YEAR)

    (empty,) = found(forum, "2016-04-01")["empty"]
    assert (empty["organization_id"], empty["next_id"]) == (str(second), str(first))
    answer_by = When("2016-04-10")
    forum.act(
        "call_reserve", organization_id=first, vacated_by_id=second, answer_by=answer_by, **YEAR
    )
    assert found(forum, "2016-04-01")["empty"][0]["next_id"] is None

"""A vacant seat calls the reserves in their order; every refusal is kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.errors import EndsBeforeStartError
from forum.record.when import When
from forum.seating.refusals import (
    CallPendingError,
    NotReserveError,
    NotSeatedError,
    OutOfTurnError,
    VacancyFilledError,
)

OF_2018 = {"year": 2018, "side": "civil_society"}


@pytest.fixture
def table(do: Any) -> list[UUID]:
    """Two with a seat, of which the first leaves on 1 May, and three in reserve."""
    organizations = [
        do("register_organization", slug=f"org-{number}", name=f"Förening {number}")
        for number in range(5)
    ]
    for organization_id in organizations[:2]:
        do("grant_seat", **OF_2018, organization_id=organization_id, seats=1)
    for order, organization_id in enumerate(organizations[2:], start=1):
        do("place_reserve", **OF_2018, organization_id=organization_id, order=order)
    do("vacate_seat", **OF_2018, organization_id=organizations[0], on="2018-05-01")
    return organizations


@pytest.fixture
def call(do: Any, table: list[UUID]) -> Any:
    """Ask the reserve with a place in the order."""

    def asked(order: int, on: str = "2018-05-02", by: str = "2018-05-09", **more: Any) -> UUID:
        about = {"vacated_by_id": table[0], **more}
        reserve_id = table[1 + order]
        answer_by = When(by)
        return do(
            "call_reserve",
            **OF_2018,
            on=on,
            organization_id=reserve_id,
            answer_by=answer_by,
            **about,
        )

    return asked


def test_the_first_reserve_in_order_is_asked_first(call: Any, written: Any) -> None:
    with pytest.raises(OutOfTurnError) as refused:
        call(2)
    call(1)

    assert (refused.value.values["first"], refused.value.rule) == (1, "E3")
    assert str(written()[-1].answer_by) == "2018-05-09"


def test_another_is_asked_out_of_turn_only_with_a_reason_that_is_kept(
    call: Any, written: Any
) -> None:
    call(2, out_of_turn={"sv": "Den första svarar inte på någon kanal."})

    assert len(written()[-1].out_of_turn) == 1


def test_after_a_refusal_the_next_is_asked_and_the_refusal_is_kept(
    do: Any, call: Any, table: list[UUID], written: Any
) -> None:
    call(1)
    do("decline_reserve_call", **OF_2018, organization_id=table[2])
    call(2, on="2018-05-04")
    do("call_up_reserve", **OF_2018, organization_id=table[3], vacated_by_id=table[0])

    assert [e.TOPIC for e in written()][-4:] == [
        "seating.reserve_called",
        "seating.reserve_declined",
        "seating.reserve_called",
        "seating.reserve_called_up",
    ]


def test_two_are_not_asked_for_one_seat_while_the_first_can_still_answer(call: Any) -> None:
    call(1)

    with pytest.raises(CallPendingError):
        call(2, on="2018-05-09", out_of_turn={"sv": "Bråttom"})
    call(2, on="2018-05-10", by="2018-05-20", out_of_turn={"sv": "Den första svarade inte."})


def test_one_vacant_seat_is_taken_once(do: Any, call: Any, table: list[UUID]) -> None:
    do("call_up_reserve", **OF_2018, organization_id=table[2], vacated_by_id=table[0])

    with pytest.raises(VacancyFilledError):
        do("call_up_reserve", **OF_2018, organization_id=table[3], vacated_by_id=table[0])
    with pytest.raises(VacancyFilledError):
        call(2)


def test_who_said_no_to_one_seat_is_asked_first_again_for_the_next(
    do: Any, call: Any, table: list[UUID]
) -> None:
    call(1)
    do("decline_reserve_call", **OF_2018, organization_id=table[2])
    do("vacate_seat", **OF_2018, organization_id=table[1], on="2018-05-20")

    with pytest.raises(OutOfTurnError):
        call(2, on="2018-05-21", by="2018-05-30", vacated_by_id=table[1])
    call(1, on="2018-05-21", by="2018-05-30", vacated_by_id=table[1])


def test_a_refusal_whose_call_was_not_entered_counts_for_every_seat(
    do: Any, call: Any, table: list[UUID]
) -> None:
    do("decline_reserve_call", **OF_2018, organization_id=table[2])

    call(2)


def test_only_a_reserve_is_asked_and_only_for_a_seat_that_was_left(
    call: Any, table: list[UUID]
) -> None:
    with pytest.raises(NotReserveError):
        call(0)
    with pytest.raises(NotSeatedError):
        call(1, vacated_by_id=table[1])


def test_the_answer_is_due_after_the_question(call: Any) -> None:
    with pytest.raises(EndsBeforeStartError):
        call(1, on="2018-05-10", by="2018-05-09")

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError
from forum.record.envelope import replay
from forum.record.text import TextRef
from forum.record.values import Basis, Wording
from forum.record.when import Holds, When
from forum.seating.refusals import (
    AlreadyReserveError,
    AlreadySeatedError,
    NotReserveError,
    NotSeatedError,
    OutsideTermError,
    ReserveOrderError,
    SeatCountError,
)
from forum.seating.seating import Seating

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)
MAY = When("2018-05-01")


@pytest.fixture
def seating() -> Seating:
    return Seating(
        year=2018, side="civil_society", start=When("2018-01-01"), end=When("2018-12-31")
    )


def topics(seating: Seating) -> list[str]:
    return [event.TOPIC for event in seating.pending_events[1:]]  # type: ignore[attr-defined]


def test_a_side_is_seated_once_a_year(seating: Seating) -> None:
    assert seating.id == Seating.create_id(2018, "civil_society")


def test_an_organization_holds_one_seat_or_more(seating: Seating) -> None:
    for seats in (0, -1):
        with pytest.raises(SeatCountError):
            seating.grant(A, seats)

    seating.grant(A, 5, Basis.FACT)

    assert seating.pending_events[-1].seats == 5  # type: ignore[attr-defined]


def test_an_unknown_number_of_seats_stays_unknown(seating: Seating) -> None:
    seating.grant(A)

    assert seating.pending_events[-1].seats is None  # type: ignore[attr-defined]
    with pytest.raises(IncompleteError):
        seating.grant(B, None, Basis.INFERRED)


def test_an_organization_is_seated_once(seating: Seating) -> None:
    seating.grant(A)

    with pytest.raises(AlreadySeatedError):
        seating.grant(A)


def test_an_organization_holds_a_reserve_place_or_a_seat_and_not_both(seating: Seating) -> None:
    seating.grant(A)
    seating.place_reserve(B, 1)

    with pytest.raises(AlreadySeatedError):
        seating.place_reserve(A, 2)
    with pytest.raises(AlreadyReserveError):
        seating.grant(B)


def test_whoever_left_a_seat_can_be_a_reserve_or_sit_again(seating: Seating) -> None:
    seating.grant(A)
    seating.grant(B)
    seating.vacate(A, MAY)
    seating.vacate(B, MAY)

    seating.place_reserve(A, 1)
    seating.grant(B, since=When("2018-09-01"))


def test_reserve_places_have_an_order_without_gaps(seating: Seating) -> None:
    seating.place_reserve(A, 1)

    for order in (0, 1, 3):
        with pytest.raises(ReserveOrderError, match="next free one is 2"):
            seating.place_reserve(B, order)
    with pytest.raises(AlreadyReserveError):
        seating.place_reserve(A, 2)

    seating.place_reserve(B, 2)


def test_a_reserve_place_that_was_struck_can_be_given_again(
    seating: Seating, reason: TextRef
) -> None:
    for order, organization_id in enumerate((A, B, C), start=1):
        seating.place_reserve(organization_id, order)
    seating.strike(
        version=3, topic="seating.reserve_placed", reason=(Wording(language="sv", text=reason),)
    )
    anew: Any = replay(None, seating.pending_events)

    with pytest.raises(ReserveOrderError, match="next free one is 2"):
        anew.place_reserve(uuid4(), 3)
    anew.place_reserve(B, 2)

    assert anew.table.reserves == {A: 1, B: 2, C: 3}


def test_only_a_seat_that_is_held_becomes_vacant(seating: Seating) -> None:
    with pytest.raises(NotSeatedError):
        seating.vacate(A, MAY)
    seating.grant(A)
    seating.vacate(A, MAY)

    with pytest.raises(NotSeatedError):
        seating.vacate(A, MAY)


def test_what_happens_to_seats_happens_in_the_term(seating: Seating) -> None:
    with pytest.raises(OutsideTermError):
        seating.grant(A, since=When("2019-01-01"))
    with pytest.raises(OutsideTermError):
        seating.grant(A, since=When("../2017-12-31"))
    seating.grant(A, since=When("2018"))

    with pytest.raises(OutsideTermError):
        seating.vacate(A, When("2019"))


def test_a_reserve_takes_a_seat_once(seating: Seating) -> None:
    seating.grant(A)
    seating.place_reserve(B, 1)
    with pytest.raises(NotSeatedError, match="has not left"):
        seating.call_up(B, MAY, vacated_by_id=A)
    seating.vacate(A, MAY)

    seating.call_up(B, MAY, 1, vacated_by_id=A)

    with pytest.raises(NotReserveError):
        seating.call_up(B, MAY)
    with pytest.raises(AlreadySeatedError):
        seating.grant(B)


def test_whoever_has_no_reserve_place_is_not_asked(seating: Seating) -> None:
    seating.grant(A)

    for organization_id in (A, B):
        with pytest.raises(NotReserveError):
            seating.call_up(organization_id, MAY)
        with pytest.raises(NotReserveError):
            seating.decline_call(organization_id)


def test_a_reserve_that_declined_does_not_wait_and_can_still_change_its_mind(
    seating: Seating,
) -> None:
    seating.place_reserve(A, 1)
    assert seating.has_waiting_reserves()

    seating.decline_call(A)
    assert not seating.has_waiting_reserves()

    seating.call_up(A, MAY)
    assert topics(seating)[-1] == "seating.reserve_called_up"


def test_a_participant_is_listed_once(seating: Seating) -> None:
    seating.list_participant(A)

    with pytest.raises(AlreadySeatedError):
        seating.list_participant(A)


def test_the_size_can_be_unknown_but_not_negative(seating: Seating) -> None:
    seating.state_size(None, None)

    with pytest.raises(SeatCountError):
        seating.state_size(-1, None)
    with pytest.raises(IncompleteError):
        seating.state_size(16, None, Basis.INFERRED)


def test_a_seat_that_is_entered_anew_is_vacant_as_the_struck_one_was(
    seating: Seating, reason: TextRef
) -> None:
    seating.grant(A, 1)
    seating.vacate(A, MAY)
    seating.strike(
        version=2, topic="seating.seat_granted", reason=(Wording(language="sv", text=reason),)
    )
    without: Any = replay(None, seating.pending_events)

    without.grant(A, 2)
    anew: Any = replay(None, [*seating.pending_events, *without.pending_events])

    assert anew.seats_on(A, MAY.latest.replace(day=1, month=4)) == 2
    assert anew.seat_on(A, MAY.latest) is Holds.NO

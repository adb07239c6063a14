"""Facts entered in any order give the same answers for every day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.record.when import When
from forum.seating.delegation import Delegation
from forum.seating.mandates import RepresentativeRole
from forum.seating.seating import Seating

A, B, C, M, N, P = (UUID(int=number) for number in range(1, 7))
DAYS = [date(2018, 1, 1) + timedelta(days=number * 10) for number in range(37)]

SEATS: list[Callable[[Seating], None]] = [
    lambda it: it.grant(A, 1),
    lambda it: it.grant(B, 2, since=When("2018-03")),
    lambda it: it.place_reserve(C, 1),
]
LATER_SEATS: list[Callable[[Seating], None]] = [
    lambda it: it.vacate(A, When("2018-06-15")),
    lambda it: it.vacate(B, When("2018-09-01")),
    lambda it: it.call_up(C, When("2018-07-01"), 1),
]


def _appoint(it: Delegation, mandate_id: UUID, start: str, end: str | None) -> None:
    it.appoint(
        mandate_id,
        P,
        role=RepresentativeRole.REPRESENTATIVE,
        side="civil_society",
        start=When(start),
        end=When(end) if end else None,
        seats=1,
    )


MANDATES: list[Callable[[Delegation], None]] = [
    lambda it: _appoint(it, A, "2018-01-01", "2018-03-31"),
    lambda it: _appoint(it, B, "2018-04-01", "2018-06-30"),
    lambda it: _appoint(it, C, "2018-09-01", None),
]
LATER_MANDATES: list[Callable[[Delegation], None]] = [
    lambda it: it.rotate(A, M, P, When("2018-02-15")),
    lambda it: it.end(B, When("2018-05-31")),
    lambda it: it.rotate(C, N, P, When("2018-10-01")),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(SEATS), st.permutations(LATER_SEATS))
def test_seats_entered_in_any_order_give_the_same_answers_for_every_day(
    first: list[Callable[[Seating], None]], then: list[Callable[[Seating], None]]
) -> None:
    def answers(acts: list[Callable[[Seating], None]]) -> list[object]:
        it = Seating(2018, "civil_society", When("2018-01-01"), When("2018-12-31"))
        for act in acts:
            act(it)
        return [(it.seat_on(one, day), it.seats_on(one, day)) for one in (A, B, C) for day in DAYS]

    assert answers([*first, *then]) == answers([*SEATS, *LATER_SEATS])


@settings(max_examples=40, deadline=None)
@given(st.permutations(MANDATES), st.permutations(LATER_MANDATES))
def test_mandates_entered_in_any_order_give_the_same_answers_for_every_day(
    first: list[Callable[[Delegation], None]], then: list[Callable[[Delegation], None]]
) -> None:
    def answers(acts: list[Callable[[Delegation], None]]) -> list[object]:
        it = Delegation(A)
        for act in acts:
            act(it)
        return [it.holds_on(one, day) for one in (A, B, C, M, N) for day in DAYS]

    assert answers([*first, *then]) == answers([*MANDATES, *LATER_MANDATES])


@settings(max_examples=40, deadline=None)
@given(st.permutations(MANDATES), st.permutations(LATER_MANDATES))
def test_no_two_hold_one_seat_on_a_day(
    first: list[Callable[[Delegation], None]], then: list[Callable[[Delegation], None]]
) -> None:
    it = Delegation(A)
    for act in (*first, *then):
        act(it)

    for day in DAYS:
        assert sum(it.holds_on(one, day).value == "yes" for one in (A, B, C, M, N)) <= 1

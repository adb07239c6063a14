from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from forum.record.when import Holds, When
from forum.seating.seating import Seating

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def seating() -> Seating:
    return Seating(
        year=2018, side="civil_society", start=When("2018-01-01"), end=When("2018-12-31")
    )


def test_a_seat_holds_on_every_day_of_the_term_and_no_other(seating: Seating) -> None:
    seating.grant(A)

    assert seating.seat_on(A, date(2018, 1, 1)) is Holds.YES
    assert seating.seat_on(A, date(2018, 12, 31)) is Holds.YES
    assert seating.seat_on(A, date(2017, 12, 31)) is Holds.NO
    assert seating.seat_on(A, date(2019, 1, 1)) is Holds.NO


def test_the_day_of_the_vacancy_is_the_first_without_the_seat(seating: Seating) -> None:
    seating.grant(A)
    seating.place_reserve(B, 1)
    seating.vacate(A, When("2018-05-02"))
    seating.call_up(B, When("2018-05-02"))

    assert seating.seat_on(A, date(2018, 5, 1)) is Holds.YES
    assert seating.seat_on(A, date(2018, 5, 2)) is Holds.NO
    assert seating.seat_on(B, date(2018, 5, 1)) is Holds.NO
    assert seating.seat_on(B, date(2018, 5, 2)) is Holds.YES


def test_days_that_are_not_known_in_full_give_perhaps(seating: Seating) -> None:
    seating.grant(A)
    seating.vacate(A, When("2018-05"))
    seating.grant(B, since=When("2018-09"))
    seating.grant(C)
    seating.vacate(C, When("../2018-05-31"))

    assert seating.seat_on(A, date(2018, 4, 30)) is Holds.YES
    assert seating.seat_on(A, date(2018, 5, 15)) is Holds.PERHAPS
    assert seating.seat_on(A, date(2018, 5, 31)) is Holds.NO
    assert seating.seat_on(B, date(2018, 9, 15)) is Holds.PERHAPS
    assert seating.seat_on(B, date(2018, 10, 1)) is Holds.YES
    assert seating.seat_on(C, date(2018, 1, 2)) is Holds.PERHAPS


def test_who_sat_twice_did_not_sit_in_between(seating: Seating) -> None:
    seating.grant(A, 1)
    seating.vacate(A, When("2018-03-01"))
    seating.grant(A, 2, since=When("2018-09-01"))

    months = {month: seating.seats_on(A, date(2018, month, 15)) for month in (2, 4, 10)}

    assert months == {2: 1, 4: 0, 10: 2}


def test_a_list_that_is_known_to_be_incomplete_gives_perhaps(seating: Seating) -> None:
    day = date(2018, 6, 1)
    seating.grant(A)
    assert seating.seat_on(B, day) is Holds.NO

    seating.state_size(2, None)
    assert seating.seat_on(B, day) is Holds.PERHAPS
    assert seating.seats_on(B, day) is None

    seating.state_size(None, None)
    assert seating.seat_on(B, day) is Holds.PERHAPS

    seating.state_size(1, None)
    assert seating.seat_on(B, day) is Holds.NO


def test_a_reserve_has_certainly_no_seat(seating: Seating) -> None:
    seating.state_size(16, 20)
    seating.place_reserve(A, 1)

    assert seating.seat_on(A, date(2018, 6, 1)) is Holds.NO


def test_how_many_seats_is_unknown_where_nobody_said(seating: Seating) -> None:
    seating.grant(A)
    seating.grant(B, 5)

    assert seating.seats_on(A, date(2018, 6, 1)) is None
    assert seating.seats_on(B, date(2018, 6, 1)) == 5

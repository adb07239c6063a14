from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import ReasonNeededError, UnknownThingError
from forum.governing.forum import Side, SideKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import Basis, names
from forum.record.when import When
from forum.seating.refusals import (
    AlreadyReserveError,
    AlreadySeatedError,
    SeatingOpenedError,
    SideWithoutSeatsError,
    SideWithSeatsError,
)

OF_2018: dict[str, Any] = {"year": 2018, "side": "civil_society"}


@pytest.fixture
def organizations(governance: Any, acting_secretariat: Any) -> tuple[UUID, UUID, UUID]:
    made = []
    for slug in ("civos", "coompanion", "malmo-pride"):
        with acting_secretariat():
            made.append(governance.register_organization(slug=slug, name=slug))
    return made[0], made[1], made[2]


def test_a_seating_is_opened_with_its_first_seat(
    organizations: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.grant_seat(
            **OF_2018,
            organization_id=organizations[0],
            seats=5,
            seats_basis=Basis.FACT,
            named="Civos",
        )
    with acting_secretariat():
        governance.grant_seat(**OF_2018, organization_id=organizations[1])

    opened, first, second = written()
    assert (str(opened.start), str(opened.end)) == ("2018-01-01", "2018-12-31")
    assert (first.seats, first.seats_basis, first.named) == (5, Basis.FACT, "Civos")
    assert (second.seats, second.seats_basis, second.named) == (None, None, None)


def test_a_term_is_that_of_the_year_or_the_days_that_are_said(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.open_year(year=2018, start=When("2018-07-01"), end=When("2019-06-30"))
    for _ in range(2):
        with acting_secretariat():
            governance.open_seating(**OF_2018)
    with acting_secretariat():
        governance.open_seating(year=2018, side="government", end=When("2018-12-31"))
    with acting_secretariat(), pytest.raises(SeatingOpenedError):
        governance.open_seating(**OF_2018, end=When("2018-12-31"))

    terms = [(str(event.start), str(event.end)) for event in written()[1:]]
    assert terms == [("2018-07-01", "2019-06-30"), ("2018-07-01", "2018-12-31")]


def test_an_organization_holds_a_reserve_place_or_a_seat(
    organizations: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    seated, reserve, _ = organizations
    with acting_secretariat():
        governance.grant_seat(**OF_2018, organization_id=seated)
    with acting_secretariat():
        governance.place_reserve(**OF_2018, organization_id=reserve, order=1)

    with acting_secretariat(), pytest.raises(AlreadySeatedError):
        governance.place_reserve(**OF_2018, organization_id=seated, order=2)
    with acting_secretariat(), pytest.raises(AlreadyReserveError):
        governance.grant_seat(**OF_2018, organization_id=reserve)

    # Another year is another list: the first reserve of 2018 held a seat in 2017.
    with acting_secretariat():
        governance.grant_seat(year=2017, side="civil_society", organization_id=reserve)


def test_a_side_without_fixed_seats_lists_who_takes_part(
    organizations: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    of_government = {"year": 2018, "side": "government", "organization_id": organizations[0]}
    with acting_secretariat():
        governance.list_participant(**of_government, named="Regeringskansliet")

    with acting_secretariat(), pytest.raises(SideWithoutSeatsError):
        governance.grant_seat(**of_government)
    with acting_secretariat(), pytest.raises(SideWithoutSeatsError):
        governance.place_reserve(**of_government, order=1)
    with acting_secretariat(), pytest.raises(SideWithoutSeatsError):
        governance.state_seating_size(year=2018, side="government", organizations=1)
    with acting_secretariat(), pytest.raises(SideWithSeatsError):
        governance.list_participant(**{**of_government, "side": "civil_society"})

    assert written()[-1].named == "Regeringskansliet"


def test_what_is_unknown_of_the_size_stays_unknown(
    governance: Any, acting_secretariat: Any, written: Any
) -> None:
    with acting_secretariat():
        governance.state_seating_size(**OF_2018, organizations=16)

    stated = written()[-1]
    assert (stated.organizations, stated.seats, stated.seats_basis) == (16, None, None)


def test_a_vacant_seat_while_reserves_remain_is_noted(
    organizations: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    seated, reserve, another = organizations
    for organization_id in (seated, another):
        with acting_secretariat():
            governance.grant_seat(**OF_2018, organization_id=organization_id)
    with acting_secretariat():
        governance.vacate_seat(**OF_2018, organization_id=another)
    with acting_secretariat():
        governance.place_reserve(**OF_2018, organization_id=reserve, order=1)

    with acting_secretariat(effective=When("2018-05-01")):
        governance.vacate_seat(**OF_2018, organization_id=seated, reason={"sv": "Ont om tid"})

    first, _, second = written()[-3:]
    assert (first.cautions, first.effective) == ((), When("2018-06-01"))
    assert [caution.code for caution in second.cautions] == ["W15"]
    assert second.effective == When("2018-05-01")
    assert second.reason[0].language == "sv"


def test_a_reason_is_asked_where_the_rules_ask_for_it(
    organizations: Any, adopt: Any, governance: Any, acting_secretariat: Any
) -> None:
    seated, reserve, _ = organizations
    adopt(caution_reasons=("W15",))
    with acting_secretariat():
        governance.grant_seat(**OF_2018, organization_id=seated)
    with acting_secretariat():
        governance.place_reserve(**OF_2018, organization_id=reserve, order=1)

    with acting_secretariat(), pytest.raises(ReasonNeededError):
        governance.vacate_seat(**OF_2018, organization_id=seated)
    with acting_secretariat(reasons={"W15": "The reserve is asked next week."}):
        governance.vacate_seat(**OF_2018, organization_id=seated)


def test_reserves_are_asked_and_called_up(
    organizations: Any, governance: Any, acting_secretariat: Any, written: Any
) -> None:
    seated, first, second = organizations
    with acting_secretariat():
        governance.grant_seat(**OF_2018, organization_id=seated)
    for order, organization_id in enumerate((first, second), start=1):
        with acting_secretariat():
            governance.place_reserve(**OF_2018, organization_id=organization_id, order=order)
    with acting_secretariat():
        governance.vacate_seat(**OF_2018, organization_id=seated)
    with acting_secretariat():
        governance.decline_reserve_call(**OF_2018, organization_id=first)
    with acting_secretariat():
        governance.call_up_reserve(**OF_2018, organization_id=second, seats=1, vacated_by_id=seated)

    declined, called_up = written()[-2:]
    assert declined.organization_id == first
    assert (called_up.organization_id, called_up.vacated_by_id) == (second, seated)
    assert called_up.effective == When("2018-06-01")


def test_only_organizations_that_exist_are_seated(governance: Any, acting_secretariat: Any) -> None:
    for seat in ({}, {"order": 1}):
        act = governance.place_reserve if seat else governance.grant_seat
        with acting_secretariat(), pytest.raises(UnknownThingError):
            act(**OF_2018, organization_id=uuid4(), **seat)


def test_a_reserve_place_for_one_side_and_a_seat_for_another_exclude_each_other(
    organizations: Any, governance: Any, acting_secretariat: Any
) -> None:
    seated, reserve, _ = organizations
    sides = tuple(
        Side(key=key, name=names({"sv": key}), classification=SideKind.OTHER, has_fixed_seats=True)
        for key in ("one", "two")
    )
    with acting(SYSTEM_OFFICE_ID):
        forum_id = governance.found_forum(
            slug="annat", name={"sv": "Annat"}, sides=sides, invented=True
        )
    with acting_secretariat(forum_id=forum_id):
        governance.grant_seat(year=2018, side="one", organization_id=seated)
    with acting_secretariat(forum_id=forum_id):
        governance.place_reserve(year=2018, side="one", organization_id=reserve, order=1)

    with acting_secretariat(forum_id=forum_id), pytest.raises(AlreadySeatedError):
        governance.place_reserve(year=2018, side="two", organization_id=seated, order=1)
    with acting_secretariat(forum_id=forum_id), pytest.raises(AlreadyReserveError):
        governance.grant_seat(year=2018, side="two", organization_id=reserve)

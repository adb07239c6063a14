from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import EndsBeforeStartError, UnknownThingError
from forum.record.envelope import replay
from forum.record.text import TextRef
from forum.record.values import Wording
from forum.record.when import Holds, When
from forum.seating.delegation import Delegation
from forum.seating.mandates import RepresentativeRole
from forum.seating.refusals import MandateEndedError, SeatsFilledError

FIRST, SECOND, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def delegation() -> Delegation:
    return Delegation(organization_id=uuid4())


def appoint(
    delegation: Delegation,
    mandate_id: UUID,
    start: str = "2018-01-01",
    end: str | None = "2018-12-31",
    role: RepresentativeRole = RepresentativeRole.REPRESENTATIVE,
    seats: int | None = None,
) -> None:
    delegation.appoint(
        mandate_id,
        uuid4(),
        role=role,
        side="civil_society",
        start=When(start),
        end=When(end) if end else None,
        seats=seats,
    )


def test_an_organization_has_one_delegation_in_a_forum(delegation: Delegation) -> None:
    assert delegation.id == Delegation.create_id(delegation.organization_id)


def test_a_mandate_holds_from_its_first_day_to_its_last(delegation: Delegation) -> None:
    appoint(delegation, FIRST)

    assert delegation.holds_on(FIRST, date(2018, 12, 31)) is Holds.YES
    assert delegation.holds_on(FIRST, date(2019, 1, 1)) is Holds.NO
    with pytest.raises(UnknownThingError):
        delegation.holds_on(SECOND, date(2018, 6, 1))


def test_a_mandate_does_not_end_before_it_starts(delegation: Delegation) -> None:
    with pytest.raises(EndsBeforeStartError):
        appoint(delegation, FIRST, "2018-02-01", "2018-01-31")
    appoint(delegation, FIRST, "2018-02-01")

    with pytest.raises(EndsBeforeStartError):
        delegation.end(FIRST, When("2018-01-31"))
    with pytest.raises(EndsBeforeStartError):
        delegation.rotate(FIRST, SECOND, uuid4(), When("2018-01-31"))


def test_a_seat_has_one_representative_on_a_day(delegation: Delegation) -> None:
    appoint(delegation, FIRST, seats=1)

    with pytest.raises(SeatsFilledError, match="rotate"):
        appoint(delegation, SECOND, "2018-06-01", seats=1)
    appoint(delegation, SECOND, "2018-06-01", seats=2)

    appoint(delegation, THIRD, "2019-01-01", "2019-12-31", seats=1)


def test_deputies_and_unknown_days_fill_no_seat(delegation: Delegation) -> None:
    appoint(delegation, FIRST, role=RepresentativeRole.DEPUTY, seats=1)
    appoint(delegation, SECOND, role=RepresentativeRole.DEPUTY, seats=1)
    appoint(delegation, THIRD, "2018-03", end="2018", seats=1)

    appoint(delegation, uuid4(), "2018-06", end="2018", seats=1)


def test_a_first_day_known_to_the_month_fills_the_seat_when_the_month_is_over(
    delegation: Delegation,
) -> None:
    appoint(delegation, FIRST, "2018-02", seats=1)

    with pytest.raises(SeatsFilledError):
        appoint(delegation, SECOND, "2018-11", seats=1)


def test_who_takes_over_follows_on_without_gap_or_overlap(delegation: Delegation) -> None:
    appoint(delegation, FIRST)

    delegation.rotate(FIRST, SECOND, uuid4(), When("2018-06-01"))

    assert delegation.holds_on(FIRST, date(2018, 5, 31)) is Holds.YES
    assert delegation.holds_on(FIRST, date(2018, 6, 1)) is Holds.NO
    assert delegation.holds_on(SECOND, date(2018, 6, 1)) is Holds.YES
    assert delegation.mandate(SECOND).span.end == When("2018-12-31")
    assert delegation.mandate(SECOND).side == "civil_society"


def test_a_mandate_rotates_on_and_on(delegation: Delegation) -> None:
    appoint(delegation, FIRST)
    delegation.rotate(FIRST, SECOND, uuid4(), When("2018-06-01"))
    delegation.rotate(SECOND, THIRD, uuid4(), When("2018-09-01"))

    assert delegation.holds_on(SECOND, date(2018, 9, 1)) is Holds.NO
    with pytest.raises(SeatsFilledError):
        appoint(delegation, uuid4(), "2018-10-01", seats=1)


def test_a_mandate_ends_once_and_not_later_than_planned(delegation: Delegation) -> None:
    appoint(delegation, FIRST)
    with pytest.raises(MandateEndedError, match="time after"):
        delegation.end(FIRST, When("2019-01-01"))
    delegation.end(FIRST, When("2018-05-31"))

    with pytest.raises(MandateEndedError):
        delegation.end(FIRST, When("2018-04-30"))
    with pytest.raises(MandateEndedError):
        delegation.rotate(FIRST, SECOND, uuid4(), When("2018-04-30"))


def test_a_mandate_that_went_on_is_not_handed_over_again(delegation: Delegation) -> None:
    appoint(delegation, FIRST)
    delegation.rotate(FIRST, SECOND, uuid4(), When("2018-06-01"))

    with pytest.raises(MandateEndedError):
        delegation.rotate(FIRST, THIRD, uuid4(), When("2018-07-01"))


def test_a_mandate_that_is_entered_anew_goes_on_as_the_struck_one_did(
    delegation: Delegation, reason: TextRef
) -> None:
    appoint(delegation, FIRST)
    delegation.rotate(FIRST, SECOND, uuid4(), When("2018-06-01"))
    delegation.strike(
        version=2,
        topic="delegation.representative_appointed",
        reason=(Wording(language="sv", text=reason),),
    )
    without: Any = replay(None, delegation.pending_events)
    with pytest.raises(UnknownThingError):
        without.mandate(SECOND)

    appoint(without, FIRST, "2018-02-01", "2018-10-31")
    anew: Any = replay(None, [*delegation.pending_events, *without.pending_events])

    assert anew.mandate(SECOND).span.end == When("2018-10-31")
    assert anew.mandate(FIRST).span.end == When("2018-05-31")


def test_one_seat_has_no_two_holders_on_any_day_also_if_the_earlier_is_entered_later(
    delegation: Delegation,
) -> None:
    appoint(delegation, FIRST, "2018-09-01", None, seats=1)

    with pytest.raises(SeatsFilledError) as refused:
        appoint(delegation, SECOND, "2018-01-01", None, seats=1)
    appoint(delegation, THIRD, "2018-01-01", "2018-08-31", seats=1)

    assert refused.value.values["day"] == "2018-09-01"

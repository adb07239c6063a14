from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import UnknownThingError
from forum.record.when import When
from forum.seating.mandates import Capacity, RepresentativeRole
from forum.seating.refusals import NotSeatedError, SeatsFilledError

OF_2018: dict[str, Any] = {"year": 2018, "side": "civil_society"}


@pytest.fixture
def organization_id(governance: Any, acting_secretariat: Any) -> UUID:
    with acting_secretariat():
        made: UUID = governance.register_organization(slug="civos", name="Civos")
    return made


@pytest.fixture
def person_id(governance: Any, acting_secretariat: Any) -> UUID:
    with acting_secretariat():
        made: UUID = governance.register_person(name="Kim Exempel")
    return made


@pytest.fixture
def appoint(
    governance: Any, acting_secretariat: Any, organization_id: UUID, person_id: UUID
) -> Any:
    def act(start: str = "2018-02-01", side: str = "civil_society", **fields: Any) -> UUID:
        with acting_secretariat():
            delegation_id: UUID = governance.appoint_representative(
                organization_id=organization_id,
                person_id=person_id,
                side=side,
                start=When(start),
                **fields,
            )
        return delegation_id

    return act


@pytest.fixture
def seated(governance: Any, acting_secretariat: Any, organization_id: UUID) -> None:
    with acting_secretariat():
        governance.grant_seat(**OF_2018, organization_id=organization_id, seats=1)


@pytest.mark.usefixtures("seated")
def test_an_organization_with_a_seat_names_its_representative(
    appoint: Any, written: Any, person_id: UUID
) -> None:
    mandate_id = uuid4()

    appoint(unit="Kansliet", capacity=Capacity.EMPLOYEE, mandate_id=mandate_id)

    opened, appointed = written()
    assert opened.originator_id == appointed.originator_id
    assert (appointed.mandate_id, appointed.person_id) == (mandate_id, person_id)
    assert (appointed.unit, appointed.capacity) == ("Kansliet", Capacity.EMPLOYEE)
    assert appointed.role is RepresentativeRole.REPRESENTATIVE


def test_without_a_seat_there_is_no_representative(
    appoint: Any, governance: Any, acting_secretariat: Any
) -> None:
    with acting_secretariat():
        governance.open_seating(**OF_2018)

    for start in ("2018-02-01", "2018", "2018-12-31"):
        with pytest.raises(NotSeatedError):
            appoint(start)


@pytest.mark.usefixtures("seated")
def test_only_a_certain_breach_is_refused(
    appoint: Any, governance: Any, acting_secretariat: Any, organization_id: UUID
) -> None:
    with acting_secretariat(effective=When("2018-06")):
        governance.vacate_seat(**OF_2018, organization_id=organization_id)

    appoint("2018-06-15")
    with pytest.raises(NotSeatedError):
        appoint("2018-07-01")
    appoint("2018", role=RepresentativeRole.DEPUTY)


def test_where_no_seating_is_entered_nothing_is_refused(appoint: Any, written: Any) -> None:
    appoint("2016-02-01")

    assert written()[-1].TOPIC == "delegation.representative_appointed"


def test_a_side_without_fixed_seats_names_whom_it_likes(appoint: Any, written: Any) -> None:
    appoint(side="government", capacity=Capacity.POLITICIAN)
    appoint(side="government")

    assert written()[-1].side == "government"


def test_a_term_may_begin_in_the_year_before(
    appoint: Any, governance: Any, acting_secretariat: Any, organization_id: UUID
) -> None:
    with acting_secretariat():
        governance.open_seating(**OF_2018, start=When("2018-07-01"), end=When("2019-06-30"))

    with pytest.raises(NotSeatedError):
        appoint("2019-03-01")
    with acting_secretariat():
        governance.grant_seat(**OF_2018, organization_id=organization_id)
    appoint("2019-03-01")


@pytest.mark.usefixtures("seated")
def test_a_seat_has_one_representative_who_can_rotate(
    appoint: Any,
    governance: Any,
    acting_secretariat: Any,
    organization_id: UUID,
    person_id: UUID,
    written: Any,
) -> None:
    first, second = uuid4(), uuid4()
    appoint(mandate_id=first)
    with pytest.raises(SeatsFilledError):
        appoint("2018-05-01")

    with acting_secretariat():
        governance.rotate_representative(
            organization_id=organization_id,
            mandate_id=first,
            person_id=person_id,
            start=When("2018-05-01"),
            successor_mandate_id=second,
        )
    with acting_secretariat():
        governance.end_mandate(
            organization_id=organization_id,
            mandate_id=second,
            end=When("2018-08-31"),
            reason={"sv": "Nytt arbete"},
        )

    rotated, ended = written()[-2:]
    assert (rotated.mandate_id, rotated.successor_mandate_id) == (first, second)
    assert (ended.mandate_id, ended.end) == (second, When("2018-08-31"))


def test_whoever_is_appointed_exists(
    governance: Any, acting_secretariat: Any, organization_id: UUID, person_id: UUID
) -> None:
    mandate = {"side": "government", "start": When("2018-02-01")}

    with acting_secretariat(), pytest.raises(UnknownThingError, match="Person"):
        governance.appoint_representative(
            organization_id=organization_id, person_id=uuid4(), **mandate
        )
    with acting_secretariat(), pytest.raises(UnknownThingError, match="Organization"):
        governance.appoint_representative(organization_id=uuid4(), person_id=person_id, **mandate)
    with acting_secretariat(), pytest.raises(UnknownThingError, match="Delegation"):
        governance.end_mandate(
            organization_id=organization_id, mandate_id=uuid4(), end=When("2018-03-01")
        )

"""Who holds an office: named, left, named again, and what is refused."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import EndsBeforeStartError, NotAllowedError, UnknownThingError
from forum.governing.holding import HoldsOfficeError, NotHolderError, UnheldOfficeError
from forum.governing.office import Office, OfficeClosedError, OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.span import Span
from forum.record.when import When
from tests.forum.conftest import NOW

SOMEBODY = uuid4()


def office(given: Any, *held: tuple[str, str | None]) -> Any:
    """An office that somebody has held from days to days."""
    it = Office(kind=OfficeKind.SECRETARIAT, name="Kansliet")
    for start, end in held:
        it.name_holder(SOMEBODY, When(start))
        if end:
            it.end_holder(SOMEBODY, When(end))
    return given(it)


def told(it: Any) -> list[tuple[str, UUID]]:
    return [(event.TOPIC, event.person_id) for event in it.pending_events]


def test_a_person_is_named_to_hold_an_office_beside_others(given: Any) -> None:
    it, other = office(given, ("2018-01-01", None)), uuid4()

    it.name_holder(other, When("2018-06-01"))

    assert told(it) == [("office.holder_named", other)]


def test_nobody_is_named_twice_at_a_time(given: Any) -> None:
    it = office(given, ("2018-01-01", None))

    with pytest.raises(HoldsOfficeError, match="already"):
        it.name_holder(SOMEBODY, When("2018-06-01"))


def test_who_left_can_come_back_the_day_after_and_not_before(given: Any) -> None:
    it = office(given, ("2018-01-01", "2018-05-31"))

    with pytest.raises(HoldsOfficeError):
        it.name_holder(SOMEBODY, When("2018-05-31"))
    it.name_holder(SOMEBODY, When("2018-06-01"))

    assert it.holders.of(SOMEBODY) == [
        Span(When("2018-01-01"), When("2018-05-31")),
        Span(When("2018-06-01"), None),
    ]


def test_only_who_holds_an_office_can_leave_it_and_once(given: Any) -> None:
    it = office(given, ("2018-01-01", None))

    with pytest.raises(NotHolderError):
        it.end_holder(uuid4(), When("2018-06-01"))
    with pytest.raises(EndsBeforeStartError):
        it.end_holder(SOMEBODY, When("2017-12-31"))
    it.end_holder(SOMEBODY, When("2018-06-01"))
    with pytest.raises(NotHolderError):
        it.end_holder(SOMEBODY, When("2018-06-01"))

    assert told(it) == [("office.holder_left", SOMEBODY)]


def test_a_closed_office_is_left_but_nobody_comes_to_it(given: Any) -> None:
    it = office(given, ("2018-01-01", None))
    it.close()

    with pytest.raises(OfficeClosedError):
        it.name_holder(uuid4(), When("2018-06-01"))
    it.end_holder(SOMEBODY, When("2018-06-01"))


@pytest.mark.parametrize("kind", [OfficeKind.IMPORT_RUN, OfficeKind.PUBLIC_FORM])
def test_no_person_holds_what_only_the_program_acts_by(kind: OfficeKind) -> None:
    it = Office(kind=kind, name="Inläsning")

    with pytest.raises(UnheldOfficeError):
        it.name_holder(SOMEBODY, When("2018-06-01"))


def test_the_day_is_today_where_none_is_said_and_the_person_is_registered(
    governance: Any, secretariat_id: UUID, written: Any, do: Any
) -> None:
    person = do("register_person", name="Provperson")

    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        governance.name_office_holder(office_id=secretariat_id, person_id=person)
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW), pytest.raises(UnknownThingError):
        governance.name_office_holder(office_id=secretariat_id, person_id=uuid4())
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW, effective=When("2018-12-31")):
        governance.end_office_holder(office_id=secretariat_id, person_id=person)

    _, named, left = written()
    assert (named.start, left.end) == (When("2018-06-01"), When("2018-12-31"))


def test_the_secretariat_does_not_name_its_own(do: Any, secretariat_id: UUID) -> None:
    person = do("register_person", name="Provperson")

    with pytest.raises(NotAllowedError):
        do("name_office_holder", office_id=secretariat_id, person_id=person)


def test_an_administrator_names_and_ends_holders(
    governance: Any, secretariat_id: UUID, written: Any
) -> None:
    with acting(SYSTEM_OFFICE_ID, simulated_now=NOW):
        admin = governance.open_office(kind=OfficeKind.ADMINISTRATOR, name="Driften")

    with acting(admin, simulated_now=NOW):
        person = governance.register_person(name="Provperson")
    with acting(admin, simulated_now=NOW):
        governance.name_office_holder(office_id=secretariat_id, person_id=person)
    with acting(admin, simulated_now=NOW):
        governance.end_office_holder(office_id=secretariat_id, person_id=person)

    assert [event.TOPIC for event in written()][-2:] == [
        "office.holder_named",
        "office.holder_left",
    ]

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError, NotAllowedError
from forum.governing.forum import ZoneError
from forum.governing.host_commands import HostEstablishedError
from forum.governing.office import OfficeKind, SystemOfficeError
from forum.record.acting import acting
from forum.record.ids import HOST_ID, SYSTEM_OFFICE_ID


def test_the_log_begins_with_the_host_and_the_programs_own_office(governance: Any) -> None:
    first, second = governance.recorder.read_rows(0, 2)

    assert (first.position, first.topic, first.originator_id) == (1, "host.established", HOST_ID)
    assert (second.topic, second.originator_id) == ("office.opened", SYSTEM_OFFICE_ID)


def test_a_host_is_established_once(governance: Any) -> None:
    with acting(SYSTEM_OFFICE_ID), pytest.raises(HostEstablishedError):
        governance.establish_host(name="Another")


def test_a_host_has_a_name_and_a_real_time_zone(governance: Any) -> None:
    with acting(SYSTEM_OFFICE_ID), pytest.raises(IncompleteError):
        governance.establish_host(name=" ")
    with acting(SYSTEM_OFFICE_ID), pytest.raises(ZoneError):
        governance.establish_host(name="Another", zone="Europe/Nowhere")


def test_the_host_can_be_renamed_but_not_to_nothing(governance: Any, written: Any) -> None:
    with acting(SYSTEM_OFFICE_ID):
        governance.rename_host(name=" MUCF ")
    with acting(SYSTEM_OFFICE_ID), pytest.raises(IncompleteError):
        governance.rename_host(name=" ")

    assert [event.name for event in written()] == ["MUCF"]


def test_an_office_is_opened_under_an_id_that_was_chosen(governance: Any, written: Any) -> None:
    office_id = uuid4()

    with acting(SYSTEM_OFFICE_ID):
        governance.open_office(kind=OfficeKind.IMPORT_RUN, name="Import 1", office_id=office_id)

    (opened,) = written()
    assert (opened.originator_id, opened.kind) == (office_id, OfficeKind.IMPORT_RUN)


def test_the_programs_own_office_is_not_opened_again_and_not_closed(governance: Any) -> None:
    with acting(SYSTEM_OFFICE_ID), pytest.raises(SystemOfficeError):
        governance.open_office(kind=OfficeKind.SYSTEM, name="System")
    with acting(SYSTEM_OFFICE_ID), pytest.raises(SystemOfficeError):
        governance.close_office(office_id=SYSTEM_OFFICE_ID)


def test_an_office_that_was_closed_does_not_act(
    governance: Any, acting_secretariat: Any, secretariat_id: UUID
) -> None:
    with acting(SYSTEM_OFFICE_ID):
        governance.close_office(office_id=secretariat_id)

    with acting_secretariat(), pytest.raises(NotAllowedError, match="closed"):
        governance.open_year(year=2018)

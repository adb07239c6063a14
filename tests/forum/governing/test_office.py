from __future__ import annotations

from uuid import uuid4

import pytest

from forum.errors import IncompleteError, NotAllowedError
from forum.governing.office import Office, OfficeClosedError, OfficeKind, SystemOfficeError
from forum.record.acting import Acting, noting
from forum.record.ids import SYSTEM_OFFICE_ID


def secretariat(**fields: object) -> Office:
    return Office(kind=OfficeKind.SECRETARIAT, name="Secretariat", **fields)  # type: ignore[arg-type]


def test_the_system_office_has_its_fixed_id_and_others_have_not() -> None:
    assert Office(kind=OfficeKind.SYSTEM, name="System").id == SYSTEM_OFFICE_ID
    assert secretariat().id != secretariat().id


def test_an_office_belongs_to_no_forum_even_when_it_is_opened_in_one() -> None:
    (opened,) = secretariat().pending_events

    assert opened.forum_id is None


def test_a_closed_office_does_not_act() -> None:
    office = secretariat()
    office.check_open()

    office.close()

    with pytest.raises(NotAllowedError, match="closed"):
        office.check_open()


def test_an_office_acts_in_the_forum_that_it_serves_and_in_no_other(somebody: Acting) -> None:
    office = secretariat(serves_forum_id=somebody.forum_id)
    office.check_open()

    with noting(forum_id=uuid4()), pytest.raises(NotAllowedError, match="another forum"):
        office.check_open()


def test_an_office_is_closed_once() -> None:
    office = secretariat()
    office.close()

    with pytest.raises(OfficeClosedError):
        office.close()


def test_the_system_office_stays_open() -> None:
    with pytest.raises(SystemOfficeError):
        Office(kind=OfficeKind.SYSTEM, name="System").close()


def test_there_is_no_second_system_office_and_no_office_without_a_name() -> None:
    with pytest.raises(SystemOfficeError):
        Office.check_opening(OfficeKind.SYSTEM, "Another")
    with pytest.raises(IncompleteError):
        Office.check_opening(OfficeKind.SECRETARIAT, " ")

"""Position 1 of a log is its host, and nobody acts before it."""

from pathlib import Path
from typing import Any

import pytest

from forum.application import Governance
from forum.errors import NotAllowedError
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.store.opening import init_store, open_store


@pytest.fixture
def empty(tmp_path: Path) -> Any:
    init_store(tmp_path)
    store = open_store(tmp_path)
    governance = Governance(store)
    yield governance
    governance.close()
    store.close()


def test_nothing_is_done_before_the_host_is_established(empty: Governance) -> None:
    with acting(SYSTEM_OFFICE_ID), pytest.raises(NotAllowedError, match="forum init"):
        empty.open_office(kind=OfficeKind.SECRETARIAT, name="Kansliet")

    assert empty.recorder.last_position() == 0  # type: ignore[attr-defined]


def test_the_host_is_position_1(empty: Governance) -> None:
    with acting(SYSTEM_OFFICE_ID):
        empty.establish_host(name="Värden")

    assert empty.recorder.read_rows(0, 1)[0].topic == "host.established"  # type: ignore[attr-defined]

from __future__ import annotations

from uuid import uuid4

from forum.governing.host import Host
from forum.record.ids import HOST_ID


def test_there_is_one_host_and_it_belongs_to_no_forum() -> None:
    host = Host(log_id=uuid4(), name="Ungdomsstyrelsen", zone="Europe/Stockholm")

    assert host.id == HOST_ID
    assert host.forum_id is None


def test_the_same_name_again_writes_nothing() -> None:
    host = Host(log_id=uuid4(), name="Ungdomsstyrelsen", zone="Europe/Stockholm")

    host.rename("Ungdomsstyrelsen")
    host.rename("MUCF")

    assert [event.name for event in host.pending_events[1:]] == ["MUCF"]  # type: ignore[attr-defined]

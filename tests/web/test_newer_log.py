"""A log that a newer version wrote into is not written by this one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from forum.errors import NewerLogError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from web.installation import Installation
from web.settings import Settings

NEWER = "theme.weighed"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, key_file=tmp_path / "secret" / "master.key")


@pytest.fixture
def installation(settings: Settings) -> Iterator[Installation]:
    made = Installation.made(settings, host="Host")
    yield made
    made.close()


def write_newer(folder: Path) -> None:
    """Add an event to the log as a program of a later version does."""
    with closing(sqlite3.connect(folder / "log" / "log.db")) as log, log:
        log.execute(
            "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
            "VALUES (?, 1, ?, ?)",
            (uuid4().hex, NEWER, b"{}"),
        )


def test_a_log_with_a_newer_topic_is_not_opened(
    installation: Installation, settings: Settings, tmp_path: Path
) -> None:
    write_newer(tmp_path)
    before = installation.position()

    with pytest.raises(NewerLogError, match=NEWER):
        Installation(settings)
    with pytest.raises(NewerLogError, match=NEWER):
        Installation.made(settings, host="Another")

    assert installation.position() == before


def test_once_the_follower_meets_a_newer_topic_commands_refuse(
    installation: Installation, tmp_path: Path
) -> None:
    assert installation.follow()
    write_newer(tmp_path)
    position = installation.position()

    assert installation.follower is not None
    installation.follower.wake.set()
    until = time.monotonic() + 10
    while installation.health()["error"] is None and time.monotonic() < until:
        time.sleep(0.01)

    with acting(SYSTEM_OFFICE_ID), pytest.raises(NewerLogError, match=NEWER):
        installation.governance.rename_host(name="Another")
    assert installation.position() == position
    assert NEWER in str(installation.health()["error"])


def test_a_fault_of_the_follower_is_told_by_its_name_only(installation: Installation) -> None:
    assert installation.follow()
    assert installation.model is not None
    installation.model.conn.close()

    until = time.monotonic() + 10
    while installation.follower.error is None and time.monotonic() < until:  # type: ignore[union-attr]
        with acting(SYSTEM_OFFICE_ID):
            installation.governance.rename_host(name=f"Host {time.monotonic()}")
        time.sleep(0.05)

    assert installation.health()["error"] == "ProgrammingError"

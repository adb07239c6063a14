"""Two processes that act in one forum on PostgreSQL lose nothing and write nothing twice."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid5

import pytest

from tests.web.writer import FORUM_ID, Writers, found
from web.installation import Installation
from web.settings import Settings

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

COUNT = 20


def test_two_processes_lose_nothing_and_a_repeated_command_writes_once(
    postgres_url: str, tmp_path: Path
) -> None:
    settings = Settings(
        data=tmp_path, store=postgres_url, key_file=tmp_path / "secret" / "master.key"
    )
    with closing(Installation.made(settings, host="Host")) as installation:
        found(installation.governance)
        before = installation.position()

        answers = Writers(tmp_path, postgres_url, "ab", COUNT).answers()

        recorder: Any = installation.governance.recorder
        rows = recorder.read_rows(before, 10_000)
        topics = Counter(row.topic for row in rows)
        events = [installation.source.mapper.decode(*row[1:]) for row in rows]
        numbers = sorted(event.number for event in events if hasattr(event, "to_id"))
        found_commands = {
            command: recorder.find_command(uuid5(FORUM_ID, command)) for command, _ in answers
        }
        by_position = {row.position: row for row in rows}

    # Both send COUNT organizations with the same command ids; each has COUNT views of its own.
    assert topics["view.recorded"] == topics["register.issued"] == 2 * COUNT
    assert topics["organization.registered"] == COUNT
    assert numbers == list(range(1, 2 * COUNT + 1))
    assert len(answers) == 4 * COUNT
    assert len(set(answers)) == 3 * COUNT
    for command, answer in answers:
        first = by_position[found_commands[command].first_position]
        assert str(first.originator_id) == answer

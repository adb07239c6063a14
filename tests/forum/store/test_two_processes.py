"""Two processes that append to one log lose nothing and follow each other in order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import forum

ROOT = Path(forum.__file__).parents[1]
SAVES = 60

WRITER = f"""
import os, pathlib, sys, uuid
from eventsourcing.persistence import InfrastructureFactory, StoredEvent
from forum.store.opening import open_store
from forum.store.rows import CommandRow, TextRow

store = open_store(pathlib.Path(sys.argv[1]), sys.argv[2])
recorder = InfrastructureFactory.construct(store.environment).application_recorder()
print("ready", flush=True)
sys.stdin.readline()
for number in range({SAVES}):
    command = CommandRow(uuid.uuid4(), os.urandom(32))
    text_id, key = store.keys.texts.take()
    events = [StoredEvent(uuid.uuid4(), 1, sys.argv[3], b"{{}}") for _ in range(2)]
    positions = recorder.insert_events(
        events, texts=[TextRow(text_id, os.urandom(50))], command=command, new_texts=1
    )
    print(*positions, command.command_id, text_id, flush=True)
"""


def test_two_processes_lose_nothing(place: Any, recorder: Any) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place.folder), place.url, name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = []
    for name, writer in zip("ab", writers, strict=True):
        answers, _ = writer.communicate(timeout=120)
        assert writer.returncode == 0
        told += [(name, *line.split()) for line in answers.splitlines()]

    topics = {row.position: row.topic for row in recorder.read_rows(0, 10_000)}
    texts = recorder.read_texts([UUID(text_id) for *_, text_id in told])

    assert len(topics) == 2 * 2 * SAVES
    assert len(texts) == 2 * SAVES
    for name, first, last, command_id, _ in told:
        command = recorder.find_command(UUID(command_id))
        assert (command.first_position, command.last_position) == (int(first), int(last))
        assert (topics[int(first)], topics[int(last)]) == (name, name)

"""Files lie with the texts: all of a save is there or nothing of it, on either store."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any
from uuid import uuid4

import pytest

from forum.record.text import MAX_FILE_BYTES, write_file
from forum.store.rows import TextRow

SAVING = """
import os, sys
from pathlib import Path
from uuid import uuid4
from eventsourcing.persistence import InfrastructureFactory, StoredEvent
from forum.store.opening import open_store
from forum.store.rows import TextRow
store = open_store(Path(sys.argv[1]), sys.argv[2])
recorder = InfrastructureFactory.construct(store.environment).application_recorder()
sealed = os.urandom(20 * 1024 * 1024)
while True:
    event = StoredEvent(uuid4(), 1, "meeting.paper_added", b"{}")
    recorder.insert_events([event], texts=[TextRow(event.originator_id, sealed)], new_texts=1)
    print("saved", flush=True)
"""


def test_a_file_of_the_largest_size_is_kept_whole(recorder: Any, new_event: Any) -> None:
    text_id, content = uuid4(), os.urandom(MAX_FILE_BYTES)
    _ref, sealed = write_file(text_id, os.urandom(32), content, "application/pdf")

    recorder.insert_events([new_event()], texts=[TextRow(text_id, sealed)], new_texts=1)

    assert recorder.read_texts([text_id])[text_id] == sealed


@pytest.mark.parametrize("after", [0.03, 0.11, 0.19])
def test_a_process_that_dies_while_it_saves_leaves_no_event_without_its_file(
    place: Any, recorder: Any, after: float
) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SAVING, str(place.folder), place.url], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()

    time.sleep(after)  # somewhere in the next save
    os.kill(child.pid, signal.SIGKILL)
    child.wait()

    named = [row.originator_id for row in recorder.read_rows(0, 1000)]
    assert named
    assert recorder.read_texts(named).keys() == set(named)

"""Of two servers on one data folder one follows the log, and the other takes over when it dies."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from tests.web.program import Forum
from web.installation import Installation
from web.settings import Settings

ROOT = Path(__file__).parents[2]


class Server:
    """`forum serve` as a process of its own."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.health_page = f"http://127.0.0.1:{port}/health"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "web.cli", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "FORUM_DATA": str(data), "FORUM_LOGGING": "error"},
            stdout=subprocess.DEVNULL,
        )

    def shows(self, position: int) -> bool:
        """Wait until it has read up to a position, without an error."""
        end = time.monotonic() + 30
        told: Any = None
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(self.health_page, timeout=5) as answer:
                    told = json.load(answer)
            except OSError:  # it is not there yet
                time.sleep(0.05)
                continue
            if told["read_position"] == position:
                break
            time.sleep(0.02)
        return told is not None and told["error"] is None and told["read_position"] == position


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    assert Forum(tmp_path)("init").exit_code == 0
    server = Server(tmp_path)
    yield server
    server.process.kill()
    server.process.wait()


def rename(installation: Installation, name: str) -> int:
    with acting(SYSTEM_OFFICE_ID) as context:
        installation.governance.rename_host(name=name)
    return context.done[-1].last_position


def test_the_second_server_stands_by_until_the_first_is_killed(
    server: Server, tmp_path: Path
) -> None:
    assert server.shows(2)
    settings = Settings(data=tmp_path, key_file=tmp_path / "secret" / "master.key")
    with closing(Installation(settings)) as second:
        assert not second.follow()
        position = rename(second, "Another")
        assert second.wait(position, 20)
        assert second.model is None
        assert server.shows(position)

        status = Forum(tmp_path)("status", "--json")
        assert json.loads(status.stdout)["lag"] == 0

        server.process.kill()
        server.process.wait()

        assert second.wait(rename(second, "A third"), 20)
        assert second.model is not None
        assert second.health()["error"] is None

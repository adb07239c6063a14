"""A process that writes in a forum while others do the same.

As a program it takes the data folder, the address of the store, a name of its own and a number. It
says `ready`, waits for a line, and tells each command with its answer as one JSON line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from forum.answering.view import Giver, Setting
from forum.application import Governance
from forum.governing.office import OfficeKind
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID, derived_id
from forum.store.opening import open_store
from web.demo.founding import NAME, SIDES

ROOT = Path(__file__).parents[2]
FORUM_ID = derived_id("forum", "prov")
SECRETARIAT_ID = UUID("3b0f5a52-54a5-4d0e-9d3c-0d0a3f5b7c01")


def found(governance: Governance) -> None:
    """Found the forum `prov` with its secretariat."""
    with acting(SYSTEM_OFFICE_ID):
        governance.open_office(
            kind=OfficeKind.SECRETARIAT, name="Sekretariatet", office_id=SECRETARIAT_ID
        )
    with acting(SYSTEM_OFFICE_ID):
        governance.found_forum(slug="prov", name=NAME, sides=SIDES)


def do(governance: Governance, act: str, command: str, **arguments: Any) -> UUID:
    """Carry out one command of the secretariat; the same `command` is the same command id."""
    command_id = uuid5(FORUM_ID, command)
    with acting(SECRETARIAT_ID, forum_id=FORUM_ID, command_id=command_id):
        answer: UUID = getattr(governance, act)(**arguments)
    return answer


def write(governance: Governance, own: str, count: int) -> None:
    """Write, `count` times: a view with its number, and an organization that all writers send."""
    for number in range(count):
        text = {"sv": f"Synpunkt {number} av {own}"}
        about = {"setting": Setting.DIALOGUE, "giver": Giver.PARTICIPANTS, "text": text}
        _tell(f"{own} {number}", do(governance, "record_view", f"{own} {number}", **about))
        shared = f"shared-{number}"
        name = {"slug": shared, "name": f"Förening {number}"}
        _tell(shared, do(governance, "register_organization", shared, **name))


def _tell(command: str, answer: UUID) -> None:
    _say(json.dumps([command, str(answer)]))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Writers:
    """Several such processes, begun at the same time."""

    def __init__(self, folder: Path, url: str, names: str, count: int) -> None:
        self._processes = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.web.writer", str(folder), url, name, str(count)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for name in names
        ]
        for process in self._processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in self._processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()

    def answers(self) -> list[tuple[str, str]]:
        """Wait for all of them; return each command with what was answered."""
        told = []
        for process in self._processes:
            lines, _ = process.communicate(timeout=120)
            assert process.returncode == 0
            told += [tuple(json.loads(line)) for line in lines.splitlines()]
        return told


if __name__ == "__main__":
    store = open_store(Path(sys.argv[1]), sys.argv[2])
    governance = Governance(store)
    _say("ready")
    sys.stdin.readline()
    write(governance, sys.argv[3], int(sys.argv[4]))
    governance.close()
    store.close()

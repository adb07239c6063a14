"""Whenever the process is killed, every letter comes, and at most one of them twice, as itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.web.mail.post_office import PostOffice
from tests.web.sitting import Sitting

ROOT = Path(__file__).parents[3]


def test_a_kill_at_any_step_loses_nothing_and_repeats_at_most_the_letter_under_way(
    sitting: Sitting, office: PostOffice, tmp_path: Path
) -> None:
    sitting.account("ankaret")
    sitting.account("bryggan")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    due = {one.message_id for one in sitting.due()}
    sitting.installation.close()

    program = subprocess.Popen(
        [sys.executable, "-m", "tests.web.mail.killed"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdin is not None
    assert program.stdout is not None

    def run(folder: Path, step: int) -> str:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(f"{folder}\t{office.address}\t{step}\n")
        program.stdin.flush()
        return program.stdout.readline().strip()

    outcomes: list[tuple[str, int]] = []
    while not outcomes or outcomes[-1][0] == "killed":
        step = len(outcomes) + 1
        folder = tmp_path.parent / f"{tmp_path.name}-{step}"
        shutil.copytree(tmp_path, folder)
        office.taken.clear()
        killed = run(folder, step)
        assert run(folder, 0) == "ended"
        came = Counter(letter["Message-ID"] for letter in office.taken)
        assert came.keys() == due, step
        outcomes.append((killed, sum(came.values()) - len(due)))
        shutil.rmtree(folder)
    program.stdin.close()
    program.wait()

    assert len(due) == 2
    assert outcomes[-1] == ("ended", 0)
    assert {killed for killed, _ in outcomes[:-1]} == {"killed"}
    assert {again for _, again in outcomes} == {0, 1}
    assert sum(again for _, again in outcomes) >= len(due)  # each can be the one under way

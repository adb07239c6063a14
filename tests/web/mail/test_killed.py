"""Whenever the process is killed, every letter comes, and at most one of them twice, as itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from tests.web.mail.post_office import PostOffice
from tests.web.sitting import Sitting
from web.mail.paces import Pace, Paces, of_account

ROOT = Path(__file__).parents[3]


class Program:
    """The program that is killed at a step."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._running = subprocess.Popen(
            [sys.executable, "-m", "tests.web.mail.killed"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, folder: Path, step: int) -> str:
        assert self._running.stdin is not None
        assert self._running.stdout is not None
        self._running.stdin.write(f"{folder}\t{self._address}\t{step}\n")
        self._running.stdin.flush()
        return self._running.stdout.readline().strip()

    def end(self) -> None:
        assert self._running.stdin is not None
        self._running.stdin.close()
        self._running.wait()


def at_each_step(due: set[str], office: PostOffice, data: Path) -> list[tuple[str, int]]:
    """Kill at each step in turn, send again, and say what happened and how many came twice."""
    program = Program(office.address)
    outcomes: list[tuple[str, int]] = []
    while not outcomes or outcomes[-1][0] == "killed":
        step = len(outcomes) + 1
        folder = data.parent / f"{data.name}-{step}"
        shutil.copytree(data, folder)
        office.taken.clear()
        killed = program.run(folder, step)
        assert program.run(folder, 0) == "ended"
        came = Counter(letter["Message-ID"] for letter in office.taken)
        assert came.keys() == due, step
        outcomes.append((killed, sum(came.values()) - len(due)))
        shutil.rmtree(folder)
    program.end()
    return outcomes


def test_a_kill_at_any_step_loses_nothing_and_repeats_at_most_the_letter_under_way(
    sitting: Sitting, office: PostOffice, tmp_path: Path
) -> None:
    sitting.account("ankaret")
    sitting.account("bryggan")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    due = {one.message_id for one in sitting.due()}
    sitting.installation.close()

    outcomes = at_each_step(due, office, tmp_path)

    assert len(due) == 2
    assert outcomes[-1] == ("ended", 0)
    assert {killed for killed, _ in outcomes[:-1]} == {"killed"}
    assert {again for _, again in outcomes} == {0, 1}
    assert sum(again for _, again in outcomes) >= len(due)  # each can be the one under way


def test_a_kill_while_a_digest_and_a_letter_before_it_are_sent_loses_nothing_either(
    sitting: Sitting, office: PostOffice, tmp_path: Path
) -> None:
    account = sitting.account("ankaret")
    sitting.send(office.address)
    yesterday = sitting.today - timedelta(days=1)
    owner = of_account(account.account_id)
    Paces(sitting.installation.accounts).choose(owner, Pace.DAY, yesterday)
    for after, answer_in in ((20, 10), (30, 12), (5, 1)):
        sitting.convene(sitting.meeting(after), answer_in=answer_in)
    due = {one.message_id for one in sitting.due()}
    kinds = [one.kind for one in sitting.due()]
    sitting.installation.close()

    outcomes = at_each_step(due, office, tmp_path)

    assert kinds == ["invitation", "digest"]
    assert outcomes[-1] == ("ended", 0)
    assert {killed for killed, _ in outcomes[:-1]} == {"killed"}
    assert {again for _, again in outcomes} == {0, 1}
    assert sum(again for _, again in outcomes) >= len(due)

"""A program that sends what is due and is killed at a step, as by a power cut.

It reads lines of a data folder, a server and the number of the step. For each it sends in a
process of its own, which kills itself (SIGKILL) when it comes to that step: before and after each
letter is handed over, and before each commit. It answers `killed`, or `ended` where there were not
as many steps.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from web import create_app
from web.installation import Installation
from web.mail.outgoing import Outgoing, outgoing
from web.mail.sending import Sending
from web.settings import Settings


def main() -> None:
    for line in sys.stdin:
        folder, address, step = line.split("\t")
        child = os.fork()
        if child == 0:
            _count_down(int(step))
            _send(Path(folder), address)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        is_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        answer = "killed" if is_killed else "ended" if status == 0 else f"failed {status}"
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _send(folder: Path, address: str) -> None:
    settings = Settings(
        data=folder,
        key_file=folder / "secret" / "master.key",
        mail=address,
        mail_from="forum@example.org",
    )
    installation = Installation(settings)
    installation.catch_up()
    app = create_app(settings, installation)
    with outgoing(address, settings.mail_from) as to:
        list(Sending(app, installation, now=datetime.now(UTC), to=to).send())
    installation.close()


def _count_down(step: int) -> None:
    """Kill this process when it comes to a step, counted from 1; 0 for never."""
    left = [step]

    def come_to_a_step(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.engine.Engine, "commit", come_to_a_step)
    hand_over: Callable[..., None] = Outgoing.send

    def send(self: Outgoing, *arguments: Any, **options: Any) -> None:
        come_to_a_step()
        hand_over(self, *arguments, **options)
        come_to_a_step()

    Outgoing.send = send  # type: ignore[method-assign]


if __name__ == "__main__":
    main()

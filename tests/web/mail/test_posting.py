"""The server sends by itself where it is set to; two of them, and the program, send once."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.web.mail.post_office import PostOffice
from tests.web.sitting import Sitting
from web.mail.posting import Posting
from web.mail.sending import alone

ROOT = Path(__file__).parents[3]


def until(it_holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait until something holds."""
    for _ in range(int(seconds * 10)):
        if it_holds():
            return True
        time.sleep(0.1)
    return False


def serve(folder: Path, office: PostOffice) -> subprocess.Popen[str]:
    settings = {
        "FORUM_DATA": str(folder),
        "FORUM_MAIL": office.address,
        "FORUM_MAIL_FROM": "forum@example.org",
        "FORUM_MAIL_MINUTES": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "web.cli", "serve", "--port", "0"],
        cwd=ROOT,
        env={**os.environ, **settings},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_servers_that_send_send_once_together(
    sitting: Sitting, office: PostOffice, tmp_path: Path
) -> None:
    sitting.account("ankaret")
    sitting.account("bryggan")
    sitting.send(office.address)
    for after in (20, 25, 30):
        sitting.convene(sitting.meeting(after))
    due = {one.message_id for one in sitting.due()}
    sitting.installation.close()

    running = [serve(tmp_path, office) for _ in range(2)]
    came = until(lambda: len({one["Message-ID"] for one in office.taken}) == len(due))
    time.sleep(2)  # the other one has its turn, too
    for one in running:
        one.send_signal(signal.SIGINT)
    ended = [one.wait(60) for one in running]

    assert came
    assert Counter(one["Message-ID"] for one in office.taken) == Counter(due)
    assert len(due) == 6
    assert ended == [0, 0]


def test_a_mail_server_that_is_away_stops_nothing_and_holds_no_lock(
    sitting: Sitting, caplog: pytest.LogCaptureFixture
) -> None:
    here = sitting.installation
    here.settings = replace(
        here.settings, mail="smtp://127.0.0.1:9", mail_from="forum@example.org", mail_minutes=1
    )
    posting = Posting(sitting.app, here)
    logger = logging.getLogger("web.mail.posting")
    logger.addHandler(caplog.handler)  # itself, whatever a command has set up before

    with caplog.at_level(logging.WARNING, logger=logger.name):
        posting.start()
        is_told = until(lambda: "no letters were sent" in caplog.text)
    logger.removeHandler(caplog.handler)
    is_running = posting._thread.is_alive()
    with alone(here) as is_free:
        pass
    posting.stop()

    assert (is_told, is_running, is_free) == (True, True, True)
    assert not posting._thread.is_alive()


def test_a_fault_of_another_kind_is_logged_with_its_ground_and_tried_again(
    sitting: Sitting, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    sitting.account("ankaret")
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    here = sitting.installation
    here.catch_up()
    here.settings = replace(
        here.settings,
        mail=office.address,
        mail_from="forum@example.org",
        mail_minutes=0.01,  # type: ignore[arg-type] - less than a minute, for the test alone
    )
    posting = Posting(sitting.app, here)
    logger = logging.getLogger("web.mail.posting")
    logger.addHandler(caplog.handler)
    rename = "ALTER TABLE {} RENAME TO {}"

    with here.accounts.writing() as connection:
        connection.exec_driver_sql(rename.format("mail_positions", "away"))
    posting.start()
    is_told = until(lambda: "letters could not be sent" in caplog.text)
    before = len(office.taken)
    with here.accounts.writing() as connection:
        connection.exec_driver_sql(rename.format("away", "mail_positions"))
    is_sent = until(lambda: len(office.taken) > before)
    posting.stop()
    logger.removeHandler(caplog.handler)

    assert (is_told, is_sent) == (True, True)
    assert "no such table: mail_positions" in caplog.text


def test_without_the_setting_the_server_sends_nothing(sitting: Sitting, office: PostOffice) -> None:
    posting = Posting(sitting.app, sitting.installation)

    posting.start()
    posting.stop()

    assert not posting._thread.is_alive()
    assert office.taken == []

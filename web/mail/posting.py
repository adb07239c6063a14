"""Sending by the server itself: a round every few minutes, where `FORUM_MAIL_MINUTES` says so.

Whoever has the lock sends; another process, or `forum mail` in cron, finds it taken and waits for
its own next time. What fails is logged and tried again.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask

from web.mail.outgoing import MailDownError, outgoing
from web.mail.sending import Sending, alone

if TYPE_CHECKING:
    from web.installation import Installation

_log = logging.getLogger(__name__)


class Posting:
    """A thread that sends what is due until it is stopped.

    Args:
        app: The pages, for addresses and words.
        installation: Where everything is.
    """

    def __init__(self, app: Flask, installation: Installation) -> None:
        self._app = app
        self._installation = installation
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    def start(self) -> None:
        """Begin, where the settings want it."""
        settings = self._installation.settings
        if settings.mail and settings.mail_minutes:
            self._thread.start()

    def stop(self) -> None:
        """End after the letter under way."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(timeout=60)

    def _run(self) -> None:
        wait = self._installation.settings.mail_minutes * 60.0
        while not self._ended.is_set():
            try:
                self._round()
            except MailDownError as error:
                _log.warning("no letters were sent: %s", error)
            except Exception:
                _log.exception("letters could not be sent; they are tried again")
            self._ended.wait(wait)

    def _round(self) -> None:
        settings = self._installation.settings
        with alone(self._installation) as is_ours:
            if not is_ours:
                return
            with outgoing(settings.mail, settings.mail_from) as to:
                told: Counter[str] = Counter()
                now = datetime.now(UTC)
                for one in Sending(self._app, self._installation, now=now, to=to).send():
                    told[one.outcome] += 1
                    if self._ended.is_set():
                        break
        if told:
            _log.info("letters: %s", ", ".join(f"{n} {outcome}" for outcome, n in told.items()))

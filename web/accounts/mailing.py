"""Sending letters about accounts by the mail server of the installation.

A page hands a letter over and goes on: how long sending takes would tell who has an account.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import Final

from flask import Flask, render_template

from forum.record.ids import derived_id
from web.accounts.letters import Letter, LetterKind
from web.language import gettext as _
from web.language import page_language
from web.mail.outgoing import Letter as Mail
from web.mail.outgoing import MailDownError, NeverError, NotNowError, outgoing
from web.mail.plain import plain
from web.settings import Settings

_log = logging.getLogger(__name__)
_AT_ONCE: Final = threading.Semaphore(4)
"""Letters that are handed over at the same time."""


class Mailed:
    """Sends letters in the background; one that is refused is told in the log of the server.

    Args:
        app: The pages, for their words.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app

    def send(self, letter: Letter) -> None:
        """Take a letter; it is sent by a thread of its own."""
        threading.Thread(target=self._hand_over, args=(letter,)).start()

    def _hand_over(self, letter: Letter) -> None:
        with _AT_ONCE:
            try:
                send_now(self._app, letter)
            except (MailDownError, NotNowError, NeverError) as error:
                _log.warning("a letter about an account was not sent: %s", error)


def send_now(app: Flask, letter: Letter) -> None:
    """Send a letter before going on.

    Args:
        app: The pages, for their words.
        letter: What is sent.

    Raises:
        MailDownError: The server takes no letters now.
        NotNowError: It does not take this one now.
        NeverError: It will never take this one.
    """
    settings: Settings = app.extensions["settings"]
    mail = written(app, settings, letter)
    with outgoing(settings.mail, settings.mail_from) as to:
        to.send(mail, reply_to=settings.mail_from, at=datetime.now(UTC))


def written(app: Flask, settings: Settings, letter: Letter) -> Mail:
    """Write a letter in the language of the account."""
    account = letter.account
    with app.test_request_context(
        "/", base_url=settings.base_url, headers={"Accept-Language": account.language}
    ):
        subject = {
            LetterKind.INVITATION: _("Choose how you sign in to %(host)s", host=settings.host),
            LetterKind.SIGN_IN: _("Your link to sign in to %(host)s", host=settings.host),
        }[letter.kind]
        html = render_template(
            f"mail/account_{letter.kind.value}.html",
            subject=subject,
            forum_name=settings.host,
            front=settings.base_url,
            host=settings.host,
            email=account.email,
            link=letter.link,
        )
        language = page_language()
    # The secret of a link stands in no id: mail servers write ids into their logs.
    number = derived_id("letter", "account", account.account_id, datetime.now(UTC).isoformat())
    return Mail(
        to=account.email,
        message_id=f"<{number}@{settings.host}>",
        subject=subject,
        text=plain(html),
        html=html,
        language=language,
    )

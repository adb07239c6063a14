"""Letters about an account: that somebody is invited, or asked for a link to sign in.

What sends them is kept as `app.extensions["letters"]`, anything with a `send` of this form. The
one here keeps the last ones in memory, for an installation that sends no mail.
"""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from typing import NamedTuple, Protocol

from flask import current_app

from web.accounts.accounts import Account


class LetterKind(StrEnum):
    """What a letter is about."""

    INVITATION = "invitation"  # the link chooses a passphrase
    SIGN_IN = "sign_in"  # the link signs in


class Letter(NamedTuple):
    """One letter.

    Attributes:
        kind: What it is about.
        account: To whom it goes, in whose language.
        link: The whole address that it holds; it is a secret.
    """

    kind: LetterKind
    account: Account
    link: str


class Sender(Protocol):
    """Whatever takes letters; it returns at once, and sends later."""

    def send(self, letter: Letter) -> None:
        """Take a letter."""


class Kept:
    """Keeps the last letters, and sends none."""

    def __init__(self) -> None:
        self.letters: deque[Letter] = deque(maxlen=20)

    def send(self, letter: Letter) -> None:
        """Keep a letter."""
        self.letters.append(letter)


def send(kind: LetterKind, account: Account, link: str) -> None:
    """Hand a letter to whatever sends letters here."""
    sender: Sender = current_app.extensions["letters"]
    sender.send(Letter(kind, account, link))

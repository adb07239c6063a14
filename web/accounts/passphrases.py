"""Passphrases: how one is kept and compared, and which are too easy to guess.

An account that is not there costs the same one comparison as one that is, so that nobody learns
from the wait who has an account.

Source: trust notes section 4 (argon2id; 15 characters or more; common ones refused offline).
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 15
"""Characters."""
LONGEST: Final = 200
_REST: Final = 9
"""Characters that must be left when what is easy to guess is taken away."""
_ROWS: Final = ("qwertyuiopåasdfghjklöäzxcvbnm", "abcdefghijklmnopqrstuvwxyzåäö", "01234567890")
_COMMON: Final = (
    *("password", "passphrase", "passw0rd", "lösenord", "losenord", "hemligt", "letmein"),
    *("welcome", "välkommen", "sommar", "vinter", "summer", "winter", "sverige", "admin"),
    *("sekretariat", "secretariat", "forum", "dialog", "correct", "horse", "battery", "staple"),
)
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each comparison takes 64 MiB of memory for a tenth of a second."""


class Weak(StrEnum):
    """Why a passphrase is refused."""

    SHORT = "short"
    LONG = "long"
    GUESSED = "guessed"


def weakness(passphrase: str, known: Iterable[str]) -> Weak | None:
    """Say why a passphrase is too easy, or None if it will do.

    Args:
        passphrase: As it was typed.
        known: What others know of the account: its address, the names of its forums.
    """
    told = _normal(passphrase)
    if len(told) < SHORTEST:
        return Weak.SHORT
    if len(told) > LONGEST:
        return Weak.LONG
    rest = told.casefold()
    words = {word for one in known for word in re.split(r"[\W_]+", one.casefold())}
    for word in sorted(words | set(_COMMON), key=len, reverse=True):
        if len(word) >= 4:
            rest = rest.replace(word, "")
    return Weak.GUESSED if len(_without_runs(rest)) < _REST else None


def _without_runs(text: str) -> str:
    """What is left of a text without rows of the keyboard or alphabet, and without repetition."""
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for length in range(len(row), 3, -1):
            for at in range(len(row) - length + 1):
                text = text.replace(row[at : at + length], "")
    return re.sub(r"(.{1,8}?)\1+", r"\1", text)  # abcabcabc, aaaa


def hashed(passphrase: str) -> str:
    """What is kept of a passphrase: its argon2id hash with a salt of its own."""
    with _AT_ONCE:
        return _hasher().hash(_normal(passphrase))


def is_right(kept: str | None, passphrase: str) -> bool:
    """Whether a passphrase is the one that is kept; one comparison in any case.

    Args:
        kept: From `hashed`; None where there is no account, or none was chosen.
        passphrase: As it was typed.
    """
    from argon2.exceptions import VerificationError

    given = _normal(passphrase)[:LONGEST]
    with _AT_ONCE:
        try:
            is_same = _hasher().verify(kept or _nobodys(), given)
        except VerificationError:
            return False
    return is_same and kept is not None


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


@cache
def _nobodys() -> str:
    """The hash of a passphrase that nobody has."""
    import secrets

    return _hasher().hash(secrets.token_urlsafe(32))


def _normal(passphrase: str) -> str:
    """The same signs from every keyboard."""
    return unicodedata.normalize("NFKC", passphrase)

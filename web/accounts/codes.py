"""Codes of an app, beside the passphrase: six figures that change every half minute (TOTP).

The secret is sealed under a personal key of its own; erasing that key takes it away. While it is
set up it is kept nowhere: it follows from the session and a key of the installation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

import sqlalchemy as sa

from forum.record.sealed import Sealed
from forum.store.keys import KeyStore
from web.accounts.store import AccountStore
from web.accounts.tables import ACCOUNTS

if TYPE_CHECKING:
    from pyotp import TOTP

STEP: Final = 30
"""Seconds that a code is shown."""
_FIELD: Final = "account.code_secret"
_WINDOW: Final = 1
"""Steps that a clock may be off in each direction."""


class Codes:
    """The codes of the accounts of an installation.

    Args:
        store: The accounts.
        keys: The personal keys.
    """

    def __init__(self, store: AccountStore, keys: KeyStore) -> None:
        self._store = store
        self._keys = keys

    def set_up(self, account_id: UUID, secret: str, code: str, now: datetime) -> bool:
        """Ask for codes of this secret from now on, if the code shows that the app has it.

        Args:
            account_id: The account.
            secret: From `proposed`.
            code: What the app shows.
            now: The moment.
        """
        step = _step_of(secret, code, now)
        if step is None:
            return False
        key_id, key = self._keys.take()
        sealed = Sealed.seal(key_id, key, _FIELD, secret)
        with self._store.writing() as connection:
            connection.execute(
                ACCOUNTS.update()
                .where(ACCOUNTS.c.account_id == account_id)
                .values(code_key_id=key_id, code_secret=sealed.ciphertext, code_step=step)
            )
        return True

    def is_right(self, account_id: UUID, code: str, now: datetime) -> bool:
        """Whether a code is the account's; each is taken once, and none that is older."""
        asked = sa.select(ACCOUNTS.c.code_key_id, ACCOUNTS.c.code_secret).where(
            ACCOUNTS.c.account_id == account_id
        )
        with self._store.reading() as connection:
            row = connection.execute(asked).first()
        if row is None or row.code_secret is None:
            return False
        key = self._keys.get([row.code_key_id]).get(row.code_key_id)
        if key is None:
            return False
        secret = Sealed(row.code_key_id, _FIELD, row.code_secret).open(key)
        step = _step_of(secret, code, now)
        if step is None:
            return False
        taken = (
            ACCOUNTS.update()
            .where(ACCOUNTS.c.account_id == account_id, ACCOUNTS.c.code_step < step)
            .values(code_step=step)
        )
        with self._store.writing() as connection:
            return connection.execute(taken).rowcount == 1

    def forget(self, account_id: UUID) -> None:
        """Destroy the key of an account's secret, so that no copy of it can be read."""
        asked = sa.select(ACCOUNTS.c.code_key_id).where(ACCOUNTS.c.account_id == account_id)
        with self._store.reading() as connection:
            key_id = connection.scalar(asked)
        if key_id is not None:
            self._keys.destroy([key_id])


def proposed(key: bytes, session_id: UUID) -> str:
    """The secret that a session proposes: the same each time that the page is opened.

    Args:
        key: From `secret.key_for(CODES, …)`.
        session_id: The session that sets codes up.
    """
    made = hmac.new(key, session_id.bytes, hashlib.sha256).digest()[:20]
    return base64.b32encode(made).decode()


def address_for_app(secret: str, email: str, issuer: str) -> str:
    """What the picture for the app says."""
    return _totp(secret).provisioning_uri(name=email, issuer_name=issuer)


def picture(address: str) -> str:
    """The picture for the app, as SVG without any style."""
    import segno

    return segno.make(address, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, or None."""
    figures = "".join(code.split())
    if len(figures) != 6 or not (figures.isascii() and figures.isdigit()):
        return None
    totp, here = _totp(secret), int(now.timestamp()) // STEP
    for step in range(here - _WINDOW, here + _WINDOW + 1):
        if hmac.compare_digest(totp.at(step * STEP), figures):
            return step
    return None


def _totp(secret: str) -> TOTP:
    from pyotp import TOTP

    return TOTP(secret, interval=STEP)

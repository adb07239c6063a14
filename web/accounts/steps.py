"""Steps that were begun and are finished by another request of the same browser.

A passkey answers a challenge, an issuer of identities sends the browser back: what was asked is
kept here, and the browser has only a token for it in a cookie. Each is finished once, and soon.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from web.accounts.sessions import hashed
from web.accounts.store import AccountStore
from web.accounts.tables import STEPS_BEGUN

LASTING: Final = timedelta(minutes=15)


class StepKind(StrEnum):
    """What was begun."""

    NEW_PASSKEY = "new_passkey"  # kept: challenge, account
    PASSKEY = "passkey"  # kept: challenge
    ISSUER = "issuer"  # kept: state, nonce, verifier, and what for


class Steps:
    """The steps that were begun in an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def begin(self, kind: StepKind, now: datetime, **kept: str) -> str:
        """Keep what was asked, and return the token by which it is found; the old are cleared.

        Args:
            kind: What is begun.
            now: The moment.
            kept: Short texts.
        """
        token = secrets.token_urlsafe(32)
        with self._store.writing() as connection:
            connection.execute(STEPS_BEGUN.delete().where(STEPS_BEGUN.c.ends_at <= now))
            connection.execute(
                STEPS_BEGUN.insert().values(
                    token_hash=hashed(token),
                    kind=kind.value,
                    kept=json.dumps(kept),
                    ends_at=now + LASTING,
                )
            )
        return token

    def finish(self, token: str | None, kind: StepKind, now: datetime) -> dict[str, str] | None:
        """Return what was kept, once; None where it has ended, was finished or never begun."""
        same = sa.and_(
            STEPS_BEGUN.c.token_hash == hashed(token or ""), STEPS_BEGUN.c.kind == kind.value
        )
        with self._store.writing() as connection:
            row = connection.execute(sa.select(STEPS_BEGUN).where(same)).first()
            taken = connection.execute(STEPS_BEGUN.delete().where(same)).rowcount
        if row is None or taken != 1 or row.ends_at <= now:
            return None
        kept: dict[str, str] = json.loads(row.kept)
        return kept

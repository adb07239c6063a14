"""Identities at an issuer: whom somebody is there, bound to an account here.

An identity is bound by an invitation, by its owner when signed in, or by whoever runs the
installation, never because an e-mail address is the same. What the issuer calls a person may be a
personal identity number, so only a keyed hash of it is kept.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import IDENTITIES


class IdentityTakenError(Exception):
    """The identity belongs to another account."""


class Identities:
    """The identities of an installation.

    Args:
        store: The accounts.
        key: From `secret.lasting_key_for(IDENTITIES, …)`.
    """

    def __init__(self, store: AccountStore, key: bytes) -> None:
        self._store = store
        self._key = key

    def hashed(self, issuer: str, subject: str) -> bytes:
        """What is kept of an identity.

        Args:
            issuer: Address of the issuer.
            subject: What it calls the person.
        """
        return hmac.new(self._key, f"{issuer}\n{subject}".encode(), hashlib.sha256).digest()

    def bind(self, account_id: UUID, subject_hash: bytes, now: datetime) -> None:
        """Bind an identity to an account, in the place of the one that it had.

        Raises:
            IdentityTakenError: It belongs to another account.
        """
        row = {"subject_hash": subject_hash, "account_id": account_id, "made_at": now}
        try:
            with self._store.writing() as connection:
                its = IDENTITIES.c.account_id == account_id
                connection.execute(IDENTITIES.delete().where(its))
                connection.execute(IDENTITIES.insert().values(**row))
        except sa.exc.IntegrityError as error:
            raise IdentityTakenError from error

    def use(self, subject_hash: bytes, now: datetime) -> UUID | None:
        """Return the account of an identity, used now; None where it is bound to none."""
        same = IDENTITIES.c.subject_hash == subject_hash
        with self._store.writing() as connection:
            connection.execute(IDENTITIES.update().where(same).values(used_at=now))
            found: UUID | None = connection.scalar(sa.select(IDENTITIES.c.account_id).where(same))
        return found

    def has_one(self, account_id: UUID) -> bool:
        """Whether an account has an identity."""
        its = sa.select(IDENTITIES.c.made_at).where(IDENTITIES.c.account_id == account_id)
        with self._store.reading() as connection:
            return connection.execute(its).first() is not None

    def remove(self, account_id: UUID) -> None:
        """Forget the identity of an account."""
        with self._store.writing() as connection:
            connection.execute(IDENTITIES.delete().where(IDENTITIES.c.account_id == account_id))

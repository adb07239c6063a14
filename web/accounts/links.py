"""Links to an account: good once, for a time, and kept only as a hash.

Opening one records nothing, since scanners of mail open every link; a button on its page does.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from web.accounts.sessions import hashed
from web.accounts.store import AccountStore
from web.accounts.tables import LINKS


class LinkKind(StrEnum):
    """What a link is for."""

    INVITATION = "invitation"  # choose a passphrase
    SIGN_IN = "sign_in"  # sign in without one; for those who need no second factor
    OPERATOR = "operator"  # sign in as anybody, at the machine itself


LASTING: Final = {
    LinkKind.INVITATION: timedelta(hours=72),
    LinkKind.SIGN_IN: timedelta(minutes=30),
    LinkKind.OPERATOR: timedelta(hours=12),
}


class Links:
    """The links of an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def make(self, kind: LinkKind, account_id: UUID, now: datetime) -> str:
        """Make a link's token; those of its kind that the account had are worth nothing then."""
        token = secrets.token_urlsafe(32)
        with self._store.writing() as connection:
            same = sa.and_(LINKS.c.account_id == account_id, LINKS.c.kind == kind.value)
            connection.execute(LINKS.delete().where(sa.or_(same, LINKS.c.ends_at <= now)))
            connection.execute(
                LINKS.insert().values(
                    token_hash=hashed(token),
                    kind=kind.value,
                    account_id=account_id,
                    ends_at=now + LASTING[kind],
                )
            )
        return token

    def find(self, token: str, now: datetime, *kinds: LinkKind) -> tuple[LinkKind, UUID] | None:
        """Return kind and account of a link that is good, without using it up.

        Args:
            token: From `make`.
            now: The moment.
            kinds: Those that will do.
        """
        good = _good(hashed(token), now, kinds)
        asked = sa.select(LINKS.c.kind, LINKS.c.account_id).where(*good)
        with self._store.reading() as connection:
            row = connection.execute(asked).first()
        return None if row is None else (LinkKind(row.kind), row.account_id)

    def spend(self, token: str, now: datetime, *kinds: LinkKind) -> bool:
        """Use a link up; False where somebody was faster, or it was not good."""
        return self.spend_hashed(hashed(token), now, *kinds)

    def spend_hashed(self, token_hash: bytes, now: datetime, *kinds: LinkKind) -> bool:
        """Use a link up of which only the hash is known; see `spend`."""
        with self._store.writing() as connection:
            spent = LINKS.delete().where(*_good(token_hash, now, kinds))
            return connection.execute(spent).rowcount == 1

    def awaits(self, kind: LinkKind, now: datetime) -> set[UUID]:
        """Return the accounts that have a good link of a kind."""
        good = sa.select(LINKS.c.account_id).where(
            LINKS.c.kind == kind.value, LINKS.c.ends_at > now
        )
        with self._store.reading() as connection:
            return set(connection.scalars(good))


def _good(
    token_hash: bytes, now: datetime, kinds: tuple[LinkKind, ...]
) -> tuple[sa.ColumnElement[bool], ...]:
    of_kind = LINKS.c.kind.in_([kind.value for kind in kinds])
    return LINKS.c.token_hash == token_hash, LINKS.c.ends_at > now, of_kind

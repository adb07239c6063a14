"""Attempts to sign in: how many are left, for an account and for an address of the network.

What is counted is kept under a keyed hash, so that the table names nobody; it is the same for
addresses that have an account and for those that have none.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from uuid import uuid4

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import ATTEMPTS

WITHIN: Final = timedelta(minutes=15)


class About(StrEnum):
    """What attempts are counted for."""

    ACCOUNT = "account"  # an e-mail address, whether it has an account or not
    CODE = "code"  # an account whose passphrase was right
    LETTER = "letter"  # an e-mail address that a link is asked for
    REPORT = "report"  # where faults are reported from, which anybody may
    NETWORK = "network"  # where requests come from: an office may share one address


OURS: Final = frozenset({"127.0.0.1", "::/64"})
"""Networks of this machine itself, as `network_of` has them."""
MOST: Final = {
    About.ACCOUNT: 10,
    About.CODE: 5,
    About.LETTER: 3,
    About.REPORT: 5,
    About.NETWORK: 60,
}
"""Failed attempts, or reports, within a quarter of an hour."""


class Attempts:
    """The attempts of an installation.

    Args:
        store: The accounts.
        key: From `secret.key_for(ATTEMPTS, …)`.
    """

    def __init__(self, store: AccountStore, key: bytes) -> None:
        self._store = store
        self._key = key

    def take(self, about: Mapping[About, str], now: datetime) -> bool:
        """Count one attempt, before it is made; False where there were too many.

        Args:
            about: For what it counts; a name that is empty counts for nothing.
            now: The moment.
        """
        hashes = {kind: self._hash(kind, name) for kind, name in about.items() if name}
        with self._store.writing() as connection:
            if connection.dialect.name == "postgresql":  # two at once count each other
                connection.execute(sa.text("LOCK TABLE attempts IN SHARE ROW EXCLUSIVE MODE"))
            connection.execute(ATTEMPTS.delete().where(ATTEMPTS.c.made_at <= now - WITHIN))
            for kind, hashed in hashes.items():
                made = sa.select(sa.func.count()).where(ATTEMPTS.c.about == hashed)
                if (connection.scalar(made) or 0) >= MOST[kind]:
                    return False
            connection.execute(
                ATTEMPTS.insert(),
                [
                    {"attempt_id": uuid4(), "about": hashed, "made_at": now}
                    for hashed in hashes.values()
                ],
            )
        return True

    def forget(self, about: Mapping[About, str]) -> None:
        """Forget the attempts of an account, and the last one of its network, after a success."""
        with self._store.writing() as connection:
            for kind, name in about.items():
                these = ATTEMPTS.c.about == self._hash(kind, name)
                if kind is About.NETWORK:
                    last = (
                        sa.select(ATTEMPTS.c.attempt_id)
                        .where(these)
                        .order_by(ATTEMPTS.c.made_at.desc())
                        .limit(1)
                        .scalar_subquery()
                    )
                    these = ATTEMPTS.c.attempt_id == last
                connection.execute(ATTEMPTS.delete().where(these))

    def known_by(self, email: str) -> str:
        """Return the mark by which a browser is known in which somebody has signed in.

        It names nobody, and opens nothing: whoever has it is counted for itself, so that others
        who guess at the address do not make its owner wait there.
        """
        nonce = secrets.token_urlsafe(16)
        return f"{nonce}.{self._known(email, nonce)}"

    def counted_as(self, email: str, mark: str | None) -> str:
        """For what attempts at an address count: for a browser that is known, its own.

        Args:
            email: As it was typed.
            mark: What the browser is known by, or None.
        """
        address, (nonce, _, proof) = email.strip().lower(), (mark or "").partition(".")
        is_known = hmac.compare_digest(proof.encode(), self._known(address, nonce).encode())
        return f"{address}|{nonce}" if is_known else address

    def _known(self, email: str, nonce: str) -> str:
        return self._hash(About.ACCOUNT, f"known|{email.strip().lower()}|{nonce}").hex()

    def _hash(self, kind: About, name: str) -> bytes:
        return hmac.new(self._key, f"{kind}|{name}".encode(), hashlib.sha256).digest()


def network_of(address: str | None) -> str:
    """Where a request comes from; of an IPv6 address the half that one household has."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(ip_network((found, 64), strict=False))
    return str(found)

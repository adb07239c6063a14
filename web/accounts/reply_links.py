"""Personal links in letters: who has one may do one thing, without signing in.

A link is 32 random bytes, of which only a hash is kept, with what it is for and by what one acts.
Whether the duty is still there is asked of the log each time that the link is opened; it ends with
the mandate, too. It cannot appoint, read closed matters or change how somebody is reached.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import REPLY_LINKS

_BYTES = 32


class ReplyKind(StrEnum):
    """What a link is for."""

    INVITATION = "invitation"  # to say whether the organization comes to a meeting
    COMMENT = "comment"  # on notes that were sent round
    JUDGE = "judge"  # whether an answer to a view is enough
    ANSWER = "answer"  # what comes back on a view
    LETTERS = "letters"  # how often letters come


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLink:
    """What a link is for.

    Attributes:
        kind: What one may do by it.
        forum_id: The forum.
        thing_id: The meeting, the notes or the view; the account or mailbox for letters.
        mandate_id: The mandate or contact that one acts by; None for an outside office.
        organization_id: The organization that one acts for; None for an outside office.
        office: The outside office, in words; None for an organization.
    """

    kind: ReplyKind
    forum_id: UUID
    thing_id: UUID
    mandate_id: UUID | None = None
    organization_id: UUID | None = None
    office: str | None = None


class ReplyLinks:
    """The personal links of an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def make(self, link: ReplyLink, now: datetime) -> str:
        """Make a link and return its token, which is kept nowhere."""
        token = secrets.token_urlsafe(_BYTES)
        row = {
            "kind": link.kind.value,
            "forum_id": link.forum_id,
            "thing_id": link.thing_id,
            "mandate_id": link.mandate_id,
            "organization_id": link.organization_id,
            "office": link.office,
        }
        with self._store.writing() as connection:
            connection.execute(
                REPLY_LINKS.insert().values(token_hash=hashed(token), made_at=now, **row)
            )
        return token

    def find(self, token: str) -> ReplyLink | None:
        """Return what a link is for; None where there is no such link, or it was revoked."""
        its = REPLY_LINKS.c.token_hash == hashed(token)
        with self._store.reading() as connection:
            row = connection.execute(sa.select(REPLY_LINKS).where(its)).mappings().first()
        if row is None:
            return None
        return ReplyLink(
            kind=ReplyKind(row["kind"]),
            forum_id=row["forum_id"],
            thing_id=row["thing_id"],
            mandate_id=row["mandate_id"],
            organization_id=row["organization_id"],
            office=row["office"],
        )

    def revoke(self, token: str) -> None:
        """Let a link do nothing any more."""
        with self._store.writing() as connection:
            connection.execute(
                REPLY_LINKS.delete().where(REPLY_LINKS.c.token_hash == hashed(token))
            )

    def revoke_mandate(self, mandate_id: UUID) -> int:
        """Let all links of a mandate do nothing any more; return how many there were."""
        its = REPLY_LINKS.c.mandate_id == mandate_id
        with self._store.writing() as connection:
            return connection.execute(REPLY_LINKS.delete().where(its)).rowcount

    def mandates(self) -> set[UUID]:
        """Return the mandates and contacts that have links."""
        asked = sa.select(REPLY_LINKS.c.mandate_id).where(REPLY_LINKS.c.mandate_id.is_not(None))
        with self._store.reading() as connection:
            return {UUID(str(found)) for found in connection.scalars(asked.distinct())}


def hashed(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()

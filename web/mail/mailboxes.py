"""Shared mailboxes: where an organization, an outside office or the secretariat reads together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import MAILBOXES
from web.mail.address import check_mailbox

SECRETARIAT: Final = "secretariat"
ORGANIZATION: Final = "organization"
OFFICE: Final = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """A shared mailbox.

    Attributes:
        mailbox_id: Known to this store only.
        forum_id: The forum that it is for.
        whose: secretariat, organization or office (an outside one, in words).
        whose_id: Id of the organization, or the office in words; empty for the secretariat.
        email: Its address.
        language: sv or en.
    """

    mailbox_id: UUID
    forum_id: UUID
    whose: str
    whose_id: str
    email: str
    language: str


class Mailboxes:
    """The shared mailboxes of an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def put(
        self, forum_id: UUID, whose: str, whose_id: str, email: str, language: str = "sv"
    ) -> None:
        """Set a mailbox of a forum; another address goes on where the old one stopped.

        Raises:
            ValueError: It is no e-mail address.
        """
        address = check_mailbox(email)
        its = _its(forum_id, whose, whose_id)
        with self._store.writing() as connection:
            change = MAILBOXES.update().where(its).values(email=address, language=language)
            if connection.execute(change).rowcount == 0:
                connection.execute(
                    MAILBOXES.insert().values(
                        mailbox_id=uuid4(),
                        forum_id=forum_id,
                        whose=whose,
                        whose_id=whose_id,
                        email=address,
                        language=language,
                    )
                )

    def clear(self, forum_id: UUID, whose: str, whose_id: str) -> bool:
        """Take a mailbox away; False if there was none."""
        with self._store.writing() as connection:
            gone = connection.execute(MAILBOXES.delete().where(_its(forum_id, whose, whose_id)))
            return gone.rowcount > 0

    def every(self, forum_id: UUID | None = None) -> list[Mailbox]:
        """Return the mailboxes of one forum or of all."""
        asked = sa.select(MAILBOXES).order_by(
            MAILBOXES.c.forum_id, MAILBOXES.c.whose, MAILBOXES.c.whose_id
        )
        if forum_id is not None:
            asked = asked.where(MAILBOXES.c.forum_id == forum_id)
        with self._store.reading() as connection:
            return [Mailbox(**row) for row in connection.execute(asked).mappings()]

    def of_secretariat(self, forum_id: UUID) -> str | None:
        """Return the address of a forum's secretariat, or None."""
        its = _its(forum_id, SECRETARIAT, "")
        with self._store.reading() as connection:
            return connection.scalar(sa.select(MAILBOXES.c.email).where(its))


def _its(forum_id: UUID, whose: str, whose_id: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        MAILBOXES.c.forum_id == forum_id,
        MAILBOXES.c.whose == whose,
        MAILBOXES.c.whose_id == whose_id,
    )

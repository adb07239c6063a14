"""Addresses that do not work: letters wait, and the secretariat has the duty to reach somebody.

An address is known by its hash: as soon as another is entered, letters go on from where they
stopped. Nothing of this is in the log, as no address is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import UNREACHED
from web.mail.told import ToldLetters, take_back


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReached:
    """An address that does not work.

    Attributes:
        recipient: Key of whose it is.
        address: From `told.address_hash`.
        sentence: What the server said.
        at: Since when, aware UTC.
        is_noted: The secretariat reaches them in another way.
    """

    recipient: str
    address: bytes
    sentence: str
    at: datetime
    is_noted: bool


class Unreached:
    """The addresses that do not work, in the accounts store."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def every(self) -> dict[str, NotReached]:
        """Return the addresses that do not work, by recipient; one that was changed is there, too.

        Whether it is still in use, its hash says.
        """
        asked = sa.select(UNREACHED).order_by(UNREACHED.c.at, UNREACHED.c.recipient)
        with self._store.reading() as connection:
            found = [NotReached(**row) for row in connection.execute(asked).mappings()]
        return {one.recipient: one for one in found}

    def refused(self, recipient: str, address: bytes, sentence: str, at: datetime) -> None:
        """Remember that a server refuses an address."""
        with self._store.writing() as connection:
            _keep(connection, recipient, address, sentence, at)

    def came_back(self, message_id: str, sentence: str, at: datetime) -> str | None:
        """Remember that a letter came back, and let what it told be due again.

        Returns:
            The key of whom it was for; None where it is no letter of ours, or was told before.
        """
        told = ToldLetters(self._store).in_letter(message_id)
        if not told:
            return None
        first = told[0]
        with self._store.writing() as connection:
            _keep(connection, first.recipient, first.address, sentence, at)
            take_back(connection, message_id)
        return first.recipient

    def note(self, recipient: str) -> bool:
        """Remember that somebody is reached in another way; False if they are not unreached."""
        its = UNREACHED.c.recipient == recipient
        with self._store.writing() as connection:
            changed = connection.execute(UNREACHED.update().where(its).values(is_noted=True))
            return changed.rowcount > 0

    def works(self, recipient: str) -> bool:
        """Let letters go to somebody again; False if they did."""
        with self._store.writing() as connection:
            its = UNREACHED.c.recipient == recipient
            return connection.execute(UNREACHED.delete().where(its)).rowcount > 0


def _keep(
    connection: sa.Connection, recipient: str, address: bytes, sentence: str, at: datetime
) -> None:
    """An address that was known as not working stays as it is noted."""
    its = UNREACHED.c.recipient == recipient
    known = connection.execute(sa.select(UNREACHED).where(its)).first()
    if known is not None and known.address == address:
        return
    connection.execute(UNREACHED.delete().where(its))
    connection.execute(
        UNREACHED.insert().values(
            recipient=recipient, address=address, sentence=sentence, at=at, is_noted=False
        )
    )

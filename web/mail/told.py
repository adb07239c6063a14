"""What was told to whom: each letter that a server took, and what it told of.

By it nothing is told twice, a bounce is known as that of one of our letters, and what came back is
told again once the address works. Of an address and of the words only a hash is kept.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import LETTERS, POSITIONS, REMINDERS

KEPT = timedelta(days=60)
"""How long a letter is remembered; who sends one back does so within days."""
SAME = timedelta(days=1)
"""How long the same words about the same thing are not told again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that somebody was told.

    Attributes:
        letter_id: Names what was told to whom; the same whenever it is written again.
        message_id: Of the letter that it was told in, which may be a digest.
        recipient: Key of whom it was for.
        address: From `address_hash`.
        about: What it is about: the newest letter about it is the state that somebody knows.
        content: SHA-256 of its words, without personal links.
        position: Log position of the event; None for a reminder.
        sent_at: When, aware UTC.
    """

    letter_id: str
    message_id: str
    recipient: str
    address: bytes
    about: str
    content: bytes
    position: int | None
    sent_at: datetime


def address_hash(email: str) -> bytes:
    """What is kept of an address."""
    return hashlib.sha256(email.strip().lower().encode()).digest()


class ToldLetters:
    """The letters that were taken, in the accounts store."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def to(self, recipient: str) -> list[Told]:
        """Return what somebody was told and is remembered, oldest first."""
        asked = (
            sa.select(LETTERS)
            .where(LETTERS.c.recipient == recipient)
            .order_by(LETTERS.c.sent_at, LETTERS.c.position, LETTERS.c.letter_id)
        )
        with self._store.reading() as connection:
            return [Told(**row) for row in connection.execute(asked).mappings()]

    def in_letter(self, message_id: str) -> list[Told]:
        """Return what a letter told; nothing where it is none of ours."""
        asked = sa.select(LETTERS).where(LETTERS.c.message_id == message_id)
        with self._store.reading() as connection:
            return [Told(**row) for row in connection.execute(asked).mappings()]

    def forget_old(self, now: datetime) -> None:
        """Forget letters of long ago whose recipients have been told more since."""
        reached = (
            sa.select(POSITIONS.c.position)
            .where(POSITIONS.c.recipient == LETTERS.c.recipient)
            .scalar_subquery()
        )
        is_past = sa.or_(LETTERS.c.position.is_(None), LETTERS.c.position <= reached)
        with self._store.writing() as connection:
            connection.execute(LETTERS.delete().where(LETTERS.c.sent_at < now - KEPT, is_past))


def remember(connection: sa.Connection, told: list[Told]) -> None:
    """Write down what was told, in the transaction of its caller."""
    for one in told:
        connection.execute(LETTERS.delete().where(LETTERS.c.letter_id == one.letter_id))
        row = {name: getattr(one, name) for name in LETTERS.c.keys()}  # noqa: SIM118 - columns
        connection.execute(LETTERS.insert().values(**row))


def take_back(connection: sa.Connection, message_id: str) -> None:
    """Let what a letter told be due again: it came back."""
    its = LETTERS.c.message_id == message_id
    rows = connection.execute(sa.select(LETTERS).where(its)).all()
    connection.execute(LETTERS.delete().where(its))
    for row in rows:
        if row.position is None:
            again = REMINDERS.c.message_id == row.letter_id
            connection.execute(REMINDERS.delete().where(again))
        else:
            is_after = sa.and_(
                POSITIONS.c.recipient == row.recipient, POSITIONS.c.position >= row.position
            )
            connection.execute(POSITIONS.update().where(is_after).values(position=row.position - 1))

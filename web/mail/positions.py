"""How far letters are sent, to whom they could not be, and of which duties somebody was reminded.

What a letter told is written down in the transaction that follows it, so that after a crash at most
the letter under way is sent again, with the same `Message-ID`. A position is moved once everything
before it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import FAILURES, POSITIONS, REMINDERS
from web.mail import paces
from web.mail.told import Told, remember


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far letters to somebody are sent.

    Attributes:
        position: Log position up to which everything is sent.
        since: The first day on which letters went to them, ISO.
    """

    position: int
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A letter that its server will never take.

    Attributes:
        recipient: Key of whom it was for.
        message_id: Its id.
        sentence: What the server said.
        at: When, aware UTC.
    """

    recipient: str
    message_id: str
    sentence: str
    at: datetime


class Positions:
    """What is remembered of letters, in the accounts store."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def every(self) -> dict[str, Reached]:
        """Return how far letters are sent, by recipient."""
        with self._store.reading() as connection:
            found = connection.execute(sa.select(POSITIONS)).all()
        return {row.recipient: Reached(position=row.position, since=row.since) for row in found}

    def begin(self, recipient: str, position: int, day: date) -> None:
        """Let letters to somebody begin after a position, on a day."""
        row = {"recipient": recipient, "position": position, "since": day.isoformat()}
        with self._store.writing() as connection:
            connection.execute(POSITIONS.insert().values(**row))

    def move(self, recipient: str, position: int) -> None:
        """Remember that everything up to a position is told."""
        its = POSITIONS.c.recipient == recipient
        with self._store.writing() as connection:
            connection.execute(POSITIONS.update().where(its).values(position=position))

    def tell(
        self,
        told: Sequence[Told],
        *,
        failure: Failure | None = None,
        digest_of: tuple[str, date] | None = None,
    ) -> None:
        """Remember what a letter told, or that it will never be taken.

        Args:
            told: What it told.
            failure: Why it will never be taken, or None.
            digest_of: Whose digest it was and on which day, or None.
        """
        with self._store.writing() as connection:
            if failure is not None:
                _keep(connection, failure)
            remember(connection, list(told))
            for one in told:
                if one.position is None:
                    day = one.sent_at.date().isoformat()
                    row = {"message_id": one.letter_id, "recipient": one.recipient, "sent_on": day}
                    connection.execute(REMINDERS.insert().values(**row))
            if digest_of is not None:
                paces.end(connection, *digest_of)

    def reminded(self) -> set[str]:
        """Return the ids of the reminders that were sent."""
        with self._store.reading() as connection:
            return set(connection.scalars(sa.select(REMINDERS.c.message_id)))

    def failures(self) -> list[Failure]:
        """Return the letters that were refused for good, oldest first."""
        asked = sa.select(FAILURES).order_by(FAILURES.c.at, FAILURES.c.message_id)
        with self._store.reading() as connection:
            return [Failure(**row) for row in connection.execute(asked).mappings()]


def _keep(connection: sa.Connection, failure: Failure) -> None:
    known = FAILURES.c.message_id == failure.message_id
    connection.execute(FAILURES.delete().where(known))
    connection.execute(
        FAILURES.insert().values(
            recipient=failure.recipient,
            message_id=failure.message_id,
            sentence=failure.sentence,
            at=failure.at,
        )
    )

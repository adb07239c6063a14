"""How often somebody wants letters: each at once, or those that can wait together in one.

A digest comes in the first round of a day, or of a week that begins on Monday. Up to where it
tells is written down before it is sent, so that after a crash the same one is sent again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import DIGESTS, PACES


class Pace(StrEnum):
    """How often letters come."""

    AT_ONCE = "at_once"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Where the digests of somebody are.

    Attributes:
        sent_on: Day of the last one, or on which they were chosen.
        under_way: Log position that the one that is being sent tells up to, or None.
    """

    sent_on: date
    under_way: int | None


def next_on(pace: Pace, digest: Digest) -> date:
    """Return the first day on which the next digest comes."""
    if pace is Pace.WEEK:
        return digest.sent_on + timedelta(days=7 - digest.sent_on.weekday())
    return digest.sent_on + timedelta(days=1)


def of_account(account_id: UUID) -> str:
    """Whose choice it is: a person's, for all that the person speaks for."""
    return f"account/{account_id}"


def of_mailbox(mailbox_id: UUID) -> str:
    """Whose choice it is: those who read a shared mailbox."""
    return f"mailbox/{mailbox_id}"


class Paces:
    """How often letters come, in the accounts store."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def every(self) -> dict[str, tuple[Pace, date]]:
        """Return what was chosen and on which day, by owner; who has not, gets each at once."""
        with self._store.reading() as connection:
            found = connection.execute(sa.select(PACES)).all()
        return {row.owner: (Pace(row.pace), date.fromisoformat(row.chosen_on)) for row in found}

    def of(self, owner: str) -> Pace:
        """Return what somebody chose."""
        chosen = self.every().get(owner)
        return chosen[0] if chosen else Pace.AT_ONCE

    def choose(self, owner: str, pace: Pace, day: date) -> None:
        """Let letters come as somebody wants from a day on."""
        row = {"owner": owner, "pace": pace.value, "chosen_on": day.isoformat()}
        with self._store.writing() as connection:
            connection.execute(PACES.delete().where(PACES.c.owner == owner))
            connection.execute(PACES.insert().values(**row))

    def digests(self) -> dict[str, Digest]:
        """Return where the digests are, by recipient."""
        with self._store.reading() as connection:
            found = connection.execute(sa.select(DIGESTS)).all()
        return {
            row.recipient: Digest(sent_on=date.fromisoformat(row.sent_on), under_way=row.under_way)
            for row in found
        }

    def begin(self, recipient: str, last: date, position: int) -> None:
        """Remember that a digest that tells up to a position is being sent."""
        row = {"recipient": recipient, "sent_on": last.isoformat(), "under_way": position}
        with self._store.writing() as connection:
            connection.execute(DIGESTS.delete().where(DIGESTS.c.recipient == recipient))
            connection.execute(DIGESTS.insert().values(**row))


def end(connection: sa.Connection, recipient: str, day: date) -> None:
    """Remember that a digest was sent on a day, in the transaction of its caller."""
    its = DIGESTS.c.recipient == recipient
    connection.execute(DIGESTS.update().where(its).values(sent_on=day.isoformat(), under_way=None))

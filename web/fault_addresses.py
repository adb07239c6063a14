"""Where answers to reported faults are wanted: kept beside the accounts until the fault is closed.

An address is never in the log. It is deleted when the secretariat has answered, and nothing tells
afterwards whose it was.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import FAULT_ADDRESSES


class FaultAddresses:
    """The addresses for answers to faults that wait."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def keep(self, fault_id: UUID, email: str, now: datetime) -> None:
        """Keep the address for a fault that was just reported; a repeated report keeps one."""
        with self._store.writing() as connection:
            connection.execute(FAULT_ADDRESSES.delete().where(_its(fault_id)))
            row = {"fault_id": fault_id, "email": email, "made_at": now}
            connection.execute(FAULT_ADDRESSES.insert().values(**row))

    def of(self, fault_ids: list[UUID]) -> dict[str, str]:
        """Return the addresses of faults that have one, by the fault's id as text."""
        asked = sa.select(FAULT_ADDRESSES).where(FAULT_ADDRESSES.c.fault_id.in_(fault_ids))
        with self._store.reading() as connection:
            return {str(row.fault_id): row.email for row in connection.execute(asked)}

    def forget(self, fault_id: UUID) -> None:
        """Delete the address of a fault."""
        with self._store.writing() as connection:
            connection.execute(FAULT_ADDRESSES.delete().where(_its(fault_id)))


def _its(fault_id: UUID) -> sa.ColumnElement[bool]:
    return FAULT_ADDRESSES.c.fault_id == fault_id

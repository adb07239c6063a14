"""What lies beside the log about a person: the account, sessions, letters, needs.

Every table of the accounts store is here, with how its rows lead to a person, or why none does. Of
what is secret (hashes, sealed keys) it is only told that it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from web.accounts import tables
from web.accounts.store import AccountStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What rows can lead to a person by.

    Attributes:
        person_id: Of the log.
        acted_by: The person's mandates and contacts.
        account_ids: The person's accounts.
        emails: The addresses of those.
    """

    person_id: UUID
    acted_by: frozenset[UUID]
    account_ids: frozenset[UUID]
    emails: frozenset[str]


Where = Callable[[sa.Table, Known], sa.ColumnElement[bool]]


def _by_account(table: sa.Table, known: Known) -> sa.ColumnElement[bool]:
    return table.c.account_id.in_(known.account_ids)


def _by_recipient(table: sa.Table, known: Known) -> sa.ColumnElement[bool]:
    """Letters: a recipient is named `account/<account>/<mandate>`; see `web.mail.recipients`."""
    return sa.or_(
        sa.false(),
        *(table.c.recipient.like(f"account/{one}/%") for one in known.account_ids),
    )


def _by_email(table: sa.Table, known: Known) -> sa.ColumnElement[bool]:
    return table.c.email.in_(known.emails)


TABLES: Final[Mapping[str, Where | str]] = {
    "accounts": lambda table, known: table.c.person_id == known.person_id,
    "sessions": _by_account,
    "links": _by_account,
    "passkeys": _by_account,
    "identities": _by_account,
    "steps_begun": "steps of signing in that are under way for some minutes: whose is not known",
    "attempts": "counted under a keyed hash for a quarter of an hour: whose they are is not known",
    "mail_positions": _by_recipient,
    "mail_reminders": _by_recipient,
    "mail_failures": _by_recipient,
    "mail_letters": _by_recipient,
    "mail_unreached": _by_recipient,
    "mail_digests": _by_recipient,
    "mail_paces": lambda table, known: table.c.owner.in_(
        [f"account/{one}" for one in known.account_ids]
    ),
    "mailboxes": _by_email,
    "reply_links": lambda table, known: table.c.mandate_id.in_(known.acted_by),
    "needs": lambda table, known: table.c.actor_id.in_(known.acted_by),
    "needs_deleted": "how many were deleted, and nothing about whose they were",
    "fault_addresses": _by_email,
}
"""By table, how its rows lead to a person; or why they lead to none."""

SECRET: Final = frozenset(
    {
        *("token_hash", "subject_hash", "passphrase", "code_secret", "code_key_id", "code_step"),
        *("credential_id", "public_key", "sign_count", "address", "content"),
    }
)
"""Columns of which it is only told that they are there."""
NOT_SHOWN: Final = "kept, not shown"
"""Stands for what they hold."""


def rows_about(
    person_id: UUID, acted_by: set[UUID], store: AccountStore
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows about a person by table; tables without any are left out.

    Args:
        person_id: Of the log.
        acted_by: From `in_log.acted_by`.
        store: The accounts.
    """
    accounts = tables.ACCOUNTS
    with store.reading() as connection:
        own = connection.execute(
            sa.select(accounts.c.account_id, accounts.c.email).where(
                accounts.c.person_id == person_id
            )
        ).all()
        known = Known(
            person_id=person_id,
            acted_by=frozenset(acted_by),
            account_ids=frozenset(row.account_id for row in own),
            emails=frozenset(row.email for row in own),
        )
        found = {
            name: [
                {column: _shown(column, value) for column, value in row.items()}
                for row in connection.execute(
                    sa.select(table).where(where(table, known))
                ).mappings()
            ]
            for name, where in TABLES.items()
            if not isinstance(where, str)
            for table in (tables.METADATA.tables[name],)
        }
    return {name: rows for name, rows in found.items() if rows}


def _shown(column: str, value: Any) -> Any:  # noqa: ANN401 - of a column
    if value is not None and column in SECRET:
        return NOT_SHOWN
    if value is None or isinstance(value, bool | int):
        return value
    return value.isoformat() if isinstance(value, datetime) else str(value)

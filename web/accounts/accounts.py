"""Accounts: by which e-mail address a person of the log signs in.

An account belongs to one person and says nothing of what that person may do: that is asked of the
log. What proves that it is the person is in `passphrases`, `codes` and `links`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import sqlalchemy as sa

from forum.errors import ForumError
from web.accounts.store import AccountStore
from web.accounts.tables import ACCOUNTS, IDENTITIES, LINKS, PASSKEYS, SESSIONS

_ADDRESS: Final = re.compile(
    r"[^@\s<>\"',;:\\()\[\]\x00-\x1f\x7f]+@[^@\s<>\"',;:\\()\[\]]+\.[^@\s.]+"
)
LONGEST: Final = 254


class AccountError(ForumError):
    """An account cannot be made or found as asked."""

    code = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account.

    Attributes:
        account_id: Known to this store only; never in the log.
        email: Its address, in lower case.
        person_id: Of the log.
        language: sv or en, for letters.
        is_disabled: Nobody signs in by it.
        created_at: When it was made, UTC.
        passphrase: argon2id hash of the passphrase, or None until one is chosen.
        has_codes: Whether it asks for a code of an app beside the passphrase.
    """

    account_id: UUID
    email: str
    person_id: UUID
    language: str
    is_disabled: bool
    created_at: datetime
    passphrase: str | None
    has_codes: bool


class Accounts:
    """The accounts of an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def add(self, email: str, person_id: UUID, now: datetime, language: str = "sv") -> Account:
        """Make an account.

        Raises:
            AccountError: The address is none, or has an account.
        """
        address = cleaned(email)
        account_id = uuid4()
        with self._store.writing() as connection:
            known = sa.select(ACCOUNTS.c.account_id).where(ACCOUNTS.c.email == address)
            if connection.execute(known).first() is not None:
                raise AccountError("there is an account for {email} already", email=address)
            connection.execute(
                ACCOUNTS.insert().values(
                    account_id=account_id,
                    email=address,
                    person_id=person_id,
                    language=language,
                    is_disabled=False,
                    created_at=now,
                )
            )
        found = self.by_id(account_id)
        assert found is not None
        return found

    def by_email(self, email: str) -> Account | None:
        """Return the account of an address, however it is written, or None."""
        return self._one(ACCOUNTS.c.email == email.strip().lower())

    def by_id(self, account_id: UUID) -> Account | None:
        """Return an account, or None."""
        return self._one(ACCOUNTS.c.account_id == account_id)

    def by_hex(self, account_id: str) -> Account | None:
        """Return the account of an id in hexadecimal signs, or None."""
        return self.by_id(UUID(hex=account_id))

    def of_person(self, person_id: UUID) -> list[Account]:
        """Return the accounts of a person, oldest first."""
        return self._all(ACCOUNTS.c.person_id == person_id)

    def every(self) -> list[Account]:
        """Return all accounts, by address."""
        return self._all(sa.true())

    def named(self, email: str) -> Account:
        """Return the account of an address.

        Raises:
            AccountError: There is none.
        """
        found = self.by_email(email)
        if found is None:
            raise AccountError("there is no account for {email}", email=email)
        return found

    def change(self, account_id: UUID, **values: Any) -> None:
        """Write some columns of an account."""
        with self._store.writing() as connection:
            same = ACCOUNTS.c.account_id == account_id
            connection.execute(ACCOUNTS.update().where(same).values(**values))

    def move(self, account_id: UUID, email: str) -> None:
        """Give an account another address; its sessions and links end.

        Raises:
            AccountError: The address is none, or has an account.
        """
        address = cleaned(email)
        if self.by_email(address) is not None:
            raise AccountError("there is an account for {email} already", email=address)
        self._shut(account_id, (SESSIONS, LINKS), email=address)

    def disable(self, account_id: UUID) -> None:
        """Let nobody sign in by an account: all its sessions and links end."""
        self._shut(account_id, (SESSIONS, LINKS), is_disabled=True)

    def reset(self, account_id: UUID) -> None:
        """Forget all that signs in by an account, and open it; all sessions and links end."""
        self._shut(
            account_id,
            (SESSIONS, LINKS, PASSKEYS, IDENTITIES),
            is_disabled=False,
            passphrase=None,
            code_key_id=None,
            code_secret=None,
            code_step=None,
        )

    def _shut(self, account_id: UUID, without: tuple[sa.Table, ...], **values: Any) -> None:
        with self._store.writing() as connection:
            same = ACCOUNTS.c.account_id == account_id
            connection.execute(ACCOUNTS.update().where(same).values(**values))
            for table in without:
                connection.execute(table.delete().where(table.c.account_id == account_id))

    def _one(self, where: sa.ColumnElement[bool]) -> Account | None:
        return next(iter(self._all(where)), None)

    def _all(self, where: sa.ColumnElement[bool]) -> list[Account]:
        asked = sa.select(ACCOUNTS).where(where).order_by(ACCOUNTS.c.email)
        with self._store.reading() as connection:
            return [_account(row) for row in connection.execute(asked).mappings()]


def cleaned(email: str) -> str:
    """Return an address as it is kept.

    Raises:
        AccountError: It has not the form of an address.
    """
    address = email.strip().lower()
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
        raise AccountError("this is not an e-mail address: write it as name@example.org")
    return address


def _account(row: Any) -> Account:  # noqa: ANN401 - a row by column
    return Account(
        account_id=row["account_id"],
        email=row["email"],
        person_id=row["person_id"],
        language=row["language"],
        is_disabled=row["is_disabled"],
        created_at=row["created_at"],
        passphrase=row["passphrase"],
        has_codes=row["code_secret"] is not None,
    )

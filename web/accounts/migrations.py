"""How the accounts store came to be, step by step: numbered migrations, each carried out once.

A migration that was released is never changed: a new one comes after it. `forum init` carries out
what is missing; a program that finds a newer store than it knows stops.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from forum.store.refusals import StoreError

Migration = Sequence[str]
"""Statements in the SQL that SQLite and PostgreSQL share; {bytes} is their type for bytes."""

MIGRATIONS: Final[tuple[Migration, ...]] = (
    (
        "CREATE TABLE accounts (account_id CHAR(32) NOT NULL PRIMARY KEY, "
        "email VARCHAR(254) NOT NULL UNIQUE, person_id CHAR(32) NOT NULL, "
        "language VARCHAR(2) NOT NULL, is_disabled BOOLEAN NOT NULL, created_at BIGINT NOT NULL, "
        "passphrase VARCHAR(200), code_key_id CHAR(32), code_secret {bytes}, code_step BIGINT)",
        "CREATE INDEX accounts_person ON accounts (person_id)",
        "CREATE TABLE sessions (token_hash {bytes} NOT NULL PRIMARY KEY, "
        "session_id CHAR(32) NOT NULL UNIQUE, account_id CHAR(32) NOT NULL, "
        "stage VARCHAR(10) NOT NULL, is_staff BOOLEAN NOT NULL, "
        "has_second_factor BOOLEAN NOT NULL, chosen_id CHAR(32), begun_at BIGINT NOT NULL, "
        "seen_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, device VARCHAR(200) NOT NULL)",
        "CREATE INDEX sessions_account ON sessions (account_id)",
        "CREATE TABLE links (token_hash {bytes} NOT NULL PRIMARY KEY, kind VARCHAR(12) NOT NULL, "
        "account_id CHAR(32) NOT NULL, ends_at BIGINT NOT NULL)",
        "CREATE INDEX links_account ON links (account_id)",
        "CREATE TABLE attempts (attempt_id CHAR(32) NOT NULL PRIMARY KEY, "
        "about {bytes} NOT NULL, made_at BIGINT NOT NULL)",
        "CREATE INDEX attempts_about ON attempts (about, made_at)",
    ),
    (
        "CREATE TABLE mail_positions (recipient VARCHAR(100) NOT NULL PRIMARY KEY, "
        "position BIGINT NOT NULL, since VARCHAR(10) NOT NULL)",
        "CREATE TABLE mail_reminders (message_id VARCHAR(200) NOT NULL PRIMARY KEY, "
        "recipient VARCHAR(100) NOT NULL, sent_on VARCHAR(10) NOT NULL)",
        "CREATE TABLE mail_failures (message_id VARCHAR(200) NOT NULL PRIMARY KEY, "
        "recipient VARCHAR(100) NOT NULL, sentence VARCHAR(400) NOT NULL, at BIGINT NOT NULL)",
        "CREATE TABLE mailboxes (mailbox_id CHAR(32) NOT NULL PRIMARY KEY, "
        "forum_id CHAR(32) NOT NULL, whose VARCHAR(20) NOT NULL, whose_id VARCHAR(300) NOT NULL, "
        "email VARCHAR(254) NOT NULL, language VARCHAR(2) NOT NULL, "
        "UNIQUE (forum_id, whose, whose_id))",
        "CREATE TABLE reply_links (token_hash {bytes} NOT NULL PRIMARY KEY, "
        "kind VARCHAR(20) NOT NULL, forum_id CHAR(32) NOT NULL, thing_id CHAR(32) NOT NULL, "
        "mandate_id CHAR(32), organization_id CHAR(32), office VARCHAR(300), "
        "made_at BIGINT NOT NULL)",
        "CREATE INDEX reply_links_mandate ON reply_links (mandate_id)",
    ),
    (
        "CREATE TABLE needs (need_id CHAR(32) NOT NULL PRIMARY KEY, forum_id CHAR(32) NOT NULL, "
        "meeting_id CHAR(32) NOT NULL, actor_id CHAR(32) NOT NULL, kinds VARCHAR(100) NOT NULL, "
        "text VARCHAR(300) NOT NULL, UNIQUE (meeting_id, actor_id))",
        "CREATE TABLE needs_deleted (day VARCHAR(10) NOT NULL PRIMARY KEY, "
        "ran_at BIGINT NOT NULL, deleted BIGINT NOT NULL)",
    ),
    (
        "CREATE TABLE fault_addresses (fault_id CHAR(32) NOT NULL PRIMARY KEY, "
        "email VARCHAR(254) NOT NULL, made_at BIGINT NOT NULL)",
    ),
    (
        "CREATE TABLE passkeys (credential_id {bytes} NOT NULL PRIMARY KEY, "
        "passkey_id CHAR(32) NOT NULL UNIQUE, account_id CHAR(32) NOT NULL, "
        "public_key {bytes} NOT NULL, sign_count BIGINT NOT NULL, name VARCHAR(100) NOT NULL, "
        "made_at BIGINT NOT NULL, used_at BIGINT)",
        "CREATE INDEX passkeys_account ON passkeys (account_id)",
        "CREATE TABLE identities (subject_hash {bytes} NOT NULL PRIMARY KEY, "
        "account_id CHAR(32) NOT NULL, made_at BIGINT NOT NULL, used_at BIGINT)",
        "CREATE INDEX identities_account ON identities (account_id)",
        "CREATE TABLE steps_begun (token_hash {bytes} NOT NULL PRIMARY KEY, "
        "kind VARCHAR(20) NOT NULL, kept VARCHAR(4000) NOT NULL, ends_at BIGINT NOT NULL)",
    ),
    (
        "CREATE TABLE mail_letters (letter_id VARCHAR(200) NOT NULL PRIMARY KEY, "
        "message_id VARCHAR(200) NOT NULL, recipient VARCHAR(100) NOT NULL, "
        "address {bytes} NOT NULL, about VARCHAR(100) NOT NULL, content {bytes} NOT NULL, "
        "position BIGINT, sent_at BIGINT NOT NULL)",
        "CREATE INDEX mail_letters_recipient ON mail_letters (recipient)",
        "CREATE INDEX mail_letters_message ON mail_letters (message_id)",
        "CREATE TABLE mail_unreached (recipient VARCHAR(100) NOT NULL PRIMARY KEY, "
        "address {bytes} NOT NULL, sentence VARCHAR(400) NOT NULL, at BIGINT NOT NULL, "
        "is_noted BOOLEAN NOT NULL)",
        "CREATE TABLE mail_paces (owner VARCHAR(100) NOT NULL PRIMARY KEY, "
        "pace VARCHAR(10) NOT NULL, chosen_on VARCHAR(10) NOT NULL)",
        "CREATE TABLE mail_digests (recipient VARCHAR(100) NOT NULL PRIMARY KEY, "
        "sent_on VARCHAR(10) NOT NULL, under_way BIGINT)",
    ),
)
"""In order; the number of a migration is its place, from 1."""

_BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}
_ONE_AT_A_TIME = 0x0F0D1A20  # an advisory lock of the accounts' database
_DONE = sa.Table(
    "migrations_done", sa.MetaData(), sa.Column("number", sa.Integer, primary_key=True)
)


class OlderAccountsError(StoreError):
    """The accounts store lacks what this version of the program needs."""

    code = "older_accounts"

    def __init__(self) -> None:
        super().__init__("the accounts are of an older version: run `forum init` to renew them")


class NewerAccountsError(StoreError):
    """A newer version of the program has changed the accounts store."""

    code = "newer_accounts"

    def __init__(self) -> None:
        super().__init__(
            "the accounts were changed by a newer version of the program: start that version"
        )


def migrate(engine: sa.Engine) -> None:
    """Carry out what is missing, in one transaction; a store that has all is left as it is.

    Args:
        engine: From `store.opened`.

    Raises:
        NewerAccountsError: A newer version has changed the store.
    """
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        _DONE.create(connection, checkfirst=True)
        done = _number(connection)
        for number, statements in enumerate(MIGRATIONS, 1):
            if number > done:
                for statement in statements:
                    connection.exec_driver_sql(statement.format(bytes=_BYTES[engine.dialect.name]))
                connection.execute(_DONE.insert().values(number=number))


def check(engine: sa.Engine) -> None:
    """Look whether the store is the one that this version of the program knows.

    Raises:
        OlderAccountsError: A migration is missing.
        NewerAccountsError: A newer version has changed the store.
    """
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table(_DONE.name):
            raise OlderAccountsError
        if _number(connection) < len(MIGRATIONS):
            raise OlderAccountsError


def _number(connection: sa.Connection) -> int:
    number = connection.scalar(sa.select(sa.func.max(_DONE.c.number))) or 0
    if number > len(MIGRATIONS):
        raise NewerAccountsError
    return number

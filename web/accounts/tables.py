"""The tables of the accounts store, as the newest migration leaves them.

Instants are kept as whole seconds since 1970 (UTC), ids as 32 hexadecimal signs. Of a token or a
passphrase only a hash is kept.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa


class Instant(sa.TypeDecorator[datetime]):
    """An aware UTC datetime, kept as whole seconds."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:  # noqa: ANN401
        """Seconds since 1970."""
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:  # noqa: ANN401
        """The instant in UTC."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


_ID = sa.Uuid(native_uuid=False)
METADATA = sa.MetaData()

ACCOUNTS = sa.Table(
    "accounts",
    METADATA,
    sa.Column("account_id", _ID, primary_key=True),
    sa.Column("email", sa.String(254), nullable=False, unique=True),  # in lower case
    sa.Column("person_id", _ID, nullable=False),  # of the log
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("is_disabled", sa.Boolean, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
    sa.Column("passphrase", sa.String(200)),  # argon2id; null until one is chosen
    sa.Column("code_key_id", _ID),  # personal key that opens code_secret
    sa.Column("code_secret", sa.LargeBinary),  # sealed; null until codes are set up
    sa.Column("code_step", sa.BigInteger),  # of the last code that was taken
)

SESSIONS = sa.Table(
    "sessions",
    METADATA,
    sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
    sa.Column("session_id", _ID, nullable=False, unique=True),  # names it in lists
    sa.Column("account_id", _ID, nullable=False),
    sa.Column("stage", sa.String(10), nullable=False),  # see sessions.Stage
    sa.Column("is_staff", sa.Boolean, nullable=False),  # which limits hold
    sa.Column("has_second_factor", sa.Boolean, nullable=False),
    sa.Column("chosen_id", _ID),  # the mandate, contact or office that was chosen last
    sa.Column("begun_at", Instant, nullable=False),
    sa.Column("seen_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("device", sa.String(200), nullable=False),  # what the browser says it is
)

LINKS = sa.Table(
    "links",
    METADATA,
    sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
    sa.Column("kind", sa.String(12), nullable=False),  # see links.LinkKind
    sa.Column("account_id", _ID, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
)

PASSKEYS = sa.Table(
    "passkeys",
    METADATA,
    sa.Column("credential_id", sa.LargeBinary, primary_key=True),  # what the device calls it
    sa.Column("passkey_id", _ID, nullable=False, unique=True),  # names it in lists
    sa.Column("account_id", _ID, nullable=False),
    sa.Column("public_key", sa.LargeBinary, nullable=False),  # COSE
    sa.Column("sign_count", sa.BigInteger, nullable=False),  # 0 where the device counts nothing
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

IDENTITIES = sa.Table(
    "identities",
    METADATA,
    sa.Column("subject_hash", sa.LargeBinary(32), primary_key=True),  # keyed; see identities
    sa.Column("account_id", _ID, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

STEPS_BEGUN = sa.Table(
    "steps_begun",
    METADATA,
    sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),  # see steps.StepKind
    sa.Column("kept", sa.String(4000), nullable=False),  # JSON
    sa.Column("ends_at", Instant, nullable=False),
)

ATTEMPTS = sa.Table(
    "attempts",
    METADATA,
    sa.Column("attempt_id", _ID, primary_key=True),
    sa.Column("about", sa.LargeBinary(32), nullable=False),  # keyed hash of account or address
    sa.Column("made_at", Instant, nullable=False),
)

# Letters: whom one is for is named by a key of text, never by an address.

POSITIONS = sa.Table(
    "mail_positions",
    METADATA,
    sa.Column("recipient", sa.String(100), primary_key=True),
    sa.Column("position", sa.BigInteger, nullable=False),  # of the log: all before it is sent
    sa.Column("since", sa.String(10), nullable=False),  # first day; no reminder of before it
)
REMINDERS = sa.Table(
    "mail_reminders",
    METADATA,
    sa.Column("message_id", sa.String(200), primary_key=True),
    sa.Column("recipient", sa.String(100), nullable=False),
    sa.Column("sent_on", sa.String(10), nullable=False),
)
FAILURES = sa.Table(
    "mail_failures",
    METADATA,
    sa.Column("message_id", sa.String(200), primary_key=True),
    sa.Column("recipient", sa.String(100), nullable=False),
    sa.Column("sentence", sa.String(400), nullable=False),  # the server's own words
    sa.Column("at", Instant, nullable=False),
)
LETTERS = sa.Table(
    "mail_letters",
    METADATA,
    sa.Column("letter_id", sa.String(200), primary_key=True),  # of what was told
    sa.Column("message_id", sa.String(200), nullable=False),  # of the letter that it was told in
    sa.Column("recipient", sa.String(100), nullable=False),
    sa.Column("address", sa.LargeBinary(32), nullable=False),  # SHA-256 of where it went
    sa.Column("about", sa.String(100), nullable=False),  # see mail.told.about
    sa.Column("content", sa.LargeBinary(32), nullable=False),  # SHA-256 of the words, no links
    sa.Column("position", sa.BigInteger),  # of the log; null for a reminder
    sa.Column("sent_at", Instant, nullable=False),
)
UNREACHED = sa.Table(
    "mail_unreached",
    METADATA,
    sa.Column("recipient", sa.String(100), primary_key=True),
    sa.Column("address", sa.LargeBinary(32), nullable=False),  # that does not work; another may
    sa.Column("sentence", sa.String(400), nullable=False),  # the server's own words
    sa.Column("at", Instant, nullable=False),
    sa.Column("is_noted", sa.Boolean, nullable=False),  # the secretariat reaches them otherwise
)
PACES = sa.Table(
    "mail_paces",
    METADATA,
    sa.Column("owner", sa.String(100), primary_key=True),  # account/ID or mailbox/ID
    sa.Column("pace", sa.String(10), nullable=False),  # see mail.paces.Pace
    sa.Column("chosen_on", sa.String(10), nullable=False),
)
DIGESTS = sa.Table(
    "mail_digests",
    METADATA,
    sa.Column("recipient", sa.String(100), primary_key=True),
    sa.Column("sent_on", sa.String(10), nullable=False),  # the last one
    sa.Column("under_way", sa.BigInteger),  # the position it tells up to, while it is sent
)
MAILBOXES = sa.Table(
    "mailboxes",
    METADATA,
    sa.Column("mailbox_id", _ID, primary_key=True),
    sa.Column("forum_id", _ID, nullable=False),
    sa.Column("whose", sa.String(20), nullable=False),  # as a duty has it
    sa.Column("whose_id", sa.String(300), nullable=False),  # the same; empty for the secretariat
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.UniqueConstraint("forum_id", "whose", "whose_id"),
)

REPLY_LINKS = sa.Table(
    "reply_links",
    METADATA,
    sa.Column("token_hash", sa.LargeBinary(32), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("forum_id", _ID, nullable=False),
    sa.Column("thing_id", _ID, nullable=False),
    sa.Column("mandate_id", _ID),
    sa.Column("organization_id", _ID),
    sa.Column("office", sa.String(300)),
    sa.Column("made_at", Instant, nullable=False),
)

# Needs on the day of a meeting: never in the log, deleted soon after the meeting.

NEEDS = sa.Table(
    "needs",
    METADATA,
    sa.Column("need_id", _ID, primary_key=True),
    sa.Column("forum_id", _ID, nullable=False),
    sa.Column("meeting_id", _ID, nullable=False),
    sa.Column("actor_id", _ID, nullable=False),  # the mandate, so that it can change them
    sa.Column("kinds", sa.String(100), nullable=False),  # see members.needs.KINDS
    sa.Column("text", sa.String(300), nullable=False),
)
NEEDS_DELETED = sa.Table(
    "needs_deleted",
    METADATA,
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("ran_at", Instant, nullable=False),  # last that day
    sa.Column("deleted", sa.BigInteger, nullable=False),  # how many that day
)

# Where the answer to a reported fault is wanted: never in the log, deleted with the answer.

FAULT_ADDRESSES = sa.Table(
    "fault_addresses",
    METADATA,
    sa.Column("fault_id", _ID, primary_key=True),
    sa.Column("email", sa.String(254), nullable=False),
    sa.Column("made_at", Instant, nullable=False),
)

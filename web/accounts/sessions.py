"""Sessions: who has signed in, from which device, and until when.

A token is 32 random bytes that only the browser has; the store keeps its SHA-256. A copied cookie
is worth nothing once its session has ended. What a session may do is asked of the log each time.

Source: trust notes section 4.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import SESSIONS


class Stage(StrEnum):
    """How far somebody has come with signing in."""

    CODE = "code"  # the passphrase was right, the code of the app is awaited
    ENROLLING = "enrolling"  # the second factor must be set up first
    WHOLE = "whole"  # signed in


class Limits(NamedTuple):
    """How long a session lasts.

    Attributes:
        idle: Time without a request after which it ends.
        whole: Time after which it ends in any case.
    """

    idle: timedelta
    whole: timedelta


STAFF: Final = Limits(idle=timedelta(minutes=30), whole=timedelta(hours=12))
MEMBERS: Final = Limits(idle=timedelta(hours=8), whole=timedelta(days=7))
SIGNING_IN: Final = timedelta(minutes=15)
"""Time for the code or for setting up the second factor."""
SEEN_EVERY: Final = timedelta(minutes=1)
"""That a session was used is written down at most this often."""
_DEVICE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session that has not ended.

    Attributes:
        session_id: Names it in lists; no secret.
        account_id: Whose it is.
        stage: How far the sign-in has come.
        is_staff: Whether the shorter limits hold.
        has_second_factor: Whether a code was given: without, no staff office can be acted by.
        chosen_id: The mandate, contact or office that was chosen last, or None.
        begun_at: When it began, UTC.
        seen_at: When it was last used, to the minute or so.
        ends_at: When it ends in any case.
        device: What the browser says it is.
    """

    session_id: UUID
    account_id: UUID
    stage: Stage
    is_staff: bool
    has_second_factor: bool
    chosen_id: UUID | None
    begun_at: datetime
    seen_at: datetime
    ends_at: datetime
    device: str

    def lasts(self, now: datetime) -> bool:
        """Whether it has not ended by a moment."""
        idle = STAFF.idle if self.is_staff else MEMBERS.idle
        return now < self.ends_at and now < self.seen_at + idle


class Sessions:
    """The sessions of an installation."""

    def __init__(self, store: AccountStore) -> None:
        self._store = store

    def begin(
        self,
        account_id: UUID,
        now: datetime,
        *,
        stage: Stage = Stage.WHOLE,
        is_staff: bool = False,
        has_second_factor: bool = False,
        device: str = "",
    ) -> str:
        """Begin a session and return its token; sessions that have ended are cleared away."""
        limits = STAFF if is_staff else MEMBERS
        lasting = limits.whole if stage is Stage.WHOLE else SIGNING_IN
        token = secrets.token_urlsafe(32)
        row = {
            "token_hash": hashed(token),
            "session_id": uuid4(),
            "account_id": account_id,
            "stage": stage.value,
            "is_staff": is_staff,
            "has_second_factor": has_second_factor,
            "begun_at": now,
            "seen_at": now,
            "ends_at": now + lasting,
            "device": device[:_DEVICE],
        }
        with self._store.writing() as connection:
            connection.execute(SESSIONS.delete().where(SESSIONS.c.ends_at <= now))
            connection.execute(SESSIONS.insert().values(**row))
        return token

    def find(self, token: str, now: datetime) -> Session | None:
        """Return the session of a token, used now; None where it has ended or never was."""
        where = SESSIONS.c.token_hash == hashed(token)
        with self._store.reading() as connection:
            row = connection.execute(sa.select(SESSIONS).where(where)).mappings().first()
        if row is None:
            return None
        session = _session(row)
        if not session.lasts(now):
            with self._store.writing() as connection:
                connection.execute(SESSIONS.delete().where(where))
            return None
        if now - session.seen_at >= SEEN_EVERY:
            with self._store.writing() as connection:
                connection.execute(SESSIONS.update().where(where).values(seen_at=now))
        return session

    def renew(self, token: str, **changes: Any) -> str | None:
        """Give a session a new token and change it; None where it has ended.

        Args:
            token: The one that it has, which is worth nothing afterwards.
            changes: Columns to write.
        """
        fresh = secrets.token_urlsafe(32)
        changed = (
            SESSIONS.update()
            .where(SESSIONS.c.token_hash == hashed(token))
            .values(token_hash=hashed(fresh), **changes)
        )
        with self._store.writing() as connection:
            return fresh if connection.execute(changed).rowcount == 1 else None

    def of_account(self, account_id: UUID, now: datetime) -> list[Session]:
        """Return the sessions of an account in which somebody is signed in, newest first."""
        asked = (
            sa.select(SESSIONS)
            .where(SESSIONS.c.account_id == account_id, SESSIONS.c.stage == Stage.WHOLE.value)
            .order_by(SESSIONS.c.begun_at.desc(), SESSIONS.c.session_id)
        )
        with self._store.reading() as connection:
            found = [_session(row) for row in connection.execute(asked).mappings()]
        return [session for session in found if session.lasts(now)]

    def end(self, token: str) -> None:
        """End the session of a token."""
        self._delete(SESSIONS.c.token_hash == hashed(token))

    def revoke(self, account_id: UUID, session_id: UUID) -> None:
        """End one session of an account; that of another account is left alone."""
        self._delete(SESSIONS.c.session_id == session_id, SESSIONS.c.account_id == account_id)

    def revoke_all(self, account_id: UUID, *, but: UUID | None = None) -> None:
        """End the sessions of an account, all or all but one."""
        others = (SESSIONS.c.session_id != but,) if but is not None else ()
        self._delete(SESSIONS.c.account_id == account_id, *others)

    def _delete(self, *where: sa.ColumnElement[bool]) -> None:
        with self._store.writing() as connection:
            connection.execute(SESSIONS.delete().where(*where))


def hashed(token: str) -> bytes:
    """What is kept of a token: enough to know it again, nothing to use it by."""
    return hashlib.sha256(token.encode()).digest()


def _session(row: Any) -> Session:  # noqa: ANN401 - a row by column
    return Session(
        session_id=row["session_id"],
        account_id=row["account_id"],
        stage=Stage(row["stage"]),
        is_staff=row["is_staff"],
        has_second_factor=row["has_second_factor"],
        chosen_id=row["chosen_id"],
        begun_at=row["begun_at"],
        seen_at=row["seen_at"],
        ends_at=row["ends_at"],
        device=row["device"],
    )

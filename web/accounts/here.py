"""Who is here on this request: the cookie, the session behind it, and by what the person may act.

Kept as `app.extensions["sessions"]`; pages ask `signed_in.signed_in()`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from flask import Flask, g, request
from werkzeug.wrappers import Response

from forum.policy import Role
from projections.acting_by import ActsByRow, acts_by
from web.accounts.accounts import Account, Accounts
from web.accounts.attempts import Attempts
from web.accounts.codes import Codes
from web.accounts.identities import Identities
from web.accounts.letters import Kept
from web.accounts.links import Links
from web.accounts.mailing import Mailed
from web.accounts.passkeys import Passkeys
from web.accounts.sessions import Session, Sessions, Stage
from web.accounts.signed_in import ActingAs, SignedIn
from web.accounts.signing_in import Door
from web.accounts.steps import LASTING, Steps
from web.secret import ATTEMPTS, SUBJECTS, key_for, lasting_key_for
from web.settings import Settings

KNOWN: Final = timedelta(days=365)
"""How long a browser is known in which somebody has signed in."""


class Here:
    """Finds out who is here.

    Args:
        settings: For the cookie.
        installation: Where the accounts and the read model are, or None for pages without a log.
    """

    def __init__(self, settings: Settings, installation: Any) -> None:  # noqa: ANN401 - see app
        self._settings = settings
        self._installation = installation

    @property
    def cookie(self) -> str:
        """The name of the cookie: bound to this host where the connection is encrypted."""
        return "__Host-forum" if self._settings.is_https else "forum"

    @property
    def accounts(self) -> Accounts:
        """The accounts of the installation."""
        return Accounts(self._installation.accounts)

    @cached_property
    def door(self) -> Door:
        """What lets people in."""
        store, keys = self._installation.accounts, self._installation.store.keys.personal
        counted = key_for(ATTEMPTS, self._settings)
        return Door(
            self,
            Codes(store, keys),
            Links(store),
            Attempts(store, counted),
            Passkeys(store, self._settings.host),
        )

    @cached_property
    def identities(self) -> Identities:
        """The identities that accounts are bound to."""
        key = lasting_key_for(SUBJECTS, self._settings)
        return Identities(self._installation.accounts, key)

    @property
    def steps(self) -> Steps:
        """The steps that were begun by browsers."""
        return Steps(self._installation.accounts)

    @property
    def known_cookie(self) -> str:
        """The name of the cookie by which a browser is known; see `attempts.known_by`."""
        return "__Host-forum-known" if self._settings.is_https else "forum-known"

    @property
    def step_cookie(self) -> str:
        """The name of the cookie that knows a step which was begun."""
        return "__Host-forum-step" if self._settings.is_https else "forum-step"

    @property
    def sessions(self) -> Sessions:
        """The sessions of the installation."""
        return Sessions(self._installation.accounts)

    def token(self) -> str | None:
        """The token that the browser sent, or None."""
        return request.cookies.get(self.cookie) or None

    def session(self) -> tuple[Session, Account] | None:
        """Return the session of this request at any stage and its account, asked once a request."""
        if "session" not in g:
            g.session = self._find()
        found: tuple[Session, Account] | None = g.session
        return found

    def _find(self) -> tuple[Session, Account] | None:
        token = self.token()
        if self._installation is None or token is None or not self._settings.signs_in:
            return None
        session = self.sessions.find(token, now())
        if session is None:
            return None
        account = self.accounts.by_id(session.account_id)
        return None if account is None or account.is_disabled else (session, account)

    def of_request(self) -> SignedIn | None:
        """Return who is signed in on this request, or None."""
        found = self.session()
        if found is None or found[0].stage is not Stage.WHOLE:
            return None
        session, account = found
        is_staff = session.is_staff and session.has_second_factor
        choices = self.choices(account, with_staff=is_staff)
        if not choices:  # the last mandate has ended, or this session is not enough for the rest
            if is_staff or not self.choices(account):
                self.end_all_of(account)
            return None
        return SignedIn(
            account_id=account.account_id,
            person_id=account.person_id,
            choices=choices,
            chosen_id=session.chosen_id,
        )

    def choices(self, account: Account, *, with_staff: bool = True) -> tuple[ActingAs, ...]:
        """Return by what an account's person may act today.

        Args:
            account: The account.
            with_staff: Whether offices that need a second factor and short sessions are among it.
        """
        found = acts_by(self._installation.reading(), person_id=str(account.person_id), now=now())
        every = tuple(map(_acting_as, found))
        return tuple(one for one in every if with_staff or not one.is_staff)

    def end_all_of(self, account: Account) -> None:
        """End the sessions of an account that has nothing to act by.

        Not while the read model is behind the log: what it does not know yet has not ended.
        """
        if self._installation.read_position() >= self._installation.position():
            self.sessions.revoke_all(account.account_id)

    def send(self, response: Response, token: str, session_ends: datetime) -> None:
        """Give the browser a token in a cookie that scripts cannot read."""
        self._set(response, self.cookie, token, session_ends)
        _forget()

    def send_step(self, response: Response, token: str) -> None:
        """Give the browser the token of a step that it has begun."""
        self._set(response, self.step_cookie, token, now() + LASTING)

    def send_known(self, response: Response, email: str) -> None:
        """Let a browser be known in which somebody has given the right passphrase."""
        self._set(response, self.known_cookie, self.door.attempts.known_by(email), now() + KNOWN)

    def _set(self, response: Response, cookie: str, token: str, ends_at: datetime) -> None:
        response.set_cookie(cookie, token, expires=ends_at, **self._kept_by)

    def take_back(self, response: Response) -> None:
        """Take the cookie from the browser."""
        response.delete_cookie(self.cookie, **self._kept_by)
        _forget()

    @property
    def _kept_by(self) -> dict[str, Any]:
        """How browsers keep our cookies: for this host, out of reach of scripts."""
        is_https = self._settings.is_https
        return {"path": "/", "secure": is_https, "httponly": True, "samesite": "Lax"}


def _forget() -> None:
    """Let the rest of the request ask anew who is here."""
    for name in ("session", "signed_in"):
        g.pop(name, None)


def now() -> datetime:
    """The moment, UTC; the one clock of sign-in."""
    return datetime.now(UTC)


def add_here(app: Flask, settings: Settings, installation: object | None) -> None:
    """Let pages ask who is signed in, and keep what they say out of every cache."""
    app.extensions["sessions"] = Here(settings, installation)
    app.extensions["letters"] = Mailed(app) if settings.mail else Kept()

    @app.after_request
    def private(response: Response) -> Response:
        if g.get("session") is not None and response.mimetype == "text/html":
            response.headers["Cache-Control"] = "no-store"
            response.headers.pop("ETag", None)
        return response


def _acting_as(row: ActsByRow) -> ActingAs:
    organization_id = UUID(row["organization_id"]) if row["organization_id"] else None
    return ActingAs(
        actor_id=UUID(row["actor_id"]),
        forum_id=UUID(row["forum_id"]) if row["forum_id"] else None,
        role=Role(row["role"]),
        mandate_of_id=None if row["kind"] == "office" else organization_id,
        organization_id=organization_id,
        side=row["side"],
        name=row["name"],
    )

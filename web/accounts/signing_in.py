"""Signing in, step by step: the passphrase or a link first, then the code where one is needed.

Whoever acts by an office of the secretariat, the administrators or the auditors gives a second
factor, or sets one up before anything else. A passkey is both steps in one. Each step gives the
browser another token.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from web.accounts import passphrases
from web.accounts.accounts import Account
from web.accounts.attempts import About, Attempts
from web.accounts.codes import Codes
from web.accounts.links import LinkKind, Links
from web.accounts.passkeys import NoPasskeyError, Passkeys
from web.accounts.sessions import MEMBERS, SIGNING_IN, STAFF, Session, Stage

if TYPE_CHECKING:
    from web.accounts.here import Here


class RefusedError(Exception):
    """The sign-in is refused, and nothing may be said about why."""


class NothingToActByError(Exception):
    """The person has proved who it is, and has no mandate or office today."""


class Entered(NamedTuple):
    """A step that was taken.

    Attributes:
        token: For the cookie.
        ends_at: When the session ends in any case.
        stage: What comes next.
    """

    token: str
    ends_at: datetime
    stage: Stage


class Door:
    """Lets people in.

    Args:
        here: Accounts, sessions, and by what somebody may act.
        codes: The codes of apps.
        links: The links to accounts.
        attempts: How many are left.
        passkeys: The passkeys of accounts.
    """

    def __init__(
        self, here: Here, codes: Codes, links: Links, attempts: Attempts, passkeys: Passkeys
    ) -> None:
        self._here = here
        self.codes = codes
        self.links = links
        self.attempts = attempts
        self.passkeys = passkeys

    def by_passphrase(
        self,
        email: str,
        passphrase: str,
        *,
        known: str | None = None,
        network: str,
        device: str,
        now: datetime,
    ) -> Entered:
        """Take the first step by address and passphrase.

        Args:
            email: As it was typed.
            passphrase: As it was typed.
            known: What the browser is known by, if somebody has signed in there before.
            network: From `attempts.network_of`.
            device: What the browser says it is.
            now: The moment.

        Raises:
            RefusedError: Unknown, disabled, wrong, or too often: nobody is told which.
            NothingToActByError: The person has no mandate or office today.
        """
        counted = {About.ACCOUNT: self.attempts.counted_as(email, known), About.NETWORK: network}
        if not self.attempts.take(counted, now):
            raise RefusedError
        account = self._here.accounts.by_email(email)
        kept = account.passphrase if account is not None and not account.is_disabled else None
        if not passphrases.is_right(kept, passphrase) or account is None:
            raise RefusedError
        self.attempts.forget(counted)
        return self._first(account, device, now)

    def by_code(
        self, session: Session, token: str, code: str, *, network: str, now: datetime
    ) -> Entered:
        """Take the second step by a code.

        Raises:
            RefusedError: Wrong, taken before, or too often.
        """
        counted = {About.CODE: session.account_id.hex, About.NETWORK: network}
        if not self.attempts.take(counted, now):
            raise RefusedError
        if not self.codes.is_right(session.account_id, code, now):
            raise RefusedError
        self.attempts.forget(counted)
        return self.second(session, token, now)

    def by_passkey(
        self,
        answer: str,
        challenge: str,
        origins: list[str],
        *,
        half: tuple[Session, str] | None,
        network: str,
        device: str,
        now: datetime,
    ) -> Entered:
        """Sign in by a passkey: in one step, or as the second after a passphrase or a link.

        Args:
            answer: What the device answered.
            challenge: What it was asked.
            origins: Where our pages are.
            half: The session that awaits a second step, with its token; None for none.
            network: From `attempts.network_of`.
            device: What the browser says it is.
            now: The moment.

        Raises:
            RefusedError: It proves nothing, is somebody else's, or was tried too often.
            NothingToActByError: The person has no mandate or office today.
        """
        counted = {About.NETWORK: network}
        if half is not None:
            counted[About.CODE] = half[0].account_id.hex
        if not self.attempts.take(counted, now):
            raise RefusedError
        try:
            account_id = self.passkeys.use(answer, challenge, origins, now)
        except NoPasskeyError as error:
            raise RefusedError from error
        account = self._here.accounts.by_id(account_id)
        if account is None or account.is_disabled:
            raise RefusedError
        if half is not None and half[0].account_id != account_id:
            raise RefusedError
        self.attempts.forget(counted)
        if half is not None:
            return self.second(*half, now)
        return self._first(account, device, now, proved=True)

    def by_identity(
        self, account_id: UUID, *, is_assured: bool, device: str, now: datetime
    ) -> Entered:
        """Take the first step by an identity that an issuer has vouched for.

        Args:
            account_id: What it is bound to.
            is_assured: Whether it is enough without a code.
            device: What the browser says it is.
            now: The moment.

        Raises:
            RefusedError: The account is disabled.
            NothingToActByError: The person has no mandate or office today.
        """
        account = self._here.accounts.by_id(account_id)
        if account is None or account.is_disabled:
            raise RefusedError
        return self._first(account, device, now, proved=is_assured)

    def second(self, session: Session, token: str, now: datetime) -> Entered:
        """Finish signing in, with a second factor.

        Raises:
            RefusedError: The session has ended meanwhile.
        """
        ends_at = now + (STAFF if session.is_staff else MEMBERS).whole
        fresh = self._here.sessions.renew(
            token,
            stage=Stage.WHOLE.value,
            has_second_factor=True,
            begun_at=now,
            seen_at=now,
            ends_at=ends_at,
        )
        if fresh is None:
            raise RefusedError
        return Entered(fresh, ends_at, Stage.WHOLE)

    def linked(self, token: str, *kinds: LinkKind, now: datetime) -> tuple[LinkKind, Account]:
        """Return what a link leads to, without using it up.

        Raises:
            RefusedError: It was used, has ended, or never was.
        """
        found = self.links.find(token, now, *kinds)
        account = self._here.accounts.by_id(found[1]) if found is not None else None
        if found is None or account is None or account.is_disabled:
            raise RefusedError
        return found[0], account

    def by_link(self, token: str, *kinds: LinkKind, device: str, now: datetime) -> Entered:
        """Take the first step by a link, and use it up.

        Args:
            token: The link's.
            kinds: Those that will do here.
            device: What the browser says it is.
            now: The moment.

        Raises:
            RefusedError: The link was used or has ended, or the account needs a passphrase.
            NothingToActByError: The person has no mandate or office today.
        """
        kind, account = self.linked(token, *kinds, now=now)
        if kind is LinkKind.SIGN_IN and self.needs_second_factor(account):
            raise RefusedError
        if not self.links.spend(token, now, kind):
            raise RefusedError
        return self._first(account, device, now, proved=kind is LinkKind.OPERATOR)

    def by_invitation(self, token: str, passphrase: str, *, device: str, now: datetime) -> Entered:
        """Choose a passphrase, and take the first step by it; other sessions of the account end.

        Args:
            token: The invitation's.
            passphrase: One without weakness.
            device: What the browser says it is.
            now: The moment.

        Raises:
            RefusedError: The invitation was used or has ended.
            NothingToActByError: It is chosen, and the person has no mandate or office today.
        """
        _, account = self.linked(token, LinkKind.INVITATION, now=now)
        kept = passphrases.hashed(passphrase)
        if not self.links.spend(token, now, LinkKind.INVITATION):
            raise RefusedError
        self._here.accounts.change(account.account_id, passphrase=kept)
        self._here.sessions.revoke_all(account.account_id)
        return self._first(account, device, now)

    def has_second_factor(self, account_id: UUID) -> bool:
        """Whether an account asks for a code or a passkey after the first step."""
        account = self._here.accounts.by_id(account_id)
        return account is not None and (
            account.has_codes or bool(self.passkeys.of_account(account_id))
        )

    def needs_second_factor(self, account: Account) -> bool:
        """Whether the account's person acts by an office that needs one."""
        return any(one.is_staff for one in self._here.choices(account))

    def _first(
        self, account: Account, device: str, now: datetime, *, proved: bool = False
    ) -> Entered:
        if not self._here.choices(account):
            self._here.end_all_of(account)
            raise NothingToActByError
        is_staff = self.needs_second_factor(account)
        stage = Stage.WHOLE
        if not proved and self.has_second_factor(account.account_id):
            stage = Stage.CODE
        elif not proved and is_staff:
            stage = Stage.ENROLLING
        if (before := self._here.token()) is not None:
            self._here.sessions.end(before)
        token = self._here.sessions.begin(
            account.account_id,
            now,
            stage=stage,
            is_staff=is_staff,
            has_second_factor=proved,
            device=device,
        )
        lasting = SIGNING_IN if stage is not Stage.WHOLE else (STAFF if is_staff else MEMBERS).whole
        return Entered(token, now + lasting, stage)

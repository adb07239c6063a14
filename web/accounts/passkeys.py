"""Passkeys: a key that a device keeps, and uses only when its owner is there and has shown so.

The device asks for a finger, a face or a number, so a passkey is two factors at once; it may be the
first step or the second. The store has the public key alone. Without the extra `passkey` nobody is
asked for one.

Source: W3C Web Authentication, by the library `webauthn`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import Any, Final
from uuid import UUID, uuid4

import sqlalchemy as sa

from web.accounts.store import AccountStore
from web.accounts.tables import PASSKEYS
from web.settings import Settings

MOST: Final = 10
"""Passkeys that one account may have."""
LONGEST: Final = 20_000
"""Signs of the most that a device answers."""


class NoPasskeyError(Exception):
    """What the device answered proves nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A passkey.

    Attributes:
        passkey_id: Names it in lists; no secret.
        credential_id: What the device calls it.
        account_id: Whose it is.
        name: What its owner calls it.
        made_at: When it was registered, UTC.
        used_at: When it was last used, UTC, or None.
    """

    passkey_id: UUID
    credential_id: bytes
    account_id: UUID
    name: str
    made_at: datetime
    used_at: datetime | None


def are_taken(settings: Settings) -> bool:
    """Whether passkeys can be used here: with the extra, where browsers allow them."""
    return settings.takes_passkeys and find_spec("webauthn") is not None


class Passkeys:
    """The passkeys of an installation.

    Args:
        store: The accounts.
        host: The host that they are for.
    """

    def __init__(self, store: AccountStore, host: str) -> None:
        self._store = store
        self._host = host

    def of_account(self, account_id: UUID) -> list[Passkey]:
        """Return the passkeys of an account, oldest first."""
        asked = (
            sa.select(PASSKEYS)
            .where(PASSKEYS.c.account_id == account_id)
            .order_by(PASSKEYS.c.made_at, PASSKEYS.c.passkey_id)
        )
        with self._store.reading() as connection:
            return [_passkey(row) for row in connection.execute(asked).mappings()]

    def remove(self, account_id: UUID, passkey_id: UUID) -> None:
        """Forget one passkey of an account; that of another account is left alone."""
        same = sa.and_(PASSKEYS.c.passkey_id == passkey_id, PASSKEYS.c.account_id == account_id)
        with self._store.writing() as connection:
            connection.execute(PASSKEYS.delete().where(same))

    def asking_for_new(self, account_id: UUID, email: str) -> tuple[str, str]:
        """Return what the browser is asked for a new passkey by, as JSON, and the challenge."""
        from webauthn import generate_registration_options, options_to_json
        from webauthn.helpers import bytes_to_base64url
        from webauthn.helpers.structs import (
            AuthenticatorSelectionCriteria,
            ResidentKeyRequirement,
            UserVerificationRequirement,
        )

        options = generate_registration_options(
            rp_id=self._host,
            rp_name=self._host,
            user_id=account_id.bytes,
            user_name=email,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[_descriptor(one) for one in self.of_account(account_id)],
        )
        return options_to_json(options), bytes_to_base64url(options.challenge)

    def register(
        self,
        account_id: UUID,
        answer: str,
        challenge: str,
        origins: list[str],
        name: str,
        now: datetime,
    ) -> None:
        """Keep a new passkey of an account.

        Args:
            account_id: Whose it is.
            answer: What the device answered, JSON.
            challenge: What it was asked.
            origins: Where our pages are.
            name: What its owner calls it.
            now: The moment.

        Raises:
            NoPasskeyError: It proves nothing, is known already, or the account has too many.
        """
        from webauthn import verify_registration_response
        from webauthn.helpers import base64url_to_bytes

        if len(self.of_account(account_id)) >= MOST:
            raise NoPasskeyError
        found = _verified(
            verify_registration_response,
            credential=_read(answer),
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=self._host,
            expected_origin=origins,
            require_user_verification=True,
        )
        row = {
            "credential_id": found.credential_id,
            "passkey_id": uuid4(),
            "account_id": account_id,
            "public_key": found.credential_public_key,
            "sign_count": found.sign_count,
            "name": name[:100],
            "made_at": now,
        }
        try:
            with self._store.writing() as connection:
                connection.execute(PASSKEYS.insert().values(**row))
        except sa.exc.IntegrityError as error:
            raise NoPasskeyError from error

    def asking(self, account_id: UUID | None = None) -> tuple[str, str]:
        """Return what the browser is asked for a passkey by, as JSON, and the challenge.

        Args:
            account_id: Whose it must be; None for whoever has one here.
        """
        from webauthn import generate_authentication_options, options_to_json
        from webauthn.helpers import bytes_to_base64url
        from webauthn.helpers.structs import UserVerificationRequirement

        known = self.of_account(account_id) if account_id is not None else []
        options = generate_authentication_options(
            rp_id=self._host,
            allow_credentials=[_descriptor(one) for one in known],
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options), bytes_to_base64url(options.challenge)

    def use(self, answer: str, challenge: str, origins: list[str], now: datetime) -> UUID:
        """Return the account that a device answers for.

        A device that counts must count on: one whose count stands still was copied.

        Args:
            answer: What the device answered, JSON.
            challenge: What it was asked.
            origins: Where our pages are.
            now: The moment.

        Raises:
            NoPasskeyError: It proves nothing.
        """
        from webauthn import verify_authentication_response
        from webauthn.helpers import base64url_to_bytes

        said = _read(answer)
        with self._store.reading() as connection:
            asked = sa.select(PASSKEYS).where(PASSKEYS.c.credential_id == _credential_id(said))
            row = connection.execute(asked).first()
        if row is None:
            raise NoPasskeyError
        owner = said["response"].get("userHandle")
        if owner and base64url_to_bytes(owner) != row.account_id.bytes:
            raise NoPasskeyError
        found = _verified(
            verify_authentication_response,
            credential=said,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=self._host,
            expected_origin=origins,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
        counted = (
            PASSKEYS.update()
            .where(
                PASSKEYS.c.credential_id == row.credential_id,
                PASSKEYS.c.sign_count == row.sign_count,  # of two at once one counts on
            )
            .values(sign_count=found.new_sign_count, used_at=now)
        )
        with self._store.writing() as connection:
            if connection.execute(counted).rowcount != 1:
                raise NoPasskeyError
        account_id: UUID = row.account_id
        return account_id


def _read(answer: str) -> dict[str, Any]:
    try:
        said = json.loads(answer) if len(answer) <= LONGEST else None
    except ValueError as error:
        raise NoPasskeyError from error
    if not isinstance(said, dict) or not isinstance(said.get("response"), dict):
        raise NoPasskeyError
    return said


def _credential_id(said: dict[str, Any]) -> bytes:
    from webauthn.helpers import base64url_to_bytes

    try:
        return base64url_to_bytes(said["rawId"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise NoPasskeyError from error


def _verified(verify: Any, **given: Any) -> Any:  # noqa: ANN401 - the library's answers
    """What the library makes of an answer; whatever it stumbles over proves nothing."""
    try:
        return verify(**given)
    except Exception as error:  # hostile bytes end in errors of many kinds
        raise NoPasskeyError from error


def _descriptor(one: Passkey) -> Any:  # noqa: ANN401 - a struct of the extra
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor

    return PublicKeyCredentialDescriptor(id=one.credential_id)


def _passkey(row: Any) -> Passkey:  # noqa: ANN401 - a row by column
    return Passkey(
        passkey_id=row["passkey_id"],
        credential_id=row["credential_id"],
        account_id=row["account_id"],
        name=row["name"],
        made_at=row["made_at"],
        used_at=row["used_at"],
    )

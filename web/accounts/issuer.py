"""The issuer of identities that people may sign in by: an OpenID Connect client of its own.

One generic client for every broker of electronic identities: code with PKCE, state, nonce, and the
levels of assurance that are asked for and checked. Nothing about a person is kept of the answer but
who it is, and that only as a hash (`identities`). Needs the extra `oidc`.

Source: OpenID Connect Core 1.0 section 3.1, RFC 7636, RFC 9207.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, Final, NamedTuple

from web.settings import Settings

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA", "Ed25519")
"""Signatures that are believed: never `none`, never one that the client's secret could make."""
PATIENCE: Final = 10
"""Seconds to wait for an answer of the issuer."""
SKEW: Final = 60
"""Seconds that the issuer's clock may be off."""


class IssuerDownError(Exception):
    """The issuer cannot be used now; the sentence says why, for the log of the server."""


class IdentityRefusedError(Exception):
    """The issuer's answer proves nothing; the sentence says why, for the log of the server."""


class Asked(NamedTuple):
    """What a browser is sent to the issuer with.

    Attributes:
        address: Where it is sent.
        kept: What must be known when it comes back: state, nonce, verifier.
    """

    address: str
    kept: dict[str, str]


class Identity(NamedTuple):
    """Who somebody is at the issuer.

    Attributes:
        issuer: Its address.
        subject: What it calls the person; never kept.
        is_assured: Whether one of the levels that were asked for holds, so that no code is needed.
    """

    issuer: str
    subject: str
    is_assured: bool


def is_set_up(settings: Settings) -> bool:
    """Whether people can sign in by an issuer here."""
    has_extra = find_spec("authlib") is not None
    return bool(settings.oidc_issuer) and settings.signs_in and has_extra


class Issuer:
    """The issuer that is set up.

    Args:
        settings: `FORUM_OIDC_…`.
        back: Our address that it sends the browser back to.
    """

    def __init__(self, settings: Settings, back: str) -> None:
        from authlib.integrations.requests_client import OAuth2Session

        self._settings = settings
        self._session = OAuth2Session(
            client_id=settings.oidc_client,
            client_secret=settings.oidc_secret or None,
            token_endpoint_auth_method="client_secret_basic" if settings.oidc_secret else "none",
            scope="openid",
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=PATIENCE,
        )

    def ask(self) -> Asked:
        """Return where a browser is sent.

        Raises:
            IssuerDownError: The issuer cannot be used now.
        """
        kept = {
            "state": secrets.token_urlsafe(32),
            "nonce": secrets.token_urlsafe(32),
            "verifier": secrets.token_urlsafe(48),
        }
        levels = " ".join(self._settings.oidc_acr)
        address, _state = self._session.create_authorization_url(
            self._about()["authorization_endpoint"],
            state=kept["state"],
            nonce=kept["nonce"],
            code_verifier=kept["verifier"],
            **({"acr_values": levels} if levels else {}),
        )
        return Asked(address, kept)

    def answered(self, answer: Mapping[str, str], kept: Mapping[str, str]) -> Identity:
        """Return who came back.

        Args:
            answer: The arguments that the browser came back with.
            kept: From `ask`.

        Raises:
            IdentityRefusedError: The answer proves nothing.
            IssuerDownError: The issuer cannot be used now.
        """
        if not hmac.compare_digest(answer.get("state", "").encode(), kept["state"].encode()):
            raise IdentityRefusedError("the state is another")
        if answer.get("iss", self._settings.oidc_issuer) != self._settings.oidc_issuer:
            raise IdentityRefusedError("another issuer answers")
        if "code" not in answer:
            raise IdentityRefusedError("the issuer gives no code")
        about = self._about()
        token = self._token(about["token_endpoint"], answer["code"], kept["verifier"])
        claims = self._claims(token, about["jwks_uri"], kept["nonce"])
        asked, given = self._settings.oidc_acr, claims.get("acr")
        if asked and given not in asked:
            raise IdentityRefusedError("the level of assurance is not one that was asked for")
        return Identity(self._settings.oidc_issuer, str(claims["sub"]), bool(asked))

    def _about(self) -> dict[str, Any]:
        """What the issuer says about itself."""
        issuer = self._settings.oidc_issuer
        about = self._get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if about.get("issuer") != issuer:
            raise IssuerDownError("the address of FORUM_OIDC_ISSUER is another issuer's")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not str(about.get(name, "")).startswith(("https://", self._plain())):
                raise IssuerDownError(f"the issuer tells no {name} over https")
        return about

    def _plain(self) -> str:
        """What may begin an address without https: an issuer on this machine, for trying it out."""
        issuer = self._settings.oidc_issuer
        return issuer if issuer.startswith("http://") else "https://"

    def _get(self, address: str) -> dict[str, Any]:
        import requests

        try:
            answer = self._session.get(address, withhold_token=True, allow_redirects=False)
            told = answer.json() if answer.status_code == 200 else None
        except (requests.RequestException, ValueError) as error:
            raise IssuerDownError(f"the issuer cannot be read: {type(error).__name__}") from error
        if not isinstance(told, dict):
            raise IssuerDownError(f"the issuer answers {answer.status_code}")
        return told

    def _token(self, address: str, code: str, verifier: str) -> str:
        """Change the code for the token that says who it is."""
        import requests
        from authlib.common.errors import AuthlibBaseError

        try:
            found = self._session.fetch_token(
                address,
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier,
                allow_redirects=False,
            )
        except AuthlibBaseError as error:
            raise IdentityRefusedError("the issuer does not take the code") from error
        except (requests.RequestException, ValueError) as error:
            raise IssuerDownError(f"the issuer gives no token: {type(error).__name__}") from error
        token = found.get("id_token")
        if not isinstance(token, str):
            raise IdentityRefusedError("the issuer does not say who it is")
        return token

    def _claims(self, token: str, keys_at: str, nonce: str) -> dict[str, Any]:
        """What a token says, once everything about it holds."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        try:
            keys = KeySet.import_key_set(self._get(keys_at))  # type: ignore[arg-type]
            read = jwt.decode(token, keys, algorithms=ALGORITHMS)
            claims = CodeIDToken(
                read.claims,
                read.header,
                options={
                    "iss": {"essential": True, "value": self._settings.oidc_issuer},
                    "aud": {"essential": True, "value": self._settings.oidc_client},
                    "sub": {"essential": True},
                },
                params={"nonce": nonce, "client_id": self._settings.oidc_client},
            )
            claims.validate(leeway=SKEW)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise IdentityRefusedError(f"the token does not hold: {error}") from error
        if not claims.get("sub"):
            raise IdentityRefusedError("the token names nobody")
        return dict(claims)

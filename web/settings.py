"""Every setting of an installation, in one dataclass.

Knows the `FORUM_` names, their defaults and which values are usable. What is done with a value
(opening the log, signing a cookie) is left to those who need it.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from forum.store.address import SCHEMES, shown
from web.mail.address import check_mailbox, check_server, without_password
from web.responsible import SETTINGS, Responsible

LEVELS = ("debug", "info", "warning", "error")
LONGEST_WAIT = 1440
"""Minutes between two rounds of letters at most: a day."""
NAMES = (
    "FORUM_DATA",
    "FORUM_STORE",
    "FORUM_KEY_FILE",
    "FORUM_SECRET_KEY",
    "FORUM_BASE_URL",
    "FORUM_LOGGING",
    "FORUM_MAIL",
    "FORUM_MAIL_FROM",
    "FORUM_MAIL_MINUTES",
    "FORUM_CONTROLLER",
    "FORUM_CONTACT",
    "FORUM_DATA_PROTECTION_OFFICER",
    "FORUM_LEGAL_BASIS",
    "FORUM_KEPT",
    "FORUM_ACCESSIBILITY_AUTHORITY",
    "FORUM_OIDC_ISSUER",
    "FORUM_OIDC_CLIENT",
    "FORUM_OIDC_SECRET",
    "FORUM_OIDC_ACR",
    "FORUM_OIDC_NAME",
)


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the message says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one installation.

    Attributes:
        data: Folder for everything that is stored (`FORUM_DATA`).
        store: Empty for SQLite in that folder, or a `postgresql://` address (`FORUM_STORE`).
        key_file: File with the master key (`FORUM_KEY_FILE`), by default in `data/secret/`.
        secret_key: Signs forms and sessions (`FORUM_SECRET_KEY`); empty while nothing is signed.
        base_url: Address that readers use, without a slash at the end (`FORUM_BASE_URL`).
        logging: Least level that is logged: debug, info, warning or error (`FORUM_LOGGING`).
        mail: Server that letters go out by (`FORUM_MAIL`); empty where none are sent.
        mail_from: Address that letters come from (`FORUM_MAIL_FROM`).
        mail_minutes: Every how many minutes `serve` sends them (`FORUM_MAIL_MINUTES`); 0 where
            another program does.
        responsible: Who answers for the installation before the law (`web.responsible`).
        oidc_issuer: Address of the issuer of identities that people may sign in by, as it writes it
            itself (`FORUM_OIDC_ISSUER`); empty for none.
        oidc_client: What this installation is called there (`FORUM_OIDC_CLIENT`).
        oidc_secret: Its secret there (`FORUM_OIDC_SECRET`); empty for a client without one.
        oidc_acr: Levels of assurance that are asked for, any of which will do (`FORUM_OIDC_ACR`).
        oidc_name: What the issuer is called on pages (`FORUM_OIDC_NAME`).
        notes: One line for each unknown `FORUM_` name that was found in the environment.
    """

    data: Path = Path("data")
    store: str = field(default="", repr=False)
    key_file: Path = Path("data/secret/master.key")
    secret_key: str = field(default="", repr=False)
    base_url: str = "http://localhost:8000"
    logging: str = "info"
    mail: str = field(default="", repr=False)
    mail_from: str = ""
    mail_minutes: int = 0
    responsible: Responsible = field(default_factory=Responsible)
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = field(default="", repr=False)
    oidc_acr: tuple[str, ...] = ()
    oidc_name: str = ""
    notes: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Read the settings from environment variables; an empty value means the default.

        Raises:
            SettingsError: A value cannot be used, letters are sent and come from nobody, or an
                issuer is named and no client.
            AddressError: `FORUM_STORE` cannot be read.
        """
        value = {name: environ.get(name, "").strip() for name in NAMES}
        data = Path(value["FORUM_DATA"] or "data")
        return cls(
            data=data,
            store=_store(value["FORUM_STORE"]),
            key_file=Path(value["FORUM_KEY_FILE"] or data / "secret" / "master.key"),
            secret_key=value["FORUM_SECRET_KEY"],
            base_url=_base_url(value["FORUM_BASE_URL"] or "http://localhost:8000"),
            logging=_level(value["FORUM_LOGGING"] or "info"),
            mail=_mail(value["FORUM_MAIL"], value["FORUM_MAIL_FROM"]),
            mail_from=value["FORUM_MAIL_FROM"],
            mail_minutes=_minutes(value["FORUM_MAIL_MINUTES"]),
            responsible=_responsible(value),
            oidc_issuer=_issuer(value["FORUM_OIDC_ISSUER"], value["FORUM_OIDC_CLIENT"]),
            oidc_client=value["FORUM_OIDC_CLIENT"],
            oidc_secret=value["FORUM_OIDC_SECRET"],
            oidc_acr=tuple(value["FORUM_OIDC_ACR"].split()),
            oidc_name=value["FORUM_OIDC_NAME"] or urlsplit(value["FORUM_OIDC_ISSUER"]).netloc,
            notes=_unknown(environ),
        )

    @property
    def is_https(self) -> bool:
        """Whether readers reach the installation over an encrypted connection."""
        return self.base_url.startswith("https://")

    @property
    def is_loopback(self) -> bool:
        """Whether the base address is that of this machine only."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def signs_in(self) -> bool:
        """Whether anybody can sign in: over an encrypted connection, or on this machine."""
        return self.is_https or self.is_loopback

    @property
    def takes_passkeys(self) -> bool:
        """Whether browsers allow passkeys at the base address: by name, on https or localhost."""
        try:
            ip_address(self.host)
        except ValueError:
            return self.signs_in
        return False

    @property
    def host(self) -> str:
        """The host of the base address, without its port; others are not answered."""
        return urlsplit(self.base_url).hostname or "localhost"

    def public(self) -> dict[str, str]:
        """The settings by their environment names, without any secret in them."""
        return {
            "FORUM_DATA": str(self.data),
            "FORUM_STORE": _without_password(self.store),
            "FORUM_KEY_FILE": str(self.key_file),
            "FORUM_SECRET_KEY": "set" if self.secret_key else "not set",
            "FORUM_BASE_URL": self.base_url,
            "FORUM_LOGGING": self.logging,
            "FORUM_MAIL": without_password(self.mail) if self.mail else "no mail",
            "FORUM_MAIL_FROM": self.mail_from or "not set",
            "FORUM_MAIL_MINUTES": str(self.mail_minutes) if self.mail_minutes else "not set",
            **{
                name: getattr(self.responsible, field) or "not set"
                for field, name in SETTINGS.items()
            },
            "FORUM_OIDC_ISSUER": self.oidc_issuer or "not set",
            "FORUM_OIDC_CLIENT": self.oidc_client or "not set",
            "FORUM_OIDC_SECRET": "set" if self.oidc_secret else "not set",
            "FORUM_OIDC_ACR": " ".join(self.oidc_acr) or "not set",
            "FORUM_OIDC_NAME": self.oidc_name or "not set",
        }


def _store(value: str) -> str:
    if value and not value.startswith(SCHEMES):
        raise SettingsError(
            "FORUM_STORE must be empty (SQLite in FORUM_DATA) or begin with postgresql://."
        )
    if value:
        shown(value)
    return value


def _mail(server: str, sender: str) -> str:
    if not server:
        return ""
    try:
        check_server(server)
    except ValueError as error:
        raise SettingsError(f"FORUM_MAIL {error}") from error
    try:
        check_mailbox(sender)
    except ValueError as error:
        raise SettingsError(f"FORUM_MAIL_FROM {error}") from error
    return server


def _minutes(value: str) -> int:
    if not value:
        return 0
    if not value.isdecimal() or not 1 <= int(value) <= LONGEST_WAIT:
        raise SettingsError(
            f"FORUM_MAIL_MINUTES is {value[:20]!r}: write every how many minutes `forum serve` "
            f"sends letters, 1 to {LONGEST_WAIT}, or leave it empty and run `forum mail`."
        )
    return int(value)


def _responsible(value: Mapping[str, str]) -> Responsible:
    try:
        return Responsible.of(value)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _issuer(address: str, client: str) -> str:
    if not address:
        return ""
    parts = urlsplit(address)
    is_here = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
    if not (parts.scheme == "https" or is_here) or not parts.hostname or parts.query:
        raise SettingsError(
            f"FORUM_OIDC_ISSUER is {address!r}: write its https address as the issuer gives it."
        )
    if not client:
        raise SettingsError("FORUM_OIDC_CLIENT must say what this installation is called there.")
    return address


def _without_password(store: str) -> str:
    return shown(store) if store else "sqlite"


def _base_url(value: str) -> str:
    parts = urlsplit(value)
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not parts.hostname or extra:
        raise SettingsError(
            f"FORUM_BASE_URL is {value!r}: write only scheme and host, as in https://forum.example."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _level(value: str) -> str:
    if value.lower() not in LEVELS:
        raise SettingsError(f"FORUM_LOGGING is {value!r}: write one of {', '.join(LEVELS)}.")
    return value.lower()


def _unknown(environ: Mapping[str, str]) -> tuple[str, ...]:
    lines = []
    for name in sorted(environ):
        if name.startswith("FORUM_") and name not in NAMES:
            close = difflib.get_close_matches(name, NAMES, n=1, cutoff=0.7)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(NAMES)}."
            lines.append(f"{name} is not a setting and is ignored: {hint}")
    return tuple(lines)

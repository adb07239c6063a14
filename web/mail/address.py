"""Addresses of mail: of the server that takes letters, and of whom they are for.

An address is checked for its form only; whether anybody reads there is found out by writing.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
_LONGEST = 254  # characters; RFC 5321 lets a path have 256 with its brackets
_MAILBOX = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)*[A-Za-z0-9-]{1,63}"
)


class Server(NamedTuple):
    """Where letters are handed over.

    Attributes:
        host: Its name or number.
        port: Its port.
        is_encrypted: TLS from the first byte (`smtps`); else STARTTLS where the server offers it.
        user: Who signs in; empty for nobody.
        password: With what.
    """

    host: str
    port: int
    is_encrypted: bool
    user: str
    password: str


def server_of(value: str) -> Server:
    """Read `smtp://user:password@host:port`; the port may be left out, and so may who signs in.

    Raises:
        ValueError: It is something else; the sentence shows nothing of it.
    """
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise ValueError("cannot be read: write smtp://user:password@host:587") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
        raise ValueError("cannot be read: write smtp://user:password@host:587")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    is_encrypted = parts.scheme == "smtps"
    return Server(parts.hostname, port or PORTS[parts.scheme], is_encrypted, user, password)


def check_server(value: str) -> None:
    """Refuse an address of a server that cannot be read.

    Raises:
        ValueError: What to write instead.
    """
    server_of(value)


def without_password(value: str) -> str:
    """The address of a server as it may be shown."""
    server = server_of(value)
    scheme = "smtps" if server.is_encrypted else "smtp"
    user = f"{server.user}:***@" if server.user else ""
    return f"{scheme}://{user}{server.host}:{server.port}"


def check_mailbox(value: str) -> str:
    """Return an e-mail address without blanks around it.

    Raises:
        ValueError: It is none, or one with letters beyond a to z, which many servers refuse.
    """
    address = value.strip()
    if len(address) > _LONGEST or not _MAILBOX.fullmatch(address) or ".." in address:
        raise ValueError("is no e-mail address that can be used: write it as in name@example.org")
    return address

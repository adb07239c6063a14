"""The address of a PostgreSQL database as text: what may be in it, and what may be shown of it.

A password with a raw `@`, `/` or `#` makes every reader of addresses divide it elsewhere, and a
part of it comes out as host, port or database. Such an address is refused, with a fixed sentence.
"""

import re
from typing import Final
from urllib.parse import unquote

from forum.store.refusals import AddressError

SCHEMES: Final = ("postgresql://", "postgres://")
_PARTS: Final = re.compile(
    r"postgres(?:ql)?://(?:(?P<userinfo>[^@/?#]*)@)?(?P<hosts>[^@/?#]*)"
    r"(?P<path>/[^@/?#]*)?(?:\?[^@#]*)?"
)
_HOST: Final = re.compile(r"(?P<name>\[[0-9A-Fa-f:.%]+\]|[^:\[\]]*)(?::[0-9]*)?")
_STRANGE: Final = frozenset("@/#=: ")
"""Signs that are refused in the name of a database: it is told in refusals."""


def shown(address: str) -> str:
    """Return the address with hosts and database only.

    Raises:
        AddressError: It cannot be divided without doubt.
    """
    parts = _PARTS.fullmatch(address)
    if parts is None:
        raise AddressError
    hosts = [_HOST.fullmatch(host) for host in parts["hosts"].split(",")]
    named = [host["name"] for host in hosts if host is not None]
    path = parts["path"] or ""
    strange = any("@" in unquote(name) for name in named) or _STRANGE & set(unquote(path[1:]))
    if len(named) < len(hosts) or strange:
        raise AddressError
    return f"postgresql://{','.join(named)}{path}"

"""Knowing a repeated command from another one that came with the same id.

What a command asked for is kept as a keyed digest and never as a plain one: a name or a text could
be guessed from that for ever, also after its own key was destroyed. A process makes one key for its
commands; once that key is destroyed, what they asked for cannot be tried out any more.

Source: design section 3, item 10; trust.md 3.2 (never hash personal data in clear).
"""

import hashlib
import hmac
import threading
from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

from forum.record.acting import Acting
from forum.store.keys import KeyStore

_ID: Final = 16  # bytes of the key's id; the digest has as many


class Fingerprints:
    """Makes and compares fingerprints of 32 bytes: a key's id, and a digest under that key."""

    def __init__(self, keys: KeyStore) -> None:
        """Take the store that the key of this process is made in, at the first command."""
        self._keys = keys
        self._own: tuple[UUID, bytes] | None = None
        self._lock = threading.Lock()

    def make(self, asked: bytes) -> bytes:
        """Return the fingerprint of what a command asks for."""
        key_id, key = self._key()
        return key_id.bytes + _digest(key, asked)

    def is_of(self, fingerprint: bytes, asked: bytes) -> bool:
        """Whether a fingerprint is that of what is asked for; no where its key is gone."""
        key_id = UUID(bytes=fingerprint[:_ID])
        own_id, key = self._key()
        if key_id != own_id:
            found = self._keys.get([key_id]).get(key_id)
            if found is None:
                return False
            key = found
        return hmac.compare_digest(fingerprint[_ID:], _digest(key, asked))

    def _key(self) -> tuple[UUID, bytes]:
        with self._lock:
            if self._own is None:
                key_id = uuid4()
                self._keys.make([key_id])
                self._own = key_id, self._keys.get([key_id])[key_id]
            return self._own


def what_is_asked(name: str, context: Acting, arguments: Mapping[str, object]) -> bytes:
    """Write down what a command asks for: two calls are the same command if this is equal.

    The clock is not part of it, since a repeated command comes later.
    """
    parts = [name, *map(str, (context.actor_id, context.forum_id, context.effective))]
    parts += map(str, (context.on_behalf_of_id, context.channel, context.received))
    evidence = context.evidence
    parts += [str(evidence.basis), str(evidence.source)] if evidence else ["", ""]
    parts += [_plain(context.reasons), str(context.standing_reason), context.language]
    parts.append(_plain(arguments))
    return "\n".join(parts).encode()


def _plain(value: object) -> str:
    """Write a value so that two with the same content are written alike, in whatever order."""
    if isinstance(value, Mapping):
        pairs = sorted((str(key), _plain(one)) for key, one in value.items())
        return "{" + ",".join(f"{key!r}:{one}" for key, one in pairs) + "}"
    if isinstance(value, bytes):  # a file, which may be large
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return "[" + ",".join(map(_plain, value)) + "]"
    return repr(value)


def _digest(key: bytes, asked: bytes) -> bytes:
    return hmac.digest(key, asked, hashlib.sha256)[:_ID]

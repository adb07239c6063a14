"""`Sealed`: a short value about a person, readable only with its key.

Knows the stored form (version 1) and its encryption. Which key stands for whom, where keys lie and
when they are destroyed is left to `forum.store.keys` and to the chapters. Deliberately not a
dataclass and not a Struct: fast encoders write those field by field, in clear, without a word.
"""

import binascii
import os
from typing import Any, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from forum.errors import ForumError, TooLongError
from forum.record.ids import id_text

VERSION = 1
MAX_CHARACTERS = 300
_NONCE = 12  # bytes
_TAG = 16  # bytes
_TYPE = "sealed"
_MEMBERS = frozenset({"_type_", "_data_"})
_DATA = frozenset({"v", "k", "f", "c"})


class SealedDamagedError(ForumError):
    """A sealed value does not open: another key, or its bytes were changed."""

    code = "damaged_sealed"

    def __init__(self, field: str) -> None:
        super().__init__(
            f"the sealed field {field} does not open with its key: restore a backup and compare",
            field=field,
        )


class Sealed:
    """One value of one field under one key; it never changes and never shows its clear text.

    Attributes:
        key_id: The key, which stands for one subject and one purpose.
        field: The stable name of what is sealed, such as `person.name`; without `|`.
        ciphertext: Nonce (12 bytes) and AES-256-GCM of the value in UTF-8, with the associated
            data `sealed/v1|<key_id>|<field>`.
    """

    __slots__ = ("ciphertext", "field", "key_id")

    key_id: UUID
    field: str
    ciphertext: bytes

    def __init__(self, key_id: UUID, field: str, ciphertext: bytes) -> None:
        if not field or "|" in field:
            raise ValueError("the field of a sealed value has a name without '|'")
        if len(ciphertext) < _NONCE + _TAG:
            raise ValueError("a sealed value is too short to hold its nonce and its tag")
        object.__setattr__(self, "key_id", key_id)
        object.__setattr__(self, "field", field)
        object.__setattr__(self, "ciphertext", ciphertext)

    @classmethod
    def seal(cls, key_id: UUID, key: bytes, field: str, clear: str) -> Self:
        """Encrypt a value.

        Args:
            key_id: The key's id; the key is durable before the value is stored.
            key: 32 random bytes.
            field: The stable name of what is sealed.
            clear: At most 300 characters.

        Raises:
            TooLongError: If the value is longer.
        """
        if len(clear) > MAX_CHARACTERS:
            raise TooLongError("the value", len(clear), MAX_CHARACTERS, "characters")
        nonce = os.urandom(_NONCE)
        sealed = AESGCM(key).encrypt(nonce, clear.encode(), _associated(key_id, field))
        return cls(key_id, field, nonce + sealed)

    def open(self, key: bytes) -> str:
        """Decrypt the value.

        Raises:
            SealedDamagedError: If the key is another or the bytes were changed.
        """
        nonce, sealed = self.ciphertext[:_NONCE], self.ciphertext[_NONCE:]
        try:
            clear = AESGCM(key).decrypt(nonce, sealed, _associated(self.key_id, self.field))
        except InvalidTag:
            raise SealedDamagedError(self.field) from None
        return clear.decode()

    def to_stored(self) -> dict[str, object]:
        """Give the stored form, plain values only."""
        data = {
            "v": VERSION,
            "k": str(self.key_id),
            "f": self.field,
            "c": binascii.b2a_base64(self.ciphertext, newline=False).decode(),
        }
        return {"_type_": _TYPE, "_data_": data}

    @classmethod
    def from_stored(cls, stored: object) -> Self:
        """Take the stored form, and only that: stored again it gives the same bytes.

        Raises:
            ValueError: If a member is missing, added or of another form, or the version is not 1.
        """
        if not isinstance(stored, dict) or stored.keys() != _MEMBERS:
            raise ValueError("a sealed value has the members _type_ and _data_ and no other")
        data = stored["_data_"]
        if stored["_type_"] != _TYPE or not isinstance(data, dict):
            raise ValueError("this is not a sealed value")
        if data.get("v") != VERSION or isinstance(data["v"], bool):
            raise ValueError(f"a sealed value of version {data.get('v')!r} is not known here")
        if data.keys() != _DATA:
            raise ValueError("the data of a sealed value has the members v, k, f, c and no other")
        key_id, field, ciphertext = data["k"], data["f"], data["c"]
        if not type(key_id) is type(field) is type(ciphertext) is str:
            raise ValueError("the members k, f and c of a sealed value are text")
        return cls(_canonical_id(key_id), field, _canonical_bytes(ciphertext))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a sealed value does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a sealed value does not change")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.ciphertext == other.ciphertext

    def __hash__(self) -> int:
        return hash(self.ciphertext)

    def __repr__(self) -> str:
        return f"Sealed({self.field} under {self.key_id})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.key_id, self.field, self.ciphertext))


def _associated(key_id: UUID, field: str) -> bytes:
    return f"sealed/v{VERSION}|{id_text(key_id)}|{field}".encode()


def _canonical_id(text: str) -> UUID:
    key_id = UUID(text)
    if id_text(key_id) != text:
        raise ValueError("the key id of a sealed value is a UUID in lower case with hyphens")
    return key_id


def _canonical_bytes(text: str) -> bytes:
    try:
        data = binascii.a2b_base64(text)
    except ValueError:
        data = b""
    # It is lenient, but what it passed over would be missing here.
    if binascii.b2a_base64(data, newline=False).decode() != text:
        raise ValueError("the ciphertext of a sealed value is base64 with padding")
    return data

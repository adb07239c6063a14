"""`TextRef`: what an event says about a text, and the sealing of the text itself.

Knows the stored forms (version 1) and their limits. Who may read a text is left to `policy`, where
the sealed bytes lie to `forum.store`. Everything up to 512 KiB lies in the log's own database;
files over 1 MiB, kept as blobs beside it, are not built yet.
"""

import hashlib
import os
from typing import NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from forum.errors import ForumError, TooLongError

MAX_BYTES = 512 * 1024
_NONCE = 12  # bytes
_RANDOM = 32  # bytes


class TextTooLongError(TooLongError):
    """A text is over 512 KiB of UTF-8."""

    def __init__(self, characters: int, size: int) -> None:
        super().__init__(f"the text of {characters:,} characters", size, MAX_BYTES, "bytes")


class TextDamagedError(ForumError):
    """A text is not the one that the log names: another key, or its bytes were changed."""

    code = "damaged_text"

    def __init__(self, text_id: UUID) -> None:
        super().__init__(
            f"the text {text_id} is not the one in the log: restore a backup and compare",
            text_id=str(text_id),
        )


class TextRef(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One version of a text, named in an event; the text itself is never there.

    Attributes:
        text_id: The text, and at the same time the key that opens it.
        sha256: SHA-256 of 32 random bytes and the content, in hexadecimal.
        size: Bytes of the content in UTF-8.
        media_type: How to read it, such as `text/plain`.
    """

    text_id: UUID
    sha256: str
    size: int
    media_type: str


class OpenText(NamedTuple):
    """A text in clear.

    Attributes:
        content: What was written.
        random: The 32 bytes that tie the content to the log; a receipt prints them.
    """

    content: str
    random: bytes


def write_text(
    text_id: UUID, key: bytes, content: str, media_type: str = "text/plain"
) -> tuple[TextRef, bytes]:
    """Seal a text.

    Args:
        text_id: The id of the text and of its key, never used for another text.
        key: 32 random bytes, durable before the text is stored.
        content: At most 512 KiB in UTF-8.
        media_type: How to read it.

    Returns:
        What the event names, and the bytes for the row of the text.

    Raises:
        TextTooLongError: If the content is over the limit.
    """
    plain = content.encode()
    if len(plain) > MAX_BYTES:
        raise TextTooLongError(len(content), len(plain))
    random, nonce = os.urandom(_RANDOM), os.urandom(_NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, random + plain, _associated(text_id))
    digest = hashlib.sha256(random + plain).hexdigest()
    ref = TextRef(text_id=text_id, sha256=digest, size=len(plain), media_type=media_type)
    return ref, sealed


def open_text(ref: TextRef, key: bytes, sealed: bytes) -> OpenText:
    """Open a text and compare it with what the log says.

    Raises:
        TextDamagedError: If the key is another, or size or hash are not those of the log.
    """
    try:
        opened = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _associated(ref.text_id))
    except (InvalidTag, ValueError):
        raise TextDamagedError(ref.text_id) from None
    random, plain = opened[:_RANDOM], opened[_RANDOM:]
    if len(plain) != ref.size or hashlib.sha256(opened).hexdigest() != ref.sha256:
        raise TextDamagedError(ref.text_id)
    return OpenText(plain.decode(), random)


def _associated(text_id: UUID) -> bytes:
    return b"text/v1|" + text_id.bytes

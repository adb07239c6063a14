"""`TextRef`: what an event says about a text or a file, and the sealing of the content itself.

Knows the stored forms (version 1) and their limits. Who may read a text is left to `policy`, where
the sealed bytes lie to `forum.store`. Texts and files lie in the log's own database and are sealed
in the same form; a file is bytes of a kind that its media type tells (docs/adr/0016).
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
"""Bytes that a text may have in UTF-8."""
MAX_FILE_BYTES = 20 * 1024 * 1024
"""Bytes that a file may have; measured in docs/adr/0016."""
_NONCE = 12  # bytes
_RANDOM = 32  # bytes


class TextTooLongError(TooLongError):
    """A text is over 512 KiB of UTF-8."""

    def __init__(self, characters: int, size: int) -> None:
        super().__init__(f"the text of {characters:,} characters", size, MAX_BYTES, "bytes")


class FileTooLargeError(TooLongError):
    """A file is over 20 MiB."""

    def __init__(self, size: int) -> None:
        super().__init__("the file", size, MAX_FILE_BYTES, "bytes")


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
    """One version of a text or a file, named in an event; the content itself is never there.

    Attributes:
        text_id: The text, and at the same time the key that opens it.
        sha256: SHA-256 of 32 random bytes and the content, in hexadecimal.
        size: Bytes of the content; a text is UTF-8.
        media_type: How to read it, such as `text/plain` or `application/pdf`.
    """

    text_id: UUID
    sha256: str
    size: int
    media_type: str

    @property
    def is_text(self) -> bool:
        """Whether the content is text; else it is a file."""
        return self.media_type.startswith("text/")


class OpenText(NamedTuple):
    """A text in clear.

    Attributes:
        content: What was written.
        random: The 32 bytes that tie the content to the log; a receipt prints them.
    """

    content: str
    random: bytes


class OpenFile(NamedTuple):
    """A file in clear.

    Attributes:
        content: Its bytes.
        random: The 32 bytes that tie the content to the log; a receipt prints them.
    """

    content: bytes
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
    return _seal(text_id, key, plain, media_type)


def write_file(text_id: UUID, key: bytes, content: bytes, media_type: str) -> tuple[TextRef, bytes]:
    """Seal a file, in the form that texts have.

    Args:
        text_id: The id of the file and of its key, never used for anything else.
        key: 32 random bytes, durable before the file is stored.
        content: At most 20 MiB.
        media_type: What kind of file it is; never `text/…`.

    Returns:
        What the event names, and the bytes for the row of the file.

    Raises:
        FileTooLargeError: If the content is over the limit.
    """
    if len(content) > MAX_FILE_BYTES:
        raise FileTooLargeError(len(content))
    return _seal(text_id, key, content, media_type)


def open_text(ref: TextRef, key: bytes, sealed: bytes) -> OpenText:
    """Open a text and compare it with what the log says.

    Raises:
        TextDamagedError: If the key is another, or size or hash are not those of the log.
    """
    opened = _opened(ref, key, sealed)
    return OpenText(opened[_RANDOM:].decode(), opened[:_RANDOM])


def open_file(ref: TextRef, key: bytes, sealed: bytes) -> OpenFile:
    """Open a file, or a text as its bytes, and compare it with what the log says.

    Raises:
        TextDamagedError: If the key is another, or size or hash are not those of the log.
    """
    opened = _opened(ref, key, sealed)
    return OpenFile(opened[_RANDOM:], opened[:_RANDOM])


def _seal(text_id: UUID, key: bytes, plain: bytes, media_type: str) -> tuple[TextRef, bytes]:
    random, nonce = os.urandom(_RANDOM), os.urandom(_NONCE)
    tied = random + plain
    sealed = nonce + AESGCM(key).encrypt(nonce, tied, _associated(text_id))
    digest = hashlib.sha256(tied).hexdigest()
    ref = TextRef(text_id=text_id, sha256=digest, size=len(plain), media_type=media_type)
    return ref, sealed


def _opened(ref: TextRef, key: bytes, sealed: bytes) -> bytes:
    """The random bytes and the content after them."""
    try:
        opened = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _associated(ref.text_id))
    except (InvalidTag, ValueError):
        raise TextDamagedError(ref.text_id) from None
    if len(opened) - _RANDOM != ref.size or hashlib.sha256(opened).hexdigest() != ref.sha256:
        raise TextDamagedError(ref.text_id)
    return opened


def _associated(text_id: UUID) -> bytes:
    return b"text/v1|" + text_id.bytes

"""Keys that pages sign with, each derived for one purpose.

They come from `FORUM_SECRET_KEY` where that is set, else from the master key of the installation,
and are never stored: another key makes open forms worthless, and nothing else.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forum.store.master import read_master
from web.settings import Settings

FORMS: Final = "forms"
"""For the tokens in forms."""
ATTEMPTS: Final = "attempts"
"""For the names under which attempts to sign in are counted."""
SHEETS: Final = "sheets"
"""For the rows of a file while they wait in a page."""
CODES: Final = "codes"
"""For the secrets that are proposed to apps of codes."""
SUBJECTS: Final = "subjects"
"""For the names by which an issuer of identities knows people."""


def key_for(purpose: str, settings: Settings) -> bytes:
    """Derive the key for a purpose, 32 bytes.

    An application without an installation, which has no key, gets one that nobody has.

    Args:
        purpose: One of the names above.
        settings: Of the installation.

    Raises:
        KeyFileError: The master key cannot be read, or is damaged.
    """
    if settings.secret_key:
        secret = settings.secret_key.encode()
    elif settings.key_file.exists():
        secret = read_master(settings.key_file)
    else:
        secret = os.urandom(32)
    return _derived(secret, purpose)


def lasting_key_for(purpose: str, settings: Settings) -> bytes:
    """Derive the key for a purpose from the master key alone, for what is kept for long, 32 bytes.

    Args:
        purpose: One of the names above.
        settings: Of the installation.

    Raises:
        KeyFileError: The master key cannot be read, or is damaged.
    """
    return _derived(read_master(settings.key_file), purpose)


def _derived(secret: bytes, purpose: str) -> bytes:
    info = f"forum/{purpose}/v1".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)

"""The master key: 32 random bytes in a file of its own, which wrap the keys of both key stores.

Knows the file: one line of 64 hexadecimal characters, mode 0600, made once. Whether there is
anything to open with it is left to `opening`, whether it fits to `keys`.
"""

import contextlib
import os
from pathlib import Path

from forum.store.refusals import KeyFileError, LostKeyError, ReadOnlyFolderError

SIZE = 32  # bytes


def read_master(key_file: Path) -> bytes:
    """Read the master key.

    Raises:
        LostKeyError: If the file is not there.
        KeyFileError: If it cannot be read, or holds something else.
    """
    try:
        text = key_file.read_text("ascii").strip()
        master = bytes.fromhex(text)
    except FileNotFoundError:
        raise LostKeyError(key_file) from None
    except OSError as error:
        raise KeyFileError(key_file, f"cannot be read ({error.strerror})") from None
    except ValueError:
        master = b""
    if len(master) != SIZE:
        raise KeyFileError(key_file, f"does not hold {2 * SIZE} hexadecimal characters")
    return master


def make_master(key_file: Path) -> bytes:
    """Make the master key, durable on return; a file that is there is never written over.

    Raises:
        FileExistsError: If the file is there.
        ReadOnlyFolderError: If it cannot be written.
    """
    master = os.urandom(SIZE)
    folder = key_file.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise
    except OSError as error:
        raise ReadOnlyFolderError(folder, error.strerror or "") from None
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(master.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)
    except BaseException:
        # Half a key must not look like a key; nothing has been wrapped with it yet.
        with contextlib.suppress(OSError):
            key_file.unlink()
        raise
    return master


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

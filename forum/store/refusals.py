"""How the store says no: lost races as integrity errors, everything else as one plain sentence.

Lost races are subclasses of the library's `IntegrityError`, because that is what a caller who
decides anew already catches. A `StoreError` is for the person who runs the installation.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from forum.errors import ForumError


class PinMovedError(IntegrityError):
    """Something that the decision depended on has changed since it was read.

    Attributes:
        moved: For each aggregate that moved, the version expected and the version found.
    """

    def __init__(self, moved: Mapping[UUID, tuple[int, int]]) -> None:
        self.moved = dict(moved)
        found = "; ".join(f"{id_} is at {is_}, not {was}" for id_, (was, is_) in moved.items())
        super().__init__(f"changed since it was read, decide again: {found}")


class CommandRepeatedError(IntegrityError):
    """A command with this id was already carried out; nothing was written now.

    Attributes:
        command_id: Look it up to get the first answer.
    """

    def __init__(self, command_id: UUID) -> None:
        self.command_id = command_id
        super().__init__(f"the command {command_id} was already carried out")


class StoreError(ForumError):
    """The store cannot be used as it stands; the sentence says what to do."""

    code: ClassVar[str] = "store"


class TextsMissingError(StoreError):
    """The events of a save name another number of new texts than the save brings."""

    code = "texts_missing"

    def __init__(self, named: int, brought: int) -> None:
        super().__init__(
            f"the events name {named} new texts and the save brings {brought}: "
            "pass each new text to the save that first names it"
        )


class NotInitialisedError(StoreError):
    """Nobody has made a store here yet."""

    code = "not_initialised"

    def __init__(self, where: object) -> None:
        super().__init__(f"there is no forum in {where} yet: run `forum init` first")


class ReadOnlyFolderError(StoreError):
    """The program cannot write in its data folder."""

    code = "read_only"

    def __init__(self, folder: Path, fault: str) -> None:
        super().__init__(
            f"cannot write in the folder {folder} ({fault}): "
            "give this user the right to write there, or set FORUM_DATA to another folder"
        )


class NotADatabaseError(StoreError):
    """A file stands where a database should, and is none."""

    code = "not_a_database"

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"the file {path} is damaged or not a database: "
            "move it away and put back the newest backup"
        )


class MissingKeyStoreError(StoreError):
    """The log is there, one of its key stores is not."""

    code = "missing_key_store"

    def __init__(self, where: object) -> None:
        super().__init__(
            f"the key store {where} is missing, and without it nothing sealed can be read: "
            "put back its newest backup"
        )


class LostKeyError(StoreError):
    """There are key stores, but the master key that opens them is gone."""

    code = "lost_key"

    def __init__(self, key_file: Path) -> None:
        super().__init__(
            f"the key file {key_file} is missing, and without it nothing sealed can be read: "
            "put back your copy of it, or name it in FORUM_KEY_FILE"
        )


class WrongKeyError(StoreError):
    """The master key does not open this key store."""

    code = "wrong_key"

    def __init__(self, where: object) -> None:
        super().__init__(
            f"the master key does not open the key store {where}: "
            "name the key file that this forum was made with in FORUM_KEY_FILE"
        )


class KeyFileError(StoreError):
    """The key file cannot be read, or holds something else."""

    code = "key_file"

    def __init__(self, key_file: Path, fault: str) -> None:
        super().__init__(f"the key file {key_file} {fault}: put back your copy of it")


class KeyExistedError(StoreError):
    """A key id was asked for that exists or has existed; an id is never used twice."""

    code = "key_existed"

    def __init__(self) -> None:
        super().__init__("a key with this id exists or was destroyed: make it under a new id")


class AddressError(StoreError):
    """The address of the database is not one, or can be divided in several ways."""

    code = "address"

    def __init__(self) -> None:
        super().__init__("FORUM_STORE cannot be read: percent-encode @ / # in user and password")


class UnreachableError(StoreError):
    """The database server does not answer, or does not let us in."""

    code = "unreachable"

    def __init__(self, where: str, fault: object) -> None:
        first_line = (str(fault).strip().splitlines() or ["no answer"])[0]
        super().__init__(f"cannot use {where} ({first_line}): check the server and FORUM_STORE")

"""The rows that a save brings beside its events, and the rows that readers get back.

Shapes only: `sqlite` and `postgres` write and read them, `saving` checks them.
"""

from typing import NamedTuple
from uuid import UUID


class TextRow(NamedTuple):
    """One text, sealed.

    Attributes:
        text_id: The text, and at the same time the key that opens it.
        sealed: Nonce (12 bytes) and AES-256-GCM of 32 random bytes and the content, with the
            associated data `text/v1|` and the 16 bytes of the id.
    """

    text_id: UUID
    sealed: bytes


class CommandRow(NamedTuple):
    """The command that the events of one save come from.

    Attributes:
        command_id: Chosen by the caller; the same command sent again has the same id.
        fingerprint: Id of a key and a digest under that key of what the command asks for, 16 bytes
            each; see `forum.repeating`.
    """

    command_id: UUID
    fingerprint: bytes


class FoundCommand(NamedTuple):
    """A command that was carried out, and where its events stand.

    Attributes:
        fingerprint: As in `CommandRow`, 32 bytes.
        first_position: Position of its first event.
        last_position: Position of its last event; all between are its own.
    """

    fingerprint: bytes
    first_position: int
    last_position: int


class LogRow(NamedTuple):
    """One event as it is stored.

    Attributes:
        position: Rises with every event and is never used again; there may be gaps.
        originator_id: The aggregate.
        originator_version: The event's number in its aggregate, from 1.
        topic: The stable name of the event's kind.
        state: The event as JSON, UTF-8.
    """

    position: int
    originator_id: UUID
    originator_version: int
    topic: str
    state: bytes

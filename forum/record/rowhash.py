"""What an auditor hashes: the exact stored bytes of a row, and the leaf of the ledger's tree.

Both forms are fixed for ever. The log position is in no hash, since stores number differently.

Source: design section 3, items 8 and 9.
"""

import hashlib
from uuid import UUID

ROW = b"dpf-row/v1\n"
LEAF = b"dpf-leaf/v1\n"


def row_hash(originator_id: UUID, originator_version: int, topic: str, state: bytes) -> bytes:
    """Return `H_row`, 32 bytes, of one stored event.

    Args:
        originator_id: Id of the aggregate.
        originator_version: Version of the event, from 1.
        topic: Stored topic.
        state: The stored bytes, never encoded again.
    """
    name = topic.encode()
    return hashlib.sha256(
        b"".join(
            (
                ROW,
                originator_id.bytes,
                originator_version.to_bytes(8, "big"),
                len(name).to_bytes(4, "big"),
                name,
                len(state).to_bytes(4, "big"),
                state,
            )
        )
    ).digest()


def leaf_data(index: int, hashed_row: bytes) -> bytes:
    """Return the 52 bytes of leaf data of the event with this index in the log, from 0."""
    if len(hashed_row) != 32:
        raise ValueError("a row hash has 32 bytes")
    return LEAF + index.to_bytes(8, "big") + hashed_row

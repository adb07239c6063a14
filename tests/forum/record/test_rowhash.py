"""What an auditor hashes: fixed vectors, and the same bytes put together here by hand."""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.record.rowhash import leaf_data, row_hash

VECTORS = json.loads((Path(__file__).parents[2] / "golden" / "vectors.json").read_text())
ROW = (UUID(int=1), 1, "theme.proposed", b"{}")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["topic"])
def test_a_row_has_this_hash_and_leaf_for_ever(vector: dict[str, Any]) -> None:
    hashed = row_hash(
        UUID(vector["originator_id"]),
        vector["originator_version"],
        vector["topic"],
        vector["state"].encode(),
    )

    assert hashed.hex() == vector["row_hash"]
    assert leaf_data(vector["index"], hashed).hex() == vector["leaf"]


@given(st.uuids(), st.integers(0, 2**64 - 1), st.text(max_size=40), st.binary(max_size=200))
def test_the_hash_is_that_of_the_bytes_in_the_design(
    originator_id: UUID, version: int, topic: str, state: bytes
) -> None:
    name = topic.encode("utf-8")
    row = b"dpf-row/v1\n" + originator_id.bytes + struct.pack(">QI", version, len(name)) + name
    row += struct.pack(">I", len(state)) + state

    assert row_hash(originator_id, version, topic, state) == hashlib.sha256(row).digest()


@pytest.mark.parametrize(
    "other",
    [
        (UUID(int=2), 1, "theme.proposed", b"{}"),
        (UUID(int=1), 2, "theme.proposed", b"{}"),
        (UUID(int=1), 1, "theme.propose", b"d{}"),
        (UUID(int=1), 1, "theme.proposed", b"{} "),
    ],
)
def test_another_row_has_another_hash(other: tuple[UUID, int, str, bytes]) -> None:
    assert row_hash(*other) != row_hash(*ROW)


@given(st.integers(0, 2**64 - 1), st.binary(min_size=32, max_size=32))
def test_a_leaf_has_52_bytes(index: int, hashed: bytes) -> None:
    leaf = leaf_data(index, hashed)

    assert len(leaf) == 52
    assert leaf == b"dpf-leaf/v1\n" + struct.pack(">Q", index) + hashed


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_leaf_is_made_of_a_whole_row_hash_only(size: int) -> None:
    with pytest.raises(ValueError, match="a row hash has 32 bytes"):
        leaf_data(0, bytes(size))

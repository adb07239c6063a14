"""A text is tied to what the log says of it, and to its key."""

from __future__ import annotations

import hashlib
import os
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.record.text import TextDamagedError, TextRef, TextTooLongError, open_text, write_text

TEXT_ID = UUID("0f8b6f0e-55a1-4b8e-8a53-3f1f3c2b9d10")
KEY = bytes(range(32))
CONTENT = "Vi föreslår att nämnden svarar skriftligt."


# Made once with random bytes 20…3f and nonce 00…0b.
GOLDEN_REF = (
    b'{"text_id":"0f8b6f0e-55a1-4b8e-8a53-3f1f3c2b9d10","sha2'
    b'56":"6d12e05a5b8c219b41df8d758d3f2fa35d79bdbb8a2dcfa796bd6ecaee15f415",'
    b'"size":45,"media_type":"text/plain"}'
)
GOLDEN_SEALED = (
    "000102030405060708090a0b6723f438e1c0e43ca568bda09dc45642b3e7b507c44e694b005edfbe"
    "21543e8d57798e9a6c7760fd07c8bc48faa7494c9a790e4efebbcdbe5af90a6a6e82878f821cb511"
    "a1b84015703dcd1ac1d673f9a6771af3d134b92a0778357ef6"
)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=500))
def test_what_was_written_opens_with_its_key(content: str) -> None:
    ref, sealed = write_text(TEXT_ID, KEY, content)

    assert open_text(ref, KEY, sealed).content == content


def test_the_log_can_be_tied_to_the_text_by_anyone_with_the_random_bytes() -> None:
    ref, sealed = write_text(TEXT_ID, KEY, CONTENT, media_type="text/markdown")

    opened = open_text(ref, KEY, sealed)

    assert len(opened.random) == 32
    assert ref.sha256 == hashlib.sha256(opened.random + CONTENT.encode()).hexdigest()
    assert (ref.size, ref.media_type) == (len(CONTENT.encode()), "text/markdown")


def test_the_same_text_twice_has_two_hashes() -> None:
    first, _ = write_text(TEXT_ID, KEY, CONTENT)
    second, _ = write_text(TEXT_ID, KEY, CONTENT)

    assert first.sha256 != second.sha256


def test_a_text_sealed_once_opens_for_ever() -> None:
    ref = msgspec.json.decode(GOLDEN_REF, type=TextRef)

    assert open_text(ref, KEY, bytes.fromhex(GOLDEN_SEALED)).content == CONTENT
    assert msgspec.json.encode(ref) == GOLDEN_REF


def test_another_key_or_another_text_is_damage() -> None:
    ref, sealed = write_text(TEXT_ID, KEY, CONTENT)
    _, other = write_text(TEXT_ID, KEY, CONTENT + "!")
    moved = msgspec.structs.replace(ref, text_id=UUID(int=1))

    for named, key, stored in [
        (ref, os.urandom(32), sealed),
        (ref, KEY, other),
        (ref, KEY, b""),
        (ref, KEY, sealed[:-1]),
        (moved, KEY, sealed),
        (msgspec.structs.replace(ref, size=ref.size + 1), KEY, sealed),
    ]:
        with pytest.raises(TextDamagedError, match="is not the one in the log"):
            open_text(named, key, stored)


def test_the_limit_is_512_kib_of_utf_8() -> None:
    ref, _ = write_text(TEXT_ID, KEY, "å" * (256 * 1024))
    assert ref.size == 512 * 1024

    with pytest.raises(
        TextTooLongError,
        match="text of 262,145 characters has 524,290 bytes; the limit is 524,288: shorten it",
    ):
        write_text(TEXT_ID, KEY, "å" * (256 * 1024 + 1))


def test_what_the_log_says_of_a_text_has_four_members_and_no_other() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(GOLDEN_REF[:-1] + b',"more":1}', type=TextRef)
    with pytest.raises(msgspec.ValidationError, match="missing required"):
        msgspec.json.decode(b'{"text_id":"0f8b6f0e-55a1-4b8e-8a53-3f1f3c2b9d10"}', type=TextRef)

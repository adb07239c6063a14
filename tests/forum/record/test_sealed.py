"""A sealed value opens with its key only, stores in one form only, and never shows itself."""

from __future__ import annotations

import base64
import copy
import json
import os
import pickle
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.errors import TooLongError
from forum.record.sealed import Sealed, SealedDamagedError

KEY_ID = UUID("6f1c0a52-7b5e-4a9f-9a58-0c7f4f1f7d11")
KEY = bytes(range(32))
NAME = "Åsa Påhittad"

# Made once with nonce 00…0b; it must open for ever.
GOLDEN = {
    "_type_": "sealed",
    "_data_": {
        "v": 1,
        "k": "6f1c0a52-7b5e-4a9f-9a58-0c7f4f1f7d11",
        "f": "person.name",
        "c": "AAECAwQFBgcICQoLhIeleuW1Ab7lKOP/0I1rvTIhaBaIrKGY3TpGhWQt",
    },
}


@pytest.fixture
def sealed() -> Sealed:
    return Sealed.seal(KEY_ID, KEY, "person.name", NAME)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_was_sealed_opens_with_its_key(clear: str) -> None:
    assert Sealed.seal(KEY_ID, KEY, "person.name", clear).open(KEY) == clear


def test_a_value_stored_once_opens_for_ever() -> None:
    stored = Sealed.from_stored(GOLDEN)

    assert stored.open(KEY) == NAME
    assert stored.to_stored() == GOLDEN


def test_another_key_opens_nothing(sealed: Sealed) -> None:
    with pytest.raises(SealedDamagedError, match="does not open with its key"):
        sealed.open(os.urandom(32))


def test_a_value_moved_to_another_field_or_key_does_not_open(sealed: Sealed) -> None:
    other_field = Sealed(KEY_ID, "person.telephone", sealed.ciphertext)
    other_subject = Sealed(UUID(int=1), "person.name", sealed.ciphertext)

    for moved in (other_field, other_subject):
        with pytest.raises(SealedDamagedError):
            moved.open(KEY)


def test_a_changed_byte_is_noticed(sealed: Sealed) -> None:
    changed = bytearray(sealed.ciphertext)
    changed[20] ^= 1

    with pytest.raises(SealedDamagedError):
        Sealed(KEY_ID, "person.name", bytes(changed)).open(KEY)


def test_300_characters_are_sealed_and_301_refused() -> None:
    assert Sealed.seal(KEY_ID, KEY, "person.name", "å" * 300).open(KEY) == "å" * 300

    with pytest.raises(TooLongError, match="301 characters; the limit is 300"):
        Sealed.seal(KEY_ID, KEY, "person.name", "å" * 301)


def test_the_same_value_sealed_twice_differs(sealed: Sealed) -> None:
    again = Sealed.seal(KEY_ID, KEY, "person.name", NAME)

    assert again != sealed
    assert len({again, sealed, Sealed.from_stored(sealed.to_stored())}) == 2


def test_stored_and_read_again_it_is_the_same_bytes(sealed: Sealed) -> None:
    stored = json.dumps(sealed.to_stored())

    assert json.dumps(Sealed.from_stored(json.loads(stored)).to_stored()) == stored


DATA: dict[str, Any] = GOLDEN["_data_"]  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("stored", "sentence"),
    [
        ("text", "members _type_ and _data_"),
        ({"_type_": "sealed"}, "members _type_ and _data_"),
        ({**GOLDEN, "more": 1}, "members _type_ and _data_"),
        ({**GOLDEN, "_type_": "date"}, "not a sealed value"),
        ({**GOLDEN, "_data_": []}, "not a sealed value"),
        ({**GOLDEN, "_data_": {**DATA, "v": 2}}, "version 2 is not known"),
        ({**GOLDEN, "_data_": {**DATA, "v": True}}, "version True is not known"),
        ({**GOLDEN, "_data_": {"k": DATA["k"]}}, "version None is not known"),
        ({**GOLDEN, "_data_": {**DATA, "x": 1}}, "members v, k, f, c and no other"),
        ({**GOLDEN, "_data_": {"v": 1, "k": "", "f": ""}}, "members v, k, f, c and no other"),
        ({**GOLDEN, "_data_": {**DATA, "f": 3}}, "are text"),
        ({**GOLDEN, "_data_": {**DATA, "f": ""}}, "a name without"),
        ({**GOLDEN, "_data_": {**DATA, "f": "a|b"}}, "a name without"),
        ({**GOLDEN, "_data_": {**DATA, "k": "x"}}, "badly formed"),
        ({**GOLDEN, "_data_": {**DATA, "k": DATA["k"].upper()}}, "lower case with hyphens"),
        ({**GOLDEN, "_data_": {**DATA, "c": "å"}}, "ASCII|base64"),
        ({**GOLDEN, "_data_": {**DATA, "c": DATA["c"] + " "}}, "base64 with padding"),
        ({**GOLDEN, "_data_": {**DATA, "c": "AAAA"}}, "too short"),
    ],
)
def test_another_stored_form_is_refused(stored: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Sealed.from_stored(stored)


def test_it_never_changes(sealed: Sealed) -> None:
    with pytest.raises(AttributeError, match="does not change"):
        sealed.field = "other"
    with pytest.raises(AttributeError, match="does not change"):
        del sealed.key_id


def test_it_never_shows_its_clear_text_or_its_ciphertext(sealed: Sealed) -> None:
    shown = f"{sealed} {sealed!r} {[sealed]}"

    assert NAME not in shown
    assert base64.b64encode(sealed.ciphertext).decode() not in shown


def test_encoders_that_know_dataclasses_and_structs_refuse_it(sealed: Sealed) -> None:
    for encode in (msgspec.json.encode, json.dumps):
        with pytest.raises(TypeError):
            encode(sealed)


def test_a_copy_is_the_same_value(sealed: Sealed) -> None:
    for again in (copy.deepcopy(sealed), pickle.loads(pickle.dumps(sealed))):
        assert again == sealed
        assert again.open(KEY) == NAME

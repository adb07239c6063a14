"""A repeated command is known again, and what it asked for cannot be guessed from the log."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from forum.record.acting import acting
from forum.record.when import When
from forum.repeating import Fingerprints, what_is_asked
from forum.store.keys import KeyStore
from forum.store.opening import init_store, open_store

ASKED = b"register_person\nname='Kanarie Kanariesson'"


@pytest.fixture
def keys(tmp_path: Path) -> Iterator[KeyStore]:
    init_store(tmp_path / "data")
    store = open_store(tmp_path / "data")
    yield store.keys.personal
    store.close()


def test_a_fingerprint_is_that_of_what_was_asked_and_of_nothing_else(keys: KeyStore) -> None:
    fingerprints = Fingerprints(keys)

    made = fingerprints.make(ASKED)

    assert len(made) == 32
    assert fingerprints.is_of(made, ASKED)
    assert not fingerprints.is_of(made, ASKED + b"!")


def test_another_process_knows_the_fingerprint(keys: KeyStore) -> None:
    made = Fingerprints(keys).make(ASKED)

    assert Fingerprints(keys).is_of(made, ASKED)
    assert not Fingerprints(keys).is_of(made, ASKED + b"!")


def test_two_processes_write_different_fingerprints_of_the_same(keys: KeyStore) -> None:
    assert Fingerprints(keys).make(ASKED) != Fingerprints(keys).make(ASKED)


def test_once_the_key_is_gone_nobody_can_try_out_what_was_asked(keys: KeyStore) -> None:
    made = Fingerprints(keys).make(ASKED)
    key_id = UUID(bytes=made[:16])
    key = keys.get([key_id])[key_id]
    assert made[16:] == hmac.digest(key, ASKED, hashlib.sha256)[:16]

    keys.destroy([key_id])

    assert not Fingerprints(keys).is_of(made, ASKED)
    assert hashlib.sha256(ASKED).digest()[:16] not in made


def test_a_process_that_only_reads_makes_no_key(keys: KeyStore) -> None:
    before = Path(keys.where).read_bytes()

    Fingerprints(keys)

    assert Path(keys.where).read_bytes() == before


def test_what_is_asked_names_everything_but_the_clock() -> None:
    actor, forum = UUID(int=1), UUID(int=2)
    arguments = {"name": "Lokalen", "year": 2018, "day": When("2018")}

    with acting(actor, forum_id=forum, effective=When("2017")) as context:
        asked = what_is_asked("propose_theme", context, arguments)
        other_order = what_is_asked("propose_theme", context, dict(reversed(arguments.items())))
    with acting(actor, forum_id=forum, effective=When("2017")) as later:
        again = what_is_asked("propose_theme", later, arguments)

    assert asked == other_order == again
    assert [str(part).encode() in asked for part in (actor, forum, "'Lokalen'", 2018)] == [True] * 4


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ([1, 2], (1, 2), True),
        ({"sv": "Ett", "en": "One"}, {"en": "One", "sv": "Ett"}, True),
        ([{"a": [1], "b": 2}], ({"b": 2, "a": (1,)},), True),
        ([1, 2], [2, 1], False),
        ([1], 1, False),
        (["a", "b"], ["a,b"], False),
        (["a,b"], ["a'", "'b"], False),
        (1, "1", False),
        ({"a": 1}, {"a": "1"}, False),
        ({}, [], False),
    ],
)
def test_the_same_content_in_another_container_is_the_same_command(
    one: object, other: object, is_same: bool
) -> None:
    with acting(UUID(int=1)) as context:
        asked = [what_is_asked("rename", context, {"what": what}) for what in (one, other)]

    assert (asked[0] == asked[1]) is is_same


def test_a_line_break_in_an_argument_makes_no_other_argument() -> None:
    with acting(UUID(int=1)) as context:
        one = what_is_asked("rename", context, {"a": "x\nb='y'"})
        other = what_is_asked("rename", context, {"a": "x", "b": "y"})

    assert one != other

"""A key is durable when it is given, and gone for good when it is destroyed; on both stores."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from forum.store.keys import POOL, Keys, KeyStore, sqlite_engine
from forum.store.opening import Store
from forum.store.refusals import KeyExistedError


@pytest.fixture
def keys(store: Store) -> KeyStore:
    return store.keys.personal


def test_a_key_is_made_once_and_given_again(keys: KeyStore) -> None:
    first, second, unknown = uuid4(), uuid4(), uuid4()

    keys.make([first, second])
    given = keys.get([first, second, unknown])

    assert set(given) == {first, second}
    assert given[first] != given[second]
    assert len(given[first]) == 32
    assert keys.get([first]) == {first: given[first]}


def test_an_id_that_exists_is_refused_and_nothing_is_made(keys: KeyStore) -> None:
    known, fresh = uuid4(), uuid4()
    keys.make([known])
    before = keys.get([known])

    with pytest.raises(KeyExistedError, match="make it under a new id"):
        keys.make([fresh, known])

    assert keys.get([known, fresh]) == before


def test_a_destroyed_key_is_never_made_again(keys: KeyStore) -> None:
    gone, kept = uuid4(), uuid4()
    keys.make([gone, kept])

    keys.destroy([gone])

    assert set(keys.get([gone, kept])) == {kept}
    with pytest.raises(KeyExistedError):
        keys.make([gone])


def test_destroying_an_id_unknown_here_keeps_it_from_being_made(keys: KeyStore) -> None:
    known_elsewhere = uuid4()

    keys.destroy([known_elsewhere])
    keys.destroy([known_elsewhere])

    with pytest.raises(KeyExistedError):
        keys.make([known_elsewhere])


def test_many_keys_are_given_and_destroyed_at_once(keys: KeyStore) -> None:
    ids = [uuid4() for _ in range(1200)]
    keys.make(ids)

    assert set(keys.get(ids)) == set(ids)
    keys.destroy(ids[:1100])

    assert set(keys.get(ids)) == set(ids[1100:])


def test_a_key_taken_from_the_pool_is_durable(place: Any, keys: KeyStore) -> None:
    key_id, key = keys.take()

    again = place.open()

    assert again.keys.personal.get([key_id]) == {key_id: key}
    again.close()


def test_no_two_threads_take_the_same_key(keys: KeyStore) -> None:
    count = POOL + 50  # the pool is filled a second time

    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(lambda _: keys.take(), range(count)))

    assert len({key_id for key_id, _ in taken}) == count
    assert len({key for _, key in taken}) == count
    assert keys.get([key_id for key_id, _ in taken]) == dict(taken)


def test_a_process_forked_later_takes_keys_of_its_own(tmp_path: Path) -> None:
    keys = KeyStore(sqlite_engine(tmp_path / "keys.db"), os.urandom(32), "here")
    keys.create()
    keys.take()
    reading, writing = os.pipe()

    if (child := os.fork()) == 0:
        os.write(writing, keys.take()[0].bytes)
        os._exit(0)
    os.waitpid(child, 0)
    of_child = os.read(reading, 16)

    assert of_child not in {keys.take()[0].bytes for _ in range(POOL - 1)}


def test_personal_and_text_keys_lie_apart(store: Store) -> None:
    key_id = uuid4()
    store.keys.personal.make([key_id])

    assert store.keys.texts.get([key_id]) == {}


def test_a_destroyed_key_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.db"
    keys = KeyStore(sqlite_engine(path), os.urandom(32), "here")
    keys.create()
    ids = [uuid4() for _ in range(500)]
    keys.make(ids)
    wrapped = stored_keys(path)
    assert all(any(key in content for content in contents(tmp_path)) for key in wrapped.values())

    keys.destroy(ids[::3])

    for key_id in ids[::3]:
        assert not any(wrapped[key_id.bytes] in content for content in contents(tmp_path))
    assert set(keys.get(ids)) == set(ids) - set(ids[::3])


@pytest.mark.postgres
@pytest.mark.xdist_group("postgres")
def test_a_destroyed_key_is_in_no_table_of_the_server(
    postgres_server: Any, postgres_url: str, tmp_path: Path
) -> None:
    import psycopg

    from forum.store.opening import init_store, open_store

    init_store(tmp_path, postgres_url)
    store = open_store(tmp_path, postgres_url)
    ids = [uuid4() for _ in range(50)]
    store.keys.personal.make(ids)
    database = store.keys.personal.where
    with psycopg.connect(postgres_server.address_of(database), autocommit=True) as connection:
        wrapped = dict(connection.execute("SELECT key_id, wrapped FROM keys").fetchall())
        connection.execute("CHECKPOINT")
        assert any(wrapped[ids[0].bytes] in c for c in contents(postgres_server.data / "base"))

        store.keys.personal.destroy(ids[:25])
        connection.execute("CHECKPOINT")

    tables = contents(postgres_server.data / "base")
    assert not any(wrapped[key_id.bytes] in content for key_id in ids[:25] for content in tables)
    assert any(wrapped[ids[25].bytes] in content for content in tables)
    store.close()


def stored_keys(path: Path) -> dict[bytes, bytes]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT key_id, wrapped FROM keys").fetchall())


def contents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_both_stores_are_named(store: Store) -> None:
    assert isinstance(store.keys, Keys)
    assert store.keys.both() == (store.keys.personal, store.keys.texts)

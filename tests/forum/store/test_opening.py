"""What is missing, damaged or foreign is told in one line that says what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from forum.errors import NewerLogError
from forum.store.opening import init_store, open_store
from forum.store.refusals import (
    KeyFileError,
    LostKeyError,
    MissingKeyStoreError,
    NotADatabaseError,
    NotInitialisedError,
    ReadOnlyFolderError,
    StoreError,
    UnreachableError,
    WrongKeyError,
)


def refusal(kind: type[Exception], folder: Path, url: str = "", **more: Any) -> str:
    with pytest.raises(kind) as refused:
        open_store(folder, url, **more)
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def test_a_store_that_nobody_made_is_not_opened(place: Any) -> None:
    assert "run `forum init` first" in refusal(NotInitialisedError, place.folder, place.url)

    assert not place.folder.exists()


def test_making_a_store_again_changes_nothing(place: Any) -> None:
    place.init()
    store = place.open()
    key_id, key = store.keys.texts.take()
    store.close()

    place.init()

    again = place.open()
    assert again.keys.texts.get([key_id]) == {key_id: key}
    again.close()


def test_a_store_made_by_several_at_once_is_one_store(place: Any) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: place.init(), range(4)))

    place.open().close()


def test_servers_do_not_make_tables(store: Any) -> None:
    assert store.environment["CREATE_TABLE"] == "n"


def test_a_store_does_not_show_its_settings(store: Any) -> None:
    assert "CREATE_TABLE" not in repr(store)


def test_the_master_key_is_for_its_owner_only(place: Any) -> None:
    place.init()

    key_file = place.folder / "secret" / "master.key"

    assert key_file.stat().st_mode & 0o777 == 0o600
    assert key_file.parent.stat().st_mode & 0o777 == 0o700
    assert len(bytes.fromhex(key_file.read_text())) == 32


def test_a_lost_key_file_is_told_and_no_other_is_made(place: Any) -> None:
    place.init()
    key_file = place.folder / "secret" / "master.key"
    key_file.unlink()

    sentence = refusal(LostKeyError, place.folder, place.url)

    assert str(key_file) in sentence
    assert "put back your copy of it" in sentence
    with pytest.raises(LostKeyError):
        place.init()
    assert not key_file.exists()


def test_a_wrong_master_key_is_told(place: Any) -> None:
    place.init()
    other = place.folder / "other.key"
    other.write_text(os.urandom(32).hex())

    sentence = refusal(WrongKeyError, place.folder, place.url, key_file=other)

    assert "name the key file that this forum was made with in FORUM_KEY_FILE" in sentence
    with pytest.raises(WrongKeyError):
        init_store(place.folder, place.url, other)


@pytest.mark.parametrize("content", ["", "abc", "ab" * 31, "z" * 64, "å" * 64])
def test_a_damaged_key_file_is_told(tmp_path: Path, content: str) -> None:
    init_store(tmp_path)
    (tmp_path / "secret" / "master.key").write_text(content)

    assert "does not hold 64 hexadecimal characters" in refusal(KeyFileError, tmp_path)


def test_a_key_file_that_is_given_is_used(tmp_path: Path) -> None:
    key_file = tmp_path / "my.key"
    key_file.write_text(os.urandom(32).hex() + "\n")

    init_store(tmp_path / "data", key_file=key_file)

    open_store(tmp_path / "data", key_file=key_file).close()
    assert not (tmp_path / "data" / "secret").exists()


@pytest.mark.parametrize("which", ["personal", "texts"])
def test_a_missing_key_store_is_told_and_not_made_anew(tmp_path: Path, which: str) -> None:
    init_store(tmp_path)
    path = tmp_path / "keys" / f"{which}.db"
    path.unlink()

    sentence = refusal(MissingKeyStoreError, tmp_path)

    assert str(path) in sentence
    with pytest.raises(MissingKeyStoreError):
        init_store(tmp_path)
    assert not path.exists()


@pytest.mark.parametrize("name", ["log/log.db", "keys/personal.db", "keys/texts.db"])
@pytest.mark.parametrize("content", [b"not a database", b"SQLite format 3\x00" + b"x" * 5000])
def test_a_file_that_is_no_database_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    init_store(tmp_path)
    path = tmp_path / name
    path.write_bytes(content)

    assert str(path) in refusal(NotADatabaseError, tmp_path)
    with pytest.raises(NotADatabaseError):
        init_store(tmp_path)
    assert path.read_bytes() == content


def test_a_key_store_of_a_newer_version_is_told(tmp_path: Path) -> None:
    init_store(tmp_path)
    with closing(sqlite3.connect(tmp_path / "keys" / "texts.db")) as connection:
        connection.execute("UPDATE key_store SET version = 2")
        connection.commit()

    assert "newer version" in refusal(NewerLogError, tmp_path)


@pytest.fixture
def folder_of_others() -> Iterator[Path]:
    """A folder that everybody may read and this process, no longer root, may not write in."""
    folder = Path(tempfile.mkdtemp())
    init_store(folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield folder
    if user == 0:
        os.seteuid(0)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_folder_is_told(folder_of_others: Path) -> None:
    sentence = refusal(ReadOnlyFolderError, folder_of_others)

    assert f"cannot write in the folder {folder_of_others}" in sentence
    assert "set FORUM_DATA to another folder" in sentence


def test_a_store_is_not_made_in_a_read_only_folder(folder_of_others: Path) -> None:
    with pytest.raises(ReadOnlyFolderError):
        init_store(folder_of_others / "data")


def test_an_address_of_another_kind_is_told(tmp_path: Path) -> None:
    assert "a postgresql:// address" in refusal(StoreError, tmp_path, "mysql://localhost/forum")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody:hemlig@127.0.0.1:1/forum",
        "postgresql://127.0.0.1/",
        f"postgresql://127.0.0.1/{'f' * 60}",
    ],
)
def test_a_server_that_cannot_be_used_is_told_without_the_password(
    tmp_path: Path, url: str
) -> None:
    sentence = refusal(UnreachableError, tmp_path, url)

    assert "check the server and FORUM_STORE" in sentence
    assert "hemlig" not in sentence


@pytest.mark.postgres
@pytest.mark.xdist_group("postgres")
def test_a_user_who_may_not_make_databases_is_told(
    postgres_server: Any, postgres_url: str, tmp_path: Path
) -> None:
    import psycopg

    user = f"u_{uuid4().hex[:8]}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE USER {user}")  # type: ignore[arg-type]
    url = postgres_url.replace("//postgres:@", f"//{user}@")

    with pytest.raises(StoreError, match="let an administrator make it"):
        init_store(tmp_path, url)

    with psycopg.connect(postgres_server.address, autocommit=True) as connection:
        connection.execute(f"DROP USER {user}")  # type: ignore[arg-type]

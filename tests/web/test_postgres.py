"""An installation on PostgreSQL answers as one on SQLite does."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from projections.read_model import AnotherLogError
from projections.rebuilding import current_file
from tests.web.databases import checkpoint, fresh, restored
from tests.web.program import HISTORY, Forum
from tests.web.writer import ROOT, do, found
from web.installation import Installation
from web.settings import Settings

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}")
INSTANTS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")
IN_CLEAR = "Förening i klartext, som ska hittas"
NAME = "Kanariefågel Förnamnsson"
TEXT = "KANARIE-ORD som ingen annan skriver. " * 60


def rows(data: Path) -> dict[str, Counter[str]]:
    """Every row of every table of the read model, without ids, salts and instants."""
    path = current_file(data / "read")
    assert path is not None
    with closing(sqlite3.connect(path)) as conn:
        conn.text_factory = lambda said: said.decode(errors="replace")
        tables = [
            name
            for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name != "follow" and "_fts_" not in name and not name.startswith("sqlite_")
        ]
        return {
            table: Counter(
                INSTANTS.sub("then", IDS.sub("id", repr(_without_bytes(row))))
                for row in conn.execute(f"SELECT * FROM {table}")
            )
            for table in tables
        }


def _without_bytes(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple("bytes" if isinstance(value, bytes) else value for value in row)


def imported(data: Path, url: str = "") -> Forum:
    forum = Forum(data, url)
    assert forum("init").exit_code == 0
    assert forum("import", str(HISTORY)).exit_code == 0
    return forum


@pytest.fixture(scope="module")
def on_postgres(postgres_server: Any, tmp_path_factory: pytest.TempPathFactory) -> Forum:
    return imported(tmp_path_factory.mktemp("postgres"), fresh(postgres_server))


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Forum:
    return imported(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def installation(postgres_url: str, tmp_path: Path) -> Iterator[Installation]:
    made = Installation.made(_settings(tmp_path, postgres_url), host="Host")
    yield made
    made.close()


def _settings(data: Path, url: str) -> Settings:
    return Settings(data=data, store=url, key_file=data / "secret" / "master.key")


def test_status_and_seats_are_those_of_sqlite(on_postgres: Forum, on_sqlite: Forum) -> None:
    told, there = (
        json.loads(forum("status", "--json").stdout) for forum in (on_postgres, on_sqlite)
    )
    assert told.pop("settings")["FORUM_STORE"].startswith("postgresql://")
    del there["settings"]
    assert told == there

    seats = ("seats", "pgf", "--on", "2018-05-01", "--json")
    assert on_postgres(*seats).stdout == on_sqlite(*seats).stdout
    assert len(on_postgres(*seats).stdout.splitlines()) > 10


def test_the_read_model_has_the_rows_of_sqlite_also_when_it_is_rebuilt(
    on_postgres: Forum, on_sqlite: Forum
) -> None:
    followed = rows(on_postgres.data)
    assert followed == rows(on_sqlite.data)
    assert sum(map(len, followed.values())) > 3_000

    assert on_postgres("rebuild").exit_code == 0

    assert rows(on_postgres.data) == followed


def test_the_same_folder_again_writes_nothing(on_postgres: Forum) -> None:
    before = json.loads(on_postgres("status", "--json").stdout)["position"]

    result = on_postgres("import", str(HISTORY))

    assert result.stdout.splitlines()[-1] == "0 events written"
    assert json.loads(on_postgres("status", "--json").stdout)["position"] == before


class Hesitant(Installation):
    """Looks whether the log is empty, and goes on when somebody else has looked as well."""

    both = threading.Barrier(2)
    looked = False

    def position(self) -> int:
        position = super().position()
        if not self.looked:
            self.looked = True
            self.both.wait(30)
        return position


@pytest.mark.parametrize("store", ["postgres", "sqlite"])
def test_two_that_both_saw_an_empty_log_establish_one_host(
    store: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = request.getfixturevalue("postgres_url") if store == "postgres" else ""

    def set_up(host: str) -> int:
        with closing(Hesitant.made(_settings(tmp_path, url), host=host)) as installation:
            return installation.position()

    with ThreadPoolExecutor(2) as two:
        assert list(two.map(set_up, ("Host", "Another"))) == [2, 2]


def test_two_processes_that_set_up_at_once_both_succeed(postgres_url: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "FORUM_DATA": str(tmp_path),
        "FORUM_STORE": postgres_url,
        "FORUM_LOGGING": "error",
    }

    both = [
        subprocess.Popen(
            [sys.executable, "-m", "web.cli", "init"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    told = [(*process.communicate(timeout=120), process.returncode) for process in both]

    ready = [(said.partition("\n")[0], wrong, code) for said, wrong, code in told]
    assert ready == [("ready in PostgreSQL, 2 events", "", 0)] * 2


def test_no_name_and_no_text_stands_in_a_file_in_clear(
    postgres_server: Any, installation: Installation
) -> None:
    governance, data = installation.governance, installation.settings.data
    found(governance)
    do(governance, "register_organization", "organization", slug="a", name=IN_CLEAR)
    do(governance, "register_person", "person", name=NAME)
    do(governance, "describe_forum", "text", text={"sv": TEXT})
    installation.catch_up()
    checkpoint(postgres_server.address)

    written = {
        path: path.read_bytes()
        for folder in (data, postgres_server.data)
        for path in folder.rglob("*")
        if path.is_file()
    }

    def found_in(secret: str) -> list[Path]:
        forms = (secret.encode(), secret.encode("utf-16-le"), json.dumps(secret)[1:-1].encode())
        return [path for path, content in written.items() if any(form in content for form in forms)]

    assert any(path.is_relative_to(postgres_server.data) for path in found_in(IN_CLEAR))
    assert {path.parent.name for path in found_in(TEXT[:20])} == {"read"}
    assert {path.parent.name for path in found_in(NAME)} <= {"read"}


def test_a_restored_backup_is_told_and_read_anew_by_rebuild(
    postgres_server: Any, postgres_url: str, tmp_path: Path
) -> None:
    with closing(Installation.made(_settings(tmp_path, postgres_url), host="Host")) as first:
        found(first.governance)
        first.catch_up()
    backup = restored(postgres_server, postgres_url)
    with closing(Installation(_settings(tmp_path, postgres_url))) as lost:
        do(lost.governance, "register_organization", "lost", slug="a", name="A")
        lost.catch_up()
        length = lost.position()

    with closing(Installation(_settings(tmp_path, backup))) as opened:
        with pytest.raises(AnotherLogError, match="run forum rebuild"):  # it is shorter
            opened.catch_up()
        do(opened.governance, "register_organization", "new", slug="b", name="B")
        assert opened.position() == length
        with pytest.raises(AnotherLogError, match="run forum rebuild"):  # it ends otherwise
            opened.catch_up()

        opened.rebuild()
        opened.catch_up()
        assert opened.read_position() == length


def test_the_log_of_another_installation_is_told(
    postgres_server: Any, installation: Installation, tmp_path: Path
) -> None:
    installation.catch_up()
    other = _settings(tmp_path, fresh(postgres_server))

    with (
        closing(Installation.made(other, host="Another")) as opened,
        pytest.raises(AnotherLogError, match="the log is another one"),
    ):
        opened.catch_up()

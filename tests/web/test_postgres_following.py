"""A follower on PostgreSQL misses nothing, whatever becomes of its connections."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import OperationalError

from forum.store.refusals import UnreachableError
from tests.web.databases import away, cut
from tests.web.writer import Writers, do, found
from web import create_app
from web.installation import Installation
from web.settings import Settings

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

COUNT = 15


@pytest.fixture
def following(postgres_url: str, tmp_path: Path) -> Iterator[Installation]:
    settings = Settings(
        data=tmp_path, store=postgres_url, key_file=tmp_path / "secret" / "master.key"
    )
    installation = Installation.made(settings, host="Host")
    found(installation.governance)
    assert installation.follow()
    yield installation
    installation.close()


def until(is_so: Any, seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not (said := is_so()) and time.monotonic() < end:
        time.sleep(0.02)
    return bool(said)


def test_it_misses_nothing_of_two_writers_while_its_connections_are_cut(
    following: Installation,
) -> None:
    settings = following.settings
    writers = Writers(settings.data, settings.store, "ab", COUNT)
    for _ in range(4):
        assert cut(settings.store) > 0
        time.sleep(0.4)

    answers = writers.answers()

    assert len(answers) == 4 * COUNT  # the writers lost their connections too
    position = following.position()
    assert following.wait(position, 30)
    assert until(lambda: following.health()["error"] is None)
    shown = following.reading().execute("SELECT position FROM events ORDER BY position").fetchall()
    stored = following.source.log.read_rows(0, 10_000)
    assert [row[0] for row in shown] == [row.position for row in stored]


def test_a_server_that_is_away_is_told_on_health_and_then_caught_up_with(
    postgres_server: Any, following: Installation
) -> None:
    pool = following.source.log.datastore.pool  # type: ignore[attr-defined]
    pool.timeout = 1.0  # instead of five
    pages = create_app(following.settings, following).test_client()
    assert pages.get("/health").status_code == 200

    with away(postgres_server, following.settings.store):
        assert until(lambda: following.follower and following.follower.error)
        begun = time.monotonic()
        told = pages.get("/health")
        assert time.monotonic() - begun < 5
        assert told.status_code == 503
        assert (told.json or {})["position"] is None
        assert "check the server and FORUM_STORE" in (told.json or {})["error"]
        assert pages.get("/").status_code == 200  # what is known can still be read
        with pytest.raises(UnreachableError, match="no connection"):
            following.forum_id("prov")
        assert following.follower is not None
        assert following.follower.is_alive()

    def writes() -> bool:
        try:
            do(following.governance, "register_organization", "again", slug="a", name="A")
        except (UnreachableError, PersistenceError, OperationalError):  # not up again yet
            return False
        return True

    assert until(writes)
    assert following.wait(following.position(), 30)
    assert until(lambda: pages.get("/health").status_code == 200)
    assert (pages.get("/health").json or {})["lag"] == 0

"""What is special to the log on PostgreSQL: lost connections, and the table lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import InfrastructureFactory, OperationalError, StoredEvent
from eventsourcing.tests import persistence as library

from forum.store.on_postgres import OnPostgres
from forum.store.postgres import PostgresForumFactory, PostgresForumRecorder
from forum.store.refusals import CommandRepeatedError, StoreError
from forum.store.rows import CommandRow

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

NewEvent = Callable[..., StoredEvent]


@pytest.fixture
def environment(postgres_url: str) -> dict[str, str]:
    return {**OnPostgres(postgres_url).environment(), "CREATE_TABLE": "y"}


@pytest.fixture
def log(environment: dict[str, str]) -> Iterator[PostgresForumRecorder]:
    factory = PostgresForumFactory(environment)
    recorder = factory.application_recorder()
    assert isinstance(recorder, PostgresForumRecorder)
    yield recorder
    factory.close()


class TestLibrary(library.ApplicationRecorderTestCase[PostgresForumRecorder]):
    """eventsourcing's own tests of a recorder.

    Its optional test of subscriptions is left out: one that begins to listen after the insert waits
    for ever, and nothing here subscribes (the follower polls).
    """

    INITIAL_VERSION = 1

    @pytest.fixture(autouse=True)
    def _on_server(self, log: PostgresForumRecorder) -> None:
        self.recorder = log

    def create_recorder(self) -> PostgresForumRecorder:
        return self.recorder

    def new_originator_id(self) -> UUID:
        return uuid4()


def cut_connections(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_command_survives_a_lost_connection(
    log: PostgresForumRecorder, postgres_url: str, new_event: NewEvent
) -> None:
    log.insert_events([new_event()])
    cut_connections(postgres_url)

    positions = log.insert_events([new_event()], command=CommandRow(uuid4(), os.urandom(32)))

    assert [row.position for row in log.read_rows(1, 9)] == positions


def test_reading_survives_when_more_connections_are_dead_than_it_has_attempts(
    log: PostgresForumRecorder, postgres_url: str, new_event: NewEvent
) -> None:
    (position,) = log.insert_events([new_event()])
    with ExitStack() as many:
        for _ in range(12):
            many.enter_context(log.datastore.get_connection())
    cut_connections(postgres_url)

    assert log.last_position() == position


def test_a_save_without_a_command_is_not_tried_again(
    log: PostgresForumRecorder, postgres_url: str, new_event: NewEvent
) -> None:
    log.insert_events([new_event()])
    cut_connections(postgres_url)

    with pytest.raises(OperationalError):
        log.insert_events([new_event()])

    assert len(log.read_rows(0, 9)) == 1


class AnswerLost(PostgresForumRecorder):
    """Loses the answer of its first save, which has been committed."""

    saves = 0

    def _insert_once(self, stored_events: Sequence[StoredEvent], save: Any) -> Sequence[int]:
        positions = super()._insert_once(stored_events, save)
        self.saves += 1
        if self.saves == 1:
            raise OperationalError("connection lost")
        return positions


def test_a_save_whose_answer_was_lost_is_looked_up_and_not_written_again(
    log: PostgresForumRecorder, new_event: NewEvent
) -> None:
    careful = AnswerLost(log.datastore)

    positions = careful.insert_events(
        [new_event(), new_event()], command=CommandRow(uuid4(), os.urandom(32))
    )

    assert [row.position for row in log.read_rows(0, 9)] == positions == [1, 2]
    assert careful.saves == 1


class CommittedLate(PostgresForumRecorder):
    """Loses its first save, which the server commits only after it was looked up in vain."""

    saves = 0

    def _insert_once(self, stored_events: Sequence[StoredEvent], save: Any) -> Sequence[int]:
        self.saves += 1
        if self.saves == 1:
            raise OperationalError("connection lost")
        super()._insert_once(stored_events, save)
        return super()._insert_once(stored_events, save)


def test_a_save_that_was_committed_late_is_not_written_again(
    log: PostgresForumRecorder, new_event: NewEvent
) -> None:
    careful = CommittedLate(log.datastore)

    positions = careful.insert_events(
        [new_event(), new_event()], command=CommandRow(uuid4(), os.urandom(32))
    )

    assert [row.position for row in log.read_rows(0, 9)] == positions == [1, 2]


def test_after_a_lost_answer_another_save_of_the_command_is_not_taken_for_ours(
    log: PostgresForumRecorder, new_event: NewEvent
) -> None:
    command = CommandRow(uuid4(), os.urandom(32))

    class SomebodyElse(PostgresForumRecorder):
        def _insert_once(self, stored_events: Sequence[StoredEvent], save: Any) -> Sequence[int]:
            log.insert_events([new_event(), new_event()], command=command)
            raise OperationalError("connection lost")

    with pytest.raises(CommandRepeatedError):
        SomebodyElse(log.datastore).insert_events([new_event(), new_event()], command=command)

    assert len(log.read_rows(0, 9)) == 2


def test_the_function_that_inserts_without_the_lock_is_not_made(
    log: PostgresForumRecorder, postgres_url: str
) -> None:
    with psycopg.connect(postgres_url) as connection:
        found = connection.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'es_insert%'"
        ).fetchall()

    assert found == []


def test_the_setting_that_makes_followers_miss_events_is_refused(
    environment: dict[str, str],
) -> None:
    with pytest.raises(StoreError, match="leave it out"):
        InfrastructureFactory.construct({**environment, "POSTGRES_ENABLE_DB_FUNCTIONS": "y"})


def test_texts_are_stored_without_trying_to_compress(
    log: PostgresForumRecorder, postgres_url: str
) -> None:
    with psycopg.connect(postgres_url) as connection:
        found = connection.execute(
            "SELECT attstorage FROM pg_attribute "
            "WHERE attrelid = 'forum_texts'::regclass AND attname = 'sealed'"
        ).fetchone()

    assert found == ("e",)

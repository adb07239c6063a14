"""An event of an older version is read as one of today, and stays what it was in the log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import StoredEvent

from forum.errors import DamagedLogError, NewerLogError
from forum.record.acting import acting
from forum.record.catalogue import Catalogue
from forum.record.envelope import ForumAggregate
from forum.record.mapper import ForumMapper
from forum.record.when import When


class Petition(ForumAggregate):
    """Since version 2 the petition has a day, since version 3 a count instead of a yes."""

    TOPIC = "trial_petition"

    class Created(ForumAggregate.Event, Aggregate.Created):
        TOPIC = "trial_petition.reserved"

    class Handed(ForumAggregate.Event, Aggregate.Created):
        TOPIC = "trial_petition.handed"
        class_version = 3
        title: str
        day: When | None
        signatures: int

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            if "year" in state:
                state["day"] = state.pop("year")

        @staticmethod
        def upcast_v2_v3(state: dict[str, Any]) -> None:
            state["signatures"] = 1 if state.pop("is_signed") else 0

    class Answered(ForumAggregate.Event):
        TOPIC = "trial_petition.answered"
        class_version = 2
        answer: str
        is_final: bool

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["is_final"] = False

    class Closed(ForumAggregate.Event):
        TOPIC = "trial_petition.closed"

    @event(Handed)
    def __init__(self, title: str, day: When | None, signatures: int) -> None:
        self.title = title
        self.day = day
        self.signatures = signatures

    @event(Answered)
    def answer(self, answer: str, is_final: bool) -> None:
        pass

    @event(Closed)
    def close(self) -> None:
        pass


CATALOGUE = Catalogue()
CATALOGUE.register(Petition)
ENVELOPE = (
    b'{"timestamp":"2018-06-01T10:00:00Z","actor_id":"00000000-0000-0000-0000-000000000007",'
    b'"command_id":"00000000-0000-0000-0000-000000000009","salt":"AAAAAAAAAAAAAAAAAAAAAA==",'
    b'"title":"Lokaler",'
)
VERSIONS = {
    1: b'"year":"2017","is_signed":true}',
    2: b'"day":"2017","is_signed":true,"v":2}',
    3: b'"day":"2017","signatures":1,"v":3}',
}


def read(state: bytes) -> Any:
    stored = StoredEvent(UUID(int=1), 1, "trial_petition.handed", ENVELOPE + state)
    return ForumMapper(catalogue=CATALOGUE).to_domain_event(stored)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_read_as_the_same_event(version: int) -> None:
    petition = read(VERSIONS[version]).mutate(None)

    assert (petition.title, petition.day, petition.signatures) == ("Lokaler", When("2017"), 1)
    assert petition.id == UUID(int=1)


def test_the_version_is_written_above_1() -> None:
    with acting(UUID(int=7)):
        (handed,) = Petition("Lokaler", None, 4).collect_events()

    stored = ForumMapper(catalogue=CATALOGUE).to_stored_event(handed)

    assert stored.state.endswith(b'"title":"Lokaler","signatures":4,"v":3}')


def test_version_2_is_written_and_version_1_is_not() -> None:
    with acting(UUID(int=7)):
        petition = Petition("Lokaler", None, 4)
        petition.answer("Ja", is_final=True)
        petition.close()
    mapper = ForumMapper(catalogue=CATALOGUE)
    _, answered, closed = map(mapper.to_stored_event, petition.collect_events())

    assert answered.state.endswith(b'"answer":"Ja","is_final":true,"v":2}')
    assert b'"v"' not in closed.state
    assert mapper.to_domain_event(answered).is_final is True


def test_a_version_above_that_of_the_class_was_written_by_a_newer_program() -> None:
    with pytest.raises(NewerLogError, match=r"newer version \(trial_petition.handed version 4\)"):
        read(b'"signed_by":["a"],"v":4}')


@pytest.mark.parametrize(
    "state",
    [
        b'"year":"2017","is_signed":true,"mood":"good"}',
        b'"year":"2017","is_signed":true,"v":0}',
        b'"day":"2017","v":2,"signatures":"many","is_signed":true,"more":1}',
        b'"day":"2017","is_signed":true,"v":3}',
        b'"day":"2017","v":2}',
    ],
    ids=bytes.decode,
)
def test_an_older_state_with_something_strange_is_damaged(state: bytes) -> None:
    with pytest.raises(DamagedLogError, match="the log is damaged"):
        read(state)


def test_every_step_from_an_older_version_must_be_there() -> None:
    class Appeal(ForumAggregate):
        TOPIC = "trial_appeal"

        class Created(ForumAggregate.Event, Aggregate.Created):
            TOPIC = "trial_appeal.reserved"

        class Lodged(ForumAggregate.Event, Aggregate.Created):
            TOPIC = "trial_appeal.lodged"
            class_version = 3

            @staticmethod
            def upcast_v1_v2(state: dict[str, Any]) -> None:
                state["title"] = ""

        @event(Lodged)
        def __init__(self) -> None:
            pass

    with pytest.raises(TypeError, match=r"Appeal.Lodged cannot be read from version 2"):
        Catalogue().register(Appeal)

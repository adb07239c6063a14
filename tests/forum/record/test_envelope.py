"""What every event says beside its own fields, and only where it applies."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.domain import Aggregate, event

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.acting import acting, noting
from forum.record.catalogue import CATALOGUE, Catalogue
from forum.record.envelope import SALT_BYTES, ForumAggregate, HostAggregate
from forum.record.mapper import ForumMapper
from forum.record.text import TextRef
from forum.record.values import Basis, Caution, Channel, Evidence, Wording
from forum.record.when import When
from tests.forum.record.motion import Motion, mapper

OFFICE, FORUM, COMMAND = UUID(int=7), UUID(int=8), UUID(int=9)
ORGANIZATION, RULES = UUID(int=10), UUID(int=11)
INSTANT = datetime(2018, 6, 1, 10, 0, 0, 250000, tzinfo=UTC)
TEXT = TextRef(text_id=UUID(int=12), sha256="a" * 64, size=3, media_type="text/plain")
REASON = (Wording(language="sv", text=TEXT),)


class Archive(HostAggregate):
    TOPIC = "archive"

    class Created(HostAggregate.Event, Aggregate.Created):
        TOPIC = "archive.reserved"

    class Opened(HostAggregate.Event, Aggregate.Created):
        TOPIC = "archive.opened"

    @event(Opened)
    def __init__(self) -> None:
        pass


def stored(thing: Any, catalogue: Catalogue | None = None) -> dict[str, Any]:
    using = mapper() if catalogue is None else ForumMapper(catalogue=catalogue)
    (first,) = thing.collect_events()
    state: dict[str, Any] = json.loads(using.to_stored_event(first).state)
    return state


def test_absent_fields_are_not_written() -> None:
    with acting(OFFICE, forum_id=FORUM):
        state = stored(Motion(title="Lokalen"))

    own = {"title", "seconders", "is_urgent"}
    assert set(state) == {"timestamp", "forum_id", "actor_id", "command_id", "salt"} | own


def test_the_whole_envelope_is_written_where_it_applies() -> None:
    with (
        acting(
            OFFICE,
            forum_id=FORUM,
            command_id=COMMAND,
            simulated_now=INSTANT,
            effective=When("2018-05"),
            on_behalf_of_id=ORGANIZATION,
            channel=Channel.TELEPHONE,
            received=When("2018-05-30"),
            evidence=Evidence(basis=Basis.FACT, source="Brevet", note=REASON),
        ),
        noting(rules_version=RULES, cautions=(Caution(code="W3", reason=REASON),)),
    ):
        state = stored(Motion(title="Lokalen"))

    reason = json.loads(msgspec.json.encode(REASON))
    assert {name: state[name] for name in state.keys() - {"salt", "title", "seconders"}} == {
        "timestamp": "2018-06-01T10:00:00.250000Z",
        "forum_id": str(FORUM),
        "actor_id": str(OFFICE),
        "command_id": str(COMMAND),
        "clock": "simulated",
        "effective": "2018-05",
        "on_behalf_of_id": str(ORGANIZATION),
        "channel": "telephone",
        "received": "2018-05-30",
        "rules_version": str(RULES),
        "cautions": [{"code": "W3", "reason": reason}],
        "evidence": {"basis": "fact", "source": "Brevet", "note": reason},
        "is_urgent": False,
    }


def test_each_event_has_16_random_bytes_of_its_own() -> None:
    with acting(OFFICE):
        motion = Motion(title="Lokalen")
        motion.second()
    salts = [event.salt for event in motion.collect_events()]

    assert len(set(salts)) == 2
    assert {len(salt) for salt in salts} == {SALT_BYTES} == {16}


def test_events_of_different_things_differ_even_where_all_else_is_the_same() -> None:
    with acting(OFFICE, simulated_now=INSTANT, command_id=COMMAND):
        one, other = Motion(title="Lokalen"), Motion(title="Lokalen")
        for motion in (one, other):
            motion.strike(1, "trial_motion.moved", REASON)
    strike, same_words = one.collect_events()[-1], other.collect_events()[-1]

    as_the_other = replace(strike, originator_id=same_words.originator_id, salt=same_words.salt)

    assert strike != same_words
    assert as_the_other == same_words
    assert hash(as_the_other) == hash(same_words)
    assert str(strike.originator_id) in repr(strike)


def test_no_event_class_compares_or_shows_itself_by_fewer_fields_than_it_has() -> None:
    base = ForumAggregate.Event

    for entry in CATALOGUE:
        kind = entry.event_class
        for method in ("__eq__", "__hash__", "__repr__"):
            assert getattr(kind, method) is getattr(base, method), (entry.topic, method)


def test_a_thing_knows_its_forum() -> None:
    with acting(OFFICE, forum_id=FORUM):
        assert Motion(title="Lokalen").forum_id == FORUM


def test_a_thing_of_the_installation_belongs_to_no_forum() -> None:
    catalogue = Catalogue()
    catalogue.register(Archive)
    with acting(OFFICE, forum_id=FORUM):
        archive = Archive()

    assert archive.forum_id is None
    assert "forum_id" not in stored(archive, catalogue)


def test_no_field_of_the_envelope_is_a_dict() -> None:
    fields = mapper().catalogue.of(Motion.Seconded).state.__annotations__

    assert list(fields)[:-1] == [
        *("timestamp", "forum_id", "actor_id", "command_id", "salt", "clock", "effective"),
        *("on_behalf_of_id", "channel", "received", "rules_version", "cautions", "evidence"),
    ]

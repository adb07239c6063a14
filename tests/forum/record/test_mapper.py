"""The one encoding: what is written can be read for ever, and nothing else is read."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent

from forum.errors import DamagedLogError, NewerLogError, TooLongError
from forum.record.acting import acting
from forum.record.localtime import LocalTime
from forum.record.mapper import STATE_LIMIT
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Name
from forum.record.when import When
from tests.forum.record.motion import Motion, Outcome, mapper

OFFICE, MOTION = UUID(int=7), UUID(int=1)
SEALED = Sealed(UUID(int=2), "motion.mover", bytes(range(40)))
REF = TextRef(text_id=UUID(int=3), sha256="b" * 64, size=5, media_type="text/plain")

# Written once by hand; if these bytes change, every hash of the log does.
GOLDEN = (
    b'{"timestamp":"2018-06-01T10:00:00Z","actor_id":"00000000-0000-0000-0000-000000000007",'
    b'"command_id":"00000000-0000-0000-0000-000000000009","salt":"AAAAAAAAAAAAAAAAAAAAAA==",'
    b'"title":"L\xc3\xb6kalen","seconders":2,"is_urgent":true,"held_on":"2018-05",'
    b'"starts":"2018-05-03T13:00+02:00[Europe/Stockholm]","share":"2/3",'
    b'"mover":{"_type_":"sealed","_data_":{"v":1,"k":"00000000-0000-0000-0000-000000000002",'
    b'"f":"motion.mover","c":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw=="}},'
    b'"text":{"text_id":"00000000-0000-0000-0000-000000000003",'
    b'"sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","size":5,'
    b'"media_type":"text/plain"},"outcome":"carried",'
    b'"names":[{"language":"sv","text":"L\xc3\xb6kalen"}],'
    b'"earlier_ids":["00000000-0000-0000-0000-000000000004"]}'
)
SHORT = GOLDEN[: GOLDEN.index(b',"held_on"')] + b"}"


def moved(**fields: Any) -> Any:
    """A first event with fixed ids, instant and salt."""
    with acting(
        OFFICE,
        command_id=UUID(int=9),
        simulated_now=datetime(2018, 6, 1, 10, 0, tzinfo=UTC),
    ):
        (event,) = Motion(id=MOTION, **{"title": "Lökalen", **fields}).collect_events()
    event.__dict__.update(salt=bytes(16), clock=None)
    return event


def whole() -> Any:
    return moved(
        seconders=2,
        is_urgent=True,
        held_on=When("2018-05"),
        starts=LocalTime("2018-05-03T13:00+02:00[Europe/Stockholm]"),
        share=Fraction(4, 6),
        mover=SEALED,
        text=REF,
        outcome=Outcome.CARRIED,
        names=(Name(language="sv", text="Lökalen"),),
        earlier_ids=(UUID(int=4),),
    )


def row(state: bytes, topic: str = "trial_motion.moved") -> StoredEvent:
    return StoredEvent(originator_id=MOTION, originator_version=1, topic=topic, state=state)


def test_an_event_is_written_in_these_bytes_for_ever() -> None:
    stored = mapper().to_stored_event(whole())

    assert stored.topic == "trial_motion.moved"
    assert (stored.originator_id, stored.originator_version) == (MOTION, 1)
    assert stored.state == GOLDEN


def test_an_event_is_read_as_it_was() -> None:
    event = whole()

    read = mapper().to_domain_event(row(GOLDEN))

    assert type(read) is Motion.Moved
    assert read.__dict__ == event.__dict__
    assert read.mutate(None).title == "Lökalen"


@pytest.mark.parametrize("state", [GOLDEN, SHORT], ids=["all fields", "only what must be"])
def test_an_event_that_is_read_and_written_again_has_the_same_bytes(state: bytes) -> None:
    using = mapper()

    assert using.to_stored_event(using.to_domain_event(row(state))).state == state


def test_fields_that_are_absent_are_read_as_nothing() -> None:
    read = mapper().to_domain_event(row(SHORT))

    assert (read.held_on, read.mover, read.names, read.cautions) == (None, None, (), ())
    assert (read.forum_id, read.evidence) == (None, None)


def test_an_instant_with_parts_of_a_second_keeps_them() -> None:
    event = moved()
    event.__dict__["timestamp"] = datetime(2018, 6, 1, 10, 0, 0, 1, tzinfo=UTC)
    using = mapper()

    stored = using.to_stored_event(event)

    assert b'"2018-06-01T10:00:00.000001Z"' in stored.state
    assert using.to_domain_event(stored).timestamp == event.timestamp


# Newer and damaged.


@pytest.mark.parametrize(
    "topic", ["trial_motion.filibustered", "trial_motion.reserved", "trial_motion", "this", ""]
)
def test_an_unknown_topic_was_written_by_a_newer_version(topic: str) -> None:
    with pytest.raises(NewerLogError, match="was written by a newer version"):
        mapper().to_domain_event(row(GOLDEN, topic))


@pytest.mark.parametrize("topic", ["this", "antigravity", "tests.forum.record.motion:Motion.Moved"])
def test_a_topic_never_imports_anything(topic: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("this", "antigravity"):
        monkeypatch.delitem(sys.modules, name, raising=False)

    with pytest.raises(NewerLogError):
        mapper().to_domain_event(row(GOLDEN, topic))

    assert not {"this", "antigravity"} & sys.modules.keys()


@pytest.mark.parametrize(
    "more", [b',"v":2}', b',"mood":"good","v":2}', b',"held_on":7,"v":3}'], ids=bytes.decode
)
def test_a_newer_version_of_an_event_is_told_before_what_else_is_strange(more: bytes) -> None:
    with pytest.raises(NewerLogError, match=r"newer version \(trial_motion.moved version [23]\)"):
        mapper().to_domain_event(row(SHORT[:-1] + more))


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        (b'"title"', b'"tilte"'),
        (b'"seconders":2', b'"seconders":2,"mood":"good"'),
        (b'"seconders":2', b'"seconders":2.5'),
        (b'"seconders":2', b'"seconders":"2"'),
        (b'"seconders":2,', b""),
        (b'"media_type"', b'"x":1,"media_type"'),
        (b'"2018-05"', b"2018"),
        (b'"2/3"', b'"0.5"'),
        (b'"2/3"', b'"1/0"'),
        (b'"2/3"', b"0.5"),
        (b'"carried"', b'"shelved"'),
        (b'"2018-06-01T10:00:00Z"', b'"2018-06-01T10:00:00"'),
        (b'"2018-06-01T10:00:00Z"', b"1527847200"),
        (b'"00000000-0000-0000-0000-000000000007"', b'"7"'),
        (b'{"timestamp"', b'{"v":0,"timestamp"'),
        (b'{"timestamp"', b'{"v":-1,"timestamp"'),
        (b'{"timestamp"', b'{"v":"1","timestamp"'),
        (GOLDEN, b""),
        (GOLDEN, b"null"),
        (GOLDEN, b"[]"),
        (GOLDEN, b"\xff\xfe"),
        (GOLDEN, GOLDEN[:-1]),
    ],
    ids=lambda part: part[:40].decode(errors="replace"),
)
def test_a_state_that_its_topic_does_not_explain_is_damaged(was: bytes, is_: bytes) -> None:
    assert was in GOLDEN

    with pytest.raises(
        DamagedLogError, match=r"the log is damaged at an event trial_motion\.moved"
    ):
        mapper().to_domain_event(row(GOLDEN.replace(was, is_)))


# What is not written.


def test_an_instant_without_zone_is_not_written() -> None:
    event = moved()
    event.__dict__["timestamp"] = datetime(2018, 6, 1, 10, 0)  # noqa: DTZ001 - what is refused

    with pytest.raises(ValueError, match="an instant is written in UTC"):
        mapper().to_stored_event(event)


def test_an_instant_of_another_zone_is_not_written() -> None:
    event = moved()
    summer = timezone(timedelta(hours=2))
    event.__dict__["timestamp"] = datetime(2018, 6, 1, 12, 0, tzinfo=summer)

    with pytest.raises(ValueError, match="an instant is written in UTC"):
        mapper().to_stored_event(event)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": None}, "title"),
        ({"seconders": "2"}, "int"),
        ({"seconders": 2.0}, "int"),
        ({"is_urgent": 1}, "bool"),
        ({"starts": 7}, "text"),
        ({"text": "at length"}, "object"),
        ({"names": {"sv": "Lökalen"}}, "array"),
        ({"outcome": "shelved"}, "enum"),
        ({"mover": "Åsa"}, "sealed"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_could_not_be_read_again_is_not_written(fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(TypeError, match=f"trial_motion.moved could not be read again: .*{fault}"):
        mapper().to_stored_event(moved(**fields))


@pytest.mark.parametrize(
    "fields",
    [{"held_on": "next week"}, {"starts": "2018-05-03 13:00"}, {"earlier_ids": [UUID(int=1)]}],
    ids=lambda fields: next(iter(fields)),
)
def test_what_would_be_read_otherwise_is_not_written(fields: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"trial_motion\.moved would be read otherwise: "):
        mapper().to_stored_event(moved(**fields))


@pytest.mark.parametrize("value", [{1, 2}, object(), 1j])
def test_a_value_without_stored_form_is_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        mapper().to_stored_event(moved(title=value))


def test_an_event_that_is_not_in_the_catalogue_is_not_written() -> None:
    event = object.__new__(Motion.Created)

    with pytest.raises(TypeError, match=r"Motion.Created is not in the catalogue"):
        mapper().to_stored_event(event)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "å" * 301},
        {"names": (Name(language="sv", text="å" * 301),)},
    ],
    ids=["by itself", "inside a value"],
)
def test_a_short_text_has_at_most_300_characters(fields: dict[str, Any]) -> None:
    with pytest.raises(TooLongError, match="has 301 characters; the limit is 300: shorten it"):
        mapper().to_stored_event(moved(**fields))


def test_300_characters_are_not_too_many() -> None:
    stored = mapper().to_stored_event(moved(title="å" * 300))

    assert ("å" * 300).encode() in stored.state


def test_a_state_has_at_most_32_kib() -> None:
    ids = (UUID(int=1),) * 830
    size = len(mapper().to_stored_event(moved(earlier_ids=ids, title="")).state)
    room = STATE_LIMIT - size

    stored = mapper().to_stored_event(moved(earlier_ids=ids, title="x" * room))
    assert len(stored.state) == STATE_LIMIT == 32_768
    with pytest.raises(TooLongError, match=r"32,769 bytes; the limit is 32,768: shorten it"):
        mapper().to_stored_event(moved(earlier_ids=ids, title="x" * (room + 1)))

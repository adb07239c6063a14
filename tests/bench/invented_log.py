"""A log of any size with the mix of a real forum, made from one seed and written by our recorder.

Events are made at the level of the record: encoded by our mapper and saved with their texts, fifty
a save, without commands deciding anything. So a hundred thousand take less than a minute.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from eventsourcing.persistence import InfrastructureFactory

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.catalogue import CATALOGUE, Entry
from forum.record.envelope import ForumAggregate, HostAggregate
from forum.record.ids import HOST_ID
from forum.record.mapper import ForumMapper
from forum.record.values import Caution, Channel, Evidence
from forum.store.keys import Keys
from forum.store.opening import Store
from forum.store.rows import CommandRow
from tests.bench.inventing import Inventor
from tests.bench.mix import LIVES, SIDES, STRUCK, Thing

SEED = 20_180_601
SAVE = 50  # events
OPEN = 300  # things that live at the same time
FORUMS = 5

_ENVELOPE = {*ForumAggregate.Event.__dataclass_fields__, "originator_topic"}
_NOUNS = {aggregate.TOPIC: aggregate for aggregate in CATALOGUE.aggregates}  # type: ignore[attr-defined]
_FIELDS = {
    entry.topic: [name for name in entry.fields if name not in _ENVELOPE] for entry in CATALOGUE
}


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written.

    Attributes:
        events: How many events.
        sealed: How many of them hold a sealed name.
        long: How many of them name a text of about 2 kB.
        texts: How many texts, long or short.
        topics: How many events of each topic.
        state_bytes: Bytes of all stored states.
    """

    events: int
    sealed: int
    long: int
    texts: int
    topics: Counter[str]
    state_bytes: int


def write_log(store: Store, events: int, *, seed: int = SEED) -> Written:
    """Write a log into an empty store.

    Args:
        store: A store that `init_store` has made.
        events: How many.
        seed: The same seed gives the same events; keys, salts and texts' nonces are random.
    """
    factory = InfrastructureFactory[Any].construct(store.environment)
    recorder: Any = factory.application_recorder()
    mapper = ForumMapper()
    inventor = Inventor(Random(seed), store.keys)
    topics: Counter[str] = Counter()
    sealed = long = texts = state_bytes = 0
    try:
        story = _Story(inventor)
        while batch := list(islice(story.events, min(SAVE, events - topics.total()))):
            stored = [mapper.to_stored_event(event) for event in batch]
            brought = tuple(inventor.texts)
            recorder.insert_events(
                stored,
                texts=brought,
                new_texts=len(brought),
                command=CommandRow(story.command_id, inventor.rng.randbytes(32)),
            )
            for row in stored:
                topics[row.topic] += 1
                sealed += b'"sealed"' in row.state
                long += _LONG.search(row.state) is not None
                state_bytes += len(row.state)
            texts += len(brought)
            inventor.texts.clear()
            story.command_id = inventor.id()
    finally:
        factory.close()
    return Written(
        events=topics.total(),
        sealed=sealed,
        long=long,
        texts=texts,
        topics=topics,
        state_bytes=state_bytes,
    )


def one_of_each(keys: Keys, *, seed: int = SEED) -> Iterator[Any]:
    """Give an event of every topic, none of them written.

    Args:
        keys: Key stores, which the names and texts of the events take their keys from.
        seed: Another seed gives other events.
    """
    story = _Story(Inventor(Random(seed), keys))
    list(islice(story.events, 30))  # so that there are forums and offices
    for entry in CATALOGUE:
        noun = entry.topic.partition(".")[0]
        told = [other.topic for other in CATALOGUE if other.topic.startswith(f"{noun}.")]
        thing = Thing(noun, story.inventor.id(), story.forums[0], [])
        thing.topic = next(topic for topic in told if not topic.endswith(".struck"))
        yield story.event(thing, entry.topic)


_LONG = re.compile(rb'"size":\d{4}')


def _entry(topic: str) -> Entry:
    entry = CATALOGUE.topic(topic)
    assert entry is not None, topic
    return entry


class _Story:
    """The story of a log: things live side by side, one event at a time.

    Attributes:
        command_id: Of the save that is being filled.
        events: Gives one event after the other, the host's first, without end.
    """

    def __init__(self, inventor: Inventor) -> None:
        self.inventor = inventor
        self.rng = inventor.rng
        self.instant = datetime(2015, 1, 1, 8, tzinfo=UTC)
        self.command_id = inventor.id()
        self.offices: list[UUID] = []
        self.forums: list[UUID] = []
        self.weights = [life.weight for life in LIVES]
        self.events = self._tell()

    def _tell(self) -> Iterator[Any]:
        yield from self._beginning()
        living: list[Thing] = []
        while True:
            while len(living) < OPEN:
                living.append(self._new_thing())
            place = self.rng.randrange(len(living))
            thing = living[place]
            yield self.event(thing, thing.steps.pop(0))
            strikable = _NOUNS[thing.noun].__dict__.get("UNSTRIKABLE", ())
            if not strikable and self.rng.random() < STRUCK:
                yield self.event(thing, f"{thing.noun}.struck")
            if not thing.steps:
                living[place] = living[-1]
                living.pop()

    def _beginning(self) -> Iterator[Any]:
        yield self.event(Thing("host", HOST_ID, None, []), "host.established")
        for _ in range(FORUMS):
            office = Thing("office", self.inventor.id(), None, [])
            yield self.event(office, "office.opened")
            self.offices.append(office.id)
        for _ in range(FORUMS):
            forum = self.inventor.id()
            thing = Thing("forum", forum, forum, [])
            yield self.event(thing, "forum.founded")
            yield self.event(thing, "forum.described")
            yield self.event(thing, "forum.administered")
            self.forums.append(forum)

    def _new_thing(self) -> Thing:
        (life,) = self.rng.choices(LIVES, self.weights)
        of_host = issubclass(_NOUNS[life.noun], HostAggregate)
        return Thing(
            life.noun,
            self.inventor.id(),
            None if of_host else self.rng.choice(self.forums),
            life.unfold(self.rng),
            year=self.rng.randint(2012, 2024),
            side=self.rng.choice(SIDES),
        )

    def event(self, thing: Thing, topic: str) -> Any:
        """Return the next event of a thing."""
        entry = _entry(topic)
        self.instant += timedelta(seconds=self.rng.randint(1, 3_000))
        own = self.inventor.fields(entry.event_class, thing, _FIELDS[topic])
        if topic.endswith(".struck"):
            own |= {"version": thing.version, "topic": thing.topic}
        thing.version += 1
        thing.topic = topic
        if entry.originator_topic is not None:
            own["originator_topic"] = entry.originator_topic
            self.inventor.remember(thing.noun, thing.id)
        return entry.event_class(
            originator_id=thing.id,
            originator_version=thing.version,
            timestamp=self.instant,
            forum_id=thing.forum_id,
            **self._envelope(thing),
            **own,
        )

    def _envelope(self, thing: Thing) -> dict[str, Any]:
        inventor, rng, chance = self.inventor, self.rng, self.rng.random
        return {
            "actor_id": rng.choice(self.offices) if self.offices else inventor.id(),
            "command_id": self.command_id,
            "salt": rng.randbytes(16),
            "clock": None,
            "effective": inventor.day() if chance() < 0.6 else None,
            "on_behalf_of_id": inventor.one_of("organization") if chance() < 0.05 else None,
            "channel": rng.choice(list(Channel)) if chance() < 0.05 else None,
            "received": inventor.day() if chance() < 0.05 else None,
            "rules_version": inventor.one_of("rules_of_procedure") if chance() < 0.02 else None,
            "cautions": inventor.value(thing, "cautions", tuple[Caution, ...])
            if chance() < 0.03
            else (),
            "evidence": inventor.value(thing, "evidence", Evidence) if chance() < 0.7 else None,
        }

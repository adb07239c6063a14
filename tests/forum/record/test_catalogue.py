"""The catalogue holds every topic once, and refuses what has no one stored form for ever."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Annotated, Any, Literal, Optional
from uuid import UUID

import msgspec
import pytest
from eventsourcing.domain import Aggregate, event

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.catalogue import CATALOGUE, Catalogue
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Instant, Name, Wording
from forum.record.when import When
from tests.forum.record.motion import Motion

NUMBERS = itertools.count(1)


class Mood(StrEnum):
    GOOD = "good"


class Rank(IntEnum):
    FIRST = 1


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Point:
    x: int


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of the Structs that are tried."""


class Closed(Struct, frozen=True, kw_only=True):
    what: str | None = None
    which: tuple[Name, ...] = ()


class Thawed(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    what: str


class Open(msgspec.Struct, frozen=True, omit_defaults=True):
    what: str


class Wordy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    what: str | None = None


class Presuming(Struct, frozen=True, kw_only=True):
    is_open: bool = True


class Deep(Struct, frozen=True, kw_only=True):
    inner: Point


def thing(hint: Any, field: str = "what") -> Any:
    """An aggregate whose first event has one field of this type."""
    topic = f"trial_{next(NUMBERS)}"  # the library takes each only once in a process

    class Trial(ForumAggregate):
        TOPIC = topic

        class Created(ForumAggregate.Event, Aggregate.Created):
            TOPIC = f"{topic}.reserved"

        class Begun(ForumAggregate.Event, Aggregate.Created):
            TOPIC = f"{topic}.begun"
            __annotations__ = {field: hint}

    return Trial


@pytest.mark.parametrize(
    "hint",
    [
        *(str, int, bool, bytes, UUID, Fraction, When, LocalTime, Sealed, TextRef, Mood, Instant),
        *(Name, Wording, Closed, str | None, Optional[int], Instant | None, Mood | None),  # noqa: UP045
        *(tuple[str, ...], tuple[Name, ...], tuple[UUID, ...] | None, tuple[tuple[int, ...], ...]),
    ],
    ids=str,
)
def test_what_has_one_stored_form_is_taken(hint: Any) -> None:
    catalogue = Catalogue()

    catalogue.register(thing(hint))

    (entry,) = catalogue
    assert entry.fields[-1] == "what"
    msgspec.json.Decoder(entry.state, dec_hook=lambda kind, value: value)


@pytest.mark.parametrize(
    "hint",
    [
        *(float, dict, list, set, frozenset, tuple, Any, object, None, complex, Decimal),
        *(datetime, date, timedelta, Annotated[datetime, "local"], Annotated[float, "share"]),
        *(dict[str, str], list[str], set[str], Mapping[str, str], Literal["a"]),
        *(float | None, list[str] | None, datetime | None, str | int, str | int | None),
        *(tuple[float, ...], tuple[str, int], tuple[str], tuple[list[str], ...]),
        *(Rank, Colour, Point, Thawed, Open, Wordy, Presuming, Deep, Deep | None, tuple[Deep, ...]),
    ],
    ids=str,
)
def test_what_has_no_one_stored_form_is_refused_before_it_is_written_or_read(hint: Any) -> None:
    catalogue = Catalogue()
    catalogue.register(thing(hint))

    (entry,) = catalogue
    for using in ("fields", "state"):
        with pytest.raises(TypeError, match=r"Trial\.Begun\.what"):
            getattr(entry, using)


def test_every_topic_of_the_program_has_one_stored_form() -> None:
    for entry in CATALOGUE:
        assert entry.state.__struct_fields__ == (*entry.fields, "v")


def test_the_name_of_the_version_is_no_field() -> None:
    with pytest.raises(TypeError, match="the name v is kept for the class version"):
        Catalogue().register(thing(int, field="v"))


def test_a_topic_is_taken_once() -> None:
    catalogue = Catalogue()
    catalogue.register(Motion)

    with pytest.raises(TypeError, match=r"the topic trial_motion\.moved is taken"):
        catalogue.register(Motion)


def test_an_event_with_the_topic_of_another_is_refused() -> None:
    class Trial(ForumAggregate):
        class Created(ForumAggregate.Event, Aggregate.Created):
            pass

        class Begun(ForumAggregate.Event, Aggregate.Created):
            TOPIC = "trial.begun"

        class Resumed(Begun):
            pass

    with pytest.raises(TypeError, match=r"the topic trial\.begun is taken"):
        Catalogue().register(Trial)


def test_the_reserved_first_event_is_in_no_catalogue() -> None:
    catalogue = Catalogue()
    catalogue.register(Motion)

    assert catalogue.topic("trial_motion.reserved") is None
    assert [entry.topic for entry in catalogue] == [
        *(
            "trial_motion.moved",
            "trial_motion.retitled",
            "trial_motion.seconded",
            "trial_motion.struck",
        ),
    ]
    assert len(catalogue) == 4
    assert catalogue.aggregates == (Motion,)


def test_a_topic_is_found_by_name_and_by_the_class_that_stands_on_the_finished_aggregate() -> None:
    catalogue = Catalogue()
    catalogue.register(Motion)

    entry = catalogue.topic("trial_motion.retitled")

    assert entry is not None
    assert entry.event_class is Motion.Retitled
    assert catalogue.of(Motion.Retitled) is entry
    with pytest.raises(TypeError, match=r"Motion\.Created is not in the catalogue"):
        catalogue.of(Motion.Created)


def test_only_a_first_event_says_what_it_begins() -> None:
    catalogue = Catalogue()
    catalogue.register(Motion)

    begins = {entry.topic: entry.originator_topic for entry in catalogue}

    assert begins == {
        "trial_motion.moved": "trial_motion",
        "trial_motion.retitled": None,
        "trial_motion.seconded": None,
        "trial_motion.struck": None,
    }


def test_a_strike_has_the_shared_fields() -> None:
    catalogue = Catalogue()
    catalogue.register(Motion)

    assert issubclass(Motion.Struck, StruckFields)
    assert catalogue.of(Motion.Struck).fields[-3:] == ("version", "topic", "reason")


def test_an_event_without_a_topic_is_refused() -> None:
    class Trial(ForumAggregate):
        class Created(ForumAggregate.Event, Aggregate.Created):
            pass

        @event("Hastened")
        def hasten(self) -> None:
            pass

    with pytest.raises(TypeError, match=r"Trial\.Hastened has no topic of its own"):
        Catalogue().register(Trial)

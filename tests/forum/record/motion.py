"""A thing to try the record with: a motion, with one field of each kind that can be stored."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from forum.record.catalogue import Catalogue
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.localtime import LocalTime
from forum.record.mapper import ForumMapper
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Name
from forum.record.when import When


class Outcome(StrEnum):
    CARRIED = "carried"
    LOST = "lost"


class Motion(ForumAggregate):
    TOPIC = "trial_motion"

    class Created(ForumAggregate.Event, Aggregate.Created):
        TOPIC = "trial_motion.reserved"

    class Moved(ForumAggregate.Event, Aggregate.Created):
        TOPIC = "trial_motion.moved"
        title: str
        seconders: int
        is_urgent: bool
        held_on: When | None
        starts: LocalTime | None
        share: Fraction | None
        mover: Sealed | None
        text: TextRef | None
        outcome: Outcome | None
        names: tuple[Name, ...]
        earlier_ids: tuple[UUID, ...]

    class Retitled(ForumAggregate.Event):
        TOPIC = "trial_motion.retitled"
        title: str

    class Seconded(ForumAggregate.Event):
        TOPIC = "trial_motion.seconded"

    class Struck(StruckFields, ForumAggregate.Event):
        TOPIC = "trial_motion.struck"

    UNSTRIKABLE: ClassVar[frozenset[str]] = frozenset()

    @event(Moved)
    def __init__(
        self,
        title: str,
        seconders: int = 0,
        is_urgent: bool = False,
        held_on: When | None = None,
        starts: LocalTime | None = None,
        share: Fraction | None = None,
        mover: Sealed | None = None,
        text: TextRef | None = None,
        outcome: Outcome | None = None,
        names: tuple[Name, ...] = (),
        earlier_ids: tuple[UUID, ...] = (),
        id: UUID | None = None,
    ) -> None:
        self.title = title
        self.seconders = seconders

    @event(Retitled)
    def retitle(self, title: str) -> None:
        self.title = title

    @event(Seconded)
    def second(self) -> None:
        self.seconders += 1


CATALOGUE = Catalogue()
CATALOGUE.register(Motion)


def mapper() -> ForumMapper:
    return ForumMapper(catalogue=CATALOGUE)

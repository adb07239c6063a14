"""The catalogue: every topic that can stand in the log, with the class that it is read into.

Topics are looked up here and nowhere else; nothing is ever imported by a name from the log. A
topic is registered by the finished aggregate class, so that decorators have done their work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from eventsourcing.domain import CanInitAggregate
from eventsourcing.utils import get_topic

from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.values import Instant
from forum.record.when import When

RESERVED = "Created"
"""Name of the class that the library wants on each aggregate; its topic is never written."""
OUTSIDE: Final = frozenset({"originator_id", "originator_version", "originator_topic"})
"""Fields of an event that are stored beside its state, or not at all."""
_FIXED: Final = (str, int, bool, bytes, UUID, Fraction, Instant, When, LocalTime, Sealed)
"""Types of fields that have one stored form each; beside them enums of text, closed Structs,
tuples of one type, and all of these or None."""


@dataclass(frozen=True)
class Entry:
    """One topic.

    What it takes to write and read its events is made when the first one is: a program that only
    looks has no use for the hundreds of others.

    Attributes:
        topic: Such as `minutes.published`.
        event_class: The class of version `version`.
        version: Class version, from 1.
        originator_topic: The aggregate's topic, for first events; else None.
    """

    topic: str
    event_class: type[Any]
    version: int
    originator_topic: str | None

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Names of the stored fields in the order they are written."""
        return tuple(self._hints)

    @cached_property
    def state(self) -> type[msgspec.Struct]:
        """A Struct with these fields, for decoding.

        Raises:
            TypeError: A field has a type without one fixed stored form (float, dict, list, set,
                Any, object, a datetime that is not an `Instant`, a Struct that is not closed …).
        """
        return _state(self.event_class, self._hints)

    @cached_property
    def _hints(self) -> dict[str, Any]:
        hints = get_type_hints(self.event_class, include_extras=True)
        stored = _stored_names(self.event_class)
        found = {name: hint for name, hint in hints.items() if name in stored}
        for name, hint in found.items():
            _refuse_loose(hint, f"{self.event_class.__qualname__}.{name}")
        return found


class Catalogue:
    """Topics by name and by class."""

    def __init__(self) -> None:
        self._by_topic: dict[str, Entry] = {}
        self._by_class: dict[type[Any], Entry] = {}
        self._aggregates: list[type[ForumAggregate]] = []

    def register(self, *aggregates: type[ForumAggregate]) -> None:
        """Enter every event class of these aggregates.

        Raises:
            TypeError: An event has no topic of its own, a topic is taken, a step from an older
                version is missing, or a field has the name of the class version. That each field
                has one fixed stored form is looked at before the first event is written.
        """
        for aggregate in aggregates:
            self._aggregates.append(aggregate)
            for name, member in vars(aggregate).items():
                if not isinstance(member, type) or not issubclass(member, ForumAggregate.Event):
                    continue
                if name in {"Event", RESERVED}:
                    continue
                entry = _entry(aggregate, member)
                if entry.topic in self._by_topic:
                    raise TypeError(f"the topic {entry.topic} is taken")
                self._by_topic[entry.topic] = entry
                self._by_class[member] = entry

    def topic(self, topic: str) -> Entry | None:
        """Return the entry of a topic, or None where it is unknown."""
        return self._by_topic.get(topic)

    def of(self, event_class: type[Any]) -> Entry:
        """Return the entry of an event class.

        Raises:
            TypeError: The class is not in the catalogue.
        """
        entry = self._by_class.get(event_class)
        if entry is None:
            raise TypeError(f"{event_class.__qualname__} is not in the catalogue")
        return entry

    def events_of(self, aggregate: type[ForumAggregate]) -> Iterator[Entry]:
        """The entries of an aggregate, in the order in which its class names them."""
        for member in vars(aggregate).values():
            if isinstance(member, type) and member in self._by_class:
                yield self._by_class[member]

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._by_topic.values(), key=lambda entry: entry.topic))

    def __len__(self) -> int:
        return len(self._by_topic)

    @property
    def aggregates(self) -> tuple[type[ForumAggregate], ...]:
        """The aggregate classes, in the order they were registered."""
        return tuple(self._aggregates)


def _entry(aggregate: type[ForumAggregate], event_class: type[Any]) -> Entry:
    topic = getattr(event_class, "TOPIC", None)
    if not isinstance(topic, str):
        raise TypeError(f"{event_class.__qualname__} has no topic of its own")
    if "v" in _stored_names(event_class):
        raise TypeError(f"{event_class.__qualname__}.v: the name v is kept for the class version")
    version = getattr(event_class, "class_version", 1)
    for older in range(1, version):
        if not hasattr(event_class, f"upcast_v{older}_v{older + 1}"):
            raise TypeError(f"{event_class.__qualname__} cannot be read from version {older}")
    first = issubclass(event_class, CanInitAggregate)
    return Entry(topic, event_class, version, get_topic(aggregate) if first else None)


def _state(event_class: type[Any], hints: dict[str, Any]) -> type[msgspec.Struct]:
    spec: list[Any] = []
    for name, hint in hints.items():
        absent = () if _is_tuple(hint) else None
        spec.append((name, hint, absent) if _is_optional(hint) else (name, hint))
    spec.append(("v", int, 1))
    return msgspec.defstruct(
        event_class.__name__ + "State",
        spec,
        forbid_unknown_fields=True,
        kw_only=True,
        frozen=True,
        gc=False,
    )


def _stored_names(event_class: type[Any]) -> set[str]:
    return set(event_class.__dataclass_fields__) - OUTSIDE


def _is_optional(hint: Any) -> bool:  # noqa: ANN401 - a type hint has no type
    return type(None) in get_args(hint) or _is_tuple(hint)


def _is_tuple(hint: Any) -> bool:  # noqa: ANN401
    return get_origin(hint) is tuple


def _refuse_loose(hint: Any, where: str) -> None:  # noqa: ANN401
    """Refuse a type that has no one fixed stored form."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in _FIXED or (isinstance(hint, type) and issubclass(hint, StrEnum)):
        return
    if origin in {Union, UnionType}:
        known = [part for part in args if part is not type(None)]
        if len(known) == 1 and len(args) == 2:
            return _refuse_loose(known[0], where)
    elif origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return _refuse_loose(args[0], where)
    elif isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _refuse_loose_struct(hint, where)
    raise TypeError(f"{where}: {hint} cannot be stored for ever")


def _refuse_loose_struct(struct: type[msgspec.Struct], where: str) -> None:
    config = struct.__struct_config__
    if not (config.frozen and config.forbid_unknown_fields and config.omit_defaults):
        raise TypeError(f"{where}: {struct.__name__} is not frozen, closed and without defaults")
    for member in msgspec.structs.fields(struct):
        if member.default not in {msgspec.NODEFAULT, None, ()}:
            raise TypeError(f"{where}.{member.name}: only what is absent is left out of the log")
    for name, inner in get_type_hints(struct, include_extras=True).items():
        _refuse_loose(inner, f"{where}.{name}")


CATALOGUE = Catalogue()
"""The one catalogue of the program; `forum.application` fills it by importing every chapter."""

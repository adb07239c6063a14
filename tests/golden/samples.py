"""Sample events made from the annotations of their classes: the same ones in every run.

A topic is covered when each of its fields stands in a sample, and each value of its enums: a
renamed field, a removed one or another spelling of a value can then not read the samples any more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

import msgspec

from forum.record.catalogue import Entry
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.values import Instant
from forum.record.when import When
from forum.reference import ENVELOPE

NAMESPACE = UUID("0d0f3c52-2c07-4a4f-8d5f-6a7b2f1c9e11")
LEADS = "forum.renamed"
"""The topic whose samples show the whole envelope; those of others show only what must be."""
DAYS = ("2018", "2018-05", "2018-05-30", "../2018-05-30")


def wanted(entry: Entry) -> set[str]:
    """Say what the samples of a topic must show.

    That is each `field`, each `field.member` of a value in it, and each `field=value` of an enum.
    """
    hints = _hints(entry)
    names = [name for name in entry.fields if not _is_left_out(entry, name, hints[name])]
    wishes = set(names)
    for name in names:
        wishes |= {f"{name}.{inner}" for inner in _inner_names(hints[name])}
        wishes |= {f"{name}={member.value}" for member in _members(hints[name])}
    return wishes


def shown(entry: Entry, event: Any) -> set[str]:
    """Say what one event shows."""
    stated = {name: getattr(event, name) for name in entry.fields}
    found = {name for name, value in stated.items() if value is not None and value != ()}
    for name, value in stated.items():
        found |= {f"{name}.{inner}" for inner in _inner_names_in(value)}
        found |= {f"{name}={member.value}" for member in _members_in(value)}
    return found


def samples(entry: Entry, missing: set[str]) -> Iterator[Any]:
    """Make events that show what is missing: one with all fields, and one for each other value."""
    whole = make(entry)
    if missing & shown(entry, whole):
        yield whole
    for wish in sorted(missing - shown(entry, whole)):
        name, _, value = wish.partition("=")
        yield make(entry, only=name, member=value)


def least(entry: Entry) -> Any:
    """Make the event with nothing in it that may be absent."""
    return make(entry, only="")


def make(entry: Entry, only: str | None = None, member: str = "") -> Any:
    """Make an event.

    Args:
        entry: The topic.
        only: The one field that may be absent and is not; None for all of them.
        member: The value that each enum in that field has.
    """
    hints = _hints(entry)
    state = {}
    for name in entry.fields:
        hint = hints[name]
        is_left_out = only not in {None, name} and _may_be_absent(hint)
        if is_left_out or _is_left_out(entry, name, hint):
            state[name] = () if get_origin(hint) is tuple else None
        else:
            chosen = member if name == only else ""
            state[name] = _value(hint, f"{entry.topic}.{name}", chosen)
    event = object.__new__(entry.event_class)
    event.__dict__.update(
        state,
        originator_id=uuid5(NAMESPACE, entry.topic.partition(".")[0]),
        originator_version=1 if entry.originator_topic else 2,
        salt=hashlib.sha256(f"{entry.topic} {only} {member}".encode()).digest()[:16],
    )
    return event


def _value(hint: Any, where: str, member: str) -> Any:
    if hint in PLAIN:
        return PLAIN[hint](where)
    if parts := _parts(hint):
        made = _value(parts[0], where, member)
        if get_origin(hint) is not tuple:
            return made
        return (made, _value(parts[0], f"{where}.1", member))
    if issubclass(hint, StrEnum):
        return hint(member) if member else next(iter(hint))
    own = {}
    for name, part in get_type_hints(hint, include_extras=True).items():
        has_it = member in {one.value for one in _members(part)}
        own[name] = _value(part, f"{where}.{name}", member if has_it else "")
    return hint(**own)


def _number(where: str) -> int:
    return hashlib.sha256(where.encode()).digest()[0]


TEXTS = {"language": "sv", "media_type": "text/plain", "sha256": "5f" * 32, "code": "W3"}
"""Texts of fields that have a form of their own, by the field's name."""
PLAIN: dict[Any, Callable[[str], Any]] = {
    str: lambda where: TEXTS.get(where.rpartition(".")[2], f"Å prov {where}"),
    int: _number,
    bool: lambda _: True,
    bytes: lambda where: hashlib.sha256(where.encode()).digest()[:16],
    UUID: lambda where: uuid5(NAMESPACE, where),
    Fraction: lambda where: Fraction(_number(where), 256),
    When: lambda where: When(DAYS[_number(where) % len(DAYS)]),
    LocalTime: lambda _: LocalTime("2018-10-28T02:30+01:00[Europe/Stockholm]"),
    Sealed: lambda where: Sealed(uuid5(NAMESPACE, where), where, bytes(range(40))),
    Instant: lambda _: datetime(2018, 6, 1, 10, 0, 0, 250000, tzinfo=UTC),
}
"""Makes a value of each plain type from the place where it stands."""


def _hints(entry: Entry) -> dict[str, Any]:
    return get_type_hints(entry.event_class, include_extras=True)


def _is_left_out(entry: Entry, name: str, hint: Any) -> bool:
    """Whether a field is one of the envelope that only the leading topic shows."""
    return name in ENVELOPE and entry.topic != LEADS and _may_be_absent(hint)


def _may_be_absent(hint: Any) -> bool:
    return get_origin(hint) is tuple or type(None) in get_args(hint)


def _parts(hint: Any) -> list[Any]:
    return [part for part in get_args(hint) if part not in {type(None), Ellipsis}]


def _members(hint: Any) -> Iterator[StrEnum]:
    """The values of all enums in a type."""
    if hint in PLAIN:
        return
    if parts := _parts(hint):
        yield from _members(parts[0])
    elif issubclass(hint, StrEnum):
        yield from hint
    else:
        for part in get_type_hints(hint, include_extras=True).values():
            yield from _members(part)


def _inner_names(hint: Any) -> Iterator[str]:
    """The names of all members of the values in a type."""
    if hint in PLAIN:
        return
    if parts := _parts(hint):
        yield from _inner_names(parts[0])
    elif issubclass(hint, msgspec.Struct):
        for name, part in get_type_hints(hint, include_extras=True).items():
            yield name
            yield from _inner_names(part)


def _inner_names_in(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inner_names_in(part)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if (part := getattr(value, name)) is not None and part != ():
                yield name
                yield from _inner_names_in(part)


def _members_in(value: Any) -> Iterator[StrEnum]:
    if isinstance(value, StrEnum):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _members_in(part)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _members_in(getattr(value, name))

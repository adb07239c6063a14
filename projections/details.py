"""The fields of any event as plain values, for the history; nothing sealed is opened here."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

import msgspec

from forum.record.envelope import ForumAggregate
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Name, Wording
from forum.record.when import When
from projections.ids import id_text
from projections.told import Told

CUT: Final = 600
"""Characters of a text at length that the history shows; the whole is where it belongs."""

_ENVELOPE: Final = set(ForumAggregate.Event.__dataclass_fields__) | {"originator_topic"}


def fields(event: Any) -> tuple[str, ...]:  # noqa: ANN401 - any event class
    """Return the fields of an event beside the envelope, in the order of the class."""
    return _fields(event.__class__)


@cache
def _fields(event_class: type[Any]) -> tuple[str, ...]:
    return tuple(name for name in event_class.__dataclass_fields__ if name not in _ENVELOPE)


def details(told: Told) -> Iterator[list[Any]]:
    """Give each field that is there as [name, kind, value].

    Kinds: `yes_no`, `number`, `code` (an enum), `words`, `day`, `time`, `id`, `names` and `text`
    (pairs of language and text, the text cut or null), `sealed`, `list` (of [kind, value]),
    `parts` (of [name, kind, value]). `without_texts` puts `withdrawn` in the place of `text`.
    """
    for name in fields(told.event):
        value = getattr(told.event, name)
        if value is not None and value != ():
            yield [name, *_valued(told, value)]


def without_texts(told: list[list[Any]]) -> list[list[Any]]:
    """Return fields as `details` gave them, with `["withdrawn", None]` for each text at length."""
    return [[name, *_without_text(valued)] for name, *valued in told]


def _without_text(valued: list[Any]) -> list[Any]:
    kind, value = valued
    match kind:
        case "text":
            return ["withdrawn", None]
        case "list":
            return [kind, [_without_text(part) for part in value]]
        case "parts":
            return [kind, without_texts(value)]
    return valued


def ids(event: Any) -> Iterator[str]:  # noqa: ANN401 - any event class
    """Give every id that an event names, nested ones too, but not those of texts."""
    for name in _naming_fields(event.__class__):
        yield from _ids(getattr(event, name))


@cache
def _naming_fields(event_class: type[Any]) -> tuple[str, ...]:
    """The fields of an event class that can name things."""
    hints = get_type_hints(event_class)
    own = event_class.__dataclass_fields__.keys() - _ENVELOPE
    return tuple(name for name in hints if name in own and _can_name(hints[name]))


def _can_name(hint: Any) -> bool:  # noqa: ANN401 - a type hint has no type
    if hint is UUID:
        return True
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and hint is not TextRef:
        return any(map(_can_name, get_type_hints(hint).values()))
    return any(map(_can_name, get_args(hint)))


def _ids(value: Any) -> Iterator[str]:  # noqa: ANN401 - any value of an event
    match value:
        case UUID():
            yield id_text(value)
        case tuple():
            for one in value:
                yield from _ids(one)
        case TextRef():
            return
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _ids(getattr(value, name))


def plain(value: Any) -> Any:  # noqa: ANN401
    """Return a short value as it stands in JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return id_text(value)
    return str(value) if isinstance(value, When | LocalTime | date) else value


_AS_IT_IS: Final = {bool: "yes_no", int: "number", str: "words"}


def _valued(told: Told, value: Any) -> list[Any]:  # noqa: ANN401
    if (kind := _AS_IT_IS.get(type(value))) is not None:
        return [kind, value]
    match value:
        case UUID():
            return ["id", id_text(value)]
        case Enum():
            return ["code", value.value]
        case When() | LocalTime():
            return ["day" if isinstance(value, When) else "time", str(value)]
        case Sealed():
            return ["sealed", None]
        case TextRef():
            return ["text", [["", _cut(told.text(value))]]]
        case tuple():
            return _several(told, value)
        case msgspec.Struct():
            parts = ((name, getattr(value, name)) for name in value.__struct_fields__)
            there = [(name, part) for name, part in parts if part is not None and part != ()]
            return ["parts", [[name, *_valued(told, part)] for name, part in there]]
    return ["words", str(value)]


def _several(told: Told, value: tuple[Any, ...]) -> list[Any]:
    if isinstance(value[0], Name):
        return ["names", [[name.language, name.text] for name in value]]
    if isinstance(value[0], Wording):
        return ["text", [[one.language, _cut(told.text(one.text))] for one in value]]
    return ["list", [_valued(told, one) for one in value]]


def _cut(text: str | None) -> str | None:
    """The beginning of a text; None where it may not or cannot be opened."""
    if text is None or len(text) <= CUT:
        return text
    return text[:CUT].rsplit(" ", 1)[0] + " …"

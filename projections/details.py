"""The fields of any event as plain values, for the history; nothing sealed is opened here."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final, get_args, get_type_hints
from uuid import UUID

import msgspec

from forum.record.envelope import ForumAggregate
from forum.record.ids import id_text
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Name, Wording
from forum.record.when import When
from projections.told import Told

CUT: Final = 600
"""Characters of a text at length that the history shows; the whole is where it belongs."""

_ENVELOPE: Final = set(ForumAggregate.Event.__dataclass_fields__) | {"originator_topic"}


@cache
def fields(event_class: type[Any]) -> tuple[str, ...]:
    """Return the fields of an event class beside the envelope, in their order."""
    return tuple(name for name in event_class.__dataclass_fields__ if name not in _ENVELOPE)


def details(told: Told) -> list[list[Any]]:
    """Return each field that is there as [name, kind, value].

    Kinds: `yes_no`, `number`, `code` (an enum), `words`, `day`, `time`, `id` (which JSON writes as
    text), `names` and `text` (pairs of language and text, the text cut or null), `sealed`, `file`
    (media type and size in bytes), `list`
    (of [kind, value]), `parts` (of [name, kind, value]). `without_texts` puts `withdrawn` in the
    place of `text`.
    """
    event = told.event
    return [
        [name, *_teller(value.__class__)(told, value)]
        for name in fields(event.__class__)
        if (value := getattr(event, name)) is not None and (value or value.__class__ is not tuple)
    ]


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
        value = getattr(event, name)
        if value.__class__ is UUID:
            yield id_text(value)
        elif value is not None:
            yield from _ids(value)


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


def _several(told: Told, value: tuple[Any, ...]) -> list[Any]:
    if isinstance(value[0], Name):
        return ["names", [[name.language, name.text] for name in value]]
    if isinstance(value[0], Wording):
        return ["text", [[one.language, _cut(told.text(one.text))] for one in value]]
    return ["list", [_teller(one.__class__)(told, one) for one in value]]


def _text_or_file(told: Told, value: TextRef) -> list[Any]:
    if not value.is_text:
        return ["file", [value.media_type, value.size]]
    return ["text", [["", _cut(told.text(value))]]]


def _parts(told: Told, value: msgspec.Struct) -> list[Any]:
    parts = ((name, getattr(value, name)) for name in value.__struct_fields__)
    there = [(name, part) for name, part in parts if part is not None and part != ()]
    return ["parts", [[name, *_teller(part.__class__)(told, part)] for name, part in there]]


_Teller = Callable[[Told, Any], list[Any]]
_TOLD: Final[tuple[tuple[type[Any], _Teller], ...]] = (
    (bool, lambda _, value: ["yes_no", value]),
    (Enum, lambda _, value: ["code", value.value]),
    (int, lambda _, value: ["number", value]),
    (str, lambda _, value: ["words", value]),
    (UUID, lambda _, value: ["id", value]),
    (When, lambda _, value: ["day", value.text]),
    (LocalTime, lambda _, value: ["time", value.text]),
    (Sealed, lambda _, value: ["sealed", None]),
    (TextRef, _text_or_file),
    (tuple, _several),
    (msgspec.Struct, _parts),
    (object, lambda _, value: ["words", str(value)]),
)


@cache
def _teller(kind: type[Any]) -> _Teller:
    """What tells values of a type; looked up once a type, since a rebuild tells millions."""
    return next(teller for of, teller in _TOLD if issubclass(kind, of))


def _cut(text: str | None) -> str | None:
    """The beginning of a text; None where it may not or cannot be opened."""
    if text is None or len(text) <= CUT:
        return text
    return text[:CUT].rsplit(" ", 1)[0] + " …"

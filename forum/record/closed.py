"""What is closed in an event: texts that it names and sealed values, nested ones too."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from forum.record.sealed import Sealed
from forum.record.text import TextRef

Closed = TextRef | Sealed


def closed_in(event: Any) -> Iterator[Closed]:  # noqa: ANN401 - any event class
    """Give every text reference and sealed value of an event."""
    for name in _closed_fields(event.__class__):
        if value := getattr(event, name):
            yield from _find(value)


@cache
def _closed_fields(event_class: type[Any]) -> tuple[str, ...]:
    """The fields of an event class that can hold a text or a sealed value."""
    hints = get_type_hints(event_class, include_extras=True)
    return tuple(name for name, hint in hints.items() if _can_be_closed(hint))


def _can_be_closed(hint: Any) -> bool:  # noqa: ANN401 - a type hint has no type
    if hint in (TextRef, Sealed):
        return True
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return any(map(_can_be_closed, get_type_hints(hint).values()))
    return any(map(_can_be_closed, get_args(hint)))


def _find(value: Any) -> Iterator[Closed]:  # noqa: ANN401
    if type(value) in (TextRef, Sealed):
        yield value
    elif type(value) is tuple:
        for inner in value:
            yield from _find(inner)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _find(getattr(value, name))

"""What is closed in an event: texts that it names and sealed values, nested ones too."""

from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from forum.record.sealed import Sealed
from forum.record.text import TextRef

Closed = TextRef | Sealed
_CLOSED = (TextRef, Sealed)


def closed_in(event: Any) -> list[Closed]:  # noqa: ANN401 - any event class
    """Return every text reference and sealed value of an event."""
    found: list[Closed] = []
    _gather(event, found)
    return found


def _gather(value: Any, found: list[Closed]) -> None:  # noqa: ANN401 - an event or a Struct
    for name in _closed_fields(value.__class__):
        part = getattr(value, name)
        if not part:  # absent, as most of them are
            continue
        for one in part if part.__class__ is tuple else (part,):
            if one.__class__ in _CLOSED:
                found.append(one)
            else:
                _gather(one, found)


@cache
def _closed_fields(holder: type[Any]) -> tuple[str, ...]:
    """The fields of an event class or a Struct that can hold a text or a sealed value."""
    hints = get_type_hints(holder, include_extras=True)
    return tuple(name for name, hint in hints.items() if _can_be_closed(hint))


def _can_be_closed(hint: Any) -> bool:  # noqa: ANN401 - a type hint has no type
    if hint in _CLOSED:
        return True
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return any(map(_can_be_closed, get_type_hints(hint).values()))
    return any(map(_can_be_closed, get_args(hint)))

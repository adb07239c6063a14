"""What the docstrings of events and values say: the sentence of each, and the meaning of a field.

The library wraps event classes, and dataclasses write a docstring where there is none, so it is
looked for on the class that somebody wrote.
"""

import inspect
import re
from typing import Any, Final

_FIELD: Final = re.compile(r"^    (\w+): (\S.*(?:\n {8,}\S.*)*)", re.MULTILINE)
_NEXT_PART: Final = re.compile(r"\n(?=\S)")


def sentence_of(thing: Any) -> str:  # noqa: ANN401 - a class or a module
    """Return the first paragraph of a docstring, on one line.

    Raises:
        LookupError: Nobody wrote one.
    """
    if isinstance(thing, type):
        thing = next((base for base in thing.__mro__ if "TOPIC" in vars(base)), thing)
    text = _written(thing)
    if not text:
        raise LookupError(f"{getattr(thing, '__qualname__', thing)} has no docstring: write one")
    return _flat(text.partition("\n\n")[0])


def meanings_of(kind: type[Any]) -> dict[str, str]:
    """Return the meanings of a class's fields by name, from `Attributes:`; its bases' come too."""
    meanings: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        _, _, attributes = _written(base).partition("\nAttributes:\n")
        attributes, *_ = _NEXT_PART.split(attributes, maxsplit=1)
        meanings |= {name: _flat(text) for name, text in _FIELD.findall(attributes)}
    return meanings


def _written(thing: Any) -> str:  # noqa: ANN401
    text = thing.__doc__ or ""
    made = f"{getattr(thing, '__name__', '')}("  # as dataclasses begin theirs
    return "" if text.startswith(made) else inspect.cleandoc(text)


def _flat(text: str) -> str:
    return " ".join(text.split())

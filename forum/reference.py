"""The reference of events: what the docstrings of all event classes say, as one document.

`./dev docs` writes it to `docs/events.md`, and a test fails while that file is another. What an
event means is said in its class and nowhere else.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import StrEnum
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from forum import policy
from forum.record.catalogue import CATALOGUE, OUTSIDE, Catalogue, Entry
from forum.record.docstrings import meanings_of, sentence_of
from forum.record.envelope import ForumAggregate, StruckFields
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Instant, Wording
from forum.record.when import When

INTRODUCTION: Final = """\
# Events

Every kind of event that can stand in the log, as its class describes it. `./dev docs` builds this
file from the docstrings: correct those, never this.

An event is stored as JSON under its topic; a field that is absent is not written. **Kept** says
how a field is stored: *clear* can be read in the log for ever; *text* lies apart, encrypted under
a key of its own, and the event only names it; *sealed* lies in the event, and only the key of one
person and one purpose (identity, contact or statement) opens it. **Seen by** says who may be told
what the event says; that a row is there can always be checked.
"""
_TYPES: Final[dict[Any, str]] = {
    str: "short text",
    int: "whole number",
    bool: "true or false",
    bytes: "bytes, base64",
    UUID: "id",
    Fraction: "fraction n/d",
    Instant: "instant, UTC",
    When: "day, month or year",
    LocalTime: "planned time",
    Sealed: "sealed value",
}
_PURPOSE: Final = re.compile(r"sealed under the key of [^.]*\b(identity|contact|statement)\b")


def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


ENVELOPE: Final = tuple(
    field.name for field in fields(ForumAggregate.Event) if field.name not in OUTSIDE
)
"""Names of the fields that every event has."""


def reference_of(catalogue: Catalogue) -> str:
    """Return the whole document.

    Raises:
        LookupError: A chapter, aggregate, event or value has no docstring, a field no line in
            `Attributes:`, or a sealed field does not say under the key of which purpose.
    """
    parts = [INTRODUCTION, "## The envelope", "Every event has these fields beside its own."]
    parts.append(_table(ForumAggregate.Event, ENVELOPE))
    structs: set[type[msgspec.Struct]] = set()
    chapter = ""
    for aggregate in catalogue.aggregates:
        package = aggregate.__module__.rpartition(".")[0]
        if package != chapter:
            chapter = package
            name = package.rpartition(".")[2]
            parts += [f"## {_title(name)}", sentence_of(import_module(package))]
        parts += [f"### {_title(aggregate.__name__)}", sentence_of(aggregate)]
        for entry in catalogue.events_of(aggregate):
            parts += _event(entry, aggregate)
            structs |= set(_structs_in(_hints(entry.event_class).values()))
    structs |= set(_structs_in(_hints(ForumAggregate.Event).values()))
    parts += ["## Values", "Parts of which the fields above are made."]
    for struct in sorted(structs, key=lambda struct: struct.__name__):
        parts += [f"### {struct.__name__}", sentence_of(struct)]
        parts.append(_table(struct, struct.__struct_fields__))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _event(entry: Entry, aggregate: type[ForumAggregate]) -> Iterator[str]:
    yield f"#### `{entry.topic}`"
    yield sentence_of(entry.event_class)
    seen = _seen_by(entry)
    facts = f"Version {entry.version}. Seen by: {seen.rstrip('.')}."
    if entry.topic in getattr(aggregate, "UNSTRIKABLE", frozenset()):
        facts += " Cannot be struck."
    yield facts
    own = [name for name in entry.fields if name not in ENVELOPE]
    if own:
        yield _table(entry.event_class, own)


def _seen_by(entry: Entry) -> str:
    if issubclass(entry.event_class, StruckFields):
        return "those who see what it strikes"
    seen_by = policy.AUDIENCES.get(entry.topic, "nobody")
    return seen_by if isinstance(seen_by, str) else f"it depends. {sentence_of(seen_by)}"


def _table(kind: type[Any], names: Iterable[str]) -> str:
    hints = _hints(kind)
    meanings = meanings_of(kind)
    rows = ["| field | type | kept | meaning |", "|---|---|---|---|"]
    for name in names:
        if name not in meanings:
            raise LookupError(f"{kind.__qualname__}.{name} has no line in Attributes: write one")
        kept = _kept(hints[name], f"{kind.__qualname__}.{name}", meanings[name])
        meaning = meanings[name].replace("|", "\\|")
        rows.append(f"| `{name}` | {_type(hints[name])} | {kept} | {meaning} |")
    return "\n".join(rows)


def _type(hint: Any) -> str:  # noqa: ANN401 - a type hint has no type
    if hint in _TYPES:
        return _TYPES[hint]
    if parts := _parts(hint):
        form = "list of: {}" if get_origin(hint) is tuple else "{}, or absent"
        return form.format(_type(parts[0]))
    if issubclass(hint, StrEnum):
        return ", ".join(f"`{member.value}`" for member in hint)
    return f"[{hint.__name__}](#{hint.__name__.lower()})"


def _kept(hint: Any, where: str, meaning: str) -> str:  # noqa: ANN401
    kind = _innermost(hint)
    if kind is Sealed:
        purpose = _PURPOSE.search(meaning)
        if purpose is None:
            raise LookupError(f"{where} must say 'sealed under the key of …' and which purpose")
        return f"sealed: {purpose[1]}"
    if kind in {TextRef, Wording}:
        return "text"
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = _hints(kind)
        texts = [name for name, part in hints.items() if _innermost(part) in {TextRef, Wording}]
        return f"clear; {', '.join(texts)}: text" if texts else "clear"
    return "clear"


def _parts(hint: Any) -> list[Any]:  # noqa: ANN401
    return [part for part in get_args(hint) if part not in {type(None), Ellipsis}]


def _innermost(hint: Any) -> Any:  # noqa: ANN401
    """The type inside "or absent" and "list of"."""
    while hint not in _TYPES and (parts := _parts(hint)):
        hint = parts[0]
    return hint


def _structs_in(hints: Iterable[Any]) -> Iterator[type[msgspec.Struct]]:
    for kind in map(_innermost, hints):
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            yield kind
            yield from _structs_in(_hints(kind).values())


def _title(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def main() -> None:
    """Write the document to the file that is named."""
    import_module("forum.application")  # it fills the catalogue from every chapter
    Path(sys.argv[1]).write_text(reference_of(CATALOGUE), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Values for the fields of any event, made from its type and its name and from one seed.

So a new field or a new event needs no change here; only its verb stands in `mix`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from random import Random
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.text import TextRef, write_text
from forum.record.values import Instant, Name, Wording
from forum.record.when import When
from forum.store.keys import Keys
from forum.store.rows import TextRow
from tests.bench.mix import Thing

LONG = 2_000
"""Characters of a text at length, give or take a tenth."""
ASIDES = {"note": 0.1, "reason": 0.5, "detail": 0.3}
"""How often a short text that may be there is there, by its field."""
KEPT = 400
"""Things of a kind that later events may name."""

NAMED = {
    **dict.fromkeys(("meeting_id", "at_meeting_id"), "meeting"),
    **dict.fromkeys(("theme_id", "earlier_theme_id", "by_theme_id"), "theme"),
    **dict.fromkeys(("view_id", "into_id"), "view"),
    **dict.fromkeys(("decision_id", "replaces_id"), "decision"),
    **dict.fromkeys(
        (
            *("organization_id", "organization_ids", "owner_id", "to_id", "authority_id"),
            *("proposed_by_id", "convener_id", "publisher_id", "vacated_by_id"),
        ),
        "organization",
    ),
    "person_id": "person",
}
"""The kind of thing that a field names."""


class Inventor:
    """Makes values, and keeps the texts that wait to be written with them."""

    def __init__(self, rng: Random, keys: Keys) -> None:
        self.rng = rng
        self.keys = keys
        self.texts: list[TextRow] = []
        self.known: dict[str, list[UUID]] = {}
        self._count = 0
        self._asides: tuple[Wording, ...] = ()
        self._words = [self._word() for _ in range(4_000)]
        self._often = list(accumulate(1 / place for place in range(1, 4_001)))

    def id(self) -> UUID:
        """Return a random id."""
        return UUID(int=self.rng.getrandbits(128), version=4)

    def remember(self, noun: str, thing_id: UUID) -> None:
        """Let later events name a thing."""
        things = self.known.setdefault(noun, [])
        if len(things) < KEPT:
            things.append(thing_id)
        else:
            things[self.rng.randrange(KEPT)] = thing_id

    def one_of(self, noun: str) -> UUID:
        """Return the id of a thing of a kind."""
        things = self.known.get(noun)
        return self.rng.choice(things) if things else self.id()

    def fields(self, event_class: type[Any], thing: Thing, names: list[str]) -> dict[str, Any]:
        """Return values for these fields of an event."""
        hints = _hints(event_class)
        return {name: self.value(thing, name, hints[name]) for name in names}

    def value(self, thing: Thing, name: str, hint: Any) -> Any:
        """Return a value of a type for a field."""
        args = get_args(hint)
        if type(None) in args:
            if name in {"side", "view_id"} or self.rng.random() < 0.6:
                return self.value(thing, name, next(arg for arg in args if arg is not type(None)))
            return None
        if get_origin(hint) is tuple:
            return self._several(thing, name, args[0])
        if hint == Instant:
            return datetime(2018, 6, 1, 10, tzinfo=UTC) + timedelta(minutes=self.rng.randrange(9))
        if issubclass(hint, StrEnum):
            return self.rng.choice(list(hint))
        if (maker := _MAKERS.get(hint)) is not None:
            return maker(self, thing, name)
        if issubclass(hint, msgspec.Struct):
            inner = _hints(hint)
            return hint(**{part: self.value(thing, part, inner[part]) for part in inner})
        raise TypeError(f"nobody has said how to invent a {hint} for {name}")

    def _several(self, thing: Thing, name: str, kind: type[Any]) -> tuple[Any, ...]:
        if kind is Name:
            return tuple(Name(language=code, text=self.words(5)) for code in self._languages())
        if kind is Wording:
            return self._wordings(thing, name)
        if name == "item_ids":
            return tuple(self.rng.sample(thing.parts, len(thing.parts)))
        if name == "sides":
            return ()
        many = self.rng.randint(10, 60) if name == "rows" else self.rng.randint(0, 3)
        return tuple(self.value(thing, name, kind) for _ in range(many))

    def _wordings(self, thing: Thing, name: str) -> tuple[Wording, ...]:
        if name in ASIDES:
            return self._aside() if self.rng.random() < ASIDES[name] else ()
        if thing.noun == "minutes" and thing.text and self.rng.random() < 0.6:
            return thing.text  # published as it was assembled
        thing.text = self._said(LONG)
        return thing.text

    def _aside(self) -> tuple[Wording, ...]:
        """A short text; many events share one, as those of an import do."""
        if not self._asides or self.rng.random() < 0.1:
            self._asides = self._said(200)
        return self._asides

    def _said(self, characters: int) -> tuple[Wording, ...]:
        return tuple(
            Wording(language=code, text=self.text(characters)) for code in self._languages()
        )

    def text(self, characters: int) -> TextRef:
        """Write a text, which waits to be saved."""
        text_id, key = self.keys.texts.take()
        content = self.words(round(characters / 6.6 * self.rng.uniform(0.9, 1.1)))
        ref, sealed = write_text(text_id, key, content)
        self.texts.append(TextRow(text_id, sealed))
        return ref

    def words(self, many: int) -> str:
        """Return words, common ones more often."""
        return " ".join(self.rng.choices(self._words, cum_weights=self._often, k=many))

    def day(self) -> When:
        """Return a day, known in full, to the month or to the year."""
        text = f"{self.rng.randint(2012, 2024)}-{self.rng.randint(1, 12):02}-"
        text += f"{self.rng.randint(1, 28):02}"
        return When.stored(text[: self.rng.choices((10, 7, 4), (8, 2, 1))[0]])

    def number(self, thing: Thing, name: str) -> int:
        """Return a count of whatever the field counts."""
        return thing.year if name in {"year", "covers_year"} else self.rng.randint(1, 12)

    def sealed(self, thing: Thing, _: str) -> Sealed:
        """Return a name under the key of its thing."""
        if thing.key is None:
            thing.key = self.keys.personal.take()
        return Sealed.seal(*thing.key, "person.name", self.words(2).title())

    def short(self, thing: Thing, name: str) -> str:
        """Return a short public fact."""
        self._count += 1
        match name:
            case "side":
                return thing.side
            case "slug" | "key":
                return f"plats-{self._count}"
            case "zone":
                return "Europe/Stockholm"
            case "code":
                return f"W{self.rng.randint(1, 15)}"
            case _:
                return self.words(3)

    def named(self, thing: Thing, name: str) -> UUID:
        """Return the id of what a field names."""
        if name in {"item_id", "mandate_id", "successor_mandate_id"}:
            if not thing.parts or self.rng.random() < 0.5:
                thing.parts.append(self.id())
                return thing.parts[-1]
            return self.rng.choice(thing.parts)
        return self.one_of(NAMED[name]) if name in NAMED else self.id()

    def planned(self) -> LocalTime:
        """Return a time in office hours."""
        month, day, hour = self.rng.randint(1, 2), self.rng.randint(1, 28), self.rng.randint(8, 16)
        return LocalTime.at(datetime(2018, month, day, hour), "Europe/Stockholm")  # noqa: DTZ001

    def _languages(self) -> tuple[str, ...]:
        return ("sv", "en") if self.rng.random() < 0.15 else ("sv",)

    def _word(self) -> str:
        rng = self.rng
        return "".join(
            rng.choice("bdfghjklmnprstv") + rng.choice("aeiouyåäö") + rng.choice("lnrst ").strip()
            for _ in range(rng.randint(1, 4))
        )


_MAKERS: dict[Any, Callable[[Inventor, Thing, str], Any]] = {
    str: Inventor.short,
    int: Inventor.number,
    Fraction: lambda inventor, _, __: Fraction(inventor.rng.randint(1, 3), 4),
    bool: lambda inventor, _, __: inventor.rng.random() < 0.3,
    UUID: Inventor.named,
    When: lambda inventor, _, __: inventor.day(),
    LocalTime: lambda inventor, _, __: inventor.planned(),
    Sealed: Inventor.sealed,
    TextRef: lambda inventor, _, name: inventor.text(200 if name in ASIDES else LONG),
}

_HINTS: dict[type[Any], dict[str, Any]] = {}


def _hints(kind: type[Any]) -> dict[str, Any]:
    """The types of a class's fields; asking Python each time is slow."""
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind, include_extras=True)
    return _HINTS[kind]

"""An event as a handler gets it: with its position, its audience and what may be opened of it.

Texts and sealed names are opened for a whole batch with one query each. What is gone (its key was
destroyed) opens as None; pages say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol, get_args, get_type_hints
from uuid import UUID

import msgspec

from forum import policy
from forum.record.sealed import Sealed
from forum.record.text import TextRef, open_text
from forum.record.values import Name, Wording
from forum.store.keys import Keys

Said = tuple[str, str | None, str | None, str | None, str | None]
"""Aggregate, effective day, basis, source and note of an event."""


class TextSource(Protocol):
    """Where encrypted texts are read: the log's recorder."""

    def read_texts(self, ids: Iterable[UUID]) -> dict[UUID, bytes]:
        """Return the encrypted texts by id; missing ones are absent."""


@dataclass(slots=True)
class Told:
    """One event on its way into the read model.

    Attributes:
        position: Log position.
        event: The typed event.
        audience: Who may see what it tells.
        opened: Contents of the batch's texts, by id.
        names: Clear text of the batch's sealed values, by ciphertext.
        row_hash: `H_row` of the stored row; the follower fills it in.
        forum: The forum's id as text.
        recorded: When it was recorded: RFC 3339, UTC, to the microsecond.
        said: The values of the columns `tables.SAID`: what every row tells of its event. Made
            once, since every handler begins with it.
    """

    position: int
    event: Any
    audience: str
    opened: dict[UUID, str]
    names: dict[bytes, str]
    row_hash: bytes = b""
    forum: str | None = field(init=False)
    recorded: str = field(init=False)
    said: Said = field(init=False)

    def __post_init__(self) -> None:
        event = self.event
        effective, evidence = event.effective, event.evidence
        self.forum = str(event.forum_id) if event.forum_id else None
        self.recorded = event.timestamp.isoformat(timespec="microseconds").replace("+00:00", "Z")
        self.said = (
            str(event.originator_id),
            str(effective) if effective else None,
            str(evidence.basis) if evidence else None,
            evidence.source if evidence else None,
            self.wordings(evidence.note) if evidence and evidence.note else None,
        )

    @property
    def basis(self) -> str | None:
        """What the event rests on: `fact`, `inferred`, `planned`; None where nothing is said."""
        return self.said[2]

    @property
    def source(self) -> str | None:
        """Where it stands: site and page title, several divided by `; `."""
        return self.said[3]

    @property
    def note(self) -> str | None:
        """What is weaker than the basis, or odd, in its languages as JSON; None for nothing."""
        return self.said[4]

    def text(self, ref: TextRef | None) -> str | None:
        """Return the content of a text, or None where it may not or cannot be opened.

        A draft stays closed also where its text is published by a later event of the batch.
        """
        if ref is None or self.audience != policy.PUBLIC:
            return None
        return self.opened.get(ref.text_id)

    def wordings(self, given: tuple[Wording, ...]) -> str:
        """Return a text in its languages as JSON `[["sv", "…"], …]`."""
        return pairs((wording.language, self.text(wording.text) or "") for wording in given)

    def name(self, sealed: Sealed | None) -> str | None:
        """Return a sealed name, or None where it may not be opened or its key is gone."""
        if sealed is None or self.audience != policy.PUBLIC:
            return None
        return self.names.get(sealed.ciphertext)


def titles(given: tuple[Name, ...]) -> str:
    """Return a name in its languages as JSON `[["sv", "…"], …]`."""
    return pairs((name.language, name.text) for name in given)


def pairs(given: Iterable[tuple[str, str]]) -> str:
    """Return (language, text) pairs as JSON."""
    return msgspec.json.encode(list(given)).decode()


def tell(rows: Iterable[tuple[int, Any]], source: TextSource, keys: Keys) -> list[Told]:
    """Make a batch ready: audiences, and the texts and names that may be opened.

    A text is opened only if what names it is public: a draft is in no read model.

    Args:
        rows: (position, event) in log order.
        source: Where encrypted texts lie.
        keys: The key stores.
    """
    batch = [(position, event, policy.audience(event)) for position, event in rows]
    refs: dict[UUID, TextRef] = {}
    seals: list[Sealed] = []
    for _, event, audience in batch:
        if audience == policy.PUBLIC:
            _collect(event, refs, seals)
    opened: dict[UUID, str] = {}
    if refs:
        live = keys.texts.get(refs.keys())
        for text_id, sealed in source.read_texts(refs.keys()).items():
            if (key := live.get(text_id)) is not None:
                opened[text_id] = open_text(refs[text_id], key, sealed).content
    names: dict[bytes, str] = {}
    if seals:
        live = keys.personal.get({seal.key_id for seal in seals})
        names = {
            seal.ciphertext: seal.open(key)
            for seal in seals
            if (key := live.get(seal.key_id)) is not None
        }
    return [Told(position, event, audience, opened, names) for position, event, audience in batch]


def _collect(event: Any, refs: dict[UUID, TextRef], seals: list[Sealed]) -> None:  # noqa: ANN401
    """Find every text and sealed value in an event, nested ones too."""
    for name in _closed_fields(event.__class__):
        if value := getattr(event, name):
            _find(value, refs, seals)


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


def _find(value: Any, refs: dict[UUID, TextRef], seals: list[Sealed]) -> None:  # noqa: ANN401
    if type(value) is TextRef:
        refs[value.text_id] = value
    elif type(value) is Sealed:
        seals.append(value)
    elif type(value) is tuple:
        for inner in value:
            _find(inner, refs, seals)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _find(getattr(value, name), refs, seals)

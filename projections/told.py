"""An event as a handler gets it: with its position, its audience and what may be opened of it.

Texts and sealed names are opened for a whole batch with one query each. What is gone (its key was
destroyed) opens as None; pages say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import msgspec

from forum import policy
from forum.record.closed import closed_in
from forum.record.ids import id_text
from forum.record.sealed import Sealed
from forum.record.text import TextRef, open_text
from forum.record.values import Name, Wording
from forum.store.keys import Keys
from projections.rooms import Rooms

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
        room: The meeting in whose room it is, or None.
        is_closed: That room is not open to everybody.
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
    room: str | None = None
    is_closed: bool = False
    row_hash: bytes = b""
    forum: str | None = field(init=False)
    recorded: str = field(init=False)
    said: Said = field(init=False)

    def __post_init__(self) -> None:
        event = self.event
        effective, evidence = event.effective, event.evidence
        self.forum = id_text(event.forum_id) if event.forum_id else None
        self.recorded = instant_text(event.timestamp)
        self.said = (
            id_text(event.originator_id),
            effective.text if effective else None,
            evidence.basis.value if evidence else None,
            evidence.source if evidence else None,
            self.wordings(evidence.note) if evidence and evidence.note else None,
        )

    def text(self, ref: TextRef | None) -> str | None:
        """Return the content of a text, or None where it may not or cannot be opened.

        A draft stays closed also where its text is published by a later event of the batch.
        """
        if ref is None or self.is_closed or self.audience != policy.PUBLIC:
            return None
        return self.opened.get(ref.text_id)

    def wordings(self, given: tuple[Wording, ...]) -> str:
        """Return a text in its languages as JSON `[["sv", "…"], …]`."""
        return pairs([(wording.language, self.text(wording.text) or "") for wording in given])

    def name(self, sealed: Sealed | None) -> str | None:
        """Return a sealed name, or None where it may not be opened or its key is gone."""
        if sealed is None or self.is_closed or self.audience != policy.PUBLIC:
            return None
        return self.names.get(sealed.ciphertext)


def instant_text(instant: datetime) -> str:
    """Return an instant in UTC as RFC 3339 with `Z`, always to the microsecond."""
    text: str = msgspec.to_builtins(instant)
    return text if instant.microsecond else f"{text[:-1]}.000000Z"


def titles(given: tuple[Name, ...]) -> str:
    """Return a name in its languages as JSON `[["sv", "…"], …]`."""
    return pairs([(name.language, name.text) for name in given])


def pairs(given: list[tuple[str, str]]) -> str:
    """Return (language, text) pairs as JSON."""
    return msgspec.json.encode(given).decode() if given else "[]"


def tell(
    rows: Iterable[tuple[int, Any]], source: TextSource, keys: Keys, rooms: Rooms
) -> list[Told]:
    """Make a batch ready: audiences, and the texts and names that may be opened.

    A text is opened only if what names it is public and in no closed room: a draft, or what a side
    said among its own, is in no read model.

    Args:
        rows: (position, event) in log order.
        source: Where encrypted texts lie.
        keys: The key stores.
        rooms: Those of the read model that is filled.
    """
    batch = []
    for position, event in rows:
        room = rooms.of(event)
        batch.append((position, event, policy.audience(event), room, rooms.is_closed(room)))
    refs: dict[UUID, TextRef] = {}
    seals: list[Sealed] = []
    for _, event, audience, _room, is_closed in batch:
        if audience == policy.PUBLIC and not is_closed:
            for closed in closed_in(event):
                if not isinstance(closed, TextRef):
                    seals.append(closed)
                elif closed.is_text:  # a file is in no read model, and may be large
                    refs[closed.text_id] = closed
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
    return [
        Told(position, event, audience, opened, names, room, is_closed)
        for position, event, audience, room, is_closed in batch
    ]

"""What the log holds about a person: every event that names them, or that they acted by.

The log is read from its beginning, as its events say themselves what they name. A name is opened
where it is the person's own; a text where the person acted, or is named by its event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import msgspec

from forum.record.closed import closed_in
from forum.record.envelope import StruckFields
from forum.record.ids import id_text
from forum.record.sealed import Sealed
from forum.record.text import TextRef, open_text
from forum.store.keys import Keys
from projections.details import fields, ids

BATCH: Final = 1_000
ERASED: Final = "erased"
"""Stands for a name or a text whose key was destroyed."""
ACTS_BY: Final[dict[str, str | None]] = {
    "delegation.representative_appointed": "mandate_id",
    "delegation.representative_rotated": "successor_mandate_id",
    "delegation.contact_named": "contact_id",
    "office.holder_named": None,  # the office acts, and not whoever holds it
    "office.holder_left": None,
    "presence.stood_in": None,
    "presidium.appointed": None,
}
"""By topic of an event that names a person: the field of what the person acts by from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event.

    Attributes:
        position: Its number in the log.
        topic: Its kind.
        recorded: When, RFC 3339, UTC.
        effective: The day from which it held true, or None.
        forum_id: The forum; None for the installation.
        is_own: The person acted by it.
        names: The event names the person, or what the person acts by.
        is_struck: It counts as not having happened.
        received: How it came in and when, where it was entered for somebody.
        told: What it says besides, by field: plain values, and ids as text.
        opened: Names and texts that were opened, by field; `ERASED` where the key is gone.
    """

    position: int
    topic: str
    recorded: str
    effective: str | None
    forum_id: str | None
    is_own: bool
    names: bool
    is_struck: bool
    received: str | None
    told: dict[str, Any]
    opened: list[tuple[str, str]] = field(default_factory=list)


def acted_by(person_id: UUID, log: Any, mapper: Any) -> set[UUID]:  # noqa: ANN401 - of a `Source`
    """Return the mandates and contacts that a person acts or acted by."""
    found = set()
    for _row, event in _naming(log, mapper, {person_id}):
        own = ACTS_BY.get(event.TOPIC)
        if own is not None and event.person_id == person_id:
            found.add(getattr(event, own))
    return found


def entries(person_id: UUID, log: Any, mapper: Any, keys: Keys) -> list[Entry]:  # noqa: ANN401
    """Return what the log holds about a person, in its order."""
    own = acted_by(person_id, log, mapper)
    rows = list(_naming(log, mapper, {person_id} | own))
    struck = _struck(log, mapper)
    return [_entry(row.position, event, person_id, own, struck, log, keys) for row, event in rows]


def _naming(log: Any, mapper: Any, wanted: set[UUID]) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Give the events that are about, are acted by, or name one of some ids."""
    looked_for = [id_text(one).encode() for one in wanted]
    position = 0
    while rows := log.read_rows(position, BATCH):
        position = rows[-1].position
        for row in rows:
            is_about = row.originator_id in wanted
            if not is_about and not any(one in row.state for one in looked_for):
                continue
            event = mapper.decode(*row[1:])
            if is_about or wanted & _named(event):
                yield row, event


def _named(event: Any) -> set[UUID]:  # noqa: ANN401 - any event class
    """Every id that an event names, its envelope's too."""
    envelope = {event.actor_id, event.on_behalf_of_id}
    return {UUID(one) for one in ids(event)} | {one for one in envelope if one is not None}


def _struck(log: Any, mapper: Any) -> set[tuple[UUID, int]]:  # noqa: ANN401
    found = set()
    position = 0
    while rows := log.read_rows(position, BATCH):
        position = rows[-1].position
        for row in rows:
            if row.topic.endswith(".struck"):
                event = mapper.decode(*row[1:])
                if isinstance(event, StruckFields):
                    found.add((row.originator_id, event.version))
    return found


def _entry(
    position: int,
    event: Any,  # noqa: ANN401 - any event class
    person_id: UUID,
    own: set[UUID],
    struck: set[tuple[UUID, int]],
    log: Any,  # noqa: ANN401
    keys: Keys,
) -> Entry:
    is_own = event.actor_id in own
    names = event.originator_id == person_id or bool(
        ({person_id} | own) & (_named(event) - {event.actor_id})
    )
    came = event.channel.value if event.channel else None
    if came and event.received:
        came = f"{came} {event.received.text}"
    return Entry(
        position=position,
        topic=event.TOPIC,
        recorded=msgspec.to_builtins(event.timestamp),
        effective=event.effective.text if event.effective else None,
        forum_id=id_text(event.forum_id) if event.forum_id else None,
        is_own=is_own,
        names=names,
        is_struck=(event.originator_id, event.originator_version) in struck,
        received=came,
        told=_told(event),
        opened=list(_opened(event, log, keys, with_names=event.originator_id == person_id)),
    )


def _told(event: Any) -> dict[str, Any]:  # noqa: ANN401
    """The fields of an event as plain values; what is closed is left out here."""
    return {
        name: plain
        for name in fields(event.__class__)
        if (plain := _plain(getattr(event, name))) not in (None, (), [], "")
    }


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Sealed | TextRef):
        return None
    if isinstance(value, tuple):
        return [plain for one in value if (plain := _plain(one)) is not None]
    if isinstance(value, msgspec.Struct):
        held = {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
        is_text = any(isinstance(getattr(value, name), TextRef) for name in held)
        return None if is_text else {name: one for name, one in held.items() if one is not None}
    if hasattr(value, "text"):  # a day, or a time of a place
        return value.text
    try:
        return msgspec.to_builtins(value)
    except TypeError:
        return str(value)


def _opened(
    event: Any,  # noqa: ANN401
    log: Any,  # noqa: ANN401
    keys: Keys,
    *,
    with_names: bool,
) -> Iterator[tuple[str, str]]:
    """Open what is closed in an event: its texts, and names where they are the person's own."""
    for closed in closed_in(event):
        where = _place(event, closed)
        if isinstance(closed, TextRef):
            key = keys.texts.get([closed.text_id]).get(closed.text_id)
            sealed = log.read_texts([closed.text_id]).get(closed.text_id)
            if key is None or sealed is None:
                yield where, ERASED
            else:
                yield where, open_text(closed, key, sealed).content
        elif with_names:
            key = keys.personal.get([closed.key_id]).get(closed.key_id)
            yield where, closed.open(key) if key is not None else ERASED


def _place(event: Any, closed: Sealed | TextRef) -> str:  # noqa: ANN401
    """The field of an event that holds something closed."""
    every = (*fields(event.__class__), "cautions", "evidence")
    return next(name for name in every if _holds(getattr(event, name), closed))


def _holds(value: Any, closed: Sealed | TextRef) -> bool:  # noqa: ANN401
    if isinstance(value, tuple):
        return any(_holds(one, closed) for one in value)
    if isinstance(value, msgspec.Struct) and value is not closed:
        return any(_holds(getattr(value, name), closed) for name in value.__struct_fields__)
    return value is closed

"""The history: one row an event, whatever its class, and which events were struck.

Works for every event class without new code: it reads the fields that the class declares. What a
thing is called follows from its first event and from events whose verb names (`renamed`,
`retitled` …). Struck events stay here, marked; every other table loses their rows.
`projections.lookback` and `projections.called` answer questions about it.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from eventsourcing.domain import CanInitAggregate

from forum.meeting.meeting import Meeting
from forum.record.catalogue import CATALOGUE
from forum.record.docstrings import sentence_of
from forum.record.envelope import StruckFields
from forum.record.sealed import Sealed
from forum.record.values import Name
from projections.details import details, fields, ids, plain
from projections.ids import id_text
from projections.rooms import ROOMS
from projections.tables import Table
from projections.told import Told
from projections.writing import Projection, Row

EVENTS = Table(
    name="events",
    columns={
        "topic": str,
        "aggregate_id": str,
        "version": int,
        "actor_id": str,
        "command_id": str,
        "recorded": str,  # RFC 3339, UTC
        "clock": str,  # simulated, or NULL for the real one
        "effective": str,
        "day": str,  # last day that `effective` can mean, else the day of recording in UTC
        "on_behalf_of_id": str,
        "channel": str,
        "received": str,
        "rules_version": str,
        "basis": str,
        "source": str,
        "note": str,
        "cautions": str,  # JSON: [[code, reason or null], …]
        "subject_kind": str,  # the aggregate's noun, such as `meeting`
        "subject": str,  # JSON object, see `_subject`; NULL where the event names nothing
        "details": str,  # JSON: [[field, kind, value], …], see `projections.details`
        "row_hash": str,  # H_row, 64 hexadecimal digits
    },
    indexes=(
        ("aggregate_id", "version"),
        # What counting and filtering reads, so that it need not read the rows.
        ("forum_id", "subject_kind", "day", "audience", "room_id", "aggregate_id"),
    ),
)
MENTIONS = Table(
    name="mentions",
    columns={"mentioned_id": str},
    several=True,
    listed=False,
    indexes=(("mentioned_id", "forum_id"),),
)
STRIKES = Table(
    name="strikes",
    columns={"aggregate_id": str, "version": int, "reason": str},
    indexes=(("aggregate_id", "version"),),
)

WITHDRAWALS = Table(
    name="withdrawals",
    columns={"aggregate_id": str},
    listed=False,
    indexes=(("aggregate_id",),),
)

WITHDRAWN: Final = "withdrawn"
"""Verb of events after which the thing's earlier texts are shown no more; `visible.withdrawn`."""
NAMING: Final = frozenset({"renamed", "retitled", "numbered", "scheduled"})
"""Verbs of events that change what a thing is called by; so do first events."""

_NAME_FIELDS: Final = ("title", "name", "purpose")
_SUBJECT_FIELDS: Final = {
    **{name: name for name in ("number", "year", "side", "day", "slug")},
    **dict.fromkeys(("kind", "classification", "series"), "sort"),
}


def handler(told: Told) -> Iterator[Row]:
    """Tell one event, the things it mentions, and what it strikes."""
    event, (aggregate_id, effective, basis, source, note) = told.event, told.said
    actor_id = id_text(event.actor_id)
    given = [[one.code, one.reason and told.wordings(one.reason)] for one in event.cautions]
    cautions = _json(given) if given else "[]"
    day = event.effective.latest if event.effective else event.timestamp.date()
    yield (
        "events",
        (
            event.TOPIC,
            aggregate_id,
            event.originator_version,
            actor_id,
            id_text(event.command_id),
            told.recorded,
            event.clock.value if event.clock else None,
            effective,
            day.isoformat(),
            id_text(event.on_behalf_of_id) if event.on_behalf_of_id else None,
            event.channel.value if event.channel else None,
            event.received.text if event.received else None,
            id_text(event.rules_version) if event.rules_version else None,
            basis,
            source,
            note,
            cautions,
            event.TOPIC.partition(".")[0],
            _subject(told),
            _json(list(details(told))),
            told.row_hash.hex(),
        ),
    )
    for thing_id in dict.fromkeys((aggregate_id, actor_id, *ids(event))):
        yield "mentions", (thing_id,)
    if isinstance(event, Meeting.Planned):
        yield "rooms", (aggregate_id, told.audience)
    if _verb(event) == WITHDRAWN:
        yield "withdrawals", (aggregate_id,)
    if isinstance(event, StruckFields):
        yield "strikes", (aggregate_id, event.version, told.wordings(event.reason))


PROJECTION = Projection(
    name="history",
    version=1,
    tables=(EVENTS, MENTIONS, STRIKES, WITHDRAWALS, ROOMS),
    handler=handler,
)


def fact(topic: str) -> str:
    """Return what an event of a topic says, in English: the first sentence of its docstring.

    Raises:
        LookupError: No event has this topic.
    """
    entry = CATALOGUE.topic(topic)
    if entry is None:
        raise LookupError(f"no event has the topic {topic}")
    return sentence_of(entry.event_class).rstrip(".")


def _verb(event: Any) -> str:  # noqa: ANN401 - any event class
    return str(event.TOPIC.partition(".")[2])


def _subject(told: Told) -> str | None:
    """Return what an event tells of the name of its thing, as a JSON object.

    `names` holds (language, text) pairs, a language of `""` for a proper name; `number`, `year`,
    `side`, `day` and `slug` are as in the event, `sort` is its classification, kind or series;
    `about` lists the ids that a first event names.
    """
    event = told.event
    is_first = isinstance(event, CanInitAggregate)
    if not is_first and _verb(event) not in NAMING:
        return None
    said: dict[str, Any] = {}
    for name in fields(event):
        value = getattr(event, name)
        if name in _NAME_FIELDS and value and "names" not in said:
            said["names"] = _names(told, value)
        elif name in _SUBJECT_FIELDS and value is not None:
            said[_SUBJECT_FIELDS[name]] = plain(value)
    if is_first:
        about = list(ids(event))
        if about:
            said["about"] = about
    return _json(said) if said else None


def _names(told: Told, value: Any) -> list[list[str | None]]:  # noqa: ANN401
    if isinstance(value, Sealed):
        return [["", told.name(value)]] if told.name(value) else []
    if isinstance(value, tuple):
        return [[name.language, name.text] for name in value if isinstance(name, Name)]
    return [["", str(value)]]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()

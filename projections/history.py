"""The history: one row an event, whatever its class, and which events were struck.

Works for every event class without new code: it reads the fields that the class declares. What a
thing is called follows from its first event and from events whose verb names (`renamed`,
`retitled` …). Struck events stay here, marked; every other table loses their rows.
`projections.lookback` and `projections.called` answer questions about it.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

import msgspec
from eventsourcing.domain import CanInitAggregate

from forum import policy
from forum.meeting.meeting import Meeting
from forum.record.catalogue import CATALOGUE
from forum.record.docstrings import sentence_of
from forum.record.envelope import StruckFields
from forum.record.ids import id_text
from forum.record.sealed import Sealed
from forum.record.values import Name
from forum.record.when import When
from projections.details import details, fields, ids, plain
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
        ("on_behalf_of_id",),
        # What counting and filtering reads, so that it need not read the rows.
        ("forum_id", "subject_kind", "day", "audience", "room_id", "aggregate_id"),
    ),
    sought=(("aggregate_id", "version"),),
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
    noun, _, verb = event.TOPIC.partition(".")
    cautions = "[]"
    if event.cautions:
        given = [[one.code, one.reason and told.wordings(one.reason)] for one in event.cautions]
        cautions = _json(given)
    named = list(ids(event))
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
            _last_day(effective) if effective else told.recorded[:10],
            id_text(event.on_behalf_of_id) if event.on_behalf_of_id else None,
            event.channel.value if event.channel else None,
            event.received.text if event.received else None,
            id_text(event.rules_version) if event.rules_version else None,
            basis,
            source,
            note,
            cautions,
            noun,
            _subject(told, verb, named),
            _json(details(told)),
            told.row_hash.hex(),
        ),
    )
    for thing_id in dict.fromkeys((aggregate_id, actor_id, *named)):
        yield "mentions", (thing_id,)
    if isinstance(event, Meeting.Planned | Meeting.Published):
        yield "rooms", (aggregate_id, policy.room(event))
    if verb == WITHDRAWN:
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


@lru_cache(maxsize=10_000)
def _last_day(effective: str) -> str:
    """Return the last day that a `When` can mean; the same days come again and again."""
    return When.stored(effective).latest.isoformat()


def _subject(told: Told, verb: str, named: list[str]) -> str | None:
    """Return what an event tells of the name of its thing, as a JSON object.

    `names` holds (language, text) pairs, a language of `""` for a proper name; `number`, `year`,
    `side`, `day` and `slug` are as in the event, `sort` is its classification, kind or series;
    `about` lists the ids that a first event names.
    """
    event = told.event
    is_first = isinstance(event, CanInitAggregate)
    if not is_first and verb not in NAMING:
        return None
    said: dict[str, Any] = {}
    for name, member in _saying_fields(event.__class__):
        value = getattr(event, name)
        if member != "names":
            if value is not None:
                said[member] = plain(value)
        elif value and member not in said:
            said[member] = _names(told, value)
    if is_first and named:
        said["about"] = named
    return _json(said) if said else None


@cache
def _saying_fields(event_class: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
    """The fields of an event class that tell what its thing is called, each with its member."""
    members = {**dict.fromkeys(_NAME_FIELDS, "names"), **_SUBJECT_FIELDS}
    return tuple((name, members[name]) for name in fields(event_class) if name in members)


def _names(told: Told, value: Any) -> list[list[str | None]]:  # noqa: ANN401
    if isinstance(value, Sealed):
        return [["", told.name(value)]] if told.name(value) else []
    if isinstance(value, tuple):
        return [[name.language, name.text] for name in value if isinstance(name, Name)]
    return [["", str(value)]]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()

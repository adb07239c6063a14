"""The one encoding: events to plain JSON and back.

One format for commands, followers and tools: instants RFC 3339 with `Z`, ids as hyphenated text,
enums by value, fractions `n/d`, `When` and `LocalTime` as their text, absent fields not written.
Upcasting works on plain JSON, before typing.

Source: design section 3, item 2; record.md section 3.
"""

import re
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.persistence import Mapper, StoredEvent

from forum.errors import DamagedLogError, NewerLogError, TooLongError
from forum.record.catalogue import CATALOGUE, Catalogue, Entry
from forum.record.localtime import LocalTime
from forum.record.sealed import Sealed
from forum.record.values import SHORT
from forum.record.when import When

STATE_LIMIT = 32 * 1024
"""Bytes that the stored state of one event may have."""


_FRACTION = re.compile(r"(-?\d+)/([1-9]\d*)\Z", re.ASCII)


class _Version(msgspec.Struct):
    v: int = 1


class ForumMapper(Mapper[UUID]):
    """Converts events through the catalogue, never by importing what the log names."""

    def __init__(self, *_: object, catalogue: Catalogue = CATALOGUE, **__: object) -> None:
        """Ignore the library's transcoder, cipher and compressor: the encoding is ours."""
        self.catalogue = catalogue
        self._encoder = msgspec.json.Encoder(enc_hook=_plain)
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}
        self._version = msgspec.json.Decoder(_Version)

    def to_stored_event(self, domain_event: Any) -> StoredEvent:  # noqa: ANN401
        """Encode one event.

        Raises:
            TypeError: The event class is not in the catalogue, a value has no stored form, or a
                field holds what its type does not allow: what is stored can be read again.
            TooLongError: The state is over 32 KiB, or a short text over 300 characters.
            ValueError: An instant is not UTC.
        """
        entry = self.catalogue.of(type(domain_event))
        values = domain_event.__dict__
        state = {
            name: value
            for name in entry.fields
            if (value := values[name]) is not None and value != ()
        }
        for name, value in state.items():
            if (longest := _longest(value)) > SHORT:
                raise TooLongError(f"{entry.topic}, {name}", longest, SHORT, "characters")
            if isinstance(value, datetime) and value.utcoffset() != timedelta():
                raise ValueError(f"{entry.topic}, {name}: an instant is written in UTC")
        if entry.version > 1:
            state["v"] = entry.version
        encoded = self._encoder.encode(state)
        if len(encoded) > STATE_LIMIT:
            raise TooLongError(entry.topic, len(encoded), STATE_LIMIT, "bytes")
        self._refuse_unreadable(entry, state, encoded)
        return StoredEvent(
            originator_id=domain_event.originator_id,
            originator_version=domain_event.originator_version,
            topic=entry.topic,
            state=encoded,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Any:  # noqa: ANN401
        """Decode one stored event.

        Raises:
            NewerLogError: The topic, or the version of its class, is newer than this program.
            DamagedLogError: The state is not what its topic and version say.
        """
        return self.decode(
            stored_event.originator_id,  # type: ignore[arg-type]
            stored_event.originator_version,
            stored_event.topic,
            stored_event.state,
        )

    def decode(self, originator_id: UUID, originator_version: int, topic: str, state: bytes) -> Any:  # noqa: ANN401
        """Decode one row of the log; see `to_domain_event`."""
        entry = self.catalogue.topic(topic)
        if entry is None:
            raise NewerLogError(topic)
        try:
            typed = self._decoder(entry).decode(state)
            if typed.v != entry.version:
                typed = self._upcast(entry, state)
        except (msgspec.DecodeError, ValueError) as error:
            typed = self._upcast(entry, state, error)
        event = object.__new__(entry.event_class)
        fields = msgspec.structs.asdict(typed)
        object.__setattr__(event, "__dict__", fields)  # events are frozen
        del fields["v"]
        fields["originator_id"] = originator_id
        fields["originator_version"] = originator_version
        if entry.originator_topic is not None:
            fields["originator_topic"] = entry.originator_topic
        return event

    def _refuse_unreadable(self, entry: Entry, state: dict[str, Any], encoded: bytes) -> None:
        """Refuse what would not be read as it was: it would stop every reader for ever."""
        try:
            typed = self._decoder(entry).decode(encoded)
        except (msgspec.DecodeError, ValueError) as error:
            raise TypeError(f"{entry.topic} could not be read again: {error}") from error
        other = [name for name, value in state.items() if getattr(typed, name) != value]
        if other:
            raise TypeError(f"{entry.topic} would be read otherwise: {', '.join(other)}")

    def _decoder(self, entry: Entry) -> msgspec.json.Decoder[Any]:
        decoder = self._decoders.get(entry.topic)
        if decoder is None:
            decoder = msgspec.json.Decoder(entry.state, dec_hook=_typed)
            self._decoders[entry.topic] = decoder
        return decoder

    def _upcast(self, entry: Entry, state: bytes, error: Exception | None = None) -> Any:  # noqa: ANN401
        """Bring an older state up to the entry's version; "newer" is told before "damaged"."""
        try:
            written = self._version.decode(state).v
        except msgspec.DecodeError as unreadable:
            raise DamagedLogError(entry.topic, str(unreadable)) from unreadable
        if written > entry.version:
            raise NewerLogError(f"{entry.topic} version {written}")
        if written == entry.version or written < 1:
            fault = str(error) if error else f"version {written}"
            raise DamagedLogError(entry.topic, fault) from error
        plain: dict[str, Any] = msgspec.json.decode(state)
        try:
            for version in range(written, entry.version):
                getattr(entry.event_class, f"upcast_v{version}_v{version + 1}")(plain)
            return msgspec.convert({**plain, "v": entry.version}, entry.state, dec_hook=_typed)
        except (LookupError, TypeError, ValueError) as bad:
            raise DamagedLogError(entry.topic, f"version {written}: {bad}") from bad


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, When | LocalTime):
        return value.text
    if isinstance(value, Sealed):
        return value.to_stored()
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    raise TypeError(f"{type(value).__name__} has no stored form")


def _typed(kind: type[Any], value: Any) -> Any:  # noqa: ANN401
    if kind is Sealed:
        return Sealed.from_stored(value)
    if type(value) is not str:
        raise ValueError("a day, a planned time and a fraction are text")
    if kind is When:
        return When.stored(value)
    if kind is LocalTime:
        return LocalTime.stored(value)
    if kind is Fraction and (match := _FRACTION.match(value)):
        return Fraction(int(match[1]), int(match[2]))
    raise TypeError(f"{value!r} is not a {kind.__name__}")


def _longest(value: object) -> int:
    """Characters of the longest text in a value, at whatever depth."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, tuple):
        return max(map(_longest, value), default=0)
    if isinstance(value, msgspec.Struct):
        return max(_longest(getattr(value, name)) for name in value.__struct_fields__)
    return 0

"""What earlier runs made of the rows of a file, and what becomes of it when a row comes again.

A row that is in the file no more is *gone*: what it made stays. Where it comes back, it is the row
that it was if all that it made still stands and it says what it said when it was read last (every
text of a file that was read is in the log; one that cannot be opened any more is not held against
it). Where nothing of it stands, it is a new row. Otherwise it has changed.
"""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from forum.application import Governance
from forum.keeping.source_file import SourceFile
from forum.record.envelope import ForumAggregate, StruckFields, struck_versions
from forum.record.ids import derived_id
from forum.record.text import TextRef, open_text
from forum.record.values import EventAt
from forum.record.when import When
from web.importing.files import HistoryFile
from web.importing.keys import key_parts, key_text
from web.importing.reading import ImportRefusedError, Line, parse

SHARED: Final = frozenset(
    {"seating.opened", "selection.opened", "presidium.opened", "presence.opened", "group.formed"}
)
"""First events of things that several rows fill: whichever row comes first opens them. Such an
event stays as long as another row's event of the same thing stands."""
OPENED_FOR_ALL: Final = "forum_year.opened"
"""What rows of every file lean on, without events of their own on it: it always stays."""


class Known:
    """What earlier runs read of one file.

    Attributes:
        made: Events that each row made, by row key.
        rows: The text of each row as it was read last, by row key.
        gone: Keys of rows that were in the file before and not when it was read last.
    """

    def __init__(self, governance: Governance, file: HistoryFile, forum_id: UUID) -> None:
        self.made: dict[str, tuple[EventAt, ...]] = {}
        self.rows: dict[str, Line] = {}
        self.gone: set[str] = set()
        self._governance = governance
        self._file = file
        found = governance.find(SourceFile, derived_id("source_file", forum_id, file.name))
        if found is None:
            return
        self.made = dict(found.rows)
        self.gone = set(found.gone)
        for ref in self._texts(found):
            for line in self._lines(ref):
                if (key := key_of(file, line)) in self.made:
                    self.rows.setdefault(key, line)
            if not self.gone - self.rows.keys():
                break

    def there(self) -> dict[str, tuple[EventAt, ...]]:
        """Return the rows that the file had when it was read last, with what they made."""
        return {key: made for key, made in self.made.items() if key not in self.gone}

    def key_of_earlier(self, line: Line, left: dict[str, Any]) -> str | None:
        """Return the key under which a row was read before, or None if it is new.

        Args:
            line: The row now.
            left: The rows of the last reading that no row of this one was found to be.
        """
        key = key_of(self._file, line)
        if key in self.gone:
            standing = list(self._standing(self.made[key]))
            if standing and not any(standing):
                return None
        return key if key in self.made else less_exact_key(self._file, line, left)

    def is_changed(self, key: str, line: Line) -> bool:
        """Whether a known row says something else now, or a row that was gone stands in part."""
        before = self.rows.get(key)
        if key in self.gone:
            stands = all(self._standing(self.made[key]))
            return not stands or (before is not None and before.values != line.values)
        return before is None or before.values != line.values

    def _standing(self, made: tuple[EventAt, ...]) -> Iterator[bool]:
        """Whether each event that can be struck still stands."""
        for event in made:
            thing = self._governance.find(ForumAggregate, event.aggregate_id)
            if thing is None:
                yield False
            elif _topic(self._governance, thing, event) not in unstrikable(thing):
                events = self._governance.events_of(thing)
                yield event.version not in struck_versions(events)

    def _texts(self, found: SourceFile) -> Iterator[TextRef]:
        """The texts of the file as it was read, the newest first."""
        for event in reversed(self._governance.events_of(found)):
            if isinstance(event, SourceFile.Read | SourceFile.ReadAgain):
                yield event.text

    def _lines(self, ref: TextRef) -> list[Line]:
        """The rows of a text; none where it cannot be opened any more or has other columns."""
        key = self._governance.keys.texts.get([ref.text_id]).get(ref.text_id)
        sealed = self._governance.recorder.read_texts([ref.text_id])  # type: ignore[attr-defined]
        if key is None or ref.text_id not in sealed:
            return []
        text = open_text(ref, key, sealed[ref.text_id]).content
        try:
            return parse(self._file.name, text, self._file.columns)
        except ImportRefusedError:
            return []


def key_of(file: HistoryFile, line: Line) -> str:
    """Return a row's natural key as one text."""
    return key_text(*(line.values[column] for column in file.key))


def less_exact_key(file: HistoryFile, line: Line, left: dict[str, Any]) -> str | None:
    """Return the earlier row whose day was partial or unknown and is now learned, if any."""
    if file.day is None or not line.values[file.day]:
        return None
    place = file.key.index(file.day)
    values = [line.values[column] for column in file.key]
    for key in left:
        before = key_parts(key)
        rest_is_same = before[:place] + before[place + 1 :] == values[:place] + values[place + 1 :]
        if rest_is_same and (
            not before[place] or When(before[place]).may_mean(When(values[place]))
        ):
            return key
    return None


def things(made: tuple[EventAt, ...]) -> dict[UUID, None]:
    """The things that a row made events of, in order: what is entered anew takes their places."""
    return dict.fromkeys(event.aggregate_id for event in made)


def strike(governance: Governance, made: tuple[EventAt, ...], reason: str) -> None:
    """Strike what a row made and still stands, the last first.

    Numbers and claims stay, and so do first events that the row made for others too.
    """
    own = {(event.aggregate_id, event.version) for event in made}
    for event in reversed(made):
        thing = governance.find(ForumAggregate, event.aggregate_id)
        if thing is None or _topic(governance, thing, event) in unstrikable(thing):
            continue
        events = governance.events_of(thing)
        struck = struck_versions(events)
        of_others = any(
            (thing.id, one.originator_version) not in own and one.originator_version not in struck
            for one in events
            if not isinstance(one, StruckFields)
        )
        topic = _topic(governance, thing, event)
        if event.version in struck or (topic in SHARED and of_others) or topic == OPENED_FOR_ALL:
            continue
        governance.strike_event(aggregate_id=thing.id, version=event.version, reason=reason)


def unstrikable(thing: ForumAggregate) -> frozenset[str]:
    """Topics of a thing's events that are never struck."""
    kept: frozenset[str] = getattr(type(thing), "UNSTRIKABLE", frozenset())
    return kept


def _topic(governance: Governance, thing: ForumAggregate, event: EventAt) -> str:
    every = governance.events_of(thing)
    return next(str(one.TOPIC) for one in every if one.originator_version == event.version)

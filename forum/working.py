"""What commands work with: loading, making and saving things, pins, texts and cautions.

Everything happens in the running unit and nothing is written here; how a unit is carried out is
left to `forum.commanding`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID, uuid4

from eventsourcing.application import Application

from forum.errors import ReasonNeededError, UnknownThingError
from forum.record.acting import current
from forum.record.envelope import AnyAggregate, ForumAggregate, replay
from forum.record.mapper import ForumMapper
from forum.record.text import TextRef, open_file, open_text, write_file, write_text
from forum.record.values import Caution, Wording
from forum.store.keys import Keys
from forum.unit import running

MEDIA_TYPES = frozenset({"text/plain", "text/markdown", "text/csv"})
"""How a text can be read."""
FILE_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
"""The kinds of files that are kept: PDF, and Word documents (.docx)."""


class Working(Application[UUID]):
    """The things of the forum, as the running unit sees them.

    Attributes:
        keys: The key stores of personal values and of texts.
    """

    name = "Forum"
    keys: Keys

    def __init__(self, env: Mapping[str, str] | None = None, *, keys: Keys) -> None:
        super().__init__(env)
        if not isinstance(self.mapper, ForumMapper) or not hasattr(self.recorder, "find_command"):
            raise TypeError("the store's own recorder and mapper are needed: see forum.store")
        self.keys = keys

    def construct_mapper(self) -> ForumMapper:
        """Use the record's own encoding."""
        return ForumMapper()

    def load(self, kind: type[AnyAggregate], thing_id: UUID) -> AnyAggregate:
        """Return a thing of this forum or of the installation.

        Raises:
            UnknownThingError: There is none with this id, or it belongs to another forum.
        """
        found = self.find(kind, thing_id)
        if found is None:
            raise UnknownThingError(kind.__name__, thing_id)
        return found

    def find(self, kind: type[AnyAggregate], thing_id: UUID) -> AnyAggregate | None:
        """Return a thing of this forum or of the installation, or None.

        A thing whose first event was struck is not found until that is entered anew.
        """
        unit = running()
        thing = unit.loaded.get(thing_id) or self._read(thing_id)
        if not isinstance(thing, kind) or thing_id in unit.struck:
            return None
        if thing.forum_id is not None and thing.forum_id != current().forum_id:
            return None
        return thing

    def _read(self, thing_id: UUID) -> ForumAggregate | None:
        """Take a thing from the log into the unit; None if there is none."""
        unit = running()
        if thing_id in unit.absent:
            return None
        events: list[Any] = list(self.events.get(thing_id))
        if not events:
            unit.absent.add(thing_id)
            return None
        thing = cast("ForumAggregate | None", replay(None, events))
        if thing is None:
            thing = cast(ForumAggregate, events[0].mutate(None))
            thing.version = events[-1].originator_version
            unit.struck[thing_id] = thing
        unit.loaded[thing_id] = thing
        unit.stored[thing_id] = thing.version
        return thing

    def save(self, *aggregates: Any, **_: object) -> Any:  # noqa: ANN401 - as the library has it
        """Take what these have waiting into the unit; it is written when that is committed.

        The first aggregate of the first save is what the command is about.
        """
        unit = running()
        for aggregate in aggregates:
            unit.take(aggregate)
        return []

    @contextmanager
    def entering_anew(self, *thing_ids: UUID) -> Iterator[None]:
        """Let what is created inside take the places of these things, whose first event was struck.

        A thing keeps its id and its numbers so. Class by class, in the order given; a thing that
        was not struck is left out. A thing whose id follows from what it is (a year, a presence)
        needs this not: it finds its place by its id.
        """
        unit = running()
        for thing_id in thing_ids:
            if (thing := unit.struck.get(thing_id)) is not None:
                unit.again.setdefault(type(thing), []).append(thing_id)
        try:
            yield
        finally:
            unit.again.clear()

    def new_id(self, kind: type[ForumAggregate]) -> UUID:
        """Return the id for a new thing: random, or that of the thing that is entered anew."""
        waiting = running().again.get(kind)
        return waiting[0] if waiting else uuid4()

    def create(self, kind: type[AnyAggregate], /, **fields: Any) -> AnyAggregate:
        """Begin a thing by its first event, or enter the first event of a struck one anew.

        Args:
            kind: The aggregate class.
            fields: What its first event says; `id` where the command chose it by `new_id`.
        """
        unit = running()
        made = kind(**fields)
        waiting = unit.again.get(kind, [])
        is_free = "id" not in fields and made.id.version == 4
        struck_id = waiting[0] if is_free and waiting else made.id
        struck = unit.struck.pop(struck_id, None)
        if struck is None:
            return made
        if struck_id in waiting:
            waiting.remove(struck_id)
        struck.enter_anew(*made.collect_events())
        unit.take(struck)
        return cast(AnyAggregate, self.fold_again(struck))

    def events_of(self, thing: ForumAggregate) -> list[Any]:
        """Return all events of a thing: those stored and those that wait in the running unit."""
        return [*self.events.get(thing.id), *running().waiting(thing.id)]

    def fold_again(self, thing: ForumAggregate) -> ForumAggregate:
        """Put the state without the struck events in the thing's place, in the running unit."""
        unit = running()
        anew = cast("ForumAggregate | None", replay(None, self.events_of(thing)))
        if anew is None:
            unit.struck[thing.id] = thing
            return thing
        unit.loaded[thing.id] = anew
        return anew

    def pin(self, *aggregates: ForumAggregate) -> None:
        """Make the save fail if one of these, which were only read, has changed meanwhile."""
        unit = running()
        for aggregate in aggregates:
            unit.pinned.setdefault(aggregate.id, unit.stored.get(aggregate.id, 0))

    def pin_absent(self, thing_id: UUID) -> None:
        """Make the save fail if a thing that did not exist has come to be."""
        unit = running()
        unit.pinned.setdefault(thing_id, unit.stored.get(thing_id, 0))  # 0 unless it was struck

    def text(
        self, content: str, media_type: str = "text/plain", *, shared: bool = False
    ) -> TextRef:
        """Write a text at length under a key of its own.

        Args:
            content: The text.
            media_type: How to read it.
            shared: The same content within this unit is one text: for reasons, notes and other
                words that are nobody's own. What somebody said never shares a key.

        Raises:
            TooLongError: Over 512 KiB.
            ValueError: The media type is not one that is kept.
        """
        if media_type not in MEDIA_TYPES:
            raise ValueError(f"{media_type!r} is not kept: one of {', '.join(sorted(MEDIA_TYPES))}")
        unit = running()
        if shared and (known := unit.shared.get((content, media_type))) is not None:
            return known
        text_id, key = self.keys.texts.take()
        ref, sealed = write_text(text_id, key, content, media_type)
        unit.texts[text_id] = sealed
        if shared:
            unit.shared[content, media_type] = ref
        return ref

    def file(self, content: bytes, media_type: str) -> TextRef:
        """Write a file under a key of its own; whoever calls has looked what kind it is.

        Args:
            content: Its bytes.
            media_type: What kind it is.

        Raises:
            TooLongError: Over 20 MiB.
            ValueError: The media type is not one of `FILE_TYPES`.
        """
        if media_type not in FILE_TYPES:
            raise ValueError(f"{media_type!r} is not kept: one of {', '.join(sorted(FILE_TYPES))}")
        text_id, key = self.keys.texts.take()
        ref, running().texts[text_id] = write_file(text_id, key, content, media_type)
        return ref

    def opened(self, ref: TextRef) -> str | None:
        """Return the content of a text, of this unit or of the log; None where its key is gone."""
        found = self._sealed(ref)
        return open_text(ref, *found).content if found else None

    def opened_file(self, ref: TextRef) -> bytes | None:
        """Return the content of a file, of this unit or of the log; None where its key is gone."""
        found = self._sealed(ref)
        return open_file(ref, *found).content if found else None

    def _sealed(self, ref: TextRef) -> tuple[bytes, bytes] | None:
        """The key of a text and its sealed content; None where one of them is gone."""
        sealed = running().texts.get(ref.text_id)
        if sealed is None:
            sealed = self.recorder.read_texts([ref.text_id]).get(ref.text_id)  # type: ignore[attr-defined]
        key = self.keys.texts.get([ref.text_id]).get(ref.text_id)
        return None if sealed is None or key is None else (key, sealed)

    def wordings(
        self, given: Mapping[str, str | None], *, shared: bool = False
    ) -> tuple[Wording, ...]:
        """Write a text in several languages, by language tag; empty ones are left out."""
        return tuple(
            Wording(language=language, text=self.text(content.strip(), shared=shared))
            for language, content in given.items()
            if content and content.strip()
        )

    def written(self, reason: str) -> tuple[Wording, ...]:
        """Write a reason in the language that the running command says."""
        return self.wordings({current().language: reason}, shared=True)

    def cautioned(
        self,
        found: Mapping[str, bool],
        kept: Callable[[str], tuple[Wording, ...]] = lambda _code: (),
    ) -> tuple[Caution, ...]:
        """Return the cautions of an act, with the reasons that came with it or were kept for it.

        Args:
            found: By code of the cautions that apply: whether the rules ask for a reason.
            kept: The reason that is kept for a code, for acts that come without one.

        Raises:
            ReasonNeededError: A reason is asked for and none was given.
        """
        context = current()
        given: dict[str, tuple[Wording, ...]] = {}
        for code, asked in list(found.items())[:3]:
            reason = context.reasons.get(code) or (context.standing_reason if asked else None)
            given[code] = self.written(reason) if reason else kept(code)
        missing = [code for code in given if found[code] and not given[code]]
        if missing:
            raise ReasonNeededError(missing)
        return tuple(Caution(code=code, reason=reason) for code, reason in given.items())

"""Adds samples of new topics and versions to `events.jsonl`, and never changes one that is there.

    python -m tests.golden.make

A stored sample is what some log out there holds: it must be readable for ever. If a test says that
a sample cannot be read any more, the class is wrong, not the sample.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.catalogue import CATALOGUE, Catalogue, Entry
from forum.record.mapper import ForumMapper
from forum.record.rowhash import row_hash
from tests.golden.samples import least, samples, shown, wanted

EVENTS = Path(__file__).parent / "events.jsonl"


class Sample(NamedTuple):
    """One row of some log.

    Attributes:
        version: The class version that wrote it.
        state: The stored bytes, as text.
        row_hash: What an auditor has, in hexadecimal.
    """

    topic: str
    version: int
    originator_id: UUID
    originator_version: int
    state: str
    row_hash: str

    @property
    def hashed(self) -> str:
        """The hash of the row, computed now."""
        row = (self.originator_id, self.originator_version, self.topic, self.state.encode())
        return row_hash(*row).hex()

    def read(self, mapper: ForumMapper) -> Any:
        row = (self.originator_id, self.originator_version, self.topic, self.state.encode())
        return mapper.decode(*row)


def read_samples(path: Path) -> list[Sample]:
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Sample(**{**row, "originator_id": UUID(row["originator_id"])}) for row in rows]


def missing(entry: Entry, known: list[Sample], mapper: ForumMapper) -> set[str]:
    """Say what no sample of the entry's version shows yet."""
    ours = [s for s in known if (s.topic, s.version) == (entry.topic, entry.version)]
    return wanted(entry).difference(*(shown(entry, sample.read(mapper)) for sample in ours))


def add_missing(path: Path, catalogue: Catalogue) -> list[Sample]:
    """Append what is missing to the file; return what was appended."""
    mapper = ForumMapper(catalogue=catalogue)
    known = read_samples(path)
    new = [
        _sample(entry, event, mapper)
        for entry in catalogue
        for event in _lacking(entry, known, mapper)
    ]
    with path.open("a", encoding="utf-8") as file:
        for sample in new:
            row = {**sample._asdict(), "originator_id": str(sample.originator_id)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return new


def _lacking(entry: Entry, known: list[Sample], mapper: ForumMapper) -> Iterator[Any]:
    lacks = missing(entry, known, mapper)
    if not lacks:
        return
    if not any((s.topic, s.version) == (entry.topic, entry.version) for s in known):
        yield least(entry)
    yield from samples(entry, lacks)


def _sample(entry: Entry, event: Any, mapper: ForumMapper) -> Sample:
    stored = mapper.to_stored_event(event)
    made = Sample(
        topic=entry.topic,
        version=entry.version,
        originator_id=event.originator_id,
        originator_version=event.originator_version,
        state=stored.state.decode(),
        row_hash="",
    )
    return made._replace(row_hash=made.hashed)


if __name__ == "__main__":
    added = add_missing(EVENTS, CATALOGUE)
    sys.stdout.write(f"{len(added)} samples added to {EVENTS.name}\n")

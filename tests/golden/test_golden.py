"""Stored rows that must always load: one for every topic, version, field and value of an enum.

Where a test here fails, correct the class and leave the rows as they are; `python -m
tests.golden.make` adds what is new.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.catalogue import CATALOGUE, Entry
from forum.record.mapper import ForumMapper
from tests.golden.make import EVENTS, Sample, add_missing, missing, read_samples

SAMPLES = read_samples(EVENTS)
MAPPER = ForumMapper(catalogue=CATALOGUE)


def of(entry: Entry) -> list[Sample]:
    return [sample for sample in SAMPLES if sample.topic == entry.topic]


@pytest.mark.parametrize("entry", list(CATALOGUE), ids=lambda entry: entry.topic)
def test_every_field_and_value_of_a_topic_has_a_sample(entry: Entry) -> None:
    assert sorted(missing(entry, SAMPLES, MAPPER)) == []


@pytest.mark.parametrize("entry", list(CATALOGUE), ids=lambda entry: entry.topic)
def test_every_version_of_a_topic_has_a_sample(entry: Entry) -> None:
    assert {sample.version for sample in of(entry)} == set(range(1, entry.version + 1))


@pytest.mark.parametrize("topic", sorted({sample.topic for sample in SAMPLES}))
def test_the_samples_of_a_topic_can_be_read_for_ever(topic: str) -> None:
    entry = CATALOGUE.topic(topic)
    assert entry is not None, "a topic is for ever: bring its class back"

    for sample in of(entry):
        event = sample.read(MAPPER)

        assert type(event) is entry.event_class
        if sample.version == entry.version:
            assert MAPPER.to_stored_event(event).state.decode() == sample.state


def test_every_sample_has_the_hash_that_an_auditor_has() -> None:
    assert [sample.topic for sample in SAMPLES if sample.hashed != sample.row_hash] == []


def test_the_maker_adds_what_is_missing_and_changes_nothing(tmp_path: Path) -> None:
    lines = EVENTS.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for number, line in enumerate(lines) if number % 3)
    path = tmp_path / "events.jsonl"
    path.write_text(kept, encoding="utf-8")

    added = add_missing(path, CATALOGUE)

    assert path.read_text(encoding="utf-8").startswith(kept)
    assert added
    assert set(added) <= set(SAMPLES)
    assert add_missing(path, CATALOGUE) == []


def test_the_maker_makes_the_same_samples_again(tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"

    add_missing(one, CATALOGUE)
    add_missing(other, CATALOGUE)

    assert one.read_bytes() == other.read_bytes()

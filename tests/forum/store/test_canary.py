"""A name or a text that was sealed stands in no file in clear, on either store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent

from forum.record.sealed import Sealed
from forum.record.text import write_text
from forum.store.opening import Store
from forum.store.rows import TextRow

NAME = "Kanariefågel Förnamnsson"
TEXT = "KANARIE-ORD som ingen annan skriver. " * 60
IN_CLEAR = "in-clear-and-expected-to-be-found"


@pytest.fixture
def files(request: pytest.FixtureRequest, place: Any) -> Iterator[Callable[[], dict[Path, bytes]]]:
    """Every byte that the store has written so far, on PostgreSQL those of the whole server."""
    folders = [place.folder]
    if place.url:
        folders.append(request.getfixturevalue("postgres_server").data)

    def read() -> dict[Path, bytes]:
        if place.url:
            import psycopg

            with psycopg.connect(place.url, autocommit=True) as connection:
                connection.execute("CHECKPOINT")
        return {
            path: path.read_bytes()
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file()
        }

    return read


def test_sealed_names_and_texts_stand_in_no_file_in_clear(
    store: Store,
    recorder: Any,
    new_event: Callable[..., StoredEvent],
    files: Callable[[], dict[Path, bytes]],
) -> None:
    person, text_id = uuid4(), uuid4()
    store.keys.personal.make([person])
    store.keys.texts.make([text_id])
    name_key = store.keys.personal.get([person])[person]
    text_key = store.keys.texts.get([text_id])[text_id]
    name = Sealed.seal(person, name_key, "person.name", NAME)
    ref, sealed = write_text(text_id, text_key, TEXT)
    state = {"name": name.to_stored(), "size": ref.size, "title": IN_CLEAR}

    recorder.insert_events(
        [new_event(state=json.dumps(state).encode())],
        texts=[TextRow(text_id, sealed)],
        new_texts=1,
    )

    written = files()
    assert any(IN_CLEAR.encode() in content for content in written.values())
    for secret in (NAME.encode(), NAME.encode("utf-16-le"), b"KANARIE-ORD", name_key, text_key):
        assert [path for path, content in written.items() if secret in content] == []

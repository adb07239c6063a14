"""Stores for the tests of this folder: each rule is tried on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import InfrastructureFactory, StoredEvent

from forum.store.opening import Store, init_store, open_store

ON_POSTGRES = (pytest.mark.postgres, pytest.mark.xdist_group("postgres"))


@dataclass(frozen=True)
class Installation:
    """The arguments of `init_store` and `open_store`."""

    folder: Path
    url: str

    def init(self) -> None:
        init_store(self.folder, self.url)

    def open(self) -> Store:
        return open_store(self.folder, self.url)

    def factory(self, environment: dict[str, str]) -> InfrastructureFactory[Any]:
        return InfrastructureFactory.construct(environment)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=ON_POSTGRES)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else ""
    return Installation(tmp_path / "data", url)


@pytest.fixture
def store(place: Installation) -> Iterator[Store]:
    place.init()
    store = place.open()
    yield store
    store.close()


@pytest.fixture
def recorder(place: Installation, store: Store) -> Iterator[Any]:
    factory = place.factory(store.environment)
    yield factory.application_recorder()
    factory.close()


@pytest.fixture
def new_event() -> Callable[..., StoredEvent]:
    def make(
        originator_id: UUID | None = None, version: int = 1, state: bytes = b"{}"
    ) -> StoredEvent:
        return StoredEvent(originator_id or uuid4(), version, "theme.proposed", state)

    return make

"""A log as the read model's follower reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from eventsourcing.persistence import InfrastructureFactory

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.mapper import ForumMapper
from forum.store.opening import Store
from projections.follower import Source


@contextmanager
def source_of(store: Store) -> Iterator[Source]:
    """Read the log of a store for a while."""
    factory = InfrastructureFactory[Any].construct(store.environment)
    try:
        recorder: Any = factory.application_recorder()
        yield Source(recorder, ForumMapper(), store.keys)
    finally:
        factory.close()

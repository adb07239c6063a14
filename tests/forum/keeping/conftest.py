"""Somebody acts in a forum, at one instant, in every test of a thing without a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from forum.record.acting import Acting, acting


@pytest.fixture(autouse=True)
def somebody() -> Iterator[Acting]:
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    with acting(uuid4(), forum_id=uuid4(), simulated_now=now) as context:
        yield context


@pytest.fixture
def written(governance: Any) -> Callable[[], list[Any]]:
    """Tell which events were written since the test began, decoded."""
    begin = governance.recorder.last_position()

    def events() -> list[Any]:
        rows = governance.recorder.read_rows(begin, 1000)
        return [governance.mapper.decode(*row[1:]) for row in rows]

    return events

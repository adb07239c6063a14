"""Meetings to plan in the forum `prov`, and what their events were made in spite of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from forum.meeting.meeting import MeetingKind
from forum.record.when import When
from tests.forum.answering.conftest import Sitting, akero, bergby, by, by_side, year

__all__ = ["Sitting", "akero", "bergby", "by", "by_side", "year"]
"""Organizations that sit, and offices of sides, who act for their own."""


@pytest.fixture
def plan(do: Any) -> Any:
    def planned(day: str, **more: Any) -> UUID:
        meeting = {"classification": MeetingKind.DIALOGUE, "year": 2018, **more}
        made: UUID = do("plan_meeting", day=When(day), **meeting)
        return made

    return planned


@pytest.fixture
def civos(do: Any) -> UUID:
    made: UUID = do("register_organization", slug="civos", name="Civos")
    return made


@pytest.fixture
def codes() -> Callable[[Any], list[str]]:
    """Tell the codes of the cautions of an event."""
    return lambda event: [caution.code for caution in event.cautions]

"""Some entries stay whatever anybody says: who acts here, and where."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.application import Governance
from forum.keeping.striking import NotStrikableError
from forum.record.ids import HOST_ID, SYSTEM_OFFICE_ID


@pytest.mark.parametrize("thing", ["host", "system office", "own office", "forum"])
def test_nobody_strikes_what_everything_else_stands_on(
    governance: Governance,
    acting_secretariat: Any,
    forum_id: UUID,
    secretariat_id: UUID,
    thing: str,
) -> None:
    thing_id = {
        "host": HOST_ID,
        "system office": SYSTEM_OFFICE_ID,
        "own office": secretariat_id,
        "forum": forum_id,
    }[thing]
    before = governance.recorder.last_position()  # type: ignore[attr-defined]

    with acting_secretariat(), pytest.raises(NotStrikableError, match="by a later event"):
        governance.strike_event(aggregate_id=thing_id, version=1, reason="utan skäl")

    assert governance.recorder.last_position() == before  # type: ignore[attr-defined]

"""A reported fault and an objection are to be answered in time; so are their rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from forum.keeping.fault import FaultOutcome
from forum.policy import Role
from projections.duties import duties
from projections.faults import faults
from projections.visible import seen_by
from tests.projections.acted import ZONE
from tests.projections.dutiful import DutifulForum


@pytest.fixture
def forum() -> Iterator[DutifulForum]:
    forum = DutifulForum()
    yield forum
    forum.close()


@pytest.fixture
def fault_id(forum: DutifulForum) -> UUID:
    found: UUID = forum.act("report_fault", text={"sv": "Knappen hörs inte."}, page="/prov/")
    return found


def of_secretariat(forum: DutifulForum, day: str) -> list[tuple[str, str | None, bool]]:
    where = {**forum.asking(), "sees": seen_by(Role.SECRETARIAT)}
    found = duties(forum.read(), day=date.fromisoformat(day), zone=ZONE, **where)
    return [(one["kind"], one["due"], one["is_late"]) for one in found]


def test_a_fault_is_answered_within_fourteen_days(forum: DutifulForum, fault_id: UUID) -> None:
    assert of_secretariat(forum, "2016-01-18") == [("answer_fault", "2016-01-18", False)]
    assert of_secretariat(forum, "2016-01-19") == [("answer_fault", "2016-01-18", True)]

    forum.on("2016-01-20")
    forum.act(
        "close_fault", fault_id=fault_id, outcome=FaultOutcome.MENDED, answer={"sv": "Lagad."}
    )

    assert of_secretariat(forum, "2016-01-20") == []
    assert of_secretariat(forum, "2016-01-19") == [("answer_fault", "2016-01-18", True)]


def test_what_was_reported_is_the_secretariats_and_no_row_holds_the_words(
    forum: DutifulForum, fault_id: UUID
) -> None:
    conn, where = forum.read(), forum.asking()
    (row,) = faults(conn, **{**where, "sees": seen_by(Role.SECRETARIAT)})

    assert row["fault_id"] == str(fault_id)
    assert [language for language, _ref in row["text"]] == ["sv"]
    assert faults(conn, **{**where, "sees": seen_by(Role.MEMBER, side="civil_society")}) == []
    dumped = "\n".join(conn.iterdump())
    assert "Knappen" not in dumped

"""A document in the registry is to be numbered until its number has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from forum.keeping.document import Direction
from forum.record.acting import acting
from forum.record.values import Basis, Evidence
from forum.record.when import When
from tests.projections.dutiful import DutifulForum
from tests.walk.people import OFFICE_ID

NOTES: dict[str, Any] = {
    "year": 2016,
    "direction": Direction.FINISHED,
    "day": When("2016-01-03"),
    "description": {"sv": "Anteckningar"},
}


@pytest.fixture
def forum() -> Iterator[DutifulForum]:
    forum = DutifulForum()
    forum.keep_registry()
    yield forum
    forum.close()


def entered(forum: DutifulForum, **about: Any) -> UUID:
    found: UUID = forum.act("register_document", **NOTES, **about)
    return found


def test_a_document_waits_for_its_number_from_the_day_it_was_entered(forum: DutifulForum) -> None:
    document_id = entered(forum)
    forum.on("2016-01-20")
    forum.act("number_document", document_id=document_id, document_number="32/16-4")

    assert forum.kinds("2016-01-03") == []
    (duty,) = forum.asked("2016-01-19")
    assert (duty["kind"], duty["whose"], duty["about"]) == ("register", "secretariat", "document")
    assert (duty["about_id"], duty["since"]) == (str(document_id), "2016-01-04")
    assert (duty["due"], duty["is_late"]) == (None, False)
    assert forum.kinds("2016-01-20") == []


def test_a_day_ends_at_midnight_by_the_clock_of_the_forum(forum: DutifulForum) -> None:
    forum.now += timedelta(hours=13, minutes=30)  # 23:30 UTC, the day after in Sweden
    entered(forum)

    assert forum.kinds("2016-01-04") == []
    assert forum.kinds("2016-01-05") == ["register"]


def test_a_document_that_came_with_its_number_is_no_duty(forum: DutifulForum) -> None:
    entered(forum, document_number="32/16-1")

    assert forum.kinds("2016-01-19") == []


def test_what_was_entered_from_older_sources_is_no_duty(forum: DutifulForum) -> None:
    found = Evidence(basis=Basis.FACT, source="Diariet")

    with acting(
        OFFICE_ID, forum_id=forum.forum_id, simulated_now=forum.now, evidence=found
    ) as context:
        forum.governance.register_document(**NOTES)

    assert context.done
    assert forum.kinds("2016-01-19") == []

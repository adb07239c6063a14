"""A task that an organization was given at a meeting is done from its list of what is to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from forum.meeting.task import TaskOwner
from forum.record.when import When
from tests.web.members.my.conftest import followed
from tests.web.members.my.place import TODAY, Place

Send = Callable[..., TestResponse]
Read = Callable[..., str]


@pytest.fixture(scope="module")
def given(place: Place) -> Callable[..., UUID]:
    meeting_id = place.meeting(days=0)

    def give(text: str, **about: Any) -> UUID:
        task_id: UUID = place.do("give_task", meeting_id=meeting_id, text={"sv": text}, **about)
        return task_id

    return give


def test_an_organization_sees_its_task_and_says_that_it_is_done(
    given: Callable[..., UUID], send: Send, read: Read, place: Place
) -> None:
    task_id = given(
        "Fråga medlemmarna",
        owner=TaskOwner.ORGANIZATION,
        organization_id=place.organizations["akero"],
        due=When.on(TODAY + timedelta(3)),
    )
    assert "Gör en uppgift från ett möte Fråga medlemmarna" in read("/")

    answer = send(f"/tasks/{task_id}", text="Elva svarade")

    assert "Fråga medlemmarna" not in followed(place, answer)
    task = place.installation.reading().execute("SELECT act, text FROM task_acts").fetchone()
    assert tuple(task) == ("done", '[["sv","Elva svarade"]]')


def test_nobody_says_it_of_the_task_of_another(
    given: Callable[..., UUID], send: Send, read: Read, place: Place
) -> None:
    task_id = given("Boka salen", owner=TaskOwner.SECRETARIAT)
    before = place.installation.position()

    answer = send(f"/tasks/{task_id}")

    assert answer.status_code == 403
    assert place.installation.position() == before
    assert "Boka salen" not in read("/")

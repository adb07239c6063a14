"""Tasks as they are read: given at a meeting, open, done or dropped, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from forum.meeting.task import TaskOwner
from forum.policy import Role
from forum.record.acting import acting
from forum.record.values import Basis, Evidence
from forum.record.when import When
from projections.came_back import came_back
from projections.duties import of_actor
from projections.tasks import TaskRow, tasks
from projections.visible import seen_by
from tests.projections.acted import ZONE
from tests.projections.dutiful import DutifulForum
from tests.walk.people import OFFICE_ID


class Forum(DutifulForum):
    """A forum with a meeting on 1 March 2016."""

    def task(self, **about: Any) -> UUID:
        self.on("2016-03-01")
        given = {"text": {"sv": "Boka en lokal"}, "owner": TaskOwner.SECRETARIAT, **about}
        found: UUID = self.act("give_task", meeting_id=self.held, **given)
        return found

    @property
    def held(self) -> UUID:
        if not hasattr(self, "_held"):
            self._held = self.meeting("2016-03-01")
            self.act("hold_meeting", meeting_id=self._held)
        return self._held

    def told(self, day: str | None = None, role: Role = Role.PUBLIC) -> list[TaskRow]:
        on = date.fromisoformat(day) if day else None
        return tasks(self.read(), day=on, **self.asking(role))

    def looked_back(self, day: str, since: UUID | None = None) -> list[str]:
        found = came_back(
            self.read(),
            since_id=str(since) if since else None,
            day=date.fromisoformat(day),
            zone=ZONE,
            **self.asking(),
        )
        return [f"{one['text'][0][1]}: {one['state']}" for one in found["tasks"]]


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_everybody_can_read_a_task_of_an_open_meeting_and_what_came_of_it(forum: Forum) -> None:
    task_id = forum.task(due=When("2016-04-30"))
    forum.on("2016-04-10")
    forum.act("finish_task", task_id=task_id, text={"sv": "Stora salen"})

    (now,) = forum.told()
    (before,) = forum.told("2016-04-09")

    assert (now["text"], now["state"], now["over_on"]) == (
        [("sv", "Boka en lokal")],
        "done",
        "2016-04-10",
    )
    assert now["came_of_it"] == [("sv", "Stora salen")]
    assert (before["state"], before["over_on"], before["came_of_it"]) == ("open", None, [])
    assert forum.told("2016-02-28") == []


def test_what_is_given_at_a_side_s_own_meeting_is_for_that_side(forum: Forum) -> None:
    side = forum.meeting("2016-03-01", side="civil_society", is_listed=False)
    given = {"text": {"sv": "Ring runt"}, "owner": TaskOwner.SIDE, "side": "civil_society"}
    forum.on("2016-03-01")
    task_id = forum.act("give_task", meeting_id=side, **given)
    forum.act("finish_task", task_id=task_id)

    assert forum.told() == []
    assert forum.told(role=Role.SECRETARIAT) == []
    sees = seen_by(Role.COORDINATOR, side="civil_society")
    (own,) = tasks(forum.read(), forum_id=str(forum.forum_id), sees=sees)
    assert own["state"] == "done"


def test_a_task_is_a_duty_of_its_owner_and_late_after_its_last_day(forum: Forum) -> None:
    organization_id = forum.organizations[0]
    forum.task(due=When("2016-03-15"))
    forum.task(owner=TaskOwner.SIDE, side="civil_society")
    forum.task(owner=TaskOwner.ORGANIZATION, organization_id=organization_id)
    forum.task(owner=TaskOwner.OFFICE, office="Fastighetskontoret")

    found = [one for one in forum.asked("2016-03-16") if one["kind"] == "do_task"]

    (own,) = of_actor(found, "secretariat")
    assert (own["since"], own["due"], own["is_late"]) == ("2016-03-01", "2016-03-15", True)
    for whose in (
        ("side", "civil_society"),
        ("organization", str(organization_id)),
        ("office", "Fastighetskontoret"),
    ):
        (one,) = of_actor(found, *whose)
        assert (one["due"], one["is_late"]) == (None, False)


def test_the_duty_ends_on_the_day_the_task_is_done_or_dropped(forum: Forum) -> None:
    done, dropped = forum.task(), forum.task()
    forum.on("2016-03-10")
    forum.act("finish_task", task_id=done)
    forum.on("2016-03-20")
    forum.act("drop_task", task_id=dropped, reason={"sv": "Behövs inte"})

    open_tasks = [
        forum.kinds(f"2016-03-{day}").count("do_task") for day in ("09", "10", "19", "20")
    ]

    assert open_tasks == [2, 1, 1, 0]


def test_a_task_from_an_older_source_asks_for_nothing(forum: Forum) -> None:
    forum.on("2016-03-01")
    held = forum.held
    evidence = Evidence(basis=Basis.FACT, source="Minnesanteckningar")
    here = {"forum_id": forum.forum_id, "simulated_now": forum.now, "evidence": evidence}
    given: dict[str, Any] = {"text": {"sv": "Återkomma"}, "owner": TaskOwner.SECRETARIAT}
    with acting(OFFICE_ID, **here):
        forum.governance.give_task(meeting_id=held, **given)

    assert forum.kinds("2016-03-10").count("do_task") == 0
    assert len(forum.told()) == 1


def test_a_meeting_looks_back_at_open_tasks_and_at_those_done_since_the_last(
    forum: Forum,
) -> None:
    early = forum.task(text={"sv": "Tidig"})
    late = forum.task(text={"sv": "Sen"})
    forum.task(text={"sv": "Öppen"})
    forum.on("2016-03-10")
    forum.act("finish_task", task_id=early)
    second = forum.meeting("2016-03-20")
    forum.on("2016-03-20")
    forum.act("hold_meeting", meeting_id=second)
    forum.on("2016-04-01")
    forum.act("finish_task", task_id=late)

    assert forum.looked_back("2016-04-10", second) == ["Öppen: open", "Sen: done"]
    assert forum.looked_back("2016-03-20", forum.held) == [
        "Sen: open",
        "Öppen: open",
        "Tidig: done",
    ]
    assert forum.looked_back("2016-03-01") == []

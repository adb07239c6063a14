"""Tasks: given at a meeting to one owner, done or dropped once."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from forum.errors import IncompleteError, NotAllowedError, TooLongError
from forum.governing.forum import UnknownSideError
from forum.governing.year import YearClosedError
from forum.meeting.refusals import HeldInFutureError, UnknownItemError
from forum.meeting.task import TaskDayError, TaskOverError, TaskOwner, TaskOwnerError
from forum.record.when import When
from tests.forum.meeting.conftest import Sitting


@pytest.fixture
def given(do: Any, plan: Any) -> Any:
    """Give a task: to the secretariat, at a meeting of its own, unless something else is said."""

    def give(**about: Any) -> UUID:
        said = {"text": {"sv": "Boka en större lokal"}, "owner": TaskOwner.SECRETARIAT, **about}
        if "meeting_id" not in said:
            said["meeting_id"] = plan("2018-03-28")
        made: UUID = do("give_task", **said)
        return made

    return give


def test_a_task_is_given_at_a_meeting_to_whoever_does_it(
    do: Any, plan: Any, given: Any, civos: UUID, written: Any
) -> None:
    meeting_id, item_id = plan("2018-03-28"), uuid4()
    do("add_agenda_item", meeting_id=meeting_id, title={"sv": "Lokaler"}, item_id=item_id)

    given(meeting_id=meeting_id, item_id=item_id, due=When("2018-04-30"))
    given(owner=TaskOwner.SIDE, side="government")
    given(owner=TaskOwner.ORGANIZATION, organization_id=civos)
    given(owner=TaskOwner.OFFICE, office="Fastighetskontoret")

    found = [event for event in written() if event.TOPIC == "task.given"]
    assert [(event.side, event.organization_id, event.office) for event in found] == [
        (None, None, None),
        ("government", None, None),
        (None, civos, None),
        (None, None, "Fastighetskontoret"),
    ]
    first = found[0]
    assert (first.year, first.item_id, str(first.due)) == (2018, item_id, "2018-04-30")
    assert str(first.effective) == "2018-03-28"


@pytest.mark.parametrize(
    "about",
    [
        {"owner": TaskOwner.SIDE},
        {"owner": TaskOwner.OFFICE, "office": ""},
        {"owner": TaskOwner.SECRETARIAT, "side": "government"},
        {"owner": TaskOwner.SIDE, "side": "government", "office": "Kontoret"},
    ],
)
def test_a_task_has_one_owner(given: Any, about: dict[str, Any]) -> None:
    with pytest.raises(TaskOwnerError):
        given(**about)


def test_a_task_says_what_is_to_be_done_at_a_meeting_that_has_been(given: Any, plan: Any) -> None:
    with pytest.raises(IncompleteError):
        given(text={"sv": " "})
    with pytest.raises(HeldInFutureError):
        given(meeting_id=plan("2018-09-12"))
    with pytest.raises(UnknownItemError):
        given(item_id=uuid4())
    with pytest.raises(UnknownSideError):
        given(owner=TaskOwner.SIDE, side="kommunen")
    with pytest.raises(TooLongError):
        given(owner=TaskOwner.OFFICE, office="k" * 301)


def test_only_a_last_day_that_is_certainly_before_the_meeting_is_refused(given: Any) -> None:
    with pytest.raises(TaskDayError):
        given(due=When("2018-03-27"))

    given(due=When("2018-03"))


def test_a_task_is_over_once(do: Any, given: Any, written: Any) -> None:
    done, dropped = given(), given()
    with pytest.raises(IncompleteError):
        do("drop_task", task_id=dropped, reason={})

    do("finish_task", task_id=done, text={"sv": "Stora salen är bokad"})
    do("drop_task", task_id=dropped, reason={"sv": "Mötet hålls på nätet"})

    assert [event.TOPIC for event in written()[-2:]] == ["task.done", "task.dropped"]
    for task_id in (done, dropped):
        with pytest.raises(TaskOverError):
            do("finish_task", task_id=task_id)
        with pytest.raises(TaskOverError):
            do("drop_task", task_id=task_id, reason={"sv": "Behövs inte"})


def test_a_task_is_not_done_before_its_day_comes(do: Any, given: Any) -> None:
    task_id = given()

    with pytest.raises(HeldInFutureError):
        do("finish_task", task_id=task_id, on="2018-06-02")


def test_a_task_can_be_done_after_its_year_was_closed_but_not_given(
    do: Any, given: Any, plan: Any
) -> None:
    do("open_year", year=2018)
    meeting_id = plan("2018-03-28")
    task_id = given(meeting_id=meeting_id)
    do("close_year", year=2018)
    with pytest.raises(YearClosedError):
        given(meeting_id=meeting_id)

    do("finish_task", task_id=task_id)


def test_an_entry_that_was_struck_leaves_the_task_open(do: Any, given: Any) -> None:
    task_id = given()
    do("finish_task", task_id=task_id)

    do("strike_event", aggregate_id=task_id, version=2, reason="Fel uppgift")

    do("drop_task", task_id=task_id, reason={"sv": "Behövs inte"})


def test_whoever_has_a_task_says_that_it_is_done_and_nobody_else(
    given: Any, akero: Sitting, bergby: Sitting, by: Any, by_side: Any, written: Any
) -> None:
    of_akero = given(owner=TaskOwner.ORGANIZATION, organization_id=akero.id)
    of_side = given(owner=TaskOwner.SIDE, side="civil_society")
    for act in (
        lambda: by(bergby, "finish_task", task_id=of_akero),
        lambda: by(bergby, "finish_task", task_id=of_side),
        lambda: by_side("government", "finish_task", task_id=of_side),
        lambda: by(akero, "drop_task", task_id=of_akero, reason={"sv": "Hinner inte"}),
    ):
        with pytest.raises(NotAllowedError):
            act()

    by(akero, "finish_task", task_id=of_akero)
    by_side("civil_society", "finish_task", task_id=of_side)

    assert {event.originator_id for event in written() if event.TOPIC == "task.done"} == {
        of_akero,
        of_side,
    }

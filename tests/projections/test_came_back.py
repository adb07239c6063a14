"""What has come back since the last meeting: answered, still open and with whom, promised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from forum.answering.feedback import Outcome
from forum.record.when import When
from projections.came_back import CameBack, came_back
from tests.projections.acted import ZONE, ActedForum


class Forum(ActedForum):
    def back(self, day: str, since: UUID | None = None) -> CameBack:
        return came_back(
            self.read(),
            since_id=str(since) if since else None,
            day=date.fromisoformat(day),
            zone=ZONE,
            **self.asking(),
        )

    def answered(self, day: str, view_id: UUID) -> None:
        self.on(day)
        self.act("give_feedback", view_id=view_id, outcome=Outcome.ANSWERED, text={"sv": "Svar"})


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def numbers(views: list[object]) -> list[int]:
    return [view["number"] for view in views]  # type: ignore[index]


def test_each_view_answered_since_the_last_meeting_comes_back_once(forum: Forum) -> None:
    first, second, third = forum.view(), forum.view(), forum.view()
    forum.answered("2016-02-01", first)
    meeting_id = forum.meeting("2016-03-01")
    forum.on("2016-03-01")
    forum.act("hold_meeting", meeting_id=meeting_id)
    forum.answered("2016-03-20", second)

    found = forum.back("2016-04-01", meeting_id)

    assert found["since"] == "2016-03-01"
    assert (numbers(found["answered"]), numbers(found["open"])) == ([2], [3])
    assert numbers(forum.back("2016-04-01")["answered"]) == [2, 1]
    assert third is not None


def test_what_is_late_comes_first_among_what_is_open_with_whose_turn_it_is(forum: Forum) -> None:
    forum.on("2016-02-01")
    forum.view()
    late = forum.view()
    owner = forum.organizations[0]
    forum.act("promise_feedback", view_id=late, due=When("2016-02-20"), owner_id=owner)

    found = forum.back("2016-03-01")

    assert numbers(found["open"]) == [2, 1]
    turn = found["open"][0]["turn"]
    assert turn is not None
    assert turn["whose_id"] == str(owner)


def test_what_the_chair_promised_is_told_until_and_after_its_day(forum: Forum) -> None:
    meeting_id = forum.meeting("2016-03-01")
    forum.on("2016-03-01")
    forum.act("open_meeting", meeting_id=meeting_id)
    forum.act(
        "close_meeting",
        meeting_id=meeting_id,
        promise={"sv": "Skriftligt svar"},
        owner="Kansliet",
        due=When("2016-03-31"),
    )

    def promised(day: str) -> list[tuple[str | None, bool]]:
        return [(one["due"], one["is_passed"]) for one in forum.back(day)["promises"]]

    assert promised("2016-03-31") == [("2016-03-31", False)]
    assert promised("2016-04-01") == [("2016-03-31", True)]
    assert promised("2016-02-29") == []


def test_a_view_that_was_taken_back_neither_comes_back_nor_is_open(forum: Forum) -> None:
    forum.act("withdraw_view", view_id=forum.view(), reason={"sv": "Ångrat"})

    found = forum.back("2016-03-01")

    assert (found["answered"], found["open"]) == ([], [])

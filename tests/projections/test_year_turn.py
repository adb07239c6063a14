"""The turn of the year: what is done by itself, what somebody said, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from forum.governing.year_turn import TurnStep
from forum.publishing.publication import PublicationKind
from forum.record.posts import Post
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from projections.year_turn import StepRow, year_turn
from tests.projections.acted import ZONE, ActedForum
from tests.walk.people import SIDES


class Forum(ActedForum):
    def steps(self, day: str = "2017-02-01") -> dict[str, StepRow]:
        asked = {"year": 2016, "day": date.fromisoformat(day), "zone": ZONE, **self.asking()}
        return {row["step"]: row for row in year_turn(self.read(), **asked)}


@pytest.fixture
def forum() -> Iterator[Forum]:
    forum = Forum()
    yield forum
    forum.close()


def test_the_list_is_whole_and_in_order_and_all_is_open_at_first(forum: Forum) -> None:
    steps = forum.steps()

    assert list(steps) == [step.value for step in TurnStep]
    assert {row["state"] for row in steps.values()} == {"open"}


def test_what_has_happened_is_done_without_anybody_saying_so(forum: Forum) -> None:
    forum.meeting("2017-01-03")
    rules_id = forum.act("propose_rules", year=2017)
    forum.act("adopt_rules", rules_id=rules_id)
    for post, side in zip((Post.CHAIR, Post.VICE_CHAIR), SIDES, strict=True):
        forum.act("appoint_presidium_member", year=2017, post=post, side=side)
    for kind in (PublicationKind.HANDOVER_NOTE, PublicationKind.ANNUAL_PUBLICATION):
        forum.act(
            "record_publication", covers_year=2016, classification=kind, title={"sv": "Skrift"}
        )
    forum.pass_time(400)
    forum.act("close_year", year=2016)

    done = {step for step, row in forum.steps().items() if row["state"] == "done"}

    assert done == {
        *("hand_over_note", "rules", "meetings", "presidium", "yearly_report", "year_closed"),
    }
    assert all(row["position"] for row in forum.steps().values() if row["state"] == "done")


def test_representatives_are_left_for_those_with_a_seat_and_nobody(forum: Forum) -> None:
    one, other = forum.organizations[:2]
    for organization_id in (one, other):
        forum.act("grant_seat", year=2017, side=SIDES[0], organization_id=organization_id)
    appointed = {"role": RepresentativeRole.REPRESENTATIVE, "start": When("2017-01-01")}
    forum.act(
        "appoint_representative",
        organization_id=one,
        person_id=forum.persons[0],
        side=SIDES[0],
        **appointed,
    )

    steps = forum.steps()
    assert (steps["seats"]["state"], steps["representatives"]["state"]) == ("done", "open")
    assert steps["representatives"]["left"] == [str(other)]


def test_the_last_notes_are_done_when_all_are_approved_and_published(forum: Forum) -> None:
    meeting_id = forum.meeting("2016-01-03")
    forum.act("hold_meeting", meeting_id=meeting_id)
    assert forum.steps()["last_minutes"]["left"] == ["2016-01"]
    minutes_id = forum.act("assemble_minutes", meeting_id=meeting_id, text={"sv": "Text"})
    forum.act("approve_minutes", minutes_id=minutes_id, in_writing=True)
    assert forum.steps()["last_minutes"]["state"] == "open"

    forum.act("publish_minutes", minutes_id=minutes_id)

    assert forum.steps()["last_minutes"]["state"] == "done"


def test_a_step_is_put_off_not_needed_or_said_to_be_done_on_its_day(forum: Forum) -> None:
    note = {"sv": "Därför"}
    forum.act("set_turn_step_aside", year=2016, step=TurnStep.GROUPS, note=note)
    forum.act("put_off_turn_step", year=2016, step=TurnStep.INTRODUCTION, until=When("2016-02-01"))
    put_off = forum.steps("2016-01-10")
    forum.pass_time(20)
    forum.act("do_turn_step", year=2016, step=TurnStep.INTRODUCTION)

    assert put_off["groups"]["state"] == "not_needed"
    assert put_off["groups"]["note"] == (("sv", "Därför"),)
    assert put_off["introduction"]["state"] == "put_off"
    assert put_off["introduction"]["until"] == "2016-02-01"
    assert forum.steps("2016-01-10")["introduction"]["state"] == "put_off"
    assert forum.steps("2016-02-01")["introduction"]["state"] == "done"

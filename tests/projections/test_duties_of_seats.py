"""Duties about seats and posts: reserves to call, people to name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forum.record.posts import Post
from forum.record.when import When
from forum.seating.mandates import RepresentativeRole
from projections.duties import of_actor
from tests.projections.dutiful import DutifulForum
from tests.walk.people import SIDES


@pytest.fixture
def forum() -> Iterator[DutifulForum]:
    forum = DutifulForum()
    yield forum
    forum.close()


def test_a_vacant_seat_is_offered_to_the_first_reserve_that_has_not_declined(
    forum: DutifulForum,
) -> None:
    seated, first, second, _ = forum.organizations
    of = {"year": 2016, "side": SIDES[0]}
    forum.act("grant_seat", **of, organization_id=seated, seats=1)
    for order, reserve in enumerate((first, second), start=1):
        forum.act("place_reserve", **of, organization_id=reserve, order=order)
    forum.act("vacate_seat", on=When("2016-02-01"), **of, organization_id=seated)

    def called(day: str) -> list[str]:
        found = forum.asked(day)
        return [duty["about_id"] for duty in found if duty["kind"] == "call_reserve"]

    assert called("2016-01-31") == []
    assert called("2016-02-01") == [str(first)]
    forum.act("decline_reserve_call", on=When("2016-02-10"), **of, organization_id=first)
    assert called("2016-02-10") == [str(second)]
    forum.act("call_up_reserve", on=When("2016-02-20"), **of, organization_id=second)
    assert called("2016-02-20") == []


def test_an_organization_with_a_seat_names_who_speaks_for_it(forum: DutifulForum) -> None:
    organization_id = forum.organizations[0]
    of = {"side": SIDES[0], "organization_id": organization_id}
    forum.act("grant_seat", year=2016, **of, seats=2)
    named = {"person_id": forum.persons[0], "role": RepresentativeRole.REPRESENTATIVE}
    forum.act("appoint_representative", **of, **named, start=When("2016-02-01"))
    one_short = forum.kinds("2016-02-01")
    forum.act("appoint_representative", **of, **named, start=When("2016-03-01"))

    assert (one_short, forum.kinds("2016-03-01")) == (["appoint"], [])
    mine = of_actor(forum.asked("2016-02-01"), "organization", str(organization_id))
    assert [duty["kind"] for duty in mine] == ["appoint"]


def test_a_post_held_by_somebody_acting_is_to_be_filled_by_its_side(forum: DutifulForum) -> None:
    forum.adopt(acting_days_most=30)
    forum.act(
        "appoint_presidium_member",
        year=2016,
        post=Post.VICE_CHAIR,
        side=SIDES[1],
        is_acting=True,
        start=When("2016-02-01"),
    )

    duty = next(one for one in forum.asked("2016-03-02") if one["about_id"] == Post.VICE_CHAIR)
    assert (duty["kind"], duty["whose"], duty["whose_id"]) == ("fill_post", "side", SIDES[1])
    assert (duty["due"], duty["is_late"]) == ("2016-03-02", False)


def test_a_post_that_nobody_holds_is_to_be_filled(forum: DutifulForum) -> None:
    about = {"year": 2016, "start": When("2016-02-01")}
    chair = {"post": Post.CHAIR, "side": SIDES[0], "named_by": SIDES[0], "label": "Ordförande"}
    forum.act("appoint_presidium_member", **about, **chair)
    forum.act(
        "leave_presidium", year=2016, post=Post.CHAIR, label="Ordförande", end=When("2016-05-31")
    )

    def unfilled(day: str) -> list[tuple[str, str | None, str | None]]:
        return [
            (duty["about_id"], duty["whose_id"], duty["due"])
            for duty in forum.asked(day)
            if duty["kind"] == "fill_post"
        ]

    assert unfilled("2016-05-31") == [("vice_chair", SIDES[1], "2016-04-01")]
    assert ("chair", SIDES[0], "2016-07-31") in unfilled("2016-06-01")


def test_a_seat_that_was_offered_is_the_reserve_s_to_answer(forum: DutifulForum) -> None:
    seated, first, second = forum.organizations[:3]
    where = {"year": 2016, "side": SIDES[0]}
    forum.act("open_seating", **where)
    forum.act("grant_seat", organization_id=seated, **where)
    for order, organization_id in enumerate((first, second), start=1):
        forum.act("place_reserve", organization_id=organization_id, order=order, **where)
    forum.on("2016-05-01")
    forum.act("vacate_seat", organization_id=seated, on=When("2016-05-01"), **where)
    forum.on("2016-05-02")
    forum.act("call_reserve", organization_id=first, answer_by=When("2016-05-10"), **where)
    forum.on("2016-05-08")
    forum.act("decline_reserve_call", organization_id=first, **where)

    def asked(day: str) -> list[tuple[str, str | None, str | None]]:
        return [
            (duty["kind"], duty["about_id"], duty["due"])
            for duty in forum.asked(day)
            if duty["kind"] in ("call_reserve", "answer_call")
        ]

    assert asked("2016-05-01") == [("call_reserve", str(first), None)]
    assert asked("2016-05-02") == [("answer_call", str(first), "2016-05-10")]
    assert asked("2016-05-08") == [("call_reserve", str(second), None)]

from __future__ import annotations

from typing import Any

import pytest

from forum.errors import EndsBeforeStartError, IncompleteError, UnknownThingError
from forum.governing.presidium import (
    OtherSidesPostError,
    PostHeldError,
    PostLeftError,
    Presidium,
    SameSidePresidiumError,
)
from forum.record.envelope import replay
from forum.record.posts import Post
from forum.record.text import TextRef
from forum.record.when import When

CHAIR, VICE = Post.CHAIR, Post.VICE_CHAIR


@pytest.fixture
def presidium() -> Presidium:
    return Presidium(year=2017)


def when(text: str | None) -> When | None:
    return When(text) if text else None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, None), (None, None)),
        (("2017-02-01", None), (None, None)),
        ((None, None), ("2017-11-16", None)),
        (("2017-02-01", "2017-06-30"), ("2017-06-30", None)),
        (("2017-02-01", "../2017-11-15"), ("2017-02-01", None)),
        (("2017", None), ("2017-02-01", None)),
    ],
)
def test_chair_and_vice_chair_come_from_different_sides(
    presidium: Presidium, first: tuple[str, str], second: tuple[str, str]
) -> None:
    presidium.appoint(CHAIR, "Chair", side="government", start=when(first[0]), end=when(first[1]))

    with pytest.raises(SameSidePresidiumError, match="different sides"):
        presidium.appoint(
            VICE, "Vice", side="government", start=when(second[0]), end=when(second[1])
        )

    assert len(presidium.pending_events) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2017-02-01", "2017-06-30"), ("2017-07-01", None)),
        (("2017-02-01", "2017-06"), ("2017-06-15", None)),
        (("2017-02-01", "../2017-11-15"), ("2017-09-01", None)),
        ((None, "2017-06-30"), ("2017", None)),
        ((None, None), (None, "2017-03-01")),
    ],
)
def test_the_same_side_is_refused_only_where_the_days_certainly_meet(
    presidium: Presidium, first: tuple[str, str], second: tuple[str, str]
) -> None:
    presidium.appoint(CHAIR, "Chair", side="government", start=when(first[0]), end=when(first[1]))

    presidium.appoint(VICE, "Vice", side="government", start=when(second[0]), end=when(second[1]))


def test_an_unknown_side_and_the_administrator_meet_nobody(presidium: Presidium) -> None:
    presidium.appoint(CHAIR, "Chair", side="government")

    presidium.appoint(VICE, "Vice")
    presidium.appoint(Post.ADMINISTRATOR, "Administrator", side="government")


def test_an_acting_vice_chair_comes_from_another_side_too(presidium: Presidium) -> None:
    presidium.appoint(CHAIR, "Chair", side="government")

    with pytest.raises(SameSidePresidiumError):
        presidium.appoint(VICE, "Acting vice", side="government", is_acting=True)


def test_only_the_side_itself_names_its_post(presidium: Presidium) -> None:
    with pytest.raises(OtherSidesPostError, match="government cannot name"):
        presidium.appoint(CHAIR, "Chair", side="civil_society", named_by="government")

    presidium.appoint(CHAIR, "Chair", side="civil_society", named_by="civil_society")


def test_a_post_is_given_once_to_the_same_holder(presidium: Presidium) -> None:
    presidium.appoint(CHAIR, "Chair 2017", side="civil_society")

    with pytest.raises(PostHeldError):
        presidium.appoint(CHAIR, "Chair 2017", side="civil_society")
    with pytest.raises(IncompleteError):
        presidium.appoint(CHAIR, " ", side="civil_society")


def test_nobody_leaves_before_coming(presidium: Presidium) -> None:
    with pytest.raises(EndsBeforeStartError):
        presidium.appoint(CHAIR, "Chair", start=When("2017-02-01"), end=When("2017-01-31"))
    presidium.appoint(CHAIR, "Chair", start=When("2017-02-01"))

    with pytest.raises(EndsBeforeStartError):
        presidium.leave(CHAIR, "Chair", When("2016"))
    with pytest.raises(UnknownThingError):
        presidium.leave(VICE, "Chair", When("2017-03-01"))


def test_a_post_is_left_once_and_makes_room_for_the_same_side(presidium: Presidium) -> None:
    presidium.appoint(VICE, "Vice", side="government", start=When("2017-02-01"))
    presidium.leave(VICE, "Vice", When("2017-06-30"))

    presidium.appoint(CHAIR, "Chair", side="government", start=When("2017-07-01"))

    with pytest.raises(PostLeftError):
        presidium.leave(VICE, "Vice", When("2017-05-31"))


def test_a_post_is_not_kept_into_the_time_of_another_holder_of_the_side(
    presidium: Presidium,
) -> None:
    presidium.appoint(VICE, "Vice", side="government", start=When("2017"), end=When("2017-06-30"))
    presidium.appoint(CHAIR, "Chair", side="government", start=When("2017-07-01"))

    with pytest.raises(SameSidePresidiumError):
        presidium.leave(VICE, "Vice", When("2017-08-31"))


def test_the_side_of_the_chair_is_that_of_whoever_stayed(presidium: Presidium) -> None:
    assert presidium.chair_side is None
    presidium.appoint(CHAIR, "First", side="government", end=When("2017-05-31"))
    assert presidium.chair_side == "government"

    presidium.appoint(CHAIR, "Second", side="civil_society", start=When("2017-06-01"))
    presidium.appoint(CHAIR, "Acting", side="other", is_acting=True)

    assert presidium.chair_side == "civil_society"


def test_an_appointment_that_is_entered_anew_is_left_as_the_struck_one_was(
    presidium: Presidium, reason: TextRef
) -> None:
    presidium.appoint(VICE, "Vice", side="civil_society", start=When("2017-02-01"))
    presidium.leave(VICE, "Vice", When("2017-06-30"))
    presidium.strike(2, "presidium.appointed", reason)
    without: Any = replay(None, presidium.pending_events)

    without.appoint(VICE, "Vice", side="government", start=When("2017-02-01"))
    anew: Any = replay(None, [*presidium.pending_events, *without.pending_events])

    assert anew.span((VICE, "Vice")).end == When("2017-06-30")


def test_a_holder_without_a_label_gets_one_without_a_name(presidium: Presidium) -> None:
    presidium.appoint(CHAIR, side="government", end=When("2017-06-30"))
    presidium.appoint(CHAIR, side="government", start=When("2017-07-01"))
    presidium.appoint(VICE, side="civil_society")
    presidium.appoint(Post.ADMINISTRATOR)

    assert [event.label for event in presidium.pending_events[1:]] == [
        "chair 2017 (government)",
        "chair 2017 (government) 2",
        "vice_chair 2017 (civil_society)",
        "administrator 2017 (-)",
    ]


def test_a_made_label_is_one_that_nobody_in_the_post_has(presidium: Presidium) -> None:
    presidium.appoint(Post.ADMINISTRATOR, "administrator 2017 (-) 2")

    for _ in range(2):
        presidium.appoint(Post.ADMINISTRATOR)

    assert [event.label for event in presidium.pending_events[2:]] == [
        "administrator 2017 (-)",
        "administrator 2017 (-) 3",
    ]

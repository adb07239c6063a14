from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.meeting.presence import Presence, PresenceCapacity
from forum.meeting.refusals import (
    HeadCountError,
    LeftBeforeArrivalError,
    NotPresentError,
    WasPresentError,
)
from forum.record.localtime import LocalTime

pytestmark = pytest.mark.usefixtures("somebody")
MEETING, CIVOS = UUID(int=1), UUID(int=2)


@pytest.fixture
def presence() -> Presence:
    return Presence(
        meeting_id=MEETING,
        organization_id=CIVOS,
        side="civil_society",
        capacity=PresenceCapacity.MEMBER,
        named="Civos",
    )


def at(clock: str) -> LocalTime:
    return LocalTime(f"2018-03-28T{clock}+02:00[Europe/Stockholm]")


def topics(presence: Presence) -> list[str]:
    return [event.TOPIC for event in presence.pending_events[1:]]  # type: ignore[attr-defined]


def test_an_organization_stands_once_on_the_list_in_each_capacity(presence: Presence) -> None:
    ids = {Presence.create_id(MEETING, CIVOS, capacity) for capacity in PresenceCapacity}

    assert presence.id in ids
    assert len(ids) == 3


def test_whoever_came_is_at_least_one_person(presence: Presence) -> None:
    for people in ({"head_count": 0}, {"head_count": 1, "of_which_interns": 2}):
        with pytest.raises(HeadCountError):
            presence.attend(**people)  # type: ignore[arg-type]

    presence.attend()  # nobody counted

    assert presence.pending_events[-1].head_count is None  # type: ignore[attr-defined]


def test_a_later_count_takes_the_place_of_an_earlier_one(presence: Presence) -> None:
    for people in (2, 2, 3):
        presence.attend(head_count=people)

    assert topics(presence) == ["presence.attended"] * 2


def test_an_organization_may_come_after_all_but_is_not_excused_afterwards(
    presence: Presence, given: Any
) -> None:
    presence.leave_unaccounted()
    presence.apologize()
    presence.apologize()
    presence.attend(head_count=1)

    presence = given(presence)
    for act in (presence.apologize, presence.leave_unaccounted):
        with pytest.raises(WasPresentError):
            act()


def test_the_same_again_changes_nothing(presence: Presence) -> None:
    for _ in range(2):
        presence.leave_unaccounted()
    for _ in range(2):
        presence.apologize()
    for _ in range(2):
        presence.attend(head_count=1)
        presence.arrive(at("13:30"))
        presence.leave(at("15:00"))

    assert topics(presence) == [
        "presence.unaccounted",
        "presence.apologized",
        "presence.attended",
        "presence.arrived",
        "presence.left",
    ]


def test_who_apologized_is_accounted_for(presence: Presence) -> None:
    presence.apologize()

    with pytest.raises(WasPresentError):
        presence.leave_unaccounted()


def test_only_who_was_there_came_late_or_left_early(presence: Presence) -> None:
    for act in (presence.arrive, presence.leave):
        with pytest.raises(NotPresentError):
            act(at("14:00"))


def test_nobody_leaves_before_all_of_them_came(presence: Presence) -> None:
    presence.attend(head_count=2)
    presence.arrive(at("14:00"))
    with pytest.raises(LeftBeforeArrivalError):
        presence.leave(at("13:30"))

    presence.leave(at("15:00"))
    presence.arrive(at("15:30"), applies_to_some=True)  # one came back

    assert topics(presence)[1:] == ["presence.arrived", "presence.left", "presence.arrived"]


def test_some_may_leave_before_others_come(presence: Presence) -> None:
    presence.attend(head_count=2)
    presence.arrive(at("14:00"), applies_to_some=True)

    presence.leave(at("13:30"), applies_to_some=True)

    assert presence.left == [(at("13:30"), True)]

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from forum.errors import IncompleteError
from forum.meeting.group import Group, GroupCapacity, GroupKind, GroupMemberError, PeopleCountError
from forum.record.values import names

pytestmark = pytest.mark.usefixtures("somebody")
CIVOS = UUID(int=1)


@pytest.fixture
def group() -> Group:
    return Group(
        year=2018,
        purpose=names({"sv": "Tema 1"}),
        classification=GroupKind.PLANNING,
        theme_id=None,
        meeting_id=None,
    )


def test_a_group_is_for_something() -> None:
    with pytest.raises(IncompleteError):
        Group.check_purpose(())

    Group.check_purpose(names({"sv": "Tema 1"}))


def test_an_organization_is_in_a_group_once_until_it_leaves(group: Group, given: Any) -> None:
    group.join(CIVOS, capacity=GroupCapacity.CONVENER, head_count=2)
    group = given(group)
    with pytest.raises(GroupMemberError):
        group.join(CIVOS)

    group.leave(CIVOS)
    group.join(CIVOS)

    assert group.members == {CIVOS}


def test_only_who_is_in_a_group_leaves_it(group: Group) -> None:
    with pytest.raises(GroupMemberError):
        group.leave(CIVOS)


def test_an_organization_in_a_group_has_somebody_there(group: Group) -> None:
    with pytest.raises(PeopleCountError):
        group.join(CIVOS, head_count=0)


def test_a_convener_that_is_named_calls_the_group_together_alone(group: Group, given: Any) -> None:
    group.join(CIVOS, side="civil_society", capacity=GroupCapacity.CONVENER)
    group.join(UUID(int=2), side="government", capacity=GroupCapacity.CONVENER)
    assert group.conveners == {CIVOS, UUID(int=2)}

    group.name_convener(CIVOS)
    group = given(group)

    assert group.conveners == {CIVOS}
    group.leave(CIVOS)
    assert group.conveners == set()
    with pytest.raises(GroupMemberError):
        group.name_convener(CIVOS)


def test_the_secretariat_of_a_group_does_not_call_it_together(group: Group) -> None:
    group.join(CIVOS, side="civil_society", capacity=GroupCapacity.SECRETARIAT)

    with pytest.raises(GroupMemberError, match="secretariat helps"):
        group.name_convener(CIVOS)

    assert group.sides == {}

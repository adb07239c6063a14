"""Groups: who is in them, and whether both sides are."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

from forum.meeting.group import Group, GroupCapacity, GroupKind
from projections.groups import groups, sides_in
from tests.projections.given import named
from tests.projections.telling import HERE, here, told

KINDS = {"civil_society": "civil_society", "government": "public"}


def group(*members: tuple[UUID, str | None, GroupCapacity]) -> Group:
    with here():
        it = Group(
            year=2018,
            purpose=named("Tema 1"),
            classification=GroupKind.PLANNING,
            theme_id=None,
            meeting_id=None,
        )
        for organization_id, side, capacity in members:
            it.join(organization_id, side=side, capacity=capacity, head_count=1)
    return it


MEMBER, SECRETARIAT = GroupCapacity.MEMBER, GroupCapacity.SECRETARIAT


def test_a_group_of_one_side_is_seen_to_be_that(tmp_path: Path) -> None:
    conn = told(tmp_path, group((uuid4(), "civil_society", MEMBER)))

    (found,) = groups(conn, **HERE)

    assert sides_in(found, KINDS) == {"civil_society"}


def test_the_secretariat_counts_for_no_side(tmp_path: Path) -> None:
    conn = told(
        tmp_path,
        group((uuid4(), "civil_society", MEMBER), (uuid4(), "government", SECRETARIAT)),
    )

    (found,) = groups(conn, **HERE)

    assert sides_in(found, KINDS) == {"civil_society"}


def test_whoever_left_a_group_no_longer_counts_and_may_come_back(tmp_path: Path) -> None:
    ministry = uuid4()
    left = group((uuid4(), "civil_society", MEMBER), (ministry, "government", MEMBER))
    back = group((uuid4(), "civil_society", MEMBER), (ministry, "government", MEMBER))
    with here():
        left.leave(ministry)
        back.leave(ministry)
        back.join(ministry, side="government")

    found = groups(told(tmp_path, left, back), **HERE)

    assert [len(sides_in(it, KINDS)) for it in found] == [1, 2]

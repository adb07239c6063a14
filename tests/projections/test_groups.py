"""Groups: who is in them, and whether both sides are."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID, uuid4

from forum.meeting.group import Group, GroupCapacity, GroupKind
from forum.policy import Role
from forum.record.acting import noting
from forum.record.values import Caution
from projections.groups import GroupRow, groups, sides_in
from projections.visible import seen_by
from tests.projections.given import named, ref, worded
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


def capacities(found: list[GroupRow]) -> list[str]:
    return [member["capacity"] for row in found for member in row["members"]]


def test_the_convener_that_was_named_last_is_the_only_one(tmp_path: Path) -> None:
    first, second, third = uuid4(), uuid4(), uuid4()
    it = group(
        (first, "civil_society", GroupCapacity.CONVENER),
        (second, "government", MEMBER),
        (uuid4(), "government", SECRETARIAT),
    )
    before = groups(told(tmp_path, it), **HERE)

    it = group(
        (first, "civil_society", GroupCapacity.CONVENER),
        (second, "government", MEMBER),
        (uuid4(), "government", SECRETARIAT),
    )
    with here():
        it.name_convener(second)
        it.join(third, side="government", capacity=GroupCapacity.CONVENER)
    after = groups(told(tmp_path, it), **HERE)

    assert capacities(before) == ["convener", "member", "secretariat"]
    assert capacities(after) == ["member", "convener", "secretariat", "convener"]


def test_papers_of_a_group_are_for_members(tmp_path: Path) -> None:
    it = group((uuid4(), "civil_society", MEMBER))
    with here():
        it.add_paper(named("Underlag"), worded(ref()))
    conn = told(tmp_path, it)

    (public,) = groups(conn, **HERE)
    (member,) = groups(conn, forum_id=HERE["forum_id"], sees=seen_by(Role.MEMBER))

    assert public["papers"] == []
    assert [(one["title"], one["day"]) for one in member["papers"]] == [
        ([("sv", "Underlag")], "2021-01-02")
    ]


def test_a_leave_that_left_a_group_to_one_side_is_told_with_its_caution(tmp_path: Path) -> None:
    ministry = uuid4()
    it = group((uuid4(), "civil_society", MEMBER), (ministry, "government", MEMBER))
    with here(), noting(cautions=(Caution(code="W4"),)):
        it.leave(ministry)

    (found,) = groups(told(tmp_path, it), **HERE)

    said = [
        (one["act"], [caution["code"] for caution in one["cautions"]]) for one in found["grounds"]
    ]
    assert said == [("formed", []), ("member_left", ["W4"])]
